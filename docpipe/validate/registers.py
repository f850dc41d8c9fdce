"""Trees of content files → Records with ids, attendance lists beside a meeting read in, no id twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.czech.names import slug
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location
from docpipe.model import Data, DataPath, Record, Scalar, Tree
from docpipe.records.types import RecordType
from docpipe.schema import fold_key, names_of
from docpipe.validate.attending import SUFFIXES, with_attendance
from docpipe.validate.build import RefusedError, Valid, validated

if TYPE_CHECKING:
    from docpipe.read.grid import Grid
    from docpipe.validate.sheets.known import Known

_FILE_NUMBER = re.compile(r"^\d{1,3}[-_. ]+(?=\D)")
"""„05-sluzby.md“: by it people put files in order."""
_LONGEST_ID = 120
"""An id becomes a part of a file's name (design decision 18)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A content file that was read, and what it holds."""

    path: Path
    tree: Tree
    type: RecordType
    project: str | None
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading it had to say."""
    sheets: tuple[Grid, ...] | None = None
    """The sheets of a file that is one record of its own shape."""
    shipped: bool = False
    """Whether it came with docpipe: a record of the same id that people wrote takes its place."""


def is_beside(path: Path, kind: RecordType) -> bool:
    """Return whether a file is a list beside a record (attendance) and no record itself."""
    return kind.name == "meeting" and path.suffix.lower() in SUFFIXES


@dataclass(frozen=True, slots=True)
class Partial:
    """A record that does not fit its schema, made without the fields that do not: nothing is printed of it, what is left is judged."""

    record: Record
    dropped: frozenset[str]


def records_of(
    sources: Sequence[Source], beside: Mapping[Path, tuple[Diagnostic, ...]], root: Path, partial: list[Partial] | None = None
) -> Checked[tuple[Record, ...]]:
    """Return the good records of all sources; every complaint about a bad one is said to be about its key. `partial` takes what is left of bad ones.

    `beside`: the lists beside records, with what is wrong with those that cannot be opened.
    Sheets of people's own shape come last: what their cells name is told by the records that were read before.
    """
    making = _Making(root, partial if partial is not None else [])
    for source in sources:
        if not source.type.sheet and source.type.name != "meeting":
            making.take(source)
    for source in sources:  # lists of those who came are read by the names of the register
        if source.type.name == "meeting":
            making.take(source)
    making.take_sheets([source for source in sources if source.type.sheet])
    for path, wrong in beside.items():
        if path not in making.used:
            making.problems += wrong or (_unused(path, path.relative_to(root).as_posix()),)
    good, twice = _without_doubles(making.records)
    taken = {record.key for record in good}
    return Checked((*good, *(record for record in making.shipped if record.key not in taken)), (*making.problems, *twice))


def _unused(path: Path, name: str) -> Diagnostic:
    """Return what is said of a table beside the records that none of them reads in: perhaps the first sheet of a meeting's workbook, saved as CSV."""
    from docpipe.validate.forms import is_meeting_in_csv

    lost = path.suffix.lower() in (".csv", ".tsv", ".txt") and is_meeting_in_csv(path, name)
    return Diagnostic("form-as-csv" if lost else "attendance-file-unused", Location(name))


@dataclass(slots=True)
class _Making:
    """Makes records of one source after another."""

    root: Path
    partial: list[Partial]
    records: list[Record] = field(default_factory=list)
    shipped: list[Record] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    used: set[Path] = field(default_factory=set)

    @property
    def people(self) -> tuple[Record, ...]:
        """The people of the register."""
        return tuple(record for record in self.records if record.type == "person")

    def take(self, source: Source, complete: Callable[[Valid], Valid] | None = None) -> None:
        """Make the records of a source. `complete` adds to each what stands beside its file."""
        keys: list[tuple[Location, str]] = []
        noted: tuple[Diagnostic, ...]
        items = _items(source, self.problems)
        for at, data in items:
            key_id = _id_of(source, data, alone=len(items) == 1 and at == ())
            record_key = Record(source.type.name, key_id, None, source.tree, at, source.project).key
            keys.append((source.tree.locate(at), record_key))
            try:
                noted = ()
                valid = validated(source.tree, at, data, source.type.schema)
                noted = valid.diagnostics
                valid = complete(valid) if complete is not None else with_attendance(source.path, valid, self)
            except DocpipeError as error:
                self.problems += [item.about(record_key, *_other_keys(source, data)) for item in (*noted, *error.diagnostics)]
                if isinstance(error, RefusedError) and error.partial is not None:
                    rest = Record(source.type.name, key_id, error.partial.value, error.partial.tree, (), source.project)
                    self.partial.append(Partial(rest, error.dropped))
                continue
            self.problems += [item.about(record_key) for item in valid.diagnostics]
            made = Record(source.type.name, key_id, valid.value, valid.tree, (), source.project)
            (self.shipped if source.shipped else self.records).append(made)
        self.problems += [item.about(*_spoken_of(item, keys)) for item in source.diagnostics]

    def take_sheets(self, sources: Sequence[Source]) -> None:
        """Make the records of sheets, each with the YAML of the same name beside it; nothing is imported for them where there are none."""
        if not sources:
            return
        from docpipe.validate.sheets.assemble import joined, with_sheets
        from docpipe.validate.sheets.known import Knowing

        knowing = Knowing((*self.records, *self.shipped))
        for source in joined(sources):
            known = knowing.of(source.project)

            def complete(valid: Valid, source: Source = source, known: Known = known) -> Valid:
                return with_sheets(source.type.name, valid, source.sheets, known)

            self.take(source, complete)


