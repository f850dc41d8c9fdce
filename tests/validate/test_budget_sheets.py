"""Budgets as people keep them: whatever the layout, the same amounts, each with its cell."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from openpyxl import Workbook
from workspaces import PROJECT, small, write

from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.pipeline.load import Loaded, load
from docpipe.records.planning.budget import Budget, LineKind
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
