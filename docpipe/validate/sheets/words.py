"""A text of a header or label → what it says: a year, a unit of money, a role of its column, a total."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from docpipe.czech.names import bare
from docpipe.czech.parse.numbers import declared_unit
from docpipe.czech.values import Unit
from docpipe.dataclass import dataclass
from docpipe.validate.sheets.known import Known


class Role(StrEnum):
    """What a column holds."""

    MEASURE = "measure"
    SERVICE = "service"
    PROVIDER = "provider"
    SOURCE = "source"
    MUNICIPALITY = "municipality"
    YEAR = "year"
    ITEM = "item"
    """Labels of several kinds: each is told by what it names."""
    AMOUNT = "amount"
    COST = "cost"
    TOTAL = "total"
    ASIDE = "aside"
    """Nothing of money: a note, a number of beds, an IČO."""


WHO = (Role.MEASURE, Role.SERVICE, Role.PROVIDER)
LABELS = frozenset({*WHO, Role.SOURCE, Role.MUNICIPALITY, Role.YEAR, Role.ITEM})

_WORDS: dict[Role, str] = {
    Role.MEASURE: "opatreni; nazev opatreni; cislo opatreni; opatreni/aktivita; aktivita; nazev aktivity; karta; opatreni planu; id opatreni",
    Role.SERVICE: "sluzba; socialni sluzba; nazev sluzby; nazev socialni sluzby; nazev zarizeni; zarizeni; id sluzby",
    Role.PROVIDER: "poskytovatel; nazev poskytovatele; organizace; realizator; prijemce; poskytovatel sluzby",
    Role.SOURCE: "zdroj; zdroj financovani; zdroje; zdroje financovani; financovani; nazev zdroje; zdroj prijmu; druh zdroje; zdroj prostredku",
    Role.MUNICIPALITY: "obec; mesto; obec/mesto; mesto/obec; nazev obce; prispivajici obec; obec ci mesto",
    Role.YEAR: "rok; obdobi; kalendarni rok; rok planu",
    Role.ITEM: "polozka; nazev; popis; text; ukazatel; nazev polozky; polozka rozpoctu; sluzba/zdroj; sluzba / zdroj; polozka/zdroj",
    Role.AMOUNT: "castka; vyse; hodnota; prostredky; vyse prispevku; financni prostredky; pozadavek; vyse castky; plan; predpoklad",
    Role.COST: "rozpocet; rozpocet celkem; celkovy rozpocet; provozni naklady; naklady sluzby celkem",
    Role.TOTAL: "celkem; soucet; suma; σ; mezisoucet; uhrnem; total",
    Role.ASIDE: "poznamka; poznamky; pozn; komentar; ico; ic; identifikator; identifikator rpss; registracni cislo; §; paragraf; druh sluzby; druh; forma; "
    "formy; forma sluzby; c; cislo; por c; poradove cislo; poradi; id; kontakt; telefon; e-mail; cilova skupina; cilove skupiny; klientu; z toho z orp; luzka; "
    "lokalita; adresa; stav",
}
_ROLES = {word: role for role, words in _WORDS.items() for word in words.split("; ")}
_ASIDE = re.compile(r"(?:kapacit|uvazk|uvazek|pocet |procent|podil|%|index|mira |kc/|koeficient)")
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20|21)\d{2}(?![\d/])")
_NOISE = re.compile(
    r"\b(?:rok(?:u|y)?|plan|planovane|predpoklad|predpokladane|skutecnost|odhad|vyhled|navrh|v|ve|na|za|pro)\b|[()\[\]{}:;,*–—|=]|(?<!\w)-|-(?!\w)"
)
_UNIT = re.compile(r"(?:(?:tis(?:\.|ic\w*)?|mil(?:\.|ion\w*)?)\s*)?(?:\bkc\b|\bczk\b|\bkorun\w*)")
_TOTAL = re.compile(r"(?:celkem|soucet|mezisoucet|suma|uhrnem|total|σ)\b.*|.*\b(?:celkem|soucet)")
_COST = re.compile(r"(?:celkove |predpokladane |celkem )?(?:naklady|vydaje)(?: celkem)?(?: (?:na |za )?(?:sluzb\w+|opatreni|provoz\w*))?(?: celkem)?")
_LONGEST_LABEL = 300


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header or a label says."""

    role: Role | None = None
    """Beside a source: what the same word says over a column of texts („obec“)."""
    year: int | None = None
    years: int = 0
    """How many different years it names."""
    source: str | None = None
    municipality: str | None = None
    who: tuple[Role, str] | None = None
    unit: Unit | None = None
    rest: str = ""
    """Its own words, as they are compared, without years and units."""

    @property
    def is_known(self) -> bool:
        """Whether it says anything that a header says."""
        return self.role is not None or self.year is not None or self.source is not None or self.municipality is not None

    def under(self, outer: Meaning) -> Meaning:
        """Return the meaning of a header that stands under another: what it does not say itself, the upper one says."""
        role = self.role or (outer.role if outer.role in (Role.TOTAL, Role.COST, Role.AMOUNT, Role.ASIDE) and self.source is None else None)
        return replace(
            self,
            role=role,
            year=self.year or outer.year,
            years=self.years or outer.years,
            source=self.source or outer.source,
            municipality=self.municipality or outer.municipality,
            who=self.who or outer.who,
            unit=self.unit or outer.unit,
        )


