"""Runs, paragraph marks and rows → the same as inserted or deleted (ISO/IEC 29500-1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final, Literal

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import BR, RUN, TAB, TR, XML_SPACE, Element, P, T, own, w
from docpipe.render.tracked.notes import REFERENCES, Notes

Change = Literal["ins", "del"]
NOTE: Final = "\ufffc"
"""Stands in a text where the mark of a note does."""
OWN_MARK: Final = "\ufff9"
"""Stands at the beginning of a note for its own mark."""
FIELD_CODES: Final = (w("fldChar"), w("instrText"))
PICTURES: Final = (w("drawing"), w("pict"), w("object"))
_PROPERTIES, _RUN_PROPERTIES, _ROW_PROPERTIES = w("pPr"), w("rPr"), w("trPr")
_AFTER_MARK: Final = (w("sectPr"), w("pPrChange"))
_BEFORE_ROW: Final = (w("tblPrEx"),)
_SHOWN: Final = {
    TAB: "\t",
    BR: "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
    **dict.fromkeys(REFERENCES, NOTE),
    **dict.fromkeys((w("footnoteRef"), w("endnoteRef")), OWN_MARK),
}
_DELETED: Final = {T: w("delText"), w("instrText"): w("delInstrText")}
_ALTERNATES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


@dataclass(slots=True)
class Marker:
    """Makes marks, each with a number of its own."""

    author: str
    notes: Notes
    number: int = 0
    pictures: int = 0
    """How many pictures were deleted, which no mark can show."""

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
        """Mark all that stands in a paragraph; of what is deleted links become plain text, pictures go."""
        if change == "del":
            runs = self.deleted_runs(paragraph)
            _empty(paragraph)
            if runs:
                paragraph.append(self.wrapped(runs, "del"))
            return
        self.notes.add(paragraph)
        self.inside(paragraph, fields=is_whole(paragraph))

    def inside(self, element: Element, *, fields: bool = True) -> None:
        """Mark the runs in a paragraph or a link as inserted. `fields`: codes of fields too; not where a field goes on in another paragraph."""
        for run in list(own(element, RUN)) if element.tag == P else list(element.iter(RUN)):
            if not fields and any(child.tag in FIELD_CODES for child in run):
                continue
            wrapper = self.mark(run, "ins")
            run.addprevious(wrapper)
            wrapper.append(run)

    def wrapped(self, runs: list[Element], change: Change) -> Element:
        """Return runs in a mark."""
        wrapper = self.mark(runs[0], change)
        wrapper.extend(runs)
        return wrapper

    def deleted_runs(self, paragraph: Element) -> list[Element]:
        """Return what a paragraph holds as deleted runs: text, marks of notes, whole fields; of links what they show, no pictures."""
        fields = is_whole(paragraph)
        return [made for run in own(paragraph, RUN) if (made := self.deleted(run, fields=fields)) is not None]

    def deleted(self, run: Element, *, fields: bool) -> Element | None:
        """Return a run as deleted text; None where nothing is left of it. `fields`: with the codes of fields."""
        made = run.makeelement(RUN, {})
        looks = run.find(_RUN_PROPERTIES)
        if looks is not None:
            made.append(deepcopy(looks))
        empty = len(made)
        for child in run:
            if child.tag in PICTURES or child.tag == _ALTERNATES:
                self.pictures += 1
            elif child.tag in REFERENCES:
                if (mark := self.notes.adopt(child)) is not None:
                    made.append(mark)
            elif child.tag in FIELD_CODES and not fields:
                continue
            elif child.tag in _DELETED:
                gone = made.makeelement(_DELETED[str(child.tag)], {XML_SPACE: "preserve"})
                gone.text = child.text
                made.append(gone)
            elif child.tag in _SHOWN or child.tag in FIELD_CODES:
                made.append(deepcopy(child))
        return made if len(made) > empty else None


def _empty(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != _PROPERTIES:
            paragraph.remove(child)
    properties = paragraph.find(_PROPERTIES)
    for section in properties.findall(w("sectPr")) if properties is not None else ():
        properties.remove(section)  # type: ignore[union-attr] # found in it


def is_whole(paragraph: Element) -> bool:
    """Return whether every field that begins in a paragraph ends in it."""
    depth = 0
    for code in own(paragraph, w("fldChar")):
        kind = code.get(w("fldCharType"))
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


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
    return "".join(shown(child) for child in run)


def shown(child: Element) -> str:
    """Return what a part of a run shows; a sign of its own for the mark of a note."""
    return child.text or "" if child.tag == T else _SHOWN.get(str(child.tag), "")


def text_of(element: Element) -> str:
    """Return what a paragraph, a row or a table shows, its paragraphs one after another."""
    paragraphs = [element] if element.tag == P else list(element.iter(P))
    return "\n".join("".join(text_of_run(run) for run in own(paragraph, RUN)) for paragraph in paragraphs)


def rows_of(table: Element) -> list[Element]:
    """Return a table's own rows."""
    return [child for child in table if child.tag == TR]
