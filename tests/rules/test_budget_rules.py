"""Rules of a plan's money: a budget as people keep it, and what is said of it, with the sheet and the cell."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from workspaces import small, write

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of, tell, tell_hint
from docpipe.pipeline.load import load
from docpipe.workspace import Workspace

PROJECT = """
    název: Plánování sociálních služeb v Ukázkově
    program: none
    příjemce: Město Ukázkov
    území: {název: Ukázkovsko, obce: [{obec: Ukázkov, obyvatel: 5000}, {obec: Horní Lhota, obyvatel: 300}]}
    ukázka: ano
"""
PLAN = "název: Plán\nobdobí: 2023–2025\nkapitoly: [uvod]\npriority: [{id: s, název: Stárnutí doma}]\n"
MEASURE = """
    id: doprava
    název: Sdílená doprava seniorů
    patří pod: s
    potřeby: [n1]
    cílové skupiny: [senioři]
    realizátor: Služby
    harmonogram: 2023–2025
    indikátory: [{ukazatel: jízdy, jednotka: jízda, výchozí: 0, cílová: 900, zdroj ověření: kniha jízd}]
"""
ROWS: list[list[object]] = [
    ["Náklady opatření v Kč"],
    ["Opatření", "Zdroj", "Obec", 2023, 2024, 2025, "Celkem"],
    ["Sdílená doprava seniorů", "úhrady uživatelů", None, 10000, 20000, 30000, 60000],
    [None, "rozpočet města", "Ukázkov", 90000, 80000, 70000, 240000],
    ["Celkem", None, None, 100000, 100000, 100000, 300000],
]
Rows = Sequence[Sequence[object]]


def sheet(rows: Rows) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Rozpočet"
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def judged(tmp_path: Path, rows: Rows = ROWS, text: str = "Text.", **files: str | bytes) -> list[Diagnostic]:
    """Return what is said of the plan besides that its data are samples."""
    project = str(files.pop("project", PROJECT))
    content: dict[str, str | bytes] = {
        "content/ukazkov/plan.yaml": PLAN,
        "content/ukazkov/opatreni/doprava.yaml": MEASURE,
        "content/ukazkov/potreby.yaml": "- {id: n1, text: doprava, druh: jiné, cílové skupiny: [senioři]}\n",
        "content/ukazkov/kapitoly/uvod.md": f"---\nid: uvod\nnázev: Úvod\n---\n\n{text}\n",
        "content/ukazkov/rozpocty/r.xlsx": sheet(rows),
        **{f"content/ukazkov/{name.replace('__', '/')}.yaml": body for name, body in files.items()},
    }
    root = write(small(tmp_path, project=project), content)
    (root / "content/ukazkov/setkani/2024-02-06-skupina.yaml").unlink()
    found = [item for item in load(Workspace(root)).diagnostics if severity_of(item) is not Severity.INFO and not item.code.startswith("chapter-required")]
    for item in found:
        for language in ("cs", "en"):
            assert "‹" not in tell(item, language) + tell_hint(item, language)
    return found


def changed(row: int, column: int, value: object) -> list[list[object]]:
    """Return the rows with one cell changed (from 1, as in the sheet)."""
    rows = [list(item) for item in ROWS]
    rows[row - 1][column - 1] = value
    return rows


def places(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(item.code, item.location.cell if item.location else None) for item in found]


def test_a_right_budget_has_nothing_to_say(tmp_path: Path) -> None:
    assert places(judged(tmp_path)) == []


def test_one_crown_is_caught_with_its_cell(tmp_path: Path) -> None:
    found = judged(tmp_path, changed(4, 5, 80001))
    assert sorted(places(found)) == [("budget-total-differs", "E5"), ("budget-total-differs", "G4"), ("budget-total-differs", "G5")]
    total = next(item for item in found if item.location is not None and item.location.cell == "E5")
    assert "100 000 Kč, součet částek je 100 001 Kč (rozdíl −1 Kč)" in tell(total, "cs").replace("\u00a0", " ")
    assert total.location is not None
    assert (total.location.path, total.location.sheet) == ("content/ukazkov/rozpocty/r.xlsx", "Rozpočet")
    assert {place.cell for place in total.related} == {"E3", "E4"}


def test_a_total_a_thousand_times_too_big_is_told_as_a_wrong_unit(tmp_path: Path) -> None:
    assert places(judged(tmp_path, changed(5, 4, 100))) == [("amount-thousandfold", "D5")]


def test_costs_beside_the_sources_are_what_the_sources_give(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["v Kč"],
        ["Opatření", "Rok", "kraj", "Ukázkov", "Náklady celkem"],
        ["Sdílená doprava seniorů", 2023, 40000, 60000, 100000],
        ["Sdílená doprava seniorů", 2024, 40000, 60000, 100500],
        ["Sdílená doprava seniorů", 2025, 40000, 60000, 100000],
    ]
    found = judged(tmp_path, rows)
    assert ("costs-differ-from-sources", "E4") in places(found) or ("budget-total-differs", "E4") in places(found)
    assert {item.location.cell for item in found if item.location} == {"E4"}


def test_a_card_that_states_other_costs_than_the_budget(tmp_path: Path) -> None:
    right = MEASURE + "    jednotka: Kč\n    náklady: {2023: 100000, 2024: 100000, 2025: 100000}\n"
    assert places(judged(tmp_path / "a", opatreni__doprava=right)) == []
    (item,) = judged(tmp_path / "b", opatreni__doprava=right.replace("2024: 100000", "2024: 90000"))
    assert (item.code, item.location.line if item.location else 0) == ("card-and-budget-differ", 10)
    (item,) = judged(tmp_path / "c", opatreni__doprava=right.replace("2024: 100000", "2024: 100"))
    assert item.code == "amount-thousandfold"


def test_years_are_the_plans(tmp_path: Path) -> None:
    later = [[2026 if cell == 2025 else cell for cell in row] for row in ROWS]
    assert sorted(code for code, _ in places(judged(tmp_path, later))) == ["budget-year-missing", "budget-year-outside"]


def test_an_empty_year_is_known_and_a_column_left_out_is_told(tmp_path: Path) -> None:
    empty = [[*row[:5], "neuvedeno" if number == 2 else None, *row[6:]] for number, row in enumerate(changed(3, 7, 30000))]
    empty[1][5] = 2025
    empty[3][6], empty[4] = 170000, ["Celkem", None, None, 100000, 100000, None, 200000]
    assert places(judged(tmp_path / "a", empty)) == []
    without = [row[:5] for row in ROWS]
    assert [code for code, _ in places(judged(tmp_path / "b", without))] == ["budget-year-missing"]
    short = MEASURE.replace("2023–2025", "2023–2024")
    assert places(judged(tmp_path / "c", without, opatreni__doprava=short)) == []


def test_a_source_of_no_vocabulary_is_a_warning_with_a_near_one(tmp_path: Path) -> None:
    (item,) = judged(tmp_path, changed(3, 2, "úhrady uživatelu služby"))
    assert (item.code, severity_of(item), item.location.cell if item.location else "") == ("funding-source-unknown", Severity.WARNING, "B3")


def test_a_measure_without_any_costs_is_told_once_the_plan_has_money(tmp_path: Path) -> None:
    other = MEASURE.replace("id: doprava", "id: katalog").replace("Sdílená doprava seniorů", "Katalog služeb")
    assert [item.code for item in judged(tmp_path, opatreni__katalog=other)] == ["measure-without-costs"]


def test_european_money_after_the_project_is_told(tmp_path: Path) -> None:
    project = PROJECT.replace("ukázka: ano", "ukázka: ano\n    realizace: 1. 1. 2023 – 31. 12. 2024")
    rows = changed(3, 2, "OPZ+")
    assert places(judged(tmp_path / "a", rows)) == []
    assert places(judged(tmp_path / "b", rows, project=project)) == [("project-money-outside-project", "F3")]


def test_an_amount_of_two_files_is_told_at_the_second(tmp_path: Path) -> None:
    again = "název: Znovu\njednotka: Kč\nřádky: [{opatření: doprava, zdroj: úhrady uživatelů, rok: 2023, částka: 10000}]\n"
    (item,) = [item for item in judged(tmp_path, rozpocty__znovu=again) if item.code == "amount-twice"]
    assert (item.location.path if item.location else "", item.related[0].cell) == ("content/ukazkov/rozpocty/znovu.yaml", "D3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Celkové náklady plánu činí 300 000 Kč.", []),
        ("Celkové náklady plánu činí 0,3 mil. Kč.", []),
        ("Celkové náklady plánu činí 350 tis. Kč.", ["amount-in-text-differs"]),
        ("Celkové náklady plánu činí přibližně 310 tis. Kč.", []),
        ("Náklady opatření 1.1 jsou 250 000 Kč.", ["amount-in-text-differs"]),
        ("Náklady opatření 1.1 jsou v roce 2024 100 tis. Kč.", []),
        ("Náklady opatření 1.1 jsou v roce 2024 120 tis. Kč.", ["amount-in-text-differs"]),
        ("Náklady priority 1 dosáhnou 400 000 Kč.", ["amount-in-text-differs"]),
        ("Náklady na Sdílenou dopravu seniorů jsou 5 Kč.", []),
        ("Sdílená doprava seniorů má náklady 999 tis. Kč.", ["amount-in-text-differs"]),
        ("Náklady předchozího plánu byly 12 mil. Kč.", []),
        ("Dotace na opatření 1.1 bude 40 000 Kč a pokryje část nákladů.", []),
        ("Náklady vzrostou o 5 000 Kč proti opatření 1.1.", []),
        ("Plán obsahuje 1 opatření a 1 prioritu.", []),
        ("Plán obsahuje 7 opatření.", ["count-in-text-differs"]),
        ("Předchozí plán obsahoval 13 opatření.", []),
        ("Na území žije 5 300 obyvatel.", []),
        ("Na území žije 5 400 obyvatel.", ["count-in-text-differs"]),
        ("Na území žije přibližně 5 000 obyvatel.", []),
    ],
)
def test_numbers_in_texts_do_not_contradict_what_is_computed(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [item.code for item in judged(tmp_path, text=text)] == expected


def test_a_copy_of_a_sheet_is_told_for_it_counts_twice(tmp_path: Path) -> None:
    judged(tmp_path)
    path = tmp_path / "content/ukazkov/rozpocty/r.xlsx"
    book = load_workbook(path)
    book.copy_worksheet(book["Rozpočet"]).title = "Rozpočet (2)"
    book.save(path)
    found = [item for item in load(Workspace(tmp_path)).diagnostics if item.code == "amount-twice"]
    assert {(item.location.sheet, item.location.cell) for item in found if item.location} >= {("Rozpočet (2)", "D3"), ("Rozpočet (2)", "F4")}
    assert {place.sheet for item in found for place in item.related} == {"Rozpočet"}


def test_a_source_with_a_slip_is_led_to_the_one_that_was_meant(tmp_path: Path) -> None:
    found = [item for item in judged(tmp_path, changed(3, 2, "MPSVV")) if item.code == "funding-source-unknown"]
    assert [item.arguments["suggestions"] for item in found] == [("dotace MPSV prostřednictvím kraje",)]
