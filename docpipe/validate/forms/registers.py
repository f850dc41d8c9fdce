"""A register filled in as one workbook → its Tree: a row a record, what records have several of in sheets of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from docpipe.czech.names import fold_name
from docpipe.model import Scalar, Tree
from docpipe.read.grid import Grid
from docpipe.records.types import RecordType
from docpipe.schema import Entry, fold_key, names_of
from docpipe.schema.shapes import shape
from docpipe.validate.forms.draft import Draft
from docpipe.validate.forms.sheets import Sort, read_table, score, sorted_sheets

GUIDE: Final = "Návod:"
"""What the instruction above the table of a form begins with."""
_MAIN: Final = "rows"


def is_form(grids: Sequence[Grid], kind: RecordType) -> bool:
    """Return whether a workbook is a form of docpipe's, or has a sheet of what records have several of, and not just a list of records."""
    if any(cell.text.startswith(GUIDE) for grid in grids for cell in list(grid.cells.values())[:3]):
        return True
    parts = dict(_parts(kind.schema))
    within = {folded for folded, name in names_of(kind.schema).items() if name in parts}
    return any(fold_key(grid.name or "") in within for grid in grids) and len(grids) > 1


def register_of(grids: Sequence[Grid], path: str, kind: RecordType) -> tuple[Tree, Draft]:
    """Return the records that a workbook says, as a list; what was found wrong stands in the draft."""
    draft = Draft(path, {_MAIN: []})
    parts = dict(_parts(kind.schema))
    main = Sort(_MAIN, kind.schema, _naming(kind))
    sorts = [Sort(name, schema, _needed(schema), frozenset({fold_key(kind.label[0])})) for name, schema in parts.items()]
    known = {folded: name for folded, name in names_of(kind.schema).items() if name in parts}
    first = next((grid for grid in grids if fold_key(grid.name or "") not in known and _is_main(grid, main)), None)
    found = sorted_sheets([grid for grid in grids if grid is not first], known, sorts)
    if first is not None:
        for row in read_table(draft, first, main).rows:
            draft.add((_MAIN,), dict(row.cells), row.place)
    for sort in sorts:
        if (grid := found.grids.get(sort.name)) is not None:
            _take_part(draft, grid, sort, kind)
    for grid in found.others:
        draft.complain("form-sheet-unknown", grid.whole(), sheet=grid.name or "", known=(kind.label[0], *known))
    return draft.tree(), draft


def _is_main(grid: Grid, main: Sort) -> bool:
    return score(grid, main) > 1


def _take_part(draft: Draft, grid: Grid, sort: Sort, kind: RecordType) -> None:
    of = fold_key(kind.label[0])
    for row in read_table(draft, grid, sort).rows:
        named = row.cells.pop(of, None)
        if not row.cells:
            continue
        index = _index(draft, named, kind)
        if index is None:
            place = named.location if named is not None else row.place
            draft.complain("form-parent-unknown", place, value=named.text if named is not None else "", what=kind.label[0])
            continue
        draft.add((_MAIN, index, sort.name), dict(row.cells), row.place)


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
