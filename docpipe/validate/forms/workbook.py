"""A meeting filled in as one workbook → its Tree: the sheets Setkání, Program, Účast, Usnesení, Úkoly, Potřeby."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docpipe.czech.names import bare
from docpipe.diagnostics import Location
from docpipe.model import Data, DataPath, Scalar, Tree, Written
from docpipe.read.grid import Grid
from docpipe.records.meeting import AgendaItem, Attendee, Meeting, Resolution, Review, Task
from docpipe.records.need import FoundNeed
from docpipe.schema import fold_key, names_of
from docpipe.validate.forms import head
from docpipe.validate.forms.cells import of_cell
from docpipe.validate.forms.draft import Draft
from docpipe.validate.forms.sheets import ITEM, Row, Sort, Sorted, pairs, read_table, rows_by_number, sorted_sheets

HEAD: Final = "head"
SORTS: Final = (
    Sort("agenda", AgendaItem, "title", long=frozenset({"text", "conclusion"})),
    Sort("attendance", Attendee, "name"),
    Sort("resolutions", Resolution, "text", ITEM, long=frozenset({"text"})),
    Sort("tasks", Task, "what", ITEM),
    Sort("needs", FoundNeed, "text", ITEM),
    Sort("review", Review, "what"),
)
NAMED: Final[dict[str, str]] = {
    "setkani": HEAD,
    "jednani": HEAD,
    "udaje_setkani": HEAD,
    "program": "agenda",
    "body": "agenda",
    "ucast": "attendance",
    "ucastnici": "attendance",
    "pritomni": "attendance",
    "prezence": "attendance",
    "usneseni": "resolutions",
    "ukoly": "tasks",
    "potreby": "needs",
    "kontrola_ukolu": "review",
}
_LABELS_OF_HEAD: Final = 3
"""Known labels by which a sheet of another name is the one about the meeting."""
_TEXTS: Final = frozenset(label for label, name in names_of(Meeting).items() if name == "invitation_text")
"""Folded labels of long texts in the sheet about the meeting."""
_OF_BLOCK: Final = re.compile(r"\s*(?:$|[-*+•▪–] |\d{1,3}[.)] |[|>#:]|\[\^|```|~~~)|[ \t]{2,}\S")
"""A line that is no plain paragraph."""
_NUMBER: Final = re.compile(r"(?P<number>\d{1,2})(?:[.)].*|(?:\.0)?)$", re.DOTALL)


def is_meeting(grids: Sequence[Grid]) -> bool:
    """Return whether a workbook is a meeting's form and no list of those who came."""
    return any(_is_head(grid) for grid in grids)


def meeting_of(grids: Sequence[Grid], path: str) -> tuple[Tree, Draft]:
    """Return the record that a workbook says; what was found wrong stands in the draft."""
    draft = Draft(path)
    about = next(grid for grid in grids if _is_head(grid))
    found = sorted_sheets([grid for grid in grids if grid is not about], {name: sort for name, sort in NAMED.items() if sort != HEAD}, SORTS)
    for label, value in pairs(draft, about, frozenset(names_of(Meeting)), _TEXTS):
        if isinstance(value, Location):
            head.leave(draft, label.text, value)
        else:
            head.put(draft, label.text.strip(), _long(value) if head.field_of(label.text) == "invitation_text" else value, label.location)
    _take_agenda(draft, found)
    for sort in SORTS[1:]:
        if (grid := found.grids.get(sort.name)) is not None:
            for row in read_table(draft, grid, sort).rows:
                _take(draft, sort, row)
    for grid in found.others:
        draft.complain("form-sheet-unknown", grid.whole(), sheet=grid.name or "", known=("Setkání", "Program", "Účast", "Usnesení", "Úkoly", "Potřeby"))
    return draft.tree(), draft


def _is_head(grid: Grid) -> bool:
    known = names_of(Meeting)
    labels = {known[folded] for cells in rows_by_number(grid).values() for cell in list(cells.values())[:1] if (folded := fold_key(cell.text)) in known}
    if NAMED.get(fold_key(grid.name or "")) == HEAD:
        return bool(labels & {"title", "date"})
    return {"title", "date"} <= labels and len(labels) >= _LABELS_OF_HEAD


def _take_agenda(draft: Draft, found: Sorted) -> None:
    grid = found.grids.get("agenda")
    if grid is None:
        return
    for row in read_table(draft, grid, SORTS[0]).rows:
        draft.add(("agenda",), _fields(draft, SORTS[0], row), row.place)


def _fields(draft: Draft, sort: Sort, row: Row) -> dict[str, Data]:
    return {name: _long(cell) if name in sort.long else of_cell(draft, name, cell) for name, cell in row.cells.items() if name not in ITEM}


def _long(cell: Scalar) -> Scalar:
    """Return a long text with every line of the cell as a paragraph: in a cell nobody breaks a line but to begin a new one."""
    lines = cell.text.split("\n")
    made: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        made.append(line)
        if not _OF_BLOCK.match(line) and not _OF_BLOCK.match(following):
            made.append("")
    return replace(cell, text="\n".join(made), written=Written.TEXT_CELL)


def _take(draft: Draft, sort: Sort, row: Row) -> None:
    if sort.name == "attendance":
        draft.add(("attendance",), _fields(draft, sort, row), row.place)
        return
    fields = _fields(draft, sort, row)
    if sort.name == "review":
        if set(fields) - {"what", "from_meeting"}:  # a task that nobody spoke of stays as it was
            draft.add(("review",), fields, row.place)
        return
    if not fields:
        return  # only the point was chosen
    item = next((row.cells[name] for name in ITEM if name in row.cells), None)
    at = _point(draft, item, row, sort)
    if at is not None:
        draft.add((*at, sort.name), fields, row.place)


def _point(draft: Draft, item: Scalar | None, row: Row, sort: Sort) -> DataPath | None:
    """Return the path of the point a row belongs to, () for a task of the whole meeting; None where it must say and does not."""
    points = draft.data.get("agenda")
    titles = [_title(point) for point in points] if isinstance(points, list) else []
    if item is None:
        if sort.name == "tasks":
            return ()
        if len(titles) == 1:
            return ("agenda", 0)
        draft.complain("form-item-missing", row.place, text=_words(row, sort), known=tuple(titles))
        return None
    same = [index for index, title in enumerate(titles) if bare(title) == bare(item.text)]
    number = _NUMBER.match(item.text.strip())
    if not same and number is not None and 0 < int(number["number"]) <= len(titles):
        same = [int(number["number"]) - 1]
    if not same:
        draft.complain("form-item-unknown", item.location, value=item.text, known=tuple(titles))
        return None
    return ("agenda", same[0])


def _title(point: Data) -> str:
    title = point.get("title") if isinstance(point, dict) else None
    return title.text if isinstance(title, Scalar) else ""


def _words(row: Row, sort: Sort) -> str:
    return row.cells[sort.needed].text[:60] if sort.needed in row.cells else ""
