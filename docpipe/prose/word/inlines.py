"""The runs of a Word paragraph → inlines, and what stands in it that is no text: pictures, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from itertools import groupby
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.blocks import Block, FootnoteMark, Inline, LineBreak, Link, Reference, Run, plain
from docpipe.prose.inline import SCHEMES, linked, merged
from docpipe.prose.rules import REFERENCE
from docpipe.prose.word.drawings import Drawings
from docpipe.prose.word.looks import Looks
from docpipe.prose.word.package import Element, Target, is_on, val, w
from docpipe.prose.word.report import Report

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH: Final = frozenset(w(name) for name in ("smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "fldSimple"))
_ADDED: Final = (w("ins"), w("moveTo"))
_TAKEN: Final = (w("del"), w("moveFrom"))
_CHARACTERS: Final = {w("tab"): " ", w("ptab"): " ", w("noBreakHyphen"): "\u2011", w("softHyphen"): ""}
_SUPER: Final = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SUB: Final = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
_LOOKS: Final = {"color": "barva písma", "highlight": "zvýraznění", "shd": "stínování", "u": "podtržení", "smallCaps": "kapitálky", "caps": "verzálky"}
_PLAIN: Final = ("auto", "none", "0", "false", "000000", "clear", "nil")
_PRIVATE: Final = range(0xF000, 0xF100)
"""Where Word keeps the signs of symbol fonts: Wingdings and the like."""
_SYMBOLS: Final = {0xF0B7: "•", 0xF0A7: "▪", 0xF0FC: "✓", 0xF0FE: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF078: "☒", 0xF0E0: "→", 0xF0D8: "➢", 0xF02D: "–"}
_DROPPED_FIELDS: Final = ("TOC", "INDEX", "TOA", "RD", "XE", "TC")
_STALE_FIELDS: Final = ("REF", "PAGEREF", "NOTEREF", "STYLEREF", "PAGE", "NUMPAGES", "DATE", "TIME", "FILENAME", "SAVEDATE", "AUTHOR", "DOCPROPERTY")
_ADDRESS: Final = re.compile(r'HYPERLINK\s+(?:\\\w\s+)*"([^"]*)"')
_BRACKETS: Final = re.compile(r"\[\[[^\[\]]*\]{0,2}")
_TEMPLATE: Final = re.compile(r"\{\{[^{}\n]*(?:\}\})?|\{%[^{}\n]*(?:%\})?")
_SHOWN: Final = 60

Notes = Callable[[str, str], tuple[Block, ...]]
"""Gives the blocks of a note: by 'footnote' or 'endnote', and its id."""


@dataclass(slots=True)
class _Field:
    """A field under way: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False
    start: int = 0
    """How many inlines stood before its result."""


