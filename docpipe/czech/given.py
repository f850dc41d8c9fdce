"""A text → words that look like somebody's full name: a usual given name in any case, and a word with a capital after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from docpipe.czech.inflection import fixed_start, inflected_forms_pattern, unaccented
from docpipe.czech.personal import Datum

_NAMES: Final = """
Adam Adéla Adolf Adriana Agáta Alan Albert Albín Alena Aleš Alexandr Alexandra Alfréd Alice Alois Aloisie Alžběta Amálie Ambrož Anastázie Anděla Andrea
Anežka Anna Antonie Antonín Apolena Arnošt Artur Augustin Barbora Beáta Bedřich Berta Blahoslav Blanka Blažena Bohdan Bohdana Bohumil Bohumila Bohumír
Bohumíra Bohuslav Bohuslava Boleslav Bořek Bořivoj Božena Břetislav Bronislav Bronislava Brigita Cecílie Cyril Dagmar Dalibor Dalimil Dana Daniel Daniela
Darina David Denisa Diana Dita Dobromila Dominik Dominika Dorota Drahomíra Drahoslav Drahoslava Dušan Eduard Ela Elena Eliška Ema Emanuel Emil Emílie Erik
Erika Erich Ervín Eugen Eva Evelína Evžen Ferdinand Filip Filoména Františka František Gabriel Gabriela Gita Gizela Gustav Hana Hedvika Helena Heřman
Herbert Hubert Hugo Hynek Ida Ignác Igor Ilona Ingrid Irena Iva Ivan Ivana Iveta Ivo Izabela Jáchym Jakub Jan Jana Jarmila Jaromír Jaromíra Jaroslav
Jaroslava Jindra Jindřich Jindřiška Jiří Jiřina Jitka Johana Jolana Jonáš Josef Josefa Josefína Julie Julius Justýna Kamil Kamila Karel Karin Karla
Karolína Kateřina Klára Klaudie Klement Kristián Kristina Kristýna Květa Květoslav Květoslava Květuše Ladislav Ladislava Lenka Leo Leona Leoš Leopold Libor
Libuše Lubomír Lubomíra Lubor Luboš Lucie Luděk Ludmila Ludvík Ľudmila Lukáš Lýdie Magda Magdaléna Marcel Marcela Marek Marián Marie Mariana Markéta Marta
Martin Martina Matěj Matouš Matyáš Maxmilián Melánie Metoděj Michael Michaela Michal Mikuláš Milada Milan Milena Miloň Miloslav Miloslava Miloš Miluše
Miriam Miroslav Miroslava Mojmír Monika Naděžda Natálie Nela Nikol Nikola Nina Norbert Olda Oldřich Oldřiška Olga Oliver Ondřej Otakar Otmar Oto Otto
Patricie Patrik Pavel Pavla Pavlína Petr Petra Prokop Přemysl Radan Radek Radim Radka Radmila Radomír Radomíra Radoslav Radoslava Radovan Regina Renáta
Richard Robert Roman Romana Rostislav Rozálie Rudolf Růžena Sabina Samuel Sandra Sára Silvie Simona Slavomír Soňa Stanislav Stanislava Stela Svatava
Svatopluk Svatoslav Svetlana Šárka Šimon Štefan Štefánie Štěpán Štěpánka Tadeáš Tamara Táňa Tereza Terezie Tibor Tobiáš Tomáš Uršula Václav Václava Valerie
Vanda Vavřinec Věnceslava Vendula Věra Veronika Věroslav Viktor Viktorie Vilém Vilma Viola Vít Vítězslav Vladan Vladimír Vladimíra Vladislav Vladislava
Vlasta Vlastimil Vlastimila Vlastislav Vojtěch Vojtěška Vratislav Zbyněk Zbyšek Zdeněk Zdenka Zdeňka Zdislava Zita Zlata Zoltán Zora Zuzana Žaneta Žofie
"""
_UPPER: Final = "A-ZÁČĎÉĚÍĽŇÓŘŠŤÚŮÝŽ"
_CAPITAL: Final = rf"[{_UPPER}][^\W\d_]+(?:-[{_UPPER}][^\W\d_]+)?"
_PAIR: Final = re.compile(rf"(?<![^\W_])({_CAPITAL})(?=[ \u00a0](?:[{_UPPER}]\.[ \u00a0])?({_CAPITAL}))")
_FORMS_OF_SURNAMES: Final = re.compile(
    r"(?:[áéýíůeouyai]|ovi|ou|ého|ému|ým|ém|ové|ovou|em|[bcčdďfghjklmnňprřsštťvzž])$",
)
_BEFORE: Final = re.compile(
    r"(?:sv\.|svat\w{1,3}|ulic\w{1,3}|ul\.|náměstí\w{0,2}|nám\.|nábřeží\w{0,2}|tříd\w{1,2}|tř\.|sad\w{0,2}|most\w{0,2}|škol\w{1,2}|nadac\w{1,3}|cen\w{1,2}|fond\w{0,2})\s+$",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(r"(?:ov(?:a|o|y|u|ě|ou|ých|ým|ými|ém)|ův)$")
"""„Karlovy Vary“, „Petrova ulice“."""
_AFTER: Final = re.compile(r"\s+\d")
_AROUND: Final = 16
_SHORTEST: Final = 3


def guessed_names(text: str) -> Iterator[Datum]:
    """Yield words of a text (`clean`) that look like the full name of somebody; not those of saints, streets, schools and other things called after people."""
    for match in _PAIR.finditer(text):
        surname = match[2]
        if len(surname) < _SHORTEST or surname[1:].isupper() or not _FORMS_OF_SURNAMES.search(surname) or not _is_given(match[1]):
            continue
        begin, end = match.start(), match.end(2)
        if not _BEFORE.search(text, max(0, begin - _AROUND), begin) and not _AFTER.match(text, end):
            yield Datum(" ".join(text[begin:end].split()), begin, end)


@cache
def _starts() -> tuple[dict[str, list[str]], tuple[int, ...]]:
    found: dict[str, list[str]] = {}
    for name in _NAMES.split():
        found.setdefault(fixed_start(name), []).append(name)
    return found, tuple(sorted({len(start) for start in found}))


@lru_cache(maxsize=8192)
def _is_given(written: str) -> bool:
    if _POSSESSIVE.search(written):
        return False
    starts, lengths = _starts()
    plain = unaccented(written).casefold()
    names = [name for length in lengths for name in starts.get(plain[:length], ())]
    return any(inflected_forms_pattern(name).fullmatch(written) for name in names)
