"""Whatever stands in a form, it is read or complained of: nothing of it stops docpipe."""

from __future__ import annotations

from pathlib import Path

from form_samples import MARKDOWN
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from workbook_building import SHEETS, workbook

from docpipe.diagnostics import DocpipeError
from docpipe.read import parse
from docpipe.read.grid import parse_grids
from docpipe.records.meeting import RECORD
from docpipe.validate import records_of
from docpipe.validate.forms import markdown_meeting
from docpipe.validate.forms.workbook import is_meeting, meeting_of
from docpipe.validate.registers import Source

PATH = Path("content/p/setkani/x.md")
LINES = [
    *MARKDOWN.splitlines(),
    *(
        "---",
        ":::",
        "::: interní",
        "```",
        "| a | b |",
        "|---|---|",
        "Úkoly:",
        "Potřeby:",
        "Usnesení:",
        "Hlasování: pro 1, proti 2",
        "účast: x",
        "program: A; B",
    ),
    *(
        "úkoly: viz níže",
        "## Úkoly",
        "## Příští setkání",
        "datum: 1. 1. 2024",
        "## Doklady",
        "- zápis odeslán: 7. 3. 2024",
        "# ",
        "##",
        "===",
        "- ",
        "Úkol:",
        "(pro 1)",
        "—",
    ),
    *(
        "kontrola úkolů: x",
        "## Kontrola úkolů",
        "- a – splněno",
        "Kontrola úkolu: b – trvá – do 1. 1. 2025",
        "příští setkání: brzy",
        "příští setkání – datum: 1. 1. 2025",
    ),
]


def made(tree: object, name: str) -> None:
    """Make records of a tree; only complaints may come of it."""
    records_of([Source(Path(name), tree, RECORD, "p")], {}, Path())  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=25))
@example(["---", "úkoly: viz níže", "program: [A, B]", "účast: x", "---", "Úkol: a", "## Účast", "- b", "## A", "Úkol: c"])
@example(["program: A", "", "# A", "Usnesení: x", "Hlasování: pro 1, proti 2", "Hlasování: pro 1, proti 2"])
@example(["příští setkání: brzy", "příští setkání – datum: 1. 1. 2025"])
def test_any_lines_of_markdown(lines: list[str]) -> None:
    try:
        read = parse("\n".join(lines).encode("utf-8", "replace"), PATH.as_posix())
    except DocpipeError:
        return
    made(markdown_meeting(read).value, PATH.as_posix())


CELLS = st.one_of(st.none(), st.sampled_from([cell for rows in SHEETS.values() for row in rows for cell in row]), st.text(max_size=12), st.integers(-3, 50000))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(SHEETS)), st.integers(1, 9), st.integers(1, 8), CELLS), max_size=40))
def test_any_cells_of_a_workbook(cells: list[tuple[str, int, int, object]]) -> None:
    from openpyxl.utils.exceptions import IllegalCharacterError

    def change(book: object) -> None:
        for sheet, row, column, value in cells:
            try:
                book[sheet].cell(row, column, value)  # type: ignore[index]
            except IllegalCharacterError:
                continue

    grids = parse_grids(workbook(change), "x.xlsx").value
    if is_meeting(grids):
        tree, _ = meeting_of(grids, "content/p/setkani/x.xlsx")
        made(tree, "content/p/setkani/x.xlsx")