@dataclass(slots=True)
class Inlines:
    """Reads paragraphs one after another; fields may reach over several."""

    looks: Looks
    drawings: Drawings
    targets: dict[str, Target]
    notes: Notes
    report: Report
    _fields: list[_Field] = field(default_factory=list)
    _place: Location = field(default_factory=lambda: Location(""))
    _made: list[Inline] = field(default_factory=list)
    _beside: list[Block] = field(default_factory=list)
    _inside: int = 0

    def read(self, paragraph: Element, place: Location) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
        """Return a paragraph's inlines, and the blocks that stand in it: pictures, the text of text boxes."""
        around = (self._place, self._made, self._beside, self._fields)
        if self._inside:  # a text box within the paragraph that is being read
            self._fields = []
        self._place, self._made, self._beside = place, [], []
        for open_field in self._fields:
            open_field.start = 0
        self._inside += 1
        self._children(paragraph)
        self._inside -= 1
        made, beside = self._finished(self._made), tuple(self._beside)
        self._place, self._made, self._beside = around[:3]
        if self._inside:
            self._fields = around[3]
        return made, beside

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is under way."""
        return any(item.instruction.split()[:1] in ([name] for name in _DROPPED_FIELDS) for item in self._fields)

    def _finished(self, made: Iterable[Inline]) -> tuple[Inline, ...]:
        """Return inlines with references and addresses recognised, without the spaces around the paragraph."""
        content = list(linked(self._with_references(list(merged(made)))))
        while content and isinstance(first := content[0], Run | LineBreak):
            if isinstance(first, Run) and (text := first.text.lstrip(" \t")):
                content[0] = replace(first, text=text)
                break
            del content[0]
        while content and isinstance(last := content[-1], Run | LineBreak):
            if isinstance(last, Run) and (text := last.text.rstrip(" \t")):
                content[-1] = replace(last, text=text)
                break
            del content[-1]
        return tuple(content)

    def _with_references(self, content: list[Inline]) -> Iterator[Inline]:
        """Yield the inlines with `[[type:id|format]]` read, also where parts of it have several looks."""
        for is_run, group in groupby(content, lambda item: isinstance(item, Run)):
            if not is_run:
                yield from group
                continue
            runs = [item for item in group if isinstance(item, Run)]
            whole, end = "".join(run.text for run in runs), 0
            for match in REFERENCE.finditer(whole):
                yield from self._plain(_slice(runs, end, match.start()))
                target = " ".join(match[2].split())
                yield Reference(match[1], target, match[3], self._place)
                end = match.end()
            yield from self._plain(_slice(runs, end, len(whole)))

    def _plain(self, runs: Iterable[Run]) -> Iterator[Run]:
        kept = list(runs)
        text = "".join(run.text for run in kept)
        for pattern, code in ((_BRACKETS, "reference-malformed"), (_TEMPLATE, "template-in-content")):
            for match in pattern.finditer(text):
                self.report.tell(code, self._place, text=match[0][:_SHOWN])
        yield from kept

    def _children(self, element: Element) -> None:
        for child in element:
            tag = str(child.tag)
            if tag == w("r"):
                self._run(child)
            elif tag == w("hyperlink"):
                self._hyperlink(child)
            elif tag in _ADDED:
                self.report.count("word-changes-tracked", self._place)
                self._children(child)
            elif tag in _TAKEN:
                self.report.count("word-changes-tracked", self._place)
            elif tag in _THROUGH:
                self._children(child)
            elif tag.startswith(_MATH):
                self._equation(child)
            elif tag == f"{_MC}AlternateContent":
                self._alternative(child)

    def _alternative(self, element: Element) -> None:
        choice = element.find(f"{_MC}Choice")
        chosen = choice if choice is not None else element.find(f"{_MC}Fallback")
        if chosen is not None:
            self._children(chosen)
            for child in chosen:
                self._in_run(child, Run(""))

    def _equation(self, element: Element) -> None:
        text = "".join(item.text or "" for item in element.iter(f"{_MATH}t"))
        self.report.count("word-equation", self._place)
        self._add(Run(text))

    def _add(self, item: Inline) -> None:
        if not self.in_contents and not any(not item.result for item in self._fields):
            self._made.append(item)

    def _run(self, run: Element) -> None:
        if is_on(run, "rPr/vanish"):
            if "".join(item.text or "" for item in run.iter(w("t"))).strip():
                self.report.count("word-hidden-left-out", self._place)
            return
        strong, emphasis = self.looks.emphasis(run)
        look = Run("", strong=strong, emphasis=emphasis)
        self._watch_looks(run)
        for child in run:
            self._in_run(child, look, val(run, "rPr/vertAlign") or "")

    def _watch_looks(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        if properties is None or not "".join(item.text or "" for item in run.iter(w("t"))).strip():
            return
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            self.report.count("word-struck", self._place)
        if val(properties, "rStyle") is not None:
            return
        for name, said in _LOOKS.items():
            found = properties.find(w(name))
            if found is not None and (found.get(w("fill")) if name == "shd" else found.get(w("val"), "1")) not in (*_PLAIN, None):
                self.report.count("word-look-dropped", self._place, said)

    def _in_run(self, child: Element, look: Run, align: str = "") -> None:
        tag = str(child.tag)
        if tag == w("t"):
            text = child.text or ""
            text = text.translate(_SUPER) if align == "superscript" else text.translate(_SUB) if align == "subscript" else text
            self._add(replace(look, text=text))
        elif tag in _CHARACTERS:
            self._add(replace(look, text=_CHARACTERS[tag]))
        elif tag in (w("br"), w("cr")):
            if child.get(w("type")) not in ("page", "column"):
                self._add(LineBreak())
        elif tag == w("commentReference"):
            self.report.count("word-comments", self._place)
        elif tag == w("sym"):
            self._symbol(child, look)
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            blocks = self.notes(tag.rpartition("}")[2].removesuffix("Reference"), child.get(w("id"), ""))
            if blocks:
                self._add(FootnoteMark(blocks))
        elif tag in (w("fldChar"), w("instrText")):
            self._field(child)
        elif tag in (w("drawing"), w("pict"), w("object")):
            self._beside.extend(self.drawings.read(child, self._place))
        elif tag == f"{_MC}AlternateContent":
            self._alternative(child)

    def _symbol(self, child: Element, look: Run) -> None:
        try:
            code = int(child.get(w("char"), ""), 16)
        except ValueError:
            code = 0
        known = _SYMBOLS.get(code) or (chr(code) if 0x20 <= code < 0xD800 else "")  # noqa: PLR2004 - neither controls nor halves of characters
        if known:
            self._add(replace(look, text=known))
        else:
            self.report.count("word-symbol-lost", self._place, child.get(w("font"), ""))

    def _field(self, child: Element) -> None:
        kind = child.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
        elif not self._fields:
            return
        elif child.tag == w("instrText"):
            if not self._fields[-1].result:
                self._fields[-1].instruction += child.text or ""
        elif kind == "separate":
            self._fields[-1].result, self._fields[-1].start = True, len(self._made)
        elif kind == "end":
            self._end_field(self._fields.pop())

    def _end_field(self, ended: _Field) -> None:
        name = ended.instruction.split()[0].upper() if ended.instruction.split() else ""
        if name in _DROPPED_FIELDS[:1]:
            self.report.count("word-contents-dropped", self._place)
        elif name in _STALE_FIELDS and ended.result:
            self.report.count("word-field-kept", self._place, name)
        elif name == "HYPERLINK" and ended.result and (found := _ADDRESS.search(ended.instruction)):
            content = tuple(merged(self._made[ended.start :]))
            del self._made[ended.start :]
            self._link(found[1], content)

    def _hyperlink(self, element: Element) -> None:
        target = self.targets.get(element.get(f"{_R}id", ""))
        before = len(self._made)
        self._children(element)
        content = tuple(merged(self._made[before:]))
        del self._made[before:]
        self._link(target.target if target is not None and target.external else "", content)

    def _link(self, address: str, content: tuple[Inline, ...]) -> None:
        """Add a link. One into the file itself is its text; one to what a document must not lead to is its text, and told of."""
        if address.lower().startswith(SCHEMES) and plain(content).strip():
            self._made.append(Link(address, content))
            return
        self._made.extend(content)
        if address:
            self.report.tell("prose-link", self._place, target=address[:_SHOWN])


def _slice(runs: list[Run], start: int, end: int) -> Iterator[Run]:
    """Yield the runs between two places of their joined text."""
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            yield replace(run, text=run.text[first:last])
        at += len(run.text)
