"""Budgets as people keep them: whatever the layout, the same amounts, each with its cell."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from workspaces import PROJECT, small, write

from docpipe.czech.names import bare
from docpipe.diagnostics import Diagnostic
from docpipe.figures.planning.money import money_of
from docpipe.messages import severity_of
from docpipe.model import Record
from docpipe.pipeline.load import Loaded, load
from docpipe.read.grid import parse_grids
from docpipe.records.planning.budget import Budget, LineKind
from docpipe.validate.sheets.budgets import read_sheet
from docpipe.validate.sheets.known import Known
from docpipe.validate.sheets.lines import value_of
from docpipe.workspace import Workspace

BASE: dict[str, str | bytes] = {
    "content/ukazkov/plan.yaml": "název: Plán\nobdobí: 2023–2025\npriority: [{id: s, název: Senioři}]\n",
    "content/ukazkov/sluzby.yaml": """
        - {id: ps, název: Pečovatelská služba, poskytovatel: Město Ukázkov}
        - {id: os, název: Odlehčovací služba, poskytovatel: "Služby Ukázkov, z.s."}
    """,
    "content/ukazkov/opatreni/udrzet.yaml": "{název: Udržet služby, patří pod: s, služby: [ps, os]}\n",
    "content/ukazkov/opatreni/doprava.yaml": "{název: Doprava seniorů, patří pod: s}\n",
}
TERRITORY = "\n    území: {název: Ukázkovsko, obce: [{obec: Ukázkov, obyvatel: 5000}, {obec: Horní Lhota, obyvatel: 300}]}\n"

Rows = Sequence[Sequence[object]]


def sheet(rows: Rows, name: str = "Rozpočet", merge: Sequence[str] = (), formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    for area in merge:
        page.merge_cells(area)
    for cell, form in (formats or {}).items():
        page[cell].number_format = form
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def loaded(tmp_path: Path, content: str | bytes, suffix: str = "xlsx", declared: str = "") -> Loaded:
    files: dict[str, str | bytes] = {**BASE, f"content/ukazkov/rozpocty/r.{suffix}": content}
    if declared:
        files["content/ukazkov/rozpocty/r.yaml"] = declared
    return load(Workspace(write(small(tmp_path, project=PROJECT + TERRITORY), files)))


def budget(state: Loaded) -> Record:
    found = state.collection.of("budget", "ukazkov")
    assert len(found) == 1, [str(item) for item in state.diagnostics]
    return found[0]


def told(state: Loaded) -> list[Diagnostic]:
    return [item for item in state.diagnostics if item.location and item.location.path.startswith("content/ukazkov/rozpocty")]


def codes(state: Loaded) -> list[tuple[str, str]]:
    return [(item.code, (item.location.cell or str(item.location.line or "")) if item.location else "") for item in told(state)]


def amounts(record: Record, kind: LineKind = LineKind.SOURCE) -> dict[tuple[Any, ...], Decimal | None]:
    """Return who, source, municipality, year → Kč, of a budget in which each stands once."""
    value = cast("Budget", record.value)
    found: dict[tuple[Any, ...], Decimal | None] = {}
    for line in value.lines:
        if line.kind is kind:
            key = ((line.measure or line.service or "").casefold(), (line.source or "").casefold(), line.municipality, line.year)
            assert key not in found, key
            found[key] = line.amount.crowns() if line.amount is not None else None
    return found


PS, OS = "pečovatelská služba", "odlehčovací služba"
WANTED = {
    (PS, "úhrady uživatelů", None, 2023): Decimal(300_000),
    (PS, "úhrady uživatelů", None, 2024): Decimal(310_000),
    (PS, "mpsv", None, 2023): Decimal(1_200_500),
    (PS, "mpsv", None, 2024): Decimal(1_250_000),
    (OS, "úhrady uživatelů", None, 2023): Decimal(80_000),
    (OS, "úhrady uživatelů", None, 2024): None,
    (OS, "mpsv", None, 2023): Decimal(0),
    (OS, "mpsv", None, 2024): Decimal(400_000),
}
YEARS_IN_COLUMNS: Rows = (
    ("Rozpočet sociálních služeb 2023–2024",),
    ("částky v Kč",),
    (),
    ("Služba", "Zdroj financování", 2023, 2024, "Celkem"),
    ("Pečovatelská služba", "úhrady uživatelů", 300000, 310000, 610000),
    ("", "MPSV", 1200500, 1250000, 2450500),
    ("Celkem za službu", "", 1500500, 1560000, 3060500),
    ("Odlehčovací služba", "úhrady uživatelů", 80000, None, 80000),
    ("", "MPSV", 0, 400000, 400000),
    ("Celkem za službu", None, 80000, 400000, 480000),
    ("CELKEM", None, 1580500, 1960000, 3540500),
)
YEARS_IN_ROWS: Rows = (
    ("Služba", "Rok", "úhrady uživatelů (Kč)", "MPSV (Kč)", "Náklady celkem (Kč)"),
    ("Pečovatelská služba", 2023, 300000, 1200500, 1500500),
    ("Pečovatelská služba", 2024, 310000, 1250000, 1560000),
    ("Odlehčovací služba", 2023, 80000, 0, 80000),
    ("Odlehčovací služba", 2024, None, 400000, 400000),
    ("Celkem", None, 690000, 2850500, 3540500),
)
THOUSANDS: Rows = (
    ("Poskytovatel", "Služba", "2023", None, "2024", None),
    (None, None, "úhrady uživatelů", "MPSV", "úhrady uživatelů", "MPSV"),
    ("Město Ukázkov", "Pečovatelská služba", 300, 1200.5, 310, 1250),
    ("Služby Ukázkov, z.s.", "Odlehčovací služba", 80, 0, "neuvedeno", 400),
    ("Celkem v tis. Kč", None, 380, 1200.5, 310, 1650),
)
GROUPS: Rows = (
    ("Rozpočty služeb (v tis. Kč)", None, None),
    ("Položka", "rok 2023", "rok 2024"),
    ("Pečovatelská služba", None, None),
    ("úhrady uživatelů", 300, 310),
    ("MPSV", "1 200,5", "1 250"),
    ("Zdroje celkem", 1500.5, 1560),
    ("Náklady celkem", 1500.5, 1560),
    ("Odlehčovací služba", None, None),
    ("úhrady uživatelů", 80, None),
    ("MPSV", 0, 400),
    ("Zdroje celkem", 80, 400),
    ("Náklady celkem", 80, 400),
    ("Rekapitulace – celkem", None, None),
    ("úhrady uživatelů", 380, 310),
    ("MPSV", 1200.5, 1650),
)
LONG: Rows = (
    ("Název služby", "Zdroj", "Rok", "Částka v Kč"),
    *((who.capitalize(), source, year, None if amount is None else float(amount)) for (who, source, _, year), amount in WANTED.items()),
    ("Celkem", None, None, 3540500),
)
SERVICES_IN_COLUMNS: Rows = (
    ("Rok", "Zdroj", "Pečovatelská služba", "Odlehčovací služba", "Celkem"),
    (2023, "úhrady uživatelů", 300000, 80000, 380000),
    (2023, "MPSV", 1200500, 0, 1200500),
    (2024, "úhrady uživatelů", 310000, None, 310000),
    (2024, "MPSV", 1250000, 400000, 1650000),
    ("Celkem", None, 3060500, 480000, 3540500),
)
LAYOUTS: dict[str, tuple[bytes | str, str, str]] = {
    "years in columns, subtotals among the rows": (sheet(YEARS_IN_COLUMNS), "xlsx", ""),
    "years in rows, sources in columns": (sheet(YEARS_IN_ROWS), "xlsx", ""),
    "two rows of header, merged": (sheet(THOUSANDS, merge=["A1:A2", "B1:B2", "C1:D1", "E1:F1"]), "xlsx", "jednotka: tis. Kč\n"),
    "two rows of header, not merged": (sheet(THOUSANDS), "xlsx", "jednotka: tis. Kč\n"),
    "a group for each service, one column of labels, a summary below": (sheet(GROUPS), "xlsx", ""),
    "a row for each amount": (sheet(LONG), "xlsx", ""),
    "services in columns": (sheet(SERVICES_IN_COLUMNS), "xlsx", "jednotka: Kč\n"),
    "the unit in the cells' format": (sheet(SERVICES_IN_COLUMNS, formats={f"{c}{r}": '#,##0\\ "Kč"' for c in "CDE" for r in range(2, 7)}), "xlsx", ""),
    "CSV with semicolons and decimal commas": (
        (
            "Rozpočet;;;\nv tis. Kč;;;\nSlužba;Zdroj;2023;2024\nPečovatelská služba;úhrady uživatelů;300;310\nPečovatelská služba;MPSV;1 200,5;1250\n"
            "Odlehčovací služba;úhrady uživatelů;80;neuvedeno\nOdlehčovací služba;MPSV;0;400\nCelkem;;1580,5;1960\n"
        ),
        "csv",
        "",
    ),
    "CSV with commas, merged cells of a header exported as blanks": (
        (
            'Služba,2023 (Kč),,2024 (Kč),\n,úhrady uživatelů,MPSV,úhrady uživatelů,MPSV\nPečovatelská služba,300 000,"1 200 500",310 000,1 250 000\n'
            "Odlehčovací služba,80 000,0,,400 000\n"
        ),
        "csv",
        "",
    ),
}


def by_source(found: dict[tuple[Any, ...], Decimal | None]) -> dict[tuple[Any, ...], Decimal | None]:
    return dict(sorted(found.items(), key=str))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_amounts_are_read_of_every_layout(tmp_path: Path, layout: str) -> None:
    content, suffix, declared = LAYOUTS[layout]
    state = loaded(tmp_path, content, suffix, declared)
    assert codes(state) == []
    assert by_source(amounts(budget(state))) == by_source(WANTED)
    for total in cast("Budget", budget(state).value).totals:
        lines = cast("Budget", budget(state).value).lines
        assert total.amount is not None
        assert total.amount.crowns() == sum((lines[part].amount.crowns() for part in total.parts if lines[part].amount is not None), Decimal(0)), total  # type: ignore[union-attr, misc]


def test_a_nought_under_a_year_without_amounts_is_the_sum_of_nothing(tmp_path: Path) -> None:
    rows: Rows = [
        ["v Kč"],
        ["Opatření", "Zdroj", 2023, 2024],
        ["Udržet služby", "kraj", 120, 90],
        [None, "Součet za opatření", 120, 90],
        ["Doprava seniorů", "kraj", None, 50],
        [None, "Součet za opatření", 0, 50],
        ["Celkem", None, 120, 140],
    ]
    totals = cast("Budget", budget(loaded(tmp_path, sheet(rows))).value).totals
    checked = {(total.label, total.year, total.amount.number if total.amount else None): total.parts for total in totals if total.parts}
    assert checked == {
        ("Součet za opatření", 2023, 120): (0,),
        ("Součet za opatření", 2024, 90): (1,),
        ("Součet za opatření", 2024, 50): (3,),
        ("Celkem", 2023, 120): (0,),
        ("Celkem", 2024, 140): (1, 3),
    }


HEAD = ("Služba", "Zdroj (v Kč)", 2023, 2024)


def row(*values: object) -> bytes:
    """Return a sheet of one row of a service's subsidy."""
    return sheet([HEAD, ("Pečovatelská služba", "MPSV", *values)])


