"""The words by which a space is known to bind: units, counted nouns, abbreviations that stand before a number."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONE_LETTER = "ksvzouaiKSVZOUAI"
"""Prepositions and conjunctions of one letter."""

AFTER_NUMBER = _words(
    """
    % ‰ ° °C Kč CZK EUR € $ USD tis mil mld ks kg g dkg mg t l ml hl m cm mm km m² m³ km² ha ar h hod min sec str obyv lůž dB kW kWh MW MB GB kB px pt
    lidí lidem lidmi lidech dnů dnům dny dnech let letech lety rokem měsících týden týdny týdnů týdnech hodinách minutách procent procenta procento
    účastníkům členům obcích obcím osobám osobách osobami službách domácností rodin dětí seniorů míst místa místo bodu bodech
    """
)
"""Units and inflected counted nouns; the forms that follow a bare number come from the table of nouns in agreement."""

AFTER_SCALE = ("Kč", "CZK", "EUR", "€", "korun", "obyvatel", "lidí")
"""What follows tis., mil., mld."""

SCALES = _words("tis mil mld")

BEFORE_NUMBER = _words("č čís j p s str obr tab odst čl kap sv roč r příl tel mob tř hl ř výz vyhl zák ust bod min max")
"""Abbreviations (without their dots) before a number."""

BEFORE_NAME = _words("sv ul nám")
"""Abbreviations before a proper name, beside titles."""

LABELS = _words(
    """
    strana straně stranu strany tabulka tabulku tabulky tabulce tabulkou obrázek obrázku obrázkem kapitola kapitolu kapitoly kapitole
    příloha přílohu přílohy příloze přílohou bod bodu bodě bodem opatření cíl cíle cílem cíli část části částí článek článku odstavec odstavce odstavci
    graf grafu grafem schéma mapa mapu mapy verze verzi priorita prioritu priority prioritě aktivita aktivitu aktivity aktivitě ičo ič dič psč
    """
)
"""Words before the number of a thing, in small letters."""

SIGNS = _words("§ §§ * † × ±")
"""Signs before a number."""

NO_NOUN = _words(
    """
    až do na od po se si je by pro při nebo ani ale ve ke ze že jak tak však byl byla bylo byli bude jsou jako když který která které
    """
)
"""Words that do not make one whole with an ordinal before them ('od 9. do 15. března')."""

PARTS_OF_MARK = _words("p. j. ev. ú. o. e. or.")
"""What follows 'č.' in the marks of papers and houses (č. j., č. p.)."""
