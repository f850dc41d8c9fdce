"""What a document kind is, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any, cast

from docpipe.czech.names import slug
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, Location
from docpipe.editions.policies import POLICIES, Policy
from docpipe.figures.figure import Figure
from docpipe.figures.numbers import Numbers
from docpipe.kinds.checked import PublicityChecks
from docpipe.model import Context, Document, Record, State
from docpipe.programmes.schema import Programme
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Picture
from docpipe.records.collection import Collection
from docpipe.records.project import Project

_LONGEST_SLUG = 60
"""Together with folder, date, kind and edition a path stays under 180 characters (design decision 18)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of a bundle, as the list of parts on its cover shows it."""

    id: str
    """What links to it are made of; empty for a file that stays beside the bundle."""
    label: str
    """„Příloha č. 3“."""
    title: str
    pages: int
    page: str
    """The label of its first page, as a viewer shows it."""
    note: str
    """„vydáno, verze 1“, „pracovní verze“ …"""
    place: Location
    """Where in the bundle it is asked for."""
    number: int = 0
    """The annex it is counted as, from 1; a scan has that of its document; 0 for what is not counted."""
    keys: tuple[str, ...] = ()
    """By what the bundle's lead may refer to it: `[[příloha:podpisy]]`."""


@dataclass(frozen=True, slots=True)
class World:
    """All that a document of one project and one edition may be made from."""

    collection: Collection
    """Already cut to the edition."""
    project: Record
    programme: Programme
    strip: Strip
    policy: Policy
    numbers: Mapping[str, Numbers]
    """Key of a meeting → its counts, computed before the edition's cut."""
    state: State = State.DRAFT
    version: str = ""
    part: str = ""
    """The part of the record that the document is about, where the kind makes one for each."""
    picture: Callable[[str, Location], Checked[Picture | None]] = lambda _name, _place: Checked(None)
    """Reads a picture by the path that a text at a place gives it."""
    listed: tuple[Listed, ...] = ()
    """The parts of a bundle; of no other kind."""
    publicity: PublicityChecks | None = None
    """What was measured of a period's files; of the check list of publicity only."""

    @property
    def project_value(self) -> Project:
        return cast(Project, self.project.value)


@dataclass(slots=True)
class Sources:
    """Gathers where each value of a context came from, and what was wrong while it was put together."""

    places: dict[str, tuple[Location, ...]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def note(self, path: str, record: Record, *fields: str | int) -> None:
        """Say that the value at a path of the context was written in these fields of a record."""
        self.places[path] = (record.locate(*fields),)

    def figure(self, path: str, figure: Figure[Any]) -> Any:
        """Return a figure's value; its places are those of the value at the path."""
        if figure.locations:
            self.places[path] = figure.locations
        return figure.value

    def computed(self, path: str, locations: tuple[Location, ...]) -> None:
        """Say that the value at a path was computed from these places."""
        if locations:
            self.places[path] = locations

    def context(self, values: object) -> Checked[Context]:
        """Return the finished context."""
        return Checked(Context(values, dict(self.places)), tuple(self.diagnostics))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record that has a document of its own."""

    id: str
    """What the record calls it."""
    name: str
    """What the document's title and file name call it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind. One module of this room each, with its KIND."""

    name: str
    label: tuple[str, str]
    """In Czech and in English."""
    word: str
    """Its Czech name in paths: ASCII, hyphens."""
    subject: str
    """Type of the record it is made from."""
    context: type | Callable[[], type]
    """What its template may print; a function where the class lies in a module that nothing else needs."""
    make: Callable[[Record, World], Checked[Context]]
    title: Callable[[Record, Project], str]
    """Title of the document, for its properties and listings."""
    editions: tuple[str, ...] = ("internal",)
    ready: Callable[[Record, Collection], bool] = lambda _record, _collection: True
    """Whether the record (and what else there is) has enough for this document."""
    variant: Callable[[Record], str | None] = lambda _record: None
    """The look that the record asks for: 'online' → '<kind>.online.docx'."""
    reads: tuple[str, ...] = ("meeting", "need")
    """Types of the project's records that a document of no meeting is made from: a fault in one of them stops it."""
    parts: Callable[[Record, Collection], tuple[Part, ...]] | None = None
    """The parts of the record that each have a document; None: the record has one."""
    shown_in: Callable[[Record, Collection], tuple[str, ...]] | None = None
    """Which of the editions a record needs; None: all of them."""
    tabled: bool = False
    """Whether the tables of the document are made as a sheet too."""
    formats: Callable[[Record], tuple[str, ...]] = lambda _record: ("docx", "pdf")
    """What a document is made as, besides its tables."""

    @property
    def prints(self) -> type:
        """What its template may print."""
        return self.context if isinstance(self.context, type) else self.context()


def documents_of(kind: Kind, record: Record, collection: Collection, project: Record, day: date | None, name: str) -> Iterator[Document]:
    """Yield the documents of a kind that a record gives: one an edition (of each part), when the record is ready for it."""
    if not kind.ready(record, collection):
        return
    variant = kind.variant(record)
    title = kind.title(record, cast(Project, project.value))
    editions = kind.editions if kind.shown_in is None else kind.shown_in(record, collection)
    for part in (None,) if kind.parts is None else kind.parts(record, collection):
        called = part.name if part else name
        for edition in editions:
            words = [
                day.isoformat() if day else "",
                kind.word,
                slug(called, _LONGEST_SLUG) if called else "",
                POLICIES[edition].word if len(editions) > 1 else "",
            ]
            yield Document(
                kind=kind.name,
                subject=record.key,
                project=project.id,
                record=record.id,
                edition=edition,
                day=day,
                stem=f"{project.id}/{kind.word}/{'_'.join(word for word in words if word)}",
                title=f"{title} – {part.name}" if part else title,
                template=f"{kind.name}.{variant}" if variant else kind.name,
                part=part.id if part else "",
                tabled=kind.tabled,
                formats=kind.formats(record),
            )
