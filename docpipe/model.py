"""The types that travel between the rooms: frozen, with slots, and nothing else crosses a stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location

DataPath: TypeAlias = tuple[str | int, ...]
"""A path in data: keys and indexes from 0."""


class Written(StrEnum):
    """How a leaf was written, so that the schema can tell the text 00255513 from the number 255513."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"
    """A YAML literal or folded block, or the body of a Markdown file: many lines."""
    CSV = "csv"
    TEXT_CELL = "text cell"
    NUMBER_CELL = "number cell"
    DATE_CELL = "date cell"
    """Text is ISO: 2021-03-09, 2021-03-09T09:00:00 or 09:00:00."""
    BOOL_CELL = "bool cell"
    """Text is 'true' or 'false'."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf of a Tree: the text, how it was written and where."""

    text: str
    written: Written
    location: Location
    format: str = ""
    """The number format of a sheet's cell, as in the file ('00000000', '0 %')."""

    def at(self, line: int) -> Location:
        """Return the place of the n-th line (from 0) of a text of many lines."""
        start = self.location
        if line == 0 or start.line is None:
            return start
        return Location(start.path, line=start.line + line)


Data: TypeAlias = "Scalar | list[Data] | dict[str, Data] | None"


@dataclass(frozen=True, slots=True)
class Tree:
    """A content file as data: leaves are Scalars, `None` is an empty value, and every value and key has its place."""

    path: str
    data: Data
    marks: Mapping[DataPath, Location] = field(default_factory=dict)
    """Where the value at a path stands."""
    key_marks: Mapping[DataPath, Location] = field(default_factory=dict)
    """Where the key (or column header) of a path stands; the value's place where there is none."""

    def locate(self, path: DataPath) -> Location:
        """Return the place of a value, or of the nearest thing around it that has one."""
        for end in range(len(path), -1, -1):
            if (found := self.marks.get(path[:end])) is not None:
                return found
        return Location(self.path)

    def locate_key(self, path: DataPath) -> Location:
        """Return the place of a key, else of its value."""
        return self.key_marks.get(path) or self.locate(path)


@dataclass(frozen=True, slots=True)
class Record:
    """One validated item of content. Its value is a frozen instance of its schema; paths of `tree` below `root` use the schema's own field names."""

    type: str
    id: str
    value: object
    tree: Tree
    root: DataPath = ()
    project: str | None = None

    @property
    def key(self) -> str:
        """The name by which diagnostics and documents speak of it: 'meeting:horazdovicko/2021-03-09'."""
        return f"{self.type}:{self.project}/{self.id}" if self.project not in (None, self.id) else f"{self.type}:{self.id}"

    def locate(self, *path: str | int) -> Location:
        """Return the place of one of its values."""
        return self.tree.locate((*self.root, *path))


class State(StrEnum):
    """Where a document is on its way."""

    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Document:
    """One document to make."""

    kind: str
    subject: str
    """Key of the record it is made from."""
    project: str
    record: str
    """Id of that record, for selectors and listings."""
    edition: str
    day: date | None
    stem: str
    """Path under build/ without the suffix: '<project>/<kind>/<date>_<druh>_<slug>_<edition>'."""
    title: str
    template: str
    """Template name without '.docx'."""
    state: State = State.DRAFT
    part: str = ""
    """Which part of the record it is about, where a kind makes a document for each: the name of a municipality."""
    tabled: bool = False
    """Whether its tables are made as a sheet too."""
    formats: tuple[str, ...] = ("docx", "pdf")
    """What it is made as besides; a bundle as PDF and ZIP."""

    @property
    def outputs(self) -> Mapping[str, str]:
        """The files it is made as, by format: their paths under build/."""
        sheet = {"xlsx": f"{self.stem}-tables.xlsx"} if self.tabled else {}
        return {**{kind: f"{self.stem}.{kind}" for kind in self.formats}, **sheet}

    @property
    def key(self) -> str:
        """The name by which diagnostics speak of it: 'document:<stem>'."""
        return f"document:{self.stem}"


@dataclass(frozen=True, slots=True)
class Context:
    """What a template sees, and where each value came from."""

    values: object
    """An instance of the kind's context class."""
    sources: Mapping[str, tuple[Location, ...]] = field(default_factory=dict)
    """'agenda[0].title' → places; the nearest ancestor speaks for what has no entry."""

    def locate(self, path: str) -> tuple[Location, ...]:
        """Return the places of a value, or of the nearest value around it."""
        while path:
            if (found := self.sources.get(path)) is not None:
                return found
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One thing that render printed."""

    text: str
    path: str
    """Path in the context: 'agenda[0].title'."""
    locations: tuple[Location, ...]
    part: str
    """Part of the package: 'word/document.xml'."""
    paragraph: int
    """Number of the paragraph (w:p, in document order, from 1) in its part."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What render really printed, in order."""

    document: str
    entries: tuple[LedgerEntry, ...] = ()

    def __iter__(self) -> Iterator[LedgerEntry]:
        return iter(self.entries)


@dataclass(frozen=True, slots=True)
class Selector:
    """Which documents are meant; an empty field means all."""

    projects: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """Ids, of one project where written 'project/id'."""
    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    activity: str | None = None

    def takes(self, document: Document) -> bool:
        """Return whether a document is among those meant (formats and activity are judged by the caller)."""
        return (
            (not self.projects or document.project in self.projects)
            and (not self.kinds or document.kind in self.kinds)
            and (not self.records or document.record in self.records or f"{document.project}/{document.record}" in self.records)
            and (not self.editions or document.edition in self.editions)
            and (self.since is None or (document.day is not None and document.day >= self.since))
            and (self.until is None or (document.day is not None and document.day <= self.until))
        )


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a workbook that is made."""

    row: int
    """From 1."""
    column: int
    """From 1."""
    value: Decimal | date | time | str
    formula: str = ""
    """'SUM(B4:B9)' where the value is its sum; the value, a number or a text, is what it gives."""
    format: str = ""
    """Excel's number format; '' for text."""
    look: str = "text"
    """'title', 'head', 'group', 'text', 'total', 'note', or of a form: 'field' (to be filled in), 'hint', 'check'."""
    columns: int = 1
    rows: int = 1
    """How many columns and rows it takes."""
    link: str = ""
    """Name of the sheet that a click leads to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The drop-down of a range of cells in a sheet that somebody fills in."""

    area: str
    """'E5:E64'."""
    values: tuple[str, ...] = ()
    source: str = ""
    """A range that holds the values instead: "Seznamy!$A$1:$A$12"."""
    closed: bool = True
    """Whether anything else is refused."""
    hint: str = ""
    """What is shown beside the cell that is being filled in."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook that is made: what stands in it, whatever program writes it."""

    name: str
    cells: tuple[SheetCell, ...]
    widths: tuple[int, ...]
    """Of the columns, in characters."""
    head: tuple[int, int] = (0, 0)
    """First and last row of the table's head; (0, 0) for none."""
    choices: tuple[Choice, ...] = ()
    hidden: bool = False
    upright: bool = False
    """Whether it is printed on an upright page."""
    filtered: bool = False
    """Whether its head has buttons for sorting and filtering."""
