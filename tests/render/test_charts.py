"""A chart is a native Word chart with its data beside it: right in Word's eyes and on the page, readable in grey, its numbers traced and searched."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from chart_samples import PLACE, SOURCES, YEARS, chart, series, sheet, sources
from docx_building import context, minutes, rendered, template
from hypothesis import given, settings
from hypothesis import strategies as st
from judges import JudgeDocx, JudgePdf
from lxml import etree

from docpipe.convert import Job, convert
from docpipe.model import Ledger
from docpipe.prose.blocks import Prose
from docpipe.prose.charts import Chart, ChartKind, Series, Span
from docpipe.render import Properties, Rendered, render
from docpipe.render.charts.grid import in_years
from docpipe.render.charts.look import look_of, perceived
from docpipe.verify import Expectation, Forbidden, verify_docx, verify_pdf

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def printed(folder: Path, *charts: Chart) -> Rendered:
    return rendered(template(folder, "{{p note}}"), context(minutes(note=Prose(charts))))


def parts_of(result: Rendered) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(result.docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def drawn(result: Rendered, number: int = 1) -> etree._Element:
    return etree.fromstring(parts_of(result)[f"word/charts/docpipe-{number}.xml"])


def data_of(result: Rendered, *, cached: bool = True) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(parts_of(result)["word/embeddings/docpipe-1.xlsx"]), data_only=cached)
    return list(book["Data"].iter_rows(values_only=True))


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rendered, Path]:
    """All kinds in one document, and its PDF."""
    folder = tmp_path_factory.mktemp("grafy")
    result = printed(folder, *map(chart, ChartKind), chart(ChartKind.COLUMN, series=sources(3)))
    (folder / "grafy.docx").write_bytes(result.docx)
    assert convert([Job(folder / "grafy.docx", folder / "grafy.pdf", "grafy.pdf", "Grafy")]).diagnostics == ()
    return result, folder


def test_the_judges_find_nothing_in_any_kind_of_chart(gallery: tuple[Rendered, Path], judge_docx: JudgeDocx, judge_pdf: JudgePdf) -> None:
    _, folder = gallery
    assert judge_docx([folder / "grafy.docx"]) == []
    assert judge_pdf([folder / "grafy.pdf"]) == []


def test_every_text_of_the_charts_is_found_in_the_word_file_and_on_the_pages(gallery: tuple[Rendered, Path]) -> None:
    result, folder = gallery
    expectation = Expectation(name="grafy", ledger=result.ledger, language="")
    lost = [item for item in verify_docx(result.docx, expectation) if item.code.startswith("verify-text")]
    lost += [item for item in verify_pdf((folder / "grafy.pdf").read_bytes(), expectation) if item.code.startswith("verify-text")]
    assert lost == []
    assert {"MPSV (§ 101a)", "Síťování poskytovatelů & obcí", "síťování", "80 a více let"} <= {entry.text.replace("\u00a0", " ") for entry in result.ledger}


def test_the_axis_of_a_pdf_speaks_czech(gallery: tuple[Rendered, Path]) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(gallery[1] / "grafy.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "12 000 000" in text.replace("\u00a0", " ")
    assert "41,7 %" in text.replace("\u00a0", " ")


def test_the_same_chart_is_the_same_bytes(tmp_path: Path) -> None:
    made = chart(ChartKind.GANTT)
    assert printed(tmp_path / "a", made).docx == printed(tmp_path / "b", made).docx


def test_the_alternative_text_stands_at_the_drawing(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.PIE, alt="Více než 40 % nákladů „MPSV“ <nese> & stát."))
    drawing = etree.fromstring(parts_of(result)["word/document.xml"]).find(f".//{WP}docPr")
    assert drawing is not None
    assert drawing.get("descr") == "Více než 40 % nákladů „MPSV“ <nese> & stát."
    bare = printed(tmp_path, chart(ChartKind.PIE, alt=""))
    assert "word-picture-without-alt" in {item.code for item in verify_docx(bare.docx, Expectation(name="x", ledger=bare.ledger, language=""))}


def test_the_data_sheet_holds_what_is_drawn_and_sums_by_formulas(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.STACKED, series=sources(3)))
    assert data_of(result)[0] == ("rok", "MPSV (§\u00a0101a)", *SOURCES[1:3], "celkem")
    assert [cell.replace("\u00a0", " ") if isinstance(cell, str) else cell for cell in data_of(result)[1]] == [
        "2023",
        4_200_000,
        2_100_000,
        1_234_500,
        7_534_500,
    ]
    assert data_of(result, cached=False)[1][-1] == "=SUM(B2:D2)"


def test_a_category_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.COLUMN, categories=("=1+1", "+420", "@x"), series=(series("=cmd|' /C calc'!A0", 1, 2, 3),)))
    assert [row[0] for row in data_of(result, cached=False)[1:]] == ["=1+1", "+420", "@x"]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(parts_of(result)["word/embeddings/docpipe-1.xlsx"])).read("xl/worksheets/sheet1.xml")


def test_what_is_not_known_is_a_gap_and_no_nought(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.LINE, categories=YEARS, series=(series("senioři", 5, None, 7),)))
    points = [item.get("idx") for item in drawn(result).find(f".//{C}val").iter(f"{C}pt")]  # type: ignore[union-attr]
    assert points == ["0", "2"]
    assert data_of(result)[2] == ("2024", None)


def test_numbers_lead_back_to_their_cells(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.STACKED, series=sources(3)))
    (entry,) = [entry for entry in result.ledger if entry.text.replace("\u00a0", " ") == "1 234 500"]
    assert entry.locations == sheet(2, "C")
    assert entry.path.endswith(".series[2].values[0]")


def test_a_number_changed_in_the_data_sheet_is_missed(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.COLUMN))
    parts = parts_of(result)
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(parts["word/embeddings/docpipe-1.xlsx"])) as archive, zipfile.ZipFile(book, "w") as changed:
        for name in archive.namelist():
            changed.writestr(name, archive.read(name).replace(b"<v>9460000</v>", b"<v>9460001</v>"))
    parts["word/embeddings/docpipe-1.xlsx"] = book.getvalue()
    found = verify_docx(packed(parts), Expectation(name="x", ledger=result.ledger, language=""))
    assert [(item.code, item.arguments["text"]) for item in found if item.code.startswith("verify-text")] == [("verify-text-lost", "9 460 000")]


def packed(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def test_a_name_in_a_chart_or_only_in_its_data_is_a_leak(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.COLUMN))
    parts = parts_of(result)
    book = openpyxl.load_workbook(io.BytesIO(parts["word/embeddings/docpipe-1.xlsx"]))
    book.create_sheet("Poznámky")["D7"] = "volat Lence Šustrové, 602 123 456"
    content = io.BytesIO()
    book.save(content)
    parts["word/embeddings/docpipe-1.xlsx"] = content.getvalue()
    parts["word/charts/docpipe-1.xml"] = parts["word/charts/docpipe-1.xml"].replace(b"celkem", b"Petr Okurka")
    forbidden = Forbidden(names=("Lenka Šustrová", "Petr Okurka"), phones=("+420602123456",))
    found = verify_docx(packed(parts), Expectation(name="x", ledger=Ledger("x"), language="", edition="public", forbidden=forbidden))
    leaks = {(item.code, item.location.part if item.location else "") for item in found if item.code.startswith("leak-")}
    assert leaks == {
        ("leak-name", "word/embeddings/docpipe-1.xlsx"),
        ("leak-phone", "word/embeddings/docpipe-1.xlsx"),
        ("leak-name", "word/charts/docpipe-1.xml"),
    }


def test_an_embedded_file_that_cannot_be_searched_is_told_of(tmp_path: Path) -> None:
    parts = parts_of(printed(tmp_path, chart(ChartKind.COLUMN)))
    parts["word/embeddings/docpipe-1.xlsx"] = b"\xd0\xcf\x11\xe0 an old workbook"
    found = verify_docx(packed(parts), Expectation(name="x", ledger=Ledger("x"), language="", edition="public"))
    assert "word-embedded-unread" in {item.code for item in found}


def test_neighbouring_colours_differ_in_grey(tmp_path: Path) -> None:
    parts = parts_of(printed(tmp_path, chart(ChartKind.COLUMN)))
    for count in range(1, 9):
        fills = look_of({name: b"" if "theme" in name else content for name, content in parts.items()} | {}).fills(count)
        solid = [perceived(channels(match[1])) for fill in fills if (match := re.match(r'<a:solidFill><a:srgbClr val="(\w{6})"', fill.xml))]
        patterns = [match[1] for fill in fills if (match := re.search(r'prst="(\w+)"', fill.xml))]
        assert len(solid) + len(patterns) == count
        assert all(abs(one - other) > 12 for index, one in enumerate(solid) for other in solid[:index])
        assert len(set(patterns)) == len(patterns)


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def test_colours_follow_the_theme_of_the_template(tmp_path: Path) -> None:
    assert b'<a:schemeClr val="accent1">' in parts_of(printed(tmp_path, chart(ChartKind.COLUMN)))["word/charts/docpipe-1.xml"]


def test_a_year_is_a_year_however_long() -> None:
    assert in_years(date(2024, 1, 1)) == 2024
    assert in_years(date(2024, 7, 1)) == Decimal("2024.497268")
    assert in_years(date(2023, 12, 31)) < 2024


def test_a_timetable_of_one_group_has_no_legend_and_more_rows_make_it_higher(tmp_path: Path) -> None:
    spans = tuple(Span(row, date(2023, 1, 1), date(2023, 12, 31)) for row in range(20))
    result = printed(tmp_path, chart(ChartKind.GANTT, categories=tuple(f"Opatření {row}" for row in range(20)), spans=spans))
    assert drawn(result).find(f".//{C}legend") is None
    extent = etree.fromstring(parts_of(result)["word/document.xml"]).find(f".//{WP}extent")
    assert extent is not None
    assert int(extent.get("cy", "0")) == 170 * 36000
    assert data_of(result)[1][1:5] == (datetime.fromisoformat("2023-01-01"), datetime.fromisoformat("2023-12-31"), 2023, 1)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_without_data_is_not_printed_and_told_of(tmp_path: Path, kind: ChartKind) -> None:
    made = template(tmp_path, "{{p note}}")
    empty = chart(kind, spans=(), series=(Series("nic", (None, None)),))
    checked = render(made, context(minutes(note=Prose((empty,)))), document="document:x", properties=Properties("x"))
    assert "print-chart-empty" in {item.code for item in checked.diagnostics}
    assert not any("chart" in name for name in parts_of(checked.value))


def test_a_series_shorter_or_longer_than_the_categories_is_drawn_as_far_as_it_goes(tmp_path: Path) -> None:
    result = printed(tmp_path, chart(ChartKind.STACKED, series=(series("a", 1), series("b", 1, 2, 3, 4, 5))))
    assert [row[1:] for row in data_of(result)[1:]] == [(1, 1, 2), (None, 2, 2), (None, 3, 3)]


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from([kind for kind in ChartKind if kind is not ChartKind.GANTT]),
    st.lists(st.tuples(st.text(min_size=1, max_size=30), st.none() | st.decimals(-(10**12), 10**12, places=2)), min_size=1, max_size=6),
)
def test_whatever_the_texts_and_numbers_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, kind: ChartKind, rows: list[tuple[str, Decimal | None]]
) -> None:
    one = Series("řada", tuple(value for _, value in rows))
    two = Series("druhá", tuple(value for _, value in rows))
    made = Chart(kind, "Graf", "Popis", tuple(text for text, _ in rows), PLACE, series=(one,) if kind is ChartKind.PIE else (one, two), decimals=2)
    result = printed(tmp_path_factory.mktemp("graf"), made)
    expectation = Expectation(name="x", ledger=result.ledger, language="")
    assert [item for item in verify_docx(result.docx, expectation) if item.code.startswith(("verify-text", "word-part"))] == []
