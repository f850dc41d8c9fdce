"""Runs, paragraph marks and rows → the same as inserted or deleted (ISO/IEC 29500-1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final, Literal

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import BR, RUN, TAB, TR, XML_SPACE, Element, P, T, own, w

Change = Literal["ins", "del"]
_PROPERTIES, _RUN_PROPERTIES, _ROW_PROPERTIES = w("pPr"), w("rPr"), w("trPr")
_AFTER_MARK: Final = (w("sectPr"), w("pPrChange"))
_BEFORE_ROW: Final = (w("tblPrEx"),)
_HYPHENS: Final = {w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}


@dataclass(slots=True)
class Marker:
    """Makes marks, each with a number of its own."""

    author: str
    number: int = 0

    def mark(self, like: Element, change: Change) -> Element:
        """Return an empty mark."""
        self.number += 1
        return like.makeelement(w(change), {w("id"): str(self.number), w("author"): self.author})

    def paragraph(self, paragraph: Element, change: Change) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = paragraph.find(_PROPERTIES)
        if properties is None:
            properties = paragraph.makeelement(_PROPERTIES, {})
            paragraph.insert(0, properties)
        looks = properties.find(_RUN_PROPERTIES)
        if looks is None:
            looks = properties.makeelement(_RUN_PROPERTIES, {})
            after = next((index for index, child in enumerate(properties) if child.tag in _AFTER_MARK), len(properties))
            properties.insert(after, looks)
        looks.insert(0, self.mark(looks, change))

    def row(self, row: Element, change: Change) -> None:
        """Mark a row as inserted or deleted, with all that stands in it."""
        properties = row.find(_ROW_PROPERTIES)
        if properties is None:
            properties = row.makeelement(_ROW_PROPERTIES, {})
            row.insert(1 if len(row) and row[0].tag in _BEFORE_ROW else 0, properties)
        properties.append(self.mark(properties, change))
        for paragraph in list(row.iter(P)):
            self.whole(paragraph, change)

    def whole(self, paragraph: Element, change: Change) -> None:
        """Mark all that stands in a paragraph; what is deleted is left as plain runs of text."""
        if change == "del":
            runs = deleted_runs(paragraph)
            _empty(paragraph)
            if runs:
                paragraph.append(self.wrapped(runs, "del"))
            return
        for run in list(own(paragraph, RUN)):
            wrapper = self.mark(run, "ins")
            run.addprevious(wrapper)
            wrapper.append(run)

    def wrapped(self, runs: list[Element], change: Change) -> Element:
        """Return runs in a mark."""
        wrapper = self.mark(runs[0], change)
        wrapper.extend(runs)
        return wrapper


def _empty(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != _PROPERTIES:
            paragraph.remove(child)
    properties = paragraph.find(_PROPERTIES)
    for section in properties.findall(w("sectPr")) if properties is not None else ():
        properties.remove(section)  # type: ignore[union-attr] # found in it


def deleted_runs(paragraph: Element) -> list[Element]:
    """Return the text of a paragraph as runs of deleted text: what is shown of fields and links, without pictures and marks of notes."""
    return [made for run in own(paragraph, RUN) if (made := text_run(run, text_of_run(run), deleted=True)) is not None]


def text_run(like: Element, text: str, *, deleted: bool) -> Element | None:
    """Return a run that looks like another one with a text; None for no text. Tabs and line ends are as Word has them."""
    if not text:
        return None
    run = like.makeelement(RUN, {})
    looks = like.find(_RUN_PROPERTIES)
    if looks is not None:
        run.append(deepcopy(looks))
    for piece in _pieces(text):
        child = run.makeelement({"\t": TAB, "\n": BR}.get(piece, w("delText") if deleted else T), {})
        if piece not in "\t\n":
            child.text = piece
            child.set(XML_SPACE, "preserve")
        run.append(child)
    return run


def _pieces(text: str) -> Iterator[str]:
    kept = ""
    for letter in text:
        if letter in "\t\n":
            if kept:
                yield kept
            yield letter
            kept = ""
        else:
            kept += letter
    if kept:
        yield kept


def text_of_run(run: Element) -> str:
    """Return what a run shows."""
    return "".join(_shown(child) for child in run)


def _shown(child: Element) -> str:
    if child.tag == T:
        return child.text or ""
    return {TAB: "\t", BR: "\n"}.get(str(child.tag), _HYPHENS.get(str(child.tag), ""))


def text_of(element: Element) -> str:
    """Return what a paragraph, a row or a table shows, its paragraphs one after another."""
    paragraphs = [element] if element.tag == P else list(element.iter(P))
    return "\n".join("".join(text_of_run(run) for run in own(paragraph, RUN)) for paragraph in paragraphs)


def rows_of(table: Element) -> list[Element]:
    """Return a table's own rows."""
    return [child for child in table if child.tag == TR]
