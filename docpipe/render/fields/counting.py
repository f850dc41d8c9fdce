"""Numbered paragraphs one after another → the numbers that Word puts before them (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Final

from docpipe.czech.format import roman
from docpipe.dataclass import dataclass
from docpipe.render.fields.sheet import Sheet
from docpipe.render.ooxml import Element, w

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
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
    _known: dict[tuple[str, int], _Level] = field(default_factory=dict)

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
        levels = [self._level(found[0], num, abstract, at) for at in range(_LEVELS)]
        key = link.get(w("val"), "")
        self._step(key, found[0], levels, level)
        return self._written(key, levels, level)

    def _level(self, identity: str, num: Element, abstract: Element, at: int) -> _Level:
        if (identity, at) not in self._known:
            self._known[identity, at] = _Level.of(num, abstract, at)
        return self._known[identity, at]

    def _step(self, key: str, identity: str, levels: list[_Level], level: int) -> None:
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        begin = levels[level].begin
        fresh = begin is not None and (identity, level) not in self._begun
        self._begun.add((identity, level))
        last = counts[level]
        if fresh:
            counts[level] = begin
        else:
            counts[level] = levels[level].start if last is None else last + 1
        for lower in range(level + 1, _LEVELS):
            said = levels[lower].restart
            if said is None or (said != "0" and level < int(said)):
                counts[lower] = None

    def _written(self, key: str, levels: list[_Level], level: int) -> str:
        said = levels[level]
        if said.text is None or said.form in ("bullet", "none"):
            return ""
        counts = self._counts[key]

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            value = counts[at]
            shown = levels[at].start if value is None else value
            return _formatted(shown, "decimal" if said.legal else levels[at].form)

        return _PLACE.sub(place, said.text).strip()


@dataclass(frozen=True, slots=True)
class _Level:
    """What a level of a number says."""

    begin: int | None
    """Where the number itself begins anew; None where it goes on."""
    start: int
    form: str
    text: str | None
    """'%1.%2'."""
    legal: bool
    """Whether all its numbers are written in digits."""
    restart: str | None
    """After which level it begins anew, '0' for none; None: after each higher one."""

    @classmethod
    def of(cls, num: Element, abstract: Element, at: int) -> _Level:
        override = next((item for item in num.iterchildren(w("lvlOverride")) if item.get(w("ilvl")) == str(at)), None)
        begin = _said(override, "startOverride")
        own = override.find(w("lvl")) if override is not None else None
        level = own if own is not None else next((item for item in abstract.iterchildren(w("lvl")) if item.get(w("ilvl")) == str(at)), None)
        first = begin if begin is not None else _said(level, "start")
        return cls(
            begin=int(begin or "1") if begin is not None else None,
            start=int(first or "1") if first is not None else 1,
            form=_said(level, "numFmt") or "decimal",
            text=_said(level, "lvlText"),
            legal=_said(level, "isLgl") is not None,
            restart=_said(level, "lvlRestart"),
        )


def _said(holder: Element | None, name: str) -> str | None:
    """Return the value of an element inside another one, '' where it has none; None where there is no such element."""
    found = holder.find(w(name)) if holder is not None else None
    return found.get(w("val"), "") if found is not None else None


def _level_of(abstract: Element, style: str | None) -> int:
    """Return the level that is linked with a style; the first where none is."""
    for level in abstract.iterchildren(w("lvl")):
        linked = level.find(w("pStyle"))
        if linked is not None and linked.get(w("val")) == style:
            return int(level.get(w("ilvl"), "0"))
    return 0


def _formatted(value: int, form: str) -> str:
    """Return a number as a format of Word's writes it; those not used in Czech documents are written in digits."""
    if form in ("upperRoman", "lowerRoman") and value > 0:
        return roman(value).upper() if form == "upperRoman" else roman(value)
    if form in ("upperLetter", "lowerLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % _LETTERS) * ((value - 1) // _LETTERS + 1)
        return letters.upper() if form == "upperLetter" else letters
    return f"{value:02d}" if form == "decimalZero" else str(value)