@lru_cache(maxsize=4096)
def meaning_of(text: str, known: Known) -> Meaning:
    """Return what a text of a header says; what it names comes before what its words may mean."""
    text = text[:_LONGEST_LABEL]
    folded = bare(text)
    found = tuple(dict.fromkeys(_YEAR.findall(folded)))
    year = int(found[0]) if len(found) == 1 else None
    rest = " ".join(_NOISE.sub(" ", _UNIT.sub(" ", _YEAR.sub(" ", folded))).split()).strip(" .")
    meaning = Meaning(year=year, years=len(found), unit=declared_unit(text), rest=rest)
    named = known.role(text) or known.role(rest)
    if named == "source":
        return replace(meaning, source=_clean(text, rest, known.sources), role=_ROLES.get(rest))
    if named == "municipality":
        return replace(meaning, municipality=_clean(text, rest, known.municipalities))
    # a measure that somebody calls „sluzba“ has the name of a column; over a column the word means the column
    if named is not None and rest not in _ROLES and folded not in _ROLES:
        return replace(meaning, who=(Role(named), text.strip()))
    return replace(meaning, role=_role(rest, folded) or (Role.AMOUNT if meaning.unit and not rest and year is None else None))


def _clean(text: str, rest: str, names: frozenset[str]) -> str:
    """Return the name as written, without the year and unit that stand beside it."""
    plain = " ".join(text.split())
    if bare(plain) in names:
        return plain
    kept = frozenset(rest.split())
    return " ".join(word.strip("()[],:;") for word in plain.split() if bare(word.strip("()[],:;")) in kept)


def _role(rest: str, folded: str) -> Role | None:
    if (role := _ROLES.get(rest) or _ROLES.get(folded.strip(" .:"))) is not None:
        return role
    if _ASIDE.match(folded):
        return Role.ASIDE
    if _COST.fullmatch(rest):
        return Role.COST
    return Role.TOTAL if rest and _TOTAL.fullmatch(rest) else None


def follow_on(years: Collection[int]) -> bool:
    """Return whether numbers are the years of a header: two or more that follow on. An amount of 2000 is a number too."""
    return len(set(years)) > 1 and max(years) - min(years) + 1 == len(set(years))


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Return whether a label is that of a subtotal or total: „Celkem“, „Celkem za službu“, „Priorita 1 celkem“; „Náklady celkem“ are costs."""
    folded = bare(text[:_LONGEST_LABEL]).strip(" .:")
    return bool(_TOTAL.fullmatch(folded)) and not _COST.fullmatch(folded)


@lru_cache(maxsize=4096)
def is_cost(text: str) -> bool:
    """Return whether a label is that of costs, which are held against the sources."""
    return bool(_COST.fullmatch(bare(text[:_LONGEST_LABEL]).strip(" .:")))
