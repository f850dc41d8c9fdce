"""What a bundle is to be made of: its parts in order, each a file with a title, labels and a stamp; plain data, all from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location

SCHEME = "docpipe:part/"
"""A link in any part to `docpipe:part/<id>` leads to that part's first page in the bundle; `docpipe:part/<id>#<name>` to a named destination of it."""


def link_to(part: str, destination: str = "") -> str:
    """Return the address that leads to a part (its id), or to a named destination in it, once the file is in the bundle."""
    return f"{SCHEME}{part}#{destination}" if destination else f"{SCHEME}{part}"


def destination_of(part: str) -> str:
    """Return the named destination of a part's first page in the bundle: what an address from outside ends with (`bundle.pdf#part-3`)."""
    return f"part-{part}"


class LabelStyle(StrEnum):
    """How a part's pages are counted (ISO 32000-1, 12.4.2, table 159)."""

    ARABIC = "D"
    ROMAN = "r"
    ROMAN_CAPITAL = "R"
    LETTER = "a"
    LETTER_CAPITAL = "A"
    NONE = ""
    """Only the prefix."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A part's page labels: i, ii … 1, 2 … A-1."""

    style: LabelStyle = LabelStyle.ARABIC
    prefix: str = ""
    start: int | None = None
    """The first page's number; None goes on after the last part with the same style and prefix, from 1 where there is none."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file that goes into the bundle, page by page."""

    id: str
    """Names the part in links and destinations: letters, digits, '-', '_' and '.', unique in its bundle."""
    title: str
    """In the outline and in the structure tree."""
    source: Path
    """PDF, JPG, PNG or TIFF; what it is, its content says, not its name."""
    place: Location
    """Where the bundle asks for it: all complaints about it stand here."""
    name: str = ""
    """How messages call the file: a path relative to the workspace. Empty: the path of `source`."""
    language: str = "cs-CZ"
    """Of a part that does not say itself what language it is in."""
    labels: Labels = field(default_factory=Labels)
    stamp: str | None = None
    """Printed at the foot of each page, outside of the reading order: 'Příloha č. 3 – strana {page}/{pages}'; also {label}, {number}, {total} of the bundle."""
    first_on_odd: bool = False
    """A blank page is put before the part where it would begin on an even page (both sides printed)."""
    headings: bool = True
    """Whether the part's own outline stands below its title."""
    recognise: bool = True
    """Whether a scan without text is read by ocrmypdf, where it is installed."""
    resolution: int | None = None
    """Pictures finer than so many dots an inch are made coarser; None leaves them as they are."""
    mentions: bool | None = None
    """Whether labels of other parts in its text become links; None: unless it has annexes of its own, which it may mean."""
    fit: bool = True
    """Whether pages of scans are set upright and sized to A4; a page of text always stays as it is."""

    @property
    def called(self) -> str:
        """The file's name as messages tell it."""
        return self.name or self.source.as_posix()


class Relationship(StrEnum):
    """What an attachment is to the bundle (ISO 19005-3, 6.8; ISO 32000-2, table 43)."""

    SOURCE = "Source"
    DATA = "Data"
    ALTERNATIVE = "Alternative"
    SUPPLEMENT = "Supplement"
    UNSPECIFIED = "Unspecified"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the bundle as it is. One that is no PDF/A makes the bundle PDF/A-3, which is no archival output format."""

    name: str
    """As readers show it and save it: 'rozpocet.xlsx'."""
    source: Path
    place: Location
    description: str = ""
    media_type: str = "application/octet-stream"
    relationship: Relationship = Relationship.SUPPLEMENT


@dataclass(frozen=True, slots=True)
class Mentions:
    """How texts name parts of the bundle: regular expressions and what they stand for."""

    patterns: tuple[str, ...]
    """Each finds a mention; its group 'keys' holds one key, or several: '2, 3 a 5'. With a group 'counted', a key that no part has is told."""
    parts: Mapping[str, str]
    """Key, in small letters and with single spaces → id of the part."""
    own: str
    """Finds the line or heading by which a text tells that it has annexes of its own."""


class Standard(StrEnum):
    """What the bundle is to conform to, where its parts do."""

    ARCHIVE = "2b"
    """PDF/A-2b (ISO 19005-2); vyhláška č. 259/2012 Sb., § 23."""
    ARCHIVE_UNICODE = "2u"
    ARCHIVE_ACCESSIBLE = "2a"
    ARCHIVE_WITH_FILES = "3b"
    """PDF/A-3b (ISO 19005-3): asked for on purpose, with attachments of any format."""
    NONE = ""


@dataclass(frozen=True, slots=True)
class BundlePlan:
    """A bundle as it is to be."""

    name: str
    """Path of the bundle as messages tell it."""
    title: str
    parts: tuple[Part, ...]
    place: Location
    """Where the bundle is written down: complaints about the whole stand here."""
    language: str = "cs-CZ"
    author: str = ""
    subject: str = ""
    created: datetime | None = None
    """In UTC; comes from content, never from the clock."""
    producer: str = "docpipe"
    standard: Standard = Standard.ARCHIVE
    attachments: tuple[Attachment, ...] = ()
    stamp: str | None = None
    """The same as a part's, on every page of parts that have none of their own: 'strana {number} z {total}'."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Parts that stand in another piece: (id, name of that piece's file); links to them lead there."""
    first_number: int = 1
    """The number of the first page where stamps count through several pieces."""
    total: int | None = None
    """The number of pages of all pieces; None: of this one."""
    mentions: Mentions | None = None
    """None: what the texts say of other parts is left as it is."""
    cache: Path | None = None
    """A folder in which recognised scans are kept from run to run (a page takes seconds); None: each is recognised anew."""
