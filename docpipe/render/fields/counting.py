"""Numbered paragraphs one after another → the numbers that Word puts before them (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.fields.sheet import Sheet
from docpipe.render.ooxml import Element, w

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS: Final = 26


@dataclass(slots=True)
class Counter:
    """Counts the numbered paragraphs of a document, which must be shown to it in order."""

    sheet: Sheet
    numbering: Element | None
    _abstracts: dict[str, Element] = field(default_factory=dict)
    _nums: dict[str, Element] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    """Abstract numbering → the last number of each level."""
    _begun: set[tuple[str, int]] = field(default_factory=set)
    """Numbers and levels whose own beginning was taken."""

    def __post_init__(self) -> None:
        if self.numbering is not None:
            self._abstracts = {item.get(w("abstractNumId"), ""): item for item in self.numbering.iterchildren(w("abstractNum"))}
            self._nums = {item.get(w("numId"), ""): item for item in self.numbering.iterchildren(w("num"))}

    def number(self, paragraph: Element) -> str:
        """Return the next paragraph's number as it is printed ('1.2.'), '' for one without or with a bullet."""
        found = self.sheet.numbering(paragraph)
        if found is None or (num := self._nums.get(found[0])) is None or (link := num.find(w("abstractNumId"))) is None:
            return ""
        abstract = self._abstracts.get(link.get(w("val"), ""))
        if abstract is None:
            return ""
        level = found[1] if found[1] is not None else _level_of(abstract, found[2])
        self._step(link.get(w("val"), ""), found[0], num, abstract, level)
        return self._written(link.get(w("val"), ""), num, abstract, level)

    def _step(self, key: str, identity: str, num: Element, abstract: Element, level: int) -> None:
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        override = _override(num, level)
        begin = override.find(w("startOverride")) if override is not None else None
        fresh = begin is not None and (identity, level) not in self._begun
        self._begun.add((identity, level))
        last = counts[level]
        if fresh and begin is not None:
            counts[level] = int(begin.get(w("val"), "1"))
        else:
            counts[level] = _start(num, abstract, level) if last is None else last + 1
        for lower in range(level + 1, _LEVELS):
            restart = _definition(num, abstract, lower)
            said = restart.find(w("lvlRestart")) if restart is not None else None
            if said is None or (said.get(w("val")) != "0" and level < int(said.get(w("val"), "0"))):
                counts[lower] = None

    def _written(self, key: str, num: Element, abstract: Element, level: int) -> str:
        definition = _definition(num, abstract, level)
        text = definition.find(w("lvlText")) if definition is not None else None
        if definition is None or text is None or _form(definition) in ("bullet", "none"):
            return ""
        legal = definition.find(w("isLgl")) is not None
        counts = self._counts[key]

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            value = counts[at]
            other = _definition(num, abstract, at)
            shown = _start(num, abstract, at) if value is None else value
            return _formatted(shown, "decimal" if legal or other is None else _form(other))

        return _PLACE.sub(place, text.get(w("val"), "")).strip()


def _level_of(abstract: Element, style: str | None) -> int:
    """Return the level that is linked with a style; the first where none is."""
    for level in abstract.iterchildren(w("lvl")):
        linked = level.find(w("pStyle"))
        if linked is not None and linked.get(w("val")) == style:
            return int(level.get(w("ilvl"), "0"))
    return 0


def _override(num: Element, level: int) -> Element | None:
    return next((item for item in num.iterchildren(w("lvlOverride")) if item.get(w("ilvl")) == str(level)), None)


def _definition(num: Element, abstract: Element, level: int) -> Element | None:
    override = _override(num, level)
    own = override.find(w("lvl")) if override is not None else None
    return own if own is not None else next((item for item in abstract.iterchildren(w("lvl")) if item.get(w("ilvl")) == str(level)), None)


def _start(num: Element, abstract: Element, level: int) -> int:
    override = _override(num, level)
    begin = override.find(w("startOverride")) if override is not None else None
    definition = _definition(num, abstract, level)
    said = begin if begin is not None else definition.find(w("start")) if definition is not None else None
    return int(said.get(w("val"), "1")) if said is not None else 1


def _form(definition: Element) -> str:
    found = definition.find(w("numFmt"))
    return found.get(w("val"), "decimal") if found is not None else "decimal"


def _formatted(value: int, form: str) -> str:
    """Return a number as a format of Word's writes it; those not used in Czech documents are written in digits."""
    if form in ("upperRoman", "lowerRoman") and value > 0:
        return roman(value).upper() if form == "upperRoman" else roman(value)
    if form in ("upperLetter", "lowerLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1)
        return letters.upper() if form == "upperLetter" else letters
    return f"{value:02d}" if form == "decimalZero" else str(value)


def roman(value: int) -> str:
    """Return a number in small Roman numerals."""
    made = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        made += letters * count
    return made
