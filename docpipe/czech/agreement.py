"""A count or a gender → the Czech words that agree with it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from docpipe.czech.format import format_number
from docpipe.czech.values import NBSP

Gender = Literal["m", "f"] | None

_NOUNS: dict[str, tuple[str, str, str, str]] = {
    # 1, 2–4, 5 and more, a decimal (genitive singular)
    "účastník": ("účastník", "účastníci", "účastníků", "účastníka"),
    "účastnice": ("účastnice", "účastnice", "účastnic", "účastnice"),
    "osoba": ("osoba", "osoby", "osob", "osoby"),
    "účast": ("účast", "účasti", "účastí", "účasti"),
    "člen": ("člen", "členové", "členů", "člena"),
    "členka": ("členka", "členky", "členek", "členky"),
    "host": ("host", "hosté", "hostů", "hosta"),
    "zástupce": ("zástupce", "zástupci", "zástupců", "zástupce"),
    "obec": ("obec", "obce", "obcí", "obce"),
    "organizace": ("organizace", "organizace", "organizací", "organizace"),
    "služba": ("služba", "služby", "služeb", "služby"),
    "poskytovatel": ("poskytovatel", "poskytovatelé", "poskytovatelů", "poskytovatele"),
    "uživatel": ("uživatel", "uživatelé", "uživatelů", "uživatele"),
    "klient": ("klient", "klienti", "klientů", "klienta"),
    "obyvatel": ("obyvatel", "obyvatelé", "obyvatel", "obyvatele"),
    "lůžko": ("lůžko", "lůžka", "lůžek", "lůžka"),
    "úvazek": ("úvazek", "úvazky", "úvazků", "úvazku"),
    "opatření": ("opatření", "opatření", "opatření", "opatření"),
    "aktivita": ("aktivita", "aktivity", "aktivit", "aktivity"),
    "cíl": ("cíl", "cíle", "cílů", "cíle"),
    "potřeba": ("potřeba", "potřeby", "potřeb", "potřeby"),
    "úkol": ("úkol", "úkoly", "úkolů", "úkolu"),
    "bod": ("bod", "body", "bodů", "bodu"),
    "část": ("část", "části", "částí", "části"),
    "příloha": ("příloha", "přílohy", "příloh", "přílohy"),
    "setkání": ("setkání", "setkání", "setkání", "setkání"),
    "jednání": ("jednání", "jednání", "jednání", "jednání"),
    "připomínka": ("připomínka", "připomínky", "připomínek", "připomínky"),
    "znak": ("znak", "znaky", "znaků", "znaku"),
    "hlas": ("hlas", "hlasy", "hlasů", "hlasu"),
    "strana": ("strana", "strany", "stran", "strany"),
    "dokument": ("dokument", "dokumenty", "dokumentů", "dokumentu"),
    "chyba": ("chyba", "chyby", "chyb", "chyby"),
    "varování": ("varování", "varování", "varování", "varování"),
    "výjimka": ("výjimka", "výjimky", "výjimek", "výjimky"),
    "položka": ("položka", "položky", "položek", "položky"),
    "řádek": ("řádek", "řádky", "řádků", "řádku"),
    "minuta": ("minuta", "minuty", "minut", "minuty"),
    "hodina": ("hodina", "hodiny", "hodin", "hodiny"),
    "den": ("den", "dny", "dní", "dne"),
    "měsíc": ("měsíc", "měsíce", "měsíců", "měsíce"),
    "rok": ("rok", "roky", "let", "roku"),
    "koruna": ("koruna", "koruny", "korun", "koruny"),
}

_GENDERED: dict[str, tuple[str, str, str]] = {
    # man, woman, not known
    "zapsal": ("zapsal", "zapsala", "zapsal(a)"),
    "vypracoval": ("vypracoval", "vypracovala", "vypracoval(a)"),
    "zpracoval": ("zpracoval", "zpracovala", "zpracoval(a)"),
    "ověřil": ("ověřil", "ověřila", "ověřil(a)"),
    "schválil": ("schválil", "schválila", "schválil(a)"),
    "předsedal": ("předsedal", "předsedala", "předsedal(a)"),
    "svolal": ("svolal", "svolala", "svolal(a)"),
    "zahájil": ("zahájil", "zahájila", "zahájil(a)"),
    "zastupoval": ("zastupoval", "zastupovala", "zastupoval(a)"),
    "omluven": ("omluven", "omluvena", "omluven(a)"),
    "přítomen": ("přítomen", "přítomna", "přítomen(a)"),
    "zastoupen": ("zastoupen", "zastoupena", "zastoupen(a)"),
    "koordinátor": ("koordinátor", "koordinátorka", "koordinátor(ka)"),
    "manažer": ("manažer", "manažerka", "manažer(ka)"),
    "metodik": ("metodik", "metodička", "metodik/metodička"),
    "pracovník": ("pracovník", "pracovnice", "pracovník/pracovnice"),
    "zapisovatel": ("zapisovatel", "zapisovatelka", "zapisovatel(ka)"),
    "ověřovatel": ("ověřovatel", "ověřovatelka", "ověřovatel(ka)"),
    "poskytovatel": ("poskytovatel", "poskytovatelka", "poskytovatel(ka)"),
    "uživatel": ("uživatel", "uživatelka", "uživatel(ka)"),
    "občan": ("občan", "občanka", "občan(ka)"),
    "klient": ("klient", "klientka", "klient(ka)"),
    "účastník": ("účastník", "účastnice", "účastník/účastnice"),
    "zástupce": ("zástupce", "zástupkyně", "zástupce/zástupkyně"),
    "předseda": ("předseda", "předsedkyně", "předseda/předsedkyně"),
    "místopředseda": ("místopředseda", "místopředsedkyně", "místopředseda/místopředsedkyně"),
    "starosta": ("starosta", "starostka", "starosta/starostka"),
    "místostarosta": ("místostarosta", "místostarostka", "místostarosta/místostarostka"),
    "ředitel": ("ředitel", "ředitelka", "ředitel(ka)"),
    "tajemník": ("tajemník", "tajemnice", "tajemník/tajemnice"),
    "člen": ("člen", "členka", "člen(ka)"),
    "host": ("host", "host", "host"),
    "vedoucí": ("vedoucí", "vedoucí", "vedoucí"),
    "garant": ("garant", "garantka", "garant(ka)"),
}


_WOMEN = {woman for man, woman, _ in _GENDERED.values() if woman != man} | {"nepřítomna", "pozvána"}
_MEN = {man for man, woman, _ in _GENDERED.values() if woman != man} | {"nepřítomen", "pozván"}


def _form(number: int | Decimal) -> int:
    if number % 1:
        return 3
    if number == 1:
        return 0
    return 1 if number in (2, 3, 4) else 2


def noun(number: int | Decimal, word: str) -> str:
    """Return the form of a noun that goes with the number: účastník, účastníci, účastníků.

    From five on the genitive plural, 21 and 22 too (ÚJČ id=792). Raises KeyError for a noun that is not in the table.
    """
    return _NOUNS[word][_form(number)]


@cache
def noun_forms() -> frozenset[str]:
    """Return every form that can follow a number."""
    return frozenset(form for forms in _NOUNS.values() for form in forms)


def count(number: int | Decimal, word: str) -> str:
    """Return '2 účastníci', '5 účastníků', '1,5 úvazku', the number bound to the noun. Raises KeyError for a noun that is not in the table."""
    return f"{format_number(number)}{NBSP}{noun(number, word)}"


def _agree(number: int, one: tuple[str, str], few: tuple[str, str], many: str, *, women_only: bool) -> str:
    form = _form(number)
    return one[women_only] if form == 0 else few[women_only] if form == 1 else many


def present(number: int, *, women_only: bool = False) -> str:
    """Return 'přítomen', 'přítomni', 'přítomno', for women only 'přítomna', 'přítomny', 'přítomno'. A mixed group is masculine animate."""
    return _agree(number, ("přítomen", "přítomna"), ("přítomni", "přítomny"), "přítomno", women_only=women_only)


def excused(number: int, *, women_only: bool = False) -> str:
    """Return 'omluven', 'omluveni', 'omluveno', for women only 'omluvena', 'omluveny', 'omluveno'."""
    return _agree(number, ("omluven", "omluvena"), ("omluveni", "omluveny"), "omluveno", women_only=women_only)


def attended(number: int, *, women_only: bool = False) -> str:
    """Return 'zúčastnil se', 'zúčastnili se', 'zúčastnilo se', for women only 'zúčastnila se', 'zúčastnily se', 'zúčastnilo se'."""
    return _agree(number, ("zúčastnil se", "zúčastnila se"), ("zúčastnili se", "zúčastnily se"), "zúčastnilo se", women_only=women_only)


def takes_plural(number: int) -> bool:
    """Return whether a verb goes with the number in the plural: jsou 2, týkají se 4, but je 1, je 5, je 22 (ÚJČ id=792)."""
    return _form(number) == 1


def has_gendered(word: str) -> bool:
    """Return whether `gendered` knows the word (its masculine form, in any letter case)."""
    return word.lower() in _GENDERED


def gender_said(text: str) -> Gender:
    """Return the gender that the first telling word says: 'f' of „sociální pracovnice“ and „přítomna“, 'm' of „starosta obce“."""
    for word in text.lower().split():
        if word in _WOMEN:
            return "f"
        if word in _MEN:
            return "m"
    return None


def gendered(word: str, gender: Gender) -> str:
    """Return the form of 'Zapsal', 'koordinátor' … for a man, a woman, or one whose gender is not known ('Zapsal(a)').

    The case of the first letter is kept. Raises KeyError for a word that is not in the table.
    """
    man, woman, either = _GENDERED[word.lower()]
    form = man if gender == "m" else woman if gender == "f" else either
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
