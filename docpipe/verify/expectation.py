"""What a document was meant to be → the one value that a finished file is held against."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import Ledger, State

if TYPE_CHECKING:
    from docpipe.programmes import Strip
    from docpipe.programmes.schema import Programme

INTERNAL = "internal"
"""The one edition that may print everything; any other withholds something (design decision 10)."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What an edition must not print of anybody."""

    names: tuple[str, ...] = ()
    """Full names, as in the register. Found in any case, titles ignored; their surnames alone only warn."""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    """Found in any spacing, with or without the country code."""
    shown: tuple[str, ...] = ()
    """Full names and e-mail addresses that this edition may print: a surname or a name inside one of them is no finding."""
    addresses: tuple[str, ...] = ()
    """Streets with a number that no edition may print, the internal one neither: those of services whose address is secret."""
    allowed: tuple[str, ...] = ()
    """Surnames that are also words ('Malý'), and exact findings accepted with a reason in the settings; never birth numbers and secret addresses."""
    known: tuple[str, ...] = ()
    """Full names that the content has in fields of its own and that nothing keeps secret: they are no unknown people."""
    called: tuple[str, ...] = ()
    """Names of places, organisations, services: a word in one of them is no person."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a finished file must be. An empty field is not asked for."""

    name: str
    """Path of the file, relative to the workspace: the place complaints speak of."""
    ledger: Ledger
    title: str = ""
    language: str = "cs-CZ"
    strip: Strip | None = None
    programme: Programme | None = None
    other_programmes: tuple[Programme, ...] = ()
    """Programmes whose texts must not stand in this document's headers and footers (PUB-13, PUB-14)."""
    every_page: bool = False
    """Whether the strip stands on every page; else on the first."""
    registration_number: str = ""
    project_name: str = ""
    cover: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What the first page must say (PUB-18): what it is called, and the words of which one must stand there."""
    bw_reason: str = ""
    """Why the strip is in black and white; '' where it must not be."""
    edition: str = ""
    forbidden: Forbidden = field(default_factory=Forbidden)
    authors: tuple[str, ...] = ()
    """Who may stand as the author in a restricted edition's properties: organisations, never people."""
    state: State = State.DRAFT
    draft_mark: str = ""
    """Text that marks a draft's pages; must stand in a draft and must not in a released document."""

    foreign: bool = False
    """Whether docpipe did not make the file itself: its pages are then looked at for texts that are only covered."""

    @property
    def restricted(self) -> bool:
        """Whether the edition withholds something."""
        return self.edition not in ("", INTERNAL)

    def at(self, part: str | None = None, paragraph: int | None = None, page: int | None = None) -> Location:
        """Return a place in the finished file."""
        return Location(self.name, part=part, paragraph=paragraph, page=page)