def _spoken_of(item: Diagnostic, keys: Sequence[tuple[Location, str]]) -> tuple[str, ...]:
    """Return the keys of the records that a complaint of reading is about: the one it stands in, else (a table's header, the whole file) all."""
    if item.location is None or len(keys) == 1:
        return tuple(key for _, key in keys)
    before = [key for start, key in keys if start.sheet == item.location.sheet and _order(start) <= _order(item.location)]
    return tuple(before[-1:]) if before else tuple(key for _, key in keys)


def _order(place: Location) -> tuple[int, int]:
    """Return where in its file or sheet a place stands; a row of a sheet, and a place without a line, from its very start."""
    if place.cell is not None:
        return int("".join(character for character in place.cell if character.isdigit()) or 0), 0
    return (place.line or 0), (place.column or 0)


def _other_keys(source: Source, data: Data) -> tuple[str, ...]:
    """Return the keys that a record without a written id would have by each of its names: others speak of it by them."""
    if not source.type.named_by:
        return ()
    texts = (_written(data, _names_of_field(source.type, field)) for field in ("name", "short_name"))
    return tuple(f"{source.type.name}:{slug(text)}" for text in texts if text)


def sheet_source(path: Path, name: str, kind: RecordType, project: str | None, checked: Checked[tuple[Grid, ...]]) -> Source:
    """Return the source of a file of sheets; what the YAML beside it says is joined to it later."""
    tree = Tree(name, {}, {(): Location(name)})
    return Source(path, tree, kind, project, checked.diagnostics, sheets=checked.value)


def names_written(source: Source) -> tuple[str, ...]:
    """Return the texts of the naming fields of everything in a register, of what is not valid too."""
    found = (_written(data, _names_of_field(source.type, field)) for _, data in _items(source, []) for field in source.type.named_by)
    return tuple(name for name in found if name)


def _items(source: Source, problems: list[Diagnostic]) -> list[tuple[DataPath, Data]]:
    """Return each record's path and data: a list of records, a mapping that holds one list, or one record."""
    data = source.tree.data
    if not source.type.many:
        return [((), data)] if data is not None else _empty(source, problems)
    if isinstance(data, dict) and data and all(isinstance(value, list) for value in data.values()):
        return [((key, index), item) for key, value in data.items() if isinstance(value, list) for index, item in enumerate(value)]
    if isinstance(data, list):
        return [((index,), item) for index, item in enumerate(data)]
    return [((), data)] if data is not None else _empty(source, problems)


def _empty(source: Source, problems: list[Diagnostic]) -> list[tuple[DataPath, Data]]:
    problems.append(Diagnostic("file-empty", Location(source.tree.path)))
    return []


def _id_of(source: Source, data: Data, *, alone: bool) -> str:
    """Return the id: as written, else made of the naming field, else of the file's name (a project: its folder's). `alone`: the file is one record."""
    if source.type.name == "project":
        return source.project or source.path.stem
    written = _written(data, _names_of_field(source.type, "id") or ("id",))
    if written:
        return slug(written)
    stem = source.path.stem
    if source.type.many and (not alone or source.type.shared or stem in source.type.places):
        named = " ".join(_written(data, _names_of_field(source.type, field)) for field in source.type.named_by).strip()
        return slug(named.replace("+", " plus "), _LONGEST_ID) if named else ""  # „ESF“ and „ESF+“ are two
    return slug(_FILE_NUMBER.sub("", stem) if source.type.layered else stem, _LONGEST_ID)


@cache
def _names_of_field(kind: RecordType, wanted: str) -> tuple[str, ...]:
    return tuple(name for name, field in names_of(kind.schema).items() if field == wanted)


def _written(data: Data, names: Sequence[str]) -> str:
    if isinstance(data, dict):
        for key, value in data.items():
            if fold_key(key) in names and isinstance(value, Scalar):
                return value.text.strip()
    return ""


def _without_doubles(records: Sequence[Record]) -> tuple[tuple[Record, ...], tuple[Diagnostic, ...]]:
    """Return the records with the first of each key, and a complaint about every later one. Two people may share a name, not an id."""
    first: dict[str, Record] = {}
    problems: list[Diagnostic] = []
    for record in records:
        known = first.setdefault(record.key, record)
        if known is not record:
            problems.append(Diagnostic("duplicate-id", record.locate("id"), {"id": record.id}, related=(known.locate("id"),), subjects=(record.key,)))
    return tuple(first.values()), tuple(problems)
