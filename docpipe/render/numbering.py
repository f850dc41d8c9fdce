"""Lists of a long text → definitions of numbering: each numbered list counts from its own beginning."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import Element, parse, serialise, w
from docpipe.render.ooxml import W as W_NAMESPACE
from docpipe.render.styles import DEPTHS, StyleBook

_EMPTY: Final = f'<w:numbering xmlns:w="{W_NAMESPACE}"/>'
_STEP: Final = 360
_BULLETS: Final = ("•", "–", "•")


@dataclass(slots=True)
class Numbering:
    """The numbering part of a document under way."""

    book: StyleBook
    content: bytes | None
    """The template's own part."""
    _root: Element | None = None
    _bullets: dict[int, str] = field(default_factory=dict)
    _abstracts: dict[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether something was added."""
        return self._root is not None

    def write(self) -> bytes:
        """Return the part with what was added."""
        return serialise(self._tree())

    def list_properties(self, depth: int, start: int, *, ordered: bool) -> tuple[str, str]:
        """Return a list's style id, and its w:numPr or '' where the style numbers by itself. A numbered list counts anew."""
        level = min(depth, DEPTHS)
        name = f"List {'Number' if ordered else 'Bullet'}{'' if level == 1 else f' {level}'}"
        style = self.book.find(name)
        identity = self.book.id(name)
        if not ordered and style is not None and style.numbering:
            return identity, ""
        if not ordered:
            if level not in self._bullets:
                self._bullets[level] = self._number(self._abstract(level, ordered=False), 0, None)
            return identity, _properties(0, self._bullets[level])
        abstract = self._abstract_of(style.numbering) if style is not None and style.numbering else None
        at = style.level if style is not None and abstract else 0
        return identity, _properties(at, self._number(abstract or self._abstract(level, ordered=True), at, start))

    def spelled_out(self, depth: int, numbering: str, *, ordered: bool) -> str:
        """Return a list's w:numPr for an item of another style, which does not number by itself."""
        level = min(depth, DEPTHS)
        style = self.book.find(f"List {'Number' if ordered else 'Bullet'}{'' if level == 1 else f' {level}'}")
        return numbering or (_properties(style.level, style.numbering) if style is not None and style.numbering else "")

    def _tree(self) -> Element:
        if self._root is None:
            self._root = parse(self.content or _EMPTY)
        return self._root

    def _next(self, name: str, attribute: str, least: int) -> str:
        return str(max((int(item.get(w(attribute), "0")) for item in self._tree().iterchildren(w(name))), default=least - 1) + 1)

    def _abstract_of(self, number: str) -> str | None:
        """Return the definition behind a style's number."""
        for item in self._tree().iterchildren(w("num")):
            if item.get(w("numId")) == number and (link := item.find(w("abstractNumId"))) is not None:
                return link.get(w("val"))
        return None

    def _abstract(self, level: int, *, ordered: bool) -> str:
        """Return our own definition of a level, made when first needed."""
        key = f"{level}{ordered}"
        if key not in self._abstracts:
            identity = self._abstracts[key] = self._next("abstractNum", "abstractNumId", 0)
            form, text = ("decimal", "%1.") if ordered else ("bullet", _BULLETS[level - 1])
            made = parse(
                f'<w:abstractNum xmlns:w="{W_NAMESPACE}" w:abstractNumId="{identity}">'
                '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{_STEP * level}" w:hanging="{_STEP}"/></w:pPr></w:lvl></w:abstractNum>'
            )
            # definitions stand before the numbers that use them
            first = next(self._tree().iterchildren(w("num"), w("numIdMacAtCleanup")), None)
            if first is None:
                self._tree().append(made)
            else:
                first.addprevious(made)
        return self._abstracts[key]

    def _number(self, abstract: str, level: int, start: int | None) -> str:
        identity = self._next("num", "numId", 1)
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start is not None else ""
        made = parse(f'<w:num xmlns:w="{W_NAMESPACE}" w:numId="{identity}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>')
        last = [*self._tree().iterchildren(w("num"), w("abstractNum"))]
        if last:
            last[-1].addnext(made)
        else:
            self._tree().append(made)
        return identity


def _properties(level: int, number: str) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
