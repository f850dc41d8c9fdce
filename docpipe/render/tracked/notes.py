"""The footnotes and endnotes of two Word files → which became which, those that came, and those that went, kept in the newer file as deleted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import Element, P, parse, serialise, w

REFERENCES: Final[Mapping[str, tuple[str, str]]] = {
    w("footnoteReference"): ("word/footnotes.xml", w("footnote")),
    w("endnoteReference"): ("word/endnotes.xml", w("endnote")),
}
"""Mark of a note in a text → the part that has the note, and the name of its element."""
_ID: Final = w("id")


@dataclass(slots=True)
class Notes:
    """The notes of both files."""

    old: dict[str, Element]
    """Part → its root."""
    new: dict[str, Element]
    pairs: list[tuple[Element, Element]] = field(default_factory=list)
    """Notes whose marks stand in both texts: the older and the newer."""
    came: list[Element] = field(default_factory=list)
    gone: list[Element] = field(default_factory=list)
    """Copies of older notes whose marks were deleted."""
    lost: int = 0
    """How many deleted marks there was no part to keep a note in."""

    def pair(self, before: Element, after: Element) -> None:
        """Take it that the note of one mark became that of another."""
        old, new = _note(self.old, before), _note(self.new, after)
        if old is not None and new is not None:
            self.pairs.append((old, new))

    def pair_all(self, before: Element, after: Element) -> None:
        """Pair the notes of two blocks that have the same text, marks included."""
        for one, other in zip(before.iter(*REFERENCES), after.iter(*REFERENCES), strict=False):
            self.pair(one, other)

    def add(self, element: Element) -> None:
        """Take the notes of all marks in a block as new ones."""
        self.came += [note for mark in element.iter(*REFERENCES) if (note := _note(self.new, mark)) is not None]

    def adopt(self, mark: Element) -> Element | None:
        """Return a mark for a deleted note, which is kept in the newer file; None where it has no part for it."""
        part, name = REFERENCES[str(mark.tag)]
        old, root = _note(self.old, mark), self.new.get(part)
        if old is None or root is None:
            self.lost += 1
            return None
        kept = deepcopy(old)
        number = str(max((int(note.get(_ID, "0")) for note in root.iter(name)), default=0) + 1)
        kept.set(_ID, number)
        root.append(kept)
        self.gone.append(kept)
        made = deepcopy(mark)
        made.set(_ID, number)
        return made

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the parts of the newer file with the notes as they are now."""
        for name, root in self.new.items():
            yield name, serialise(root)


def notes_of(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Notes:
    """Return the notes of two files' parts. Raises UnsafeXml."""
    names = [part for part, _ in REFERENCES.values()]
    before, after = ({name: parse(parts[name]) for name in names if name in parts} for parts in (old, new))
    return Notes(before, after)


def paragraphs(note: Element) -> list[Element]:
    """Return the paragraphs of a note, in tables too."""
    return list(note.iter(P))


def _note(parts: Mapping[str, Element], mark: Element) -> Element | None:
    part, name = REFERENCES[str(mark.tag)]
    root = parts.get(part)
    return None if root is None else next((note for note in root.iter(name) if note.get(_ID) == mark.get(_ID)), None)
