"""What a bundle was made of → the one value that the finished file is held against."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location


@dataclass(frozen=True, slots=True)
class PartExpectation:
    """What a part of the bundle must be; the record of assembling says it."""

    title: str
    first: int
    """Its first page, from 1."""
    pages: int
    labels: tuple[str, ...] = ()
    """Of its pages; empty: not asked for."""
    elements: int | None = None
    """Structure elements, its own and those added for it; None: not asked for."""
    blank: bool = False
    """Whether a blank page stands before it."""
    texts: tuple[str, ...] = ()
    """`page_digests` of the file it was made of; '' for a page whose text is not known beforehand (a recognised scan), empty: not asked for."""
    stamps: tuple[str, ...] = ()
    """The texts printed at the foot of its pages; empty: none."""
    pictures: tuple[str, ...] = ()
    """`first_pictures` of the file it was made of: its strip among them; empty: not asked for."""
    lacks: tuple[str, ...] = ()
    """What it is known to lack ('text', 'fonts', 'tags'): that is not complained of again."""

    @property
    def numbers(self) -> range:
        """The numbers of its pages."""
        return range(self.first, self.first + self.pages)


@dataclass(frozen=True, slots=True)
class BundleExpectation:
    """What a finished bundle must be. An empty field is not asked for."""

    name: str
    """Path of the file: the place complaints speak of."""
    title: str
    parts: tuple[PartExpectation, ...]
    language: str = "cs-CZ"
    elements: int | None = None
    archival: str = ""
    """The PDF/A it must declare, '' for none: it must not claim what a part lacks."""
    accessible: str = ""
    attachments: tuple[str, ...] = ()

    def at(self, page: int | None = None) -> Location:
        """Return a place in the bundle."""
        return Location(self.name, page=page)

    @property
    def pages(self) -> int:
        """How many pages there must be."""
        return sum(part.pages + part.blank for part in self.parts)

    def known(self, page: int, lack: str) -> bool:
        """Return whether the part of a page is known to lack something."""
        return any(lack in part.lacks for part in self.parts if page in part.numbers)
