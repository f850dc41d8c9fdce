"""A meeting and the list of those who came that lies beside it → the meeting with its rows of attendance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Protocol, cast

from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Severity
from docpipe.messages import severity_of
from docpipe.model import Data, DataPath, Record, Tree
from docpipe.read import read
from docpipe.records.meeting import Attendee, Presence
from docpipe.records.person import Person
from docpipe.schema import fold_key, names_of
from docpipe.validate.build import Valid, validated

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


class Around(Protocol):
    """What is known around a meeting while records are made."""

    root: Path
    used: set[Path]

    @property
    def people(self) -> tuple[Record, ...]: ...


def with_attendance(beside: Path, valid: Valid, around: Around) -> Valid:
    """Return a meeting (its file is `beside`) with the list it names read in. Raises DocpipeError for what is wrong with the list."""
    if (evidence := getattr(valid.value, "evidence", None)) is not None:
        around.used.update(beside.parent / PurePosixPath(written.replace("\\", "/")) for _, written in evidence.files)
    name = getattr(valid.value, "attendance_file", None)
    if name is None:
        return valid
    place = valid.tree.locate(("attendance_file",))
    root = around.root.resolve()
    path = (beside.parent / PurePosixPath(name.replace("\\", "/"))).resolve()
    if not path.is_relative_to(root) or path.suffix.lower() not in SUFFIXES:
        raise DocpipeError([Diagnostic("attendance-file-refused", place, {"value": name, "expected": SUFFIXES})])
    if not path.is_file():
        raise DocpipeError([Diagnostic("attendance-file-missing", place, {"value": name})])
    around.used.add(beside.parent / PurePosixPath(name.replace("\\", "/")))
    expected: Sequence[Attendee] = valid.value.attendance
    if any(row.presence is not Presence.INVITED for row in expected):
        raise DocpipeError([Diagnostic("attendance-twice", place, {"value": name}, related=(valid.tree.locate(("attendance",)),))])
    checked = _list(path, path.relative_to(root).as_posix(), valid, around.people)
    rows, marks, problems = _rows(checked.value)
    if any(severity_of(item) is Severity.FAULT for item in problems):
        raise DocpipeError((*checked.diagnostics, *problems))
    rows, marks = _with_others(rows, marks, valid)
    tree = Tree(valid.tree.path, None, {**_without_rows(valid.tree.marks), **marks}, valid.tree.key_marks)
    return Valid(valid.value.model_copy(update={"attendance": rows}), tree, (*valid.diagnostics, *checked.diagnostics, *problems))


def _list(path: Path, name: str, valid: Valid, people: Sequence[Record]) -> Checked[Tree]:
    """Return the list as rows of attendance, whether a person wrote it or a meeting tool."""
    from docpipe.read.grid import read_grids
    from docpipe.validate.forms.exports import exported

    day: date = valid.value.date
    for grid in read_grids(path, name).value:
        found = exported(grid, day, _known(people), times=valid.value.presence_times)
        if found is not None:
            data: list[Data] = [row for row, _ in found.rows]
            marks: dict[DataPath, Location] = {(): Location(name)}
            for index, (row, place) in enumerate(found.rows):
                marks[index,] = place
                marks.update(((index, key), place) for key in row)
            return Checked(Tree(name, data, marks), found.found)
    return read(path, name)


def _known(people: Sequence[Record]) -> Iterator[Any]:
    from docpipe.validate.forms.exports import Known

    for record in people:
        person = cast("Person", record.value)
        yield Known(person.name, (person.name, *(earlier.name for earlier in person.earlier_names)), person.email or "")


def _rows(tree: Tree) -> tuple[tuple[Attendee, ...], dict[DataPath, Location], list[Diagnostic]]:
    data: Any = tree.data
    at: DataPath = ()
    if isinstance(data, dict) and len(data) == 1:
        at = (next(iter(data)),)
        data = data[at[0]]
    if not isinstance(data, list):
        raise DocpipeError([Diagnostic("attendance-not-a-list", Location(tree.path))])
    known = names_of(Attendee)
    if data and not any(known.get(fold_key(key)) == "name" for row in data if isinstance(row, dict) for key in row):
        first = next((tree.locate_key((*at, 0, key)) for key in data[0]), tree.locate(at)) if isinstance(data[0], dict) else tree.locate(at)
        raise DocpipeError([Diagnostic("attendance-not-a-list", first)])
    rows: list[Attendee] = []
    marks: dict[DataPath, Location] = {("attendance",): tree.locate(at)}
    problems: list[Diagnostic] = []
    for index, item in enumerate(data):
        try:
            valid = validated(tree, (*at, index), item, Attendee)
        except DocpipeError as error:
            problems += error.diagnostics
            continue
        problems += valid.diagnostics
        marks |= {("attendance", len(rows), *path): place for path, place in valid.tree.marks.items()}
        rows.append(valid.value)
    return tuple(rows), marks, problems


def _with_others(rows: tuple[Attendee, ...], marks: dict[DataPath, Location], valid: Valid) -> tuple[tuple[Attendee, ...], dict[DataPath, Location]]:
    """Return the rows with those who were expected and are not in the list behind them, still as invited."""
    from docpipe.czech.names import fold_name

    there = {fold_name(row.name) for row in rows if row.name}
    made = list(rows)
    for index, row in enumerate(valid.value.attendance):
        if row.name is None or fold_name(row.name) not in there:
            marks |= {("attendance", len(made), *path[2:]): place for path, place in valid.tree.marks.items() if path[:2] == ("attendance", index)}
            made.append(row)
    return tuple(made), marks


def _without_rows(marks: Mapping[DataPath, Location]) -> dict[DataPath, Location]:
    return {path: place for path, place in marks.items() if path[:1] != ("attendance",)}
