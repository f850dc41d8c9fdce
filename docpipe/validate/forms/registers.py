"""A register filled in as one workbook → its Tree: a row a record, what records have several of in sheets of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from docpipe.czech.names import fold_name
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.model import Data, Scalar, Tree
from docpipe.read.grid import Grid
from docpipe.records.types import RecordType
from docpipe.schema import Entry, fold_key, names_of
from docpipe.schema.shapes import shape
from docpipe.validate.fit import label_of
from docpipe.validate.forms.cells import one_line
from docpipe.validate.forms.draft import Draft
from docpipe.validate.forms.sheets import Row, Sort, read_table, score, sorted_sheets

GUIDE: Final = "Návod:"
"""What the instruction above the table of a form begins with."""
_MAIN: Final = "rows"
_ONE_LINE: Final = frozenset({"name", "function", "organisation", "person"})


def is_form(grids: Sequence[Grid], kind: RecordType) -> bool:
    """Return whether a workbook is a form of docpipe's, or has a sheet of what records have several of, and not just a list of records."""
    if any(cell.text.startswith(GUIDE) for grid in grids for cell in list(grid.cells.values())[:3]):
        return True
    parts = dict(_parts(kind.schema))
    within = {folded for folded, name in names_of(kind.schema).items() if name in parts}
    return any(fold_key(grid.name or "") in within for grid in grids) and len(grids) > 1


def register_of(grids: Sequence[Grid], path: str, kind: RecordType) -> tuple[Tree, Draft]:
    """Return the records that a workbook says, as a list; what was found wrong stands in the draft. Raises DocpipeError where no sheet holds records."""
    draft = Draft(path, {_MAIN: []})
    parts = dict(_parts(kind.schema))
    main = Sort(_MAIN, kind.schema, _naming(kind))
    sorts = [Sort(name, schema, _needed(schema), frozenset({fold_key(kind.label[0])})) for name, schema in parts.items()]
    known = {folded: name for folded, name in names_of(kind.schema).items() if name in parts}
    first = next((grid for grid in grids if fold_key(grid.name or "") not in known and _is_main(grid, main)), None)
    found = sorted_sheets([grid for grid in grids if grid is not first], known, sorts)
    if first is None:
        raise DocpipeError(_without_main(path, grids, known, main))
    for row in read_table(draft, first, main).rows:
        draft.add((_MAIN,), _fields(row), row.place)
    for sort in sorts:
        if (grid := found.grids.get(sort.name)) is not None:
            _take_part(draft, grid, sort, kind)
    for grid in found.others:
        labels = tuple(label_of(kind.schema, name) for name in parts)
        draft.complain(
            "form-sheet-unknown", grid.whole(), sheet=grid.name or "", known=(first.name or "", *(label[:1].upper() + label[1:] for label in labels))
        )
    return draft.tree(), draft


def _without_main(path: str, grids: Sequence[Grid], known: Mapping[str, str], main: Sort) -> list[Diagnostic]:
    """Return what is wrong with the sheet that should hold the records: the first that is none of the others."""
    draft = Draft(path)
    grid = next((grid for grid in grids if fold_key(grid.name or "") not in known), grids[0])
    read_table(draft, grid, main)
    return [item for item in draft.found if item.code in ("form-column-missing", "form-header-missing")] or [
        Diagnostic("form-header-missing", grid.whole(), {"sheet": grid.name or path, "known": main.labels()})
    ]


def _fields(row: Row) -> dict[str, Data]:
    return {name: one_line(cell) if name in _ONE_LINE else cell for name, cell in row.cells.items()}


def _is_main(grid: Grid, main: Sort) -> bool:
    return score(grid, main) > 1


def _take_part(draft: Draft, grid: Grid, sort: Sort, kind: RecordType) -> None:
    of = fold_key(kind.label[0])
    for row in read_table(draft, grid, sort).rows:
        named = row.cells.pop(of, None)
        if not row.cells:
            continue
        index = _index(draft, named, kind)
        if named is None:
            draft.complain("form-parent-missing", row.place, what=kind.label[0])
        elif index is None:
            draft.complain("form-parent-unknown", named.location, value=named.text, what=kind.label[0])
        else:
            draft.add((_MAIN, index, sort.name), _fields(row), row.place)


def _index(draft: Draft, named: Scalar | None, kind: RecordType) -> int | None:
    """Return which row of the first sheet a name means: by id, else by name; None for none, or several."""
    rows: Any = draft.data[_MAIN]
    if named is None:
        return None
    for field in ("id", _naming(kind), "short_name"):
        same = [index for index, row in enumerate(rows) if isinstance(said := row.get(field), Scalar) and fold_name(said.text) == fold_name(named.text)]
        if len(same) == 1:
            return same[0]
    return None


def _naming(kind: RecordType) -> str:
    return "text" if kind.name == "need" else "name"


def _needed(schema: type[Entry]) -> str:
    """Return the field that a part's header must have: its first required one, else its first."""
    required = [name for name, info in schema.model_fields.items() if info.is_required()]
    return (required or list(schema.model_fields))[0]


def _parts(schema: type[Entry]) -> Iterator[tuple[str, type[Entry]]]:
    for name, info in schema.model_fields.items():
        annotation: Any = info.annotation
        inner, many = shape(annotation)
        if many and isinstance(inner, type) and issubclass(inner, Entry):
            yield name, inner
