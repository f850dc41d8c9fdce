"""A part's tree → the fields in it, in order, with what Word last showed for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.job import MARK
from docpipe.render.ooxml import RUN, XML_SPACE, Element, P, T, nearest, own, w

_CHAR, _INSTRUCTION, _SIMPLE = w("fldChar"), w("instrText"), w("fldSimple")
_SWITCH: Final = re.compile(r'\\(\w|\*|#)(?:\s+(?:"([^"]*)"|([^\\"\s]+)))?')
_MARKS: Final = re.compile(f"{MARK[0]}\\d+{MARK[1]}|{MARK[2]}")
_SPACES: Final = re.compile(r"[ \t\n]+")
_GONE: Final = frozenset({w("del"), w("moveFrom")})


@dataclass(slots=True)
class Field:
    """A field: its instruction, the elements it stands between, the texts of its result."""

    begin: Element
    """The w:fldChar that begins it, or its w:fldSimple."""
    instruction: str = ""
    separate: Element | None = None
    end: Element | None = None
    texts: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return what sort of field it is: 'SEQ', 'REF', 'TOC'."""
        return self.instruction.split()[0].upper() if self.instruction.split() else ""

    @property
    def target(self) -> str:
        """Return its first argument: the label of a SEQ, the bookmark of a REF."""
        words = self.instruction.split()
        return words[1].strip('"') if len(words) > 1 and not words[1].startswith("\\") else ""

    @property
    def switches(self) -> dict[str, str]:
        """Return its switches with what follows each."""
        return {found[1]: found[2] or found[3] or "" for found in _SWITCH.finditer(self.instruction)}

    @property
    def paragraph(self) -> Element | None:
        """Return the paragraph in which it begins."""
        return nearest(self.begin, P)

    @property
    def result(self) -> str:
        """Return what it shows."""
        return _MARKS.sub("", "".join(item.text or "" for item in self.texts))

    def show(self, text: str) -> None:
        """Make it show a text; marks of the Ledger in it stay."""
        if self.texts:
            first, *rest = self.texts
            first.text = "".join(_MARKS.findall(first.text or "")) + text if _MARKS.search(first.text or "") else text
            for item in rest:
                item.text = "".join(_MARKS.findall(item.text or ""))
            return
        after = nearest(self.separate, RUN) if self.separate is not None else None
        holder = self.begin if self.begin.tag == _SIMPLE else None
        made = self.begin.makeelement(RUN, {})
        if after is not None and (look := after.find(w("rPr"))) is not None:
            made.append(deepcopy(look))
        made.append(made.makeelement(T, {XML_SPACE: "preserve"}))
        made[-1].text = text
        if after is not None:
            after.addnext(made)
        elif holder is not None:
            holder.append(made)
        self.texts.append(made[-1])

    def dissolve(self) -> None:
        """Leave of the field, written in runs of their own, only what it shows: there is nothing that Word could bring up to date."""
        if self.begin.tag == _SIMPLE or self.end is None:
            return
        last = nearest(self.end, RUN)
        element = nearest(self.begin, RUN)
        while element is not None:
            following = element.getnext()
            if next(element.iter(_CHAR, _INSTRUCTION), None) is not None and (parent := element.getparent()) is not None:
                parent.remove(element)
            element = None if element is last else following


def fields_in(root: Element) -> list[Field]:
    """Return the fields of a part in the order in which they begin; an unclosed one is left out."""
    found: list[Field] = []
    opened: list[Field] = []
    for element in root.iter(_CHAR, _INSTRUCTION, _SIMPLE, T):
        while opened and opened[-1].begin.tag == _SIMPLE and opened[-1].begin not in element.iterancestors(_SIMPLE):
            opened.pop()
        if element.tag == _SIMPLE:
            opened.append(Field(element, element.get(w("instr"), "").strip(), element, element))
            found.append(opened[-1])
        elif element.tag == _CHAR:
            _turn(element, opened, found)
        elif opened and element.tag == _INSTRUCTION and opened[-1].separate is None:
            opened[-1].instruction += element.text or ""
        elif opened and element.tag == T and opened[-1].separate is not None:
            opened[-1].texts.append(element)
    return [item for item in found if item.end is not None]


def _turn(element: Element, opened: list[Field], found: list[Field]) -> None:
    kind = element.get(w("fldCharType"))
    if kind == "begin":
        opened.append(Field(element))
        found.append(opened[-1])
    elif opened and opened[-1].begin.tag == _CHAR:
        if kind == "separate":
            opened[-1].separate = element
        elif kind == "end":
            opened[-1].end = element
            opened.pop()


def text_of(paragraph: Element) -> str:
    """Return what a paragraph says, on one line, without the marks of the Ledger, notes' numbers and deleted text."""
    pieces: list[str] = []
    for item in own(paragraph, T, w("tab"), w("br"), w("noBreakHyphen")):
        if item.tag == w("tab") and item.getparent() is not None and item.getparent().tag != RUN:  # type: ignore[union-attr] # a tab stop
            continue
        if any(around.tag in _GONE for around in item.iterancestors()):
            continue
        pieces.append((item.text or "") if item.tag == T else "\u2011" if item.tag == w("noBreakHyphen") else " ")
    return _SPACES.sub(" ", _MARKS.sub("", "".join(pieces))).strip()


def closed(fields: Iterable[Field], *names: str) -> Iterator[Field]:
    """Yield the fields of these sorts."""
    return (item for item in fields if item.name in names)