@pytest.mark.parametrize(
    ("content", "suffix", "wanted"),
    [
        (row("cca 500 tis.", 1), "xlsx", ("budget-cell-text", "C2")),
        (row(-5, 1), "xlsx", ("budget-negative", "C2")),
        (row("=B9*2", 1), "xlsx", ("formula-without-value", "C2")),
        (row("1.234", 1), "xlsx", ("number-ambiguous", "C2")),
        (row("2023-05-01", 1), "xlsx", ("budget-cell-text", "C2")),
        (sheet([HEAD, ("Pečovatelská služba", "MPSV", 0.5, 1)], formats={"C2": "0 %"}), "xlsx", ("budget-percent", "C2")),
        (sheet([("Služba", "Zdroj", 2023), ("Pečovatelská služba", "MPSV", 5)]), "xlsx", ("budget-without-unit", "")),
        (sheet([("v Kč",), ("v tis. Kč",), HEAD, ("Pečovatelská služba", "MPSV", 5, 5)]), "xlsx", ("budget-units-differ", "A2")),
        (sheet([("Ahoj",), (1, 2)]), "xlsx", ("budget-header-missing", "")),
        (sheet([(*HEAD, "Sloupec1"), ("Pečovatelská služba", "MPSV", 1, 2, 7)]), "xlsx", ("budget-column-unread", "E1")),
        (sheet([("Zdroj (v Kč)", 2023, 2024), (None, 5, 6)]), "xlsx", ("budget-row-unlabelled", "B2")),
        ("Služba;Zdroj;2023 (Kč)\nPečovatelská služba;MPSV;dle dohody\n", "csv", ("budget-cell-text", "2")),
        ("Služba;Zdroj;2023 (Kč)\nPečovatelská služba;MPSV;\n", "csv", ("budget-empty", "")),
    ],
)
def test_what_is_wrong_in_a_sheet_is_told_with_its_cell(tmp_path: Path, content: str | bytes, suffix: str, wanted: tuple[str, str]) -> None:
    assert wanted in codes(loaded(tmp_path, content, suffix))


