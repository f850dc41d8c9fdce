"""The plan's document: what its chapters hold, what its tables add up to, what is told of mistakes, and what goes to councils."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from plan_samples import PLAN, made, plan, planned_workspace, table, text_of
from workspaces import run, small, write

from docpipe import graph
from docpipe.kinds.council_report import CouncilReportContext
from docpipe.kinds.council_resolution import CouncilResolutionContext
from docpipe.kinds.plan.book import SKELETON
from docpipe.kinds.plan.registers import measured
from docpipe.pipeline.load import load
from docpipe.prose.blocks import CrossReference, inlines
from docpipe.workspace import Workspace


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    return planned_workspace(tmp_path)


def test_the_shipped_chapters_are_the_skeleton() -> None:
    files = Path(graph.__file__).parent / "shipped" / "kapitoly"
    ids = [re.search(r"^id: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE) for path in sorted(files.glob("*.md"))]
    assert tuple(found[1] for found in ids if found) == SKELETON


def test_a_chapter_without_anything_to_say_is_left_out_and_one_of_the_project_is_added(planned: Path) -> None:
    titles = [chapter.title.name for chapter in plan(planned).chapters]
    assert "chapter:vyhodnoceni" not in titles
    assert "chapter:swot" not in titles
    assert "chapter:potreby" in titles
    assert "chapter:vlastni" in titles


def test_money_is_summed_by_source_and_year_with_its_places(planned: Path) -> None:
    found = table(plan(planned), "financni-ramec")
    assert [cell.value for cell in found.rows[-1][1:]] == [Decimal(150000), Decimal(110000), Decimal(260000)]
    assert text_of(found.rows[1])[2] == "–"
    assert {place.path for cell in found.rows[-1] for place in cell.locations} == {"content/ukazkov/opatreni/sluzba.yaml"}


def test_references_lead_to_their_places_in_whatever_case_they_are_written(planned: Path) -> None:
    chapter = next(item for item in plan(planned).chapters if item.title.name == "chapter:vlastni")
    content = [item for block in chapter.pieces[0].text.blocks for item in inlines(getattr(block, "content", ()))]
    assert [(item.anchor, item.word, item.text) for item in content if isinstance(item, CrossReference)] == [
        ("measure:sluzba", "opatření", "1.1"),
        ("level:seniori", "prioritě", "1"),
        ("table:financni-ramec", "tabulce", None),
    ]
    assert "260\u00a0000\u00a0Kč" in [getattr(item, "text", "") for item in content]


def test_a_need_leads_to_its_measure_and_one_that_is_not_answered_says_why(planned: Path) -> None:
    found = table(plan(planned), "potreby")
    answers = {row[0].value: [item.text for item in row[-1].content if isinstance(item, CrossReference)] for row in found.rows if len(row) > 1}
    assert sorted(answers.values()) == [[], ["1.1"]]
    said = str(found.rows)
    assert "nebude řešeno" in said
    assert "Důvod: objednává kraj" in said


def test_the_capacities_add_the_change_to_what_is_there(planned: Path) -> None:
    row = table(plan(planned), "kapacity").rows[1]
    assert [text_of(row)[index] for index in (4, 5, 6)] == ["10\u00a0klientů", "+2\u00a0klienti", "12\u00a0klientů"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("::: vložit potrebyy", "insert-unknown"),
        ("::: vložit tabulka:neni", "insert-unknown"),
        ("Viz [[opatření:neni]].", "reference-unknown"),
        ("Viz [[tabulka:neni]].", "reference-unknown"),
        ("Viz [[hodnota:plan.total|koruny]].", "reference-format-unknown"),
        ("![Mapa](obrazky/neni.png)", "picture-missing"),
        ("![Mapa](../../../../../../../../../../etc/hostname)", "picture-missing"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(planned: Path, written: str, code: str) -> None:
    write(planned, {"content/ukazkov/kapitoly/vlastni.md": f"---\nnázev: Vlastní\n---\n\n{written}\n"})
    found = [item for item in made(planned, "plan").diagnostics if item.code == code]
    assert [(item.location.path, item.location.line) for item in found if item.location] == [("content/ukazkov/kapitoly/vlastni.md", 5)]


def test_a_file_that_is_no_picture_is_told(planned: Path) -> None:
    write(
        planned, {"content/ukazkov/kapitoly/vlastni.md": "---\nnázev: V\n---\n![Mapa](obrazky/mapa.png)\n", "content/ukazkov/kapitoly/obrazky/mapa.png": b"no"}
    )
    found = [item.location for item in made(planned, "plan").diagnostics if item.code == "picture-unknown"]
    assert [place.path for place in found if place] == ["content/ukazkov/kapitoly/obrazky/mapa.png"]


def test_a_council_is_told_what_concerns_its_municipality(planned: Path) -> None:
    report, resolution = made(planned, "council-report", "Ukázkov").value.values, made(planned, "council-resolution", "Ukázkov").value.values
    assert isinstance(report, CouncilReportContext)
    assert isinstance(resolution, CouncilResolutionContext)
    assert report.body == "Zastupitelstvo města Ukázkov"
    assert report.share.replace("\u00a0", " ") == (
        "Předpokládaný podíl obce Ukázkov na financování opatření v období 2023–2024 činí celkem 50 000 Kč, to je v průměru 25 Kč na obyvatele a rok."
    )
    assert [point.verb for point in resolution.points] == ["bere na vědomí", "bere na vědomí", "ukládá"]
    other = made(planned, "council-report", "Lhota").value.values
    assert isinstance(other, CouncilReportContext)
    assert other.body == "Zastupitelstvo obce Lhota"
    assert not other.amounts


def test_councils_get_nothing_before_the_plan_is_submitted(planned: Path) -> None:
    path = planned / "content/ukazkov/plan.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("návrh ke schválení", "pracovní verze"), encoding="utf-8")
    assert {item.kind for item in load(Workspace(planned)).documents} & {"plan", "council-report", "council-resolution"} == {"plan"}


def test_word_and_workbook_are_built_and_a_second_build_has_nothing_to_do(planned: Path) -> None:
    built = run(planned, "build", "--kind", "plan", "--format", "docx", "--format", "xlsx")
    assert built.code == 0, built.report["diagnostics"]
    assert {(item["format"], item["fate"]) for item in built.report["outputs"]} == {("docx", "built"), ("xlsx", "built")}
    book = openpyxl.load_workbook(io.BytesIO((planned / "build/ukazkov/plan/plan-tables.xlsx").read_bytes()))
    page = next(sheet for sheet in book if "Finanční rámec" in sheet.title)
    assert any(str(cell.value).startswith("=SUM(") for row in page.iter_rows() for cell in row)
    with zipfile.ZipFile(planned / "build/ukazkov/plan/plan.docx") as word:
        assert b"Opat\xc5\x99en\xc3\xad 1.1" in word.read("word/document.xml")
    again = run(planned, "build", "--kind", "plan", "--format", "docx", "--format", "xlsx")
    assert {item["fate"] for item in again.report["outputs"]} == {"unchanged"}


def test_a_changed_amount_renews_the_workbook(planned: Path) -> None:
    run(planned, "build", "--kind", "plan", "--format", "docx")
    path = planned / "content/ukazkov/opatreni/sluzba.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("110 000", "110 001"), encoding="utf-8")
    built = run(planned, "build", "--kind", "plan", "--format", "docx")
    assert {(item["format"], item["fate"]) for item in built.report["outputs"]} == {("docx", "built"), ("xlsx", "built")}


def test_a_project_that_does_not_tell_its_territory_has_a_plan_too(tmp_path: Path) -> None:
    root = write(small(tmp_path), PLAN)
    assert [item.code for item in made(root, "plan").diagnostics] == []


def test_numbers_of_indicators_are_set_apart_by_thousands() -> None:
    assert [measured(value) for value in ("4000", "1450,5", "999", "zvýšení o 4000", "0042", None)] == [
        "4\u00a0000",
        "1\u00a0450,5",
        "999",
        "zvýšení o 4000",
        "0042",
        "",
    ]


@pytest.mark.parametrize(("count", "said"), [(1, "přímo týká 1"), (2, "přímo týkají 2"), (4, "přímo týkají 4"), (5, "přímo týká 5")])
def test_a_council_is_told_in_right_czech_how_many_measures_concern_it(tmp_path: Path, count: int, said: str) -> None:
    measures = {f"content/ukazkov/opatreni/m{index}.yaml": f"název: Opatření {index}\nobce: [Lhota]\n" for index in range(count)}
    report = made(write(planned_workspace(tmp_path), measures), "council-report", "Lhota").value.values
    assert isinstance(report, CouncilReportContext)
    assert said in report.measures_lead.replace("\u00a0", " ")