def test_a_cell_that_cannot_be_read_is_not_taken_for_nought(tmp_path: Path) -> None:
    found = amounts(budget(loaded(tmp_path, row("cca 500", 0))))
    assert found == {(PS, "mpsv", None, 2023): None, (PS, "mpsv", None, 2024): 0}


def test_a_bad_cell_stops_the_release_and_not_the_draft(tmp_path: Path) -> None:
    state = loaded(tmp_path, row("cca 500", 0))
    assert {severity_of(item).value for item in told(state)} == {"error"}


def test_amounts_of_hidden_rows_and_columns_are_counted_and_told(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for values in (HEAD, ("Pečovatelská služba", "MPSV", 1, 2), ("Odlehčovací služba", "MPSV", 3, 4)):
        page.append(list(values))
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    hidden = book.create_sheet("Skrytý")
    hidden.append(list(HEAD))
    hidden.append(["Odlehčovací služba", "MPSV", 9, 9])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    state = loaded(tmp_path, stream.getvalue())
    assert {("budget-rows-hidden", "A3"), ("budget-columns-hidden", "D1"), ("sheet-hidden", "")} <= set(codes(state))
    assert sum(amount or 0 for amount in amounts(budget(state)).values()) == 10


def test_the_sheets_of_a_workbook_are_of_who_their_titles_say(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Pečovatelská služba"
    first.append(["Rozpočet na rok 2023, částky v tis. Kč"])
    first.append(["Zdroj", "Částka"])
    first.append(["MPSV", 12])
    second = book.create_sheet("List2")
    for values in (["Služba:", "Odlehčovací služba"], ["Rok:", 2024], ["Zdroj", "Částka v Kč"], ["obec", 7], ["Celkem", 7]):
        second.append(values)
    stream = io.BytesIO()
    book.save(stream)
    state = loaded(tmp_path, stream.getvalue())
    assert codes(state) == []
    assert amounts(budget(state)) == {(PS, "mpsv", None, 2023): 12_000, (OS, "obec", None, 2024): 7}


def test_municipalities_may_stand_in_columns_or_in_rows(tmp_path: Path) -> None:
    wanted = {(PS, "obce", "Ukázkov", 2023): Decimal(10), (PS, "obce", "Horní Lhota", 2023): Decimal(5)}
    rows: Rows = (("Rok 2023, v Kč",), ("Služba", "Ukázkov", "Horní Lhota", "Celkem"), ("Pečovatelská služba", 10, 5, 15))
    assert amounts(budget(loaded(tmp_path / "a", sheet(rows)))) == wanted
    rows = (("Služba", "Obec", "Rok", "Částka (Kč)"), ("Pečovatelská služba", "Ukázkov", 2023, 10), ("Pečovatelská služba", "Horní Lhota", 2023, 5))
    assert amounts(budget(loaded(tmp_path / "b", sheet(rows)))) == wanted


def test_costs_beside_the_sources_are_costs(tmp_path: Path) -> None:
    record = budget(loaded(tmp_path, sheet([("Služba", "Rok", "MPSV", "Náklady celkem (Kč)"), ("Pečovatelská služba", 2023, "7 Kč", 9)])))
    assert amounts(record, LineKind.COST) == {(PS, "", None, 2023): 9}
    assert amounts(record) == {(PS, "mpsv", None, 2023): 7}


def test_a_part_of_a_source_is_not_in_the_totals(tmp_path: Path) -> None:
    rows: Rows = (
        ("Služba", "Zdroj", "2023 (Kč)"),
        ("Pečovatelská služba", "úhrady uživatelů", 100),
        (None, "z toho příspěvek na péči", 60),
        (None, "MPSV", 200),
        ("Celkem", None, 300),
    )
    (total,) = cast("Budget", budget(loaded(tmp_path, sheet(rows))).value).totals
    assert total.parts == (0, 2)


@pytest.mark.parametrize("changed", ["E5", "C5", "C7", "D10", "C11", "E11"])
def test_one_koruna_too_many_in_any_cell_is_caught_with_a_total_and_its_cells(tmp_path: Path, changed: str) -> None:
    column, number = ord(changed[0]) - ord("A"), int(changed[1:]) - 1
    rows = [list(values) for values in YEARS_IN_COLUMNS]
    before = rows[number][column]
    assert isinstance(before, int)
    rows[number][column] = before + 1
    state = loaded(tmp_path, sheet(rows))
    checks = money_of("ukazkov", state.collection)
    assert checks is not None
    wrong = [item for item in checks.checks if not item.is_right]
    assert wrong
    cells = {str(place.cell) for item in wrong for place in (*item.stated.locations, *item.computed.locations)}
    assert changed in cells
    assert {abs(item.difference) for item in wrong} == {1}


def test_a_total_over_amounts_that_nobody_stated_is_told_and_not_lost(tmp_path: Path) -> None:
    rows: Rows = (HEAD, (PS, "MPSV", 1, 2), ("Celkem za službu", None, 1, 2), (OS, "MPSV", None, None), ("Celkem za službu", None, 7, 0))
    assert codes(loaded(tmp_path, sheet(rows))) == [("budget-total-alone", "C5")]


def test_amounts_that_look_like_years_are_amounts(tmp_path: Path) -> None:
    rows: Rows = (("v tis. Kč",), ("Služba", "Rok", "úhrady uživatelů", "MPSV"), (PS, 2023, 2000, 2100), (PS, 2024, 1999, 2023))
    found = amounts(budget(loaded(tmp_path, sheet(rows))))
    assert list(found.values()) == [2_000_000, 2_100_000, 1_999_000, 2_023_000]


@pytest.mark.parametrize(
    "rows",
    [
        (("Služba", "Zdroj", "Rok", "Částka v Kč"), (PS, "MPSV", 2023, 2022), (OS, "MPSV", 2023, 2024)),
        (("Služba", "Zdroj v Kč", 2023, 2024), (PS, "MPSV", 2022, 2023), (OS, "MPSV", 2024, 1)),
        (("Služba", "2023 (Kč)", "2024 (Kč)"), (PS, 2022, 2023), (OS, 2024, 1)),
    ],
)
def test_amounts_that_follow_on_as_years_do_are_no_header(tmp_path: Path, rows: Rows) -> None:
    lines = cast("Budget", budget(loaded(tmp_path, sheet(rows))).value).lines
    stated = [cell for row in rows[1:] for cell in (row[3:] if len(rows[0]) == 4 and rows[0][2] == "Rok" else row[1:]) if isinstance(cell, int)]
    assert [line.amount.number for line in lines if line.amount is not None] == stated


def test_a_title_with_the_years_of_the_header_begins_a_block(tmp_path: Path) -> None:
    rows: Rows = (("v Kč",), ("Položka", 2023, 2024), (PS, None, None), ("MPSV", 1, 2), (OS, 2023, 2024), ("MPSV", 3, 4))
    found = amounts(budget(loaded(tmp_path, sheet(rows))))
    assert {key: value for key, value in found.items() if value is not None} == {
        (PS, "mpsv", None, 2023): 1,
        (PS, "mpsv", None, 2024): 2,
        (OS, "mpsv", None, 2023): 3,
        (OS, "mpsv", None, 2024): 4,
    }


def test_a_header_that_is_repeated_for_the_next_block_is_a_header(tmp_path: Path) -> None:
    rows: Rows = (("v Kč",), ("Služba", "Zdroj", 2023, 2024), (PS, "MPSV", 1, 2), (), ("Služba", "Zdroj", 2024, 2025), (OS, "MPSV", 3, 4))
    found = amounts(budget(loaded(tmp_path, sheet(rows))))
    assert found == {(PS, "mpsv", None, 2023): 1, (PS, "mpsv", None, 2024): 2, (OS, "mpsv", None, 2024): 3, (OS, "mpsv", None, 2025): 4}


def test_rounded_thousands_are_told_from_a_wrong_sum(tmp_path: Path) -> None:
    rows: Rows = (("v tis. Kč",), ("Služba", "Zdroj", 2023), (PS, "MPSV", 10.4), (OS, "MPSV", 20.4), ("Celkem", None, 30.9))
    found = money_of("ukazkov", loaded(tmp_path, sheet(rows)).collection)
    assert found is not None
    (check,) = found.checks
    assert (check.is_right, check.is_rounding, check.difference, check.stated.locations[0].cell) == (False, True, 100, "C5")


SOURCES = ("úhrady uživatelů", "MPSV", "příspěvek kraje", "nadace, dary a sbírky")
MONEY = st.one_of(st.none(), st.integers(0, 10**9), st.integers(2021, 2026), st.integers(0, 10**6).map(lambda number: Decimal(number) / 100))


@given(
    table=st.dictionaries(st.tuples(st.sampled_from((PS, OS)), st.sampled_from(SOURCES), st.sampled_from((2023, 2024, 2025))), MONEY, min_size=1),
    layout=st.sampled_from(("long", "years", "sources", "csv")),
    totals=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_sums_do_not_depend_on_the_layout(table: dict[tuple[str, str, int], Decimal | int | None], layout: str, totals: bool) -> None:
    wanted = sum((Decimal(amount) for amount in table.values() if amount is not None), Decimal(0))
    grids = parse_grids(*_written(table, layout, totals=totals)).value
    known = Known(sources=frozenset(bare(name) for name in SOURCES), services=frozenset(bare(name) for name in (PS, OS)))
    read = read_sheet(grids[0], Budget(), known)
    assert [item.code for item in read.found] == []
    assert sum((line.amount.crowns() or Decimal(0) for line in read.lines if line.amount is not None), Decimal(0)) == wanted
    per_year = {year: sum((Decimal(value) for key, value in table.items() if key[2] == year and value is not None), Decimal(0)) for year in (2023, 2024, 2025)}
    for year, stated in per_year.items():
        assert sum((line.amount.crowns() or Decimal(0) for line in read.lines if line.amount is not None and line.year == year), Decimal(0)) == stated
    for total in read.totals:
        assert value_of(total.amount) == sum((read.lines[at].number for at in total.parts), Decimal(0))


def _written(table: dict[tuple[str, str, int], Decimal | int | None], layout: str, *, totals: bool) -> tuple[bytes, str]:
    """Return a table of (service, source, year) → Kč in a layout, with totals where asked for."""
    years = sorted({key[2] for key in table})
    services = sorted({key[0] for key in table})
    sources = sorted({key[1] for key in table})
    add = sum_of
    rows: list[list[object]]
    if layout in ("long", "csv"):
        rows = [["Služba", "Zdroj", "Rok", "Částka v Kč"], *([*key, amount] for key, amount in sorted(table.items(), key=str))]
        total: list[object] = ["Celkem", None, None, add(table.values())]
    elif layout == "years":
        rows = [["v Kč"], ["Služba", "Zdroj", *years]]
        for service in services:
            for source in sources:
                rows.append([service, source, *(table.get((service, source, year)) for year in years)])
            if totals:
                rows.append(["Celkem za službu", None, *(add(value for key, value in table.items() if (key[0], key[2]) == (service, year)) for year in years)])
        total = ["CELKEM", None, *(add(value for key, value in table.items() if key[2] == year) for year in years)]
    else:
        rows = [["částky v Kč"], ["Služba", "Rok", *sources, "Celkem"]]
        for service in services:
            for year in years:
                values = [table.get((service, source, year)) for source in sources]
                rows.append([service, year, *values, add(values)])
        total = ["Celkem", None, *(add(value for key, value in table.items() if key[1] == source) for source in sources), add(table.values())]
    if totals:
        rows.append(total)
    if layout == "csv":
        text = "\n".join(";".join("" if value is None else str(value).replace(".", ",") for value in values) for values in rows)
        return text.encode(), "r.csv"
    return sheet(rows), "r.xlsx"


def sum_of(values: Iterable[Decimal | int | None]) -> Decimal:
    return sum((Decimal(value) for value in values if value is not None), Decimal(0))


def test_a_hostile_sheet_ends_soon(tmp_path: Path) -> None:
    started = monotonic()
    for at, rows in enumerate(("Pečovatelská služba;MPSV;1\nCelkem;;7\n", "Pečovatelská služba;MPSV;1\nCelkem;;1\n")):
        state = loaded(tmp_path / str(at), "Služba;Zdroj;2023 (Kč)\n" + rows * 800, "csv")
        assert len(cast("Budget", budget(state).value).lines) == 800
    state = loaded(tmp_path / "more", "Služba;Zdroj;2023 (Kč)\n" + "Pečovatelská služba;MPSV;1\nCelkem;;7\n" * 3_100, "csv")
    assert "budget-totals-many" in [item.code for item in state.diagnostics]
    assert monotonic() - started < 20


def test_more_amounts_than_any_budget_has_are_refused(tmp_path: Path) -> None:
    text = "Služba;Zdroj;" + ";".join(f"{2000 + at} (Kč)" for at in range(60)) + "\n" + ("Pečovatelská služba;MPSV;" + ";".join("1" * 60) + "\n") * 900
    assert "budget-too-large" in [item.code for item in loaded(tmp_path, text, "csv").diagnostics]


def test_the_budget_of_the_manual_is_read_as_it_says(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/rozpocty.md").read_text(encoding="utf-8")
    table = page.partition("```csv\n")[2].partition("```")[0]
    state = loaded(tmp_path, table, "csv")
    assert codes(state) == []
    assert amounts(budget(state)) == WANTED
    found = money_of("ukazkov", state.collection)
    assert found is not None
    assert [item.is_right for item in found.checks] == [True] * 13
    assert found.plan.costs().value == Decimal(3_240_500 + 300_000)


def test_a_measure_called_as_a_column_is_takes_nothing_of_a_sheet(tmp_path: Path) -> None:
    root = small(tmp_path, project=PROJECT + TERRITORY)
    files = {**BASE, "content/ukazkov/opatreni/sluzba.yaml": "{název: Nová služba, patří pod: s}\n", "content/ukazkov/rozpocty/r.xlsx": sheet(YEARS_IN_COLUMNS)}
    state = load(Workspace(write(root, files)))
    assert codes(state) == []
    assert amounts(budget(state)) == WANTED


@pytest.mark.parametrize(("first", "second"), [(2023, 2023), ("2023 plán", "2023 skutečnost"), ("rok 2023", "2023 (Kč)")])
def test_two_columns_of_one_year_are_told_not_added_silently(tmp_path: Path, first: object, second: object) -> None:
    rows = [["částky v Kč"], ["Služba", "Zdroj", first, second, 2024], ["Pečovatelská služba", "MPSV", 100, 110, 120]]
    assert codes(loaded(tmp_path, sheet(rows))) == [("budget-column-twice", "D2")]


def test_columns_that_say_what_they_are_of_one_year_are_right(tmp_path: Path) -> None:
    rows = [["částky v Kč"], ["Služba", "2023 mzdy", "2023 provoz"], ["Pečovatelská služba", 100, 110]]
    assert codes(loaded(tmp_path, sheet(rows))) == []


@pytest.mark.parametrize("area", ["C3:D3", "C3:C4"])
def test_an_amount_merged_over_rows_or_years_is_told_with_its_cell(tmp_path: Path, area: str) -> None:
    rows = [["částky v Kč"], ["Služba", "Zdroj", 2023, 2024], ["Pečovatelská služba", "MPSV", 100, None], [None, "kraj", None, 50]]
    assert codes(loaded(tmp_path, sheet(rows, merge=[area]))) == [("budget-amount-merged", "C3")]


def test_labels_totals_and_empty_cells_may_be_merged(tmp_path: Path) -> None:
    rows = [["v Kč"], ["Služba", "Zdroj", 2023, 2024, None], ["Pečovatelská služba", "MPSV", 100, 10, None], [None, "kraj", None, 50, None]]
    assert codes(loaded(tmp_path, sheet(rows, merge=["A3:A4", "D4:E4"]))) == []


def test_a_date_in_the_place_of_an_amount_is_shown_as_people_write_it(tmp_path: Path) -> None:
    rows = [["v Kč"], ["Služba", "Zdroj", 2023, 2024], ["Pečovatelská služba", "MPSV", date(2023, 5, 1), 100]]
    found = told(loaded(tmp_path, sheet(rows)))
    assert [(item.code, item.arguments["value"]) for item in found] == [("number-is-date", "1. 5. 2023")]
