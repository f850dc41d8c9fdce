"""Deliberately broken documents, as Word files and as the PDFs made of them: each breach is answered by its rule, and by no other."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from finished_files import Draft, draft, edit_pdf, expectation, programme, strip, to_pdf
from PIL import Image

from docpipe.model import Ledger
from docpipe.verify import Answers, Expectation, publicity_of
from docpipe.verify.publicity.sheet import RULES, Verdict

Spoil = Callable[[Draft], None]
OPZ = "opz-2014"


def emblem(made: Draft) -> Any:
    return next(made.document.sections[0].header._element.iter(qn("wp:inline")))


def statement(made: Draft) -> Any:
    return made.document.sections[0].header.tables[0].cell(0, 1).paragraphs[0]


def sized(width: float, height: float) -> Spoil:
    def spoil(made: Draft) -> None:
        for extent in (emblem(made).extent, next(emblem(made).iter(qn("a:ext")))):
            extent.set("cx", str(int(Mm(width))))
            extent.set("cy", str(int(Mm(height))))

    return spoil


def cropped(made: Draft) -> None:
    crop = OxmlElement("a:srcRect")
    crop.set("l", "12000")
    next(emblem(made).iter(qn("pic:blipFill"))).insert(1, crop)
    sized(15.84, 12)(made)


def brightened(made: Draft) -> None:
    change = OxmlElement("a:lum")
    change.set("bright", "35000")
    next(emblem(made).iter(qn("a:blip"))).append(change)


def greyed(made: Draft) -> None:
    next(emblem(made).iter(qn("a:blip"))).append(OxmlElement("a:grayscl"))


def turned(made: Draft) -> None:
    next(emblem(made).iter(qn("a:xfrm"))).set("rot", "10800000")


def logo_of(width: int, height: int, tall: float, *, first: bool) -> Spoil:
    def spoil(made: Draft) -> None:
        stream = io.BytesIO()
        Image.new("RGB", (width, height), (120, 40, 40)).save(stream, "PNG")
        stream.seek(0)
        table = made.document.sections[0].header.tables[0]
        cell = table.cell(0, 0 if first else 1)
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run()
        run.add_picture(stream, height=Mm(tall))._inline.docPr.set("descr", "Město")
        if first:
            table.cell(0, 0).width = Mm(80)
            gap = paragraph.add_run("\u2003\u2003\u2003")
            paragraph._p.insert(0, gap._r)
        paragraph._p.insert(0, run._r)

    return spoil


def without_first_page(made: Draft) -> None:
    made.document.sections[0].different_first_page_header_footer = True
    footer = made.document.sections[0].first_page_footer.paragraphs[0]
    footer.text = made.document.sections[0].footer.paragraphs[0].text


def wrong_text(made: Draft) -> None:
    statement(made).runs[0].text = "Evropska unie"


def wrong_font(made: Draft) -> None:
    statement(made).runs[1].font.name = "Times New Roman"


def wrong_colour(made: Draft) -> None:
    statement(made).runs[1].font.color.rgb = RGBColor(0xCC, 0, 0)


def italic(made: Draft) -> None:
    statement(made).runs[2].font.italic = True


def underlined(made: Draft) -> None:
    statement(made).runs[0].font.underline = True


def beside(text: str) -> Spoil:
    def spoil(made: Draft) -> None:
        made.document.sections[0].header.tables[0].cell(0, 1).add_paragraph(text)

    return spoil


def name_in_other_letters(made: Draft) -> None:
    run = next(run for run in made.document.sections[0].footer.paragraphs[0].runs if "Komunitní" in run.text)
    run.text = run.text.lower()


BROKEN: dict[str, tuple[Spoil, str]] = {
    "squeezed": (sized(17.1, 12), "PUB-05"),
    "order": (logo_of(300, 200, 10, first=True), "PUB-02"),
    "small": (sized(12, 8), "PUB-03"),
    "larger": (logo_of(300, 200, 16, first=False), "PUB-04"),
    "cropped": (cropped, "PUB-06"),
    "recoloured": (brightened, "PUB-06"),
    "turned": (turned, "PUB-06"),
    "grey": (greyed, "PUB-16"),
    "first-page": (without_first_page, "PUB-01"),
    "text": (wrong_text, "PUB-08"),
    "font": (wrong_font, "PUB-09"),
    "colour": (wrong_colour, "PUB-09"),
    "italic": (italic, "PUB-09"),
    "underlined": (underlined, "PUB-09"),
    "two-programmes": (beside("Integrovaný regionální operační program"), "PUB-14"),
    "number": (beside("CZ.06.4.59/0.0/0.0/16_075/0000001"), "PUB-11"),
    "period": (beside("CZ.03.02.02/00/22_046/0002180"), "PUB-13"),
    "name": (name_in_other_letters, "PUB-12"),
}


def spoilt(name: str) -> Draft:
    made = draft(3)
    BROKEN[name][0](made)
    return made


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every broken document and a right one, converted in one go."""
    made = {name: spoilt(name).finish()[0] for name in BROKEN}
    made["right"] = draft(3).finish()[0]
    return to_pdf(tmp_path_factory.mktemp("rozbite"), made)


def broken(answers: Answers) -> set[str]:
    return {item.rule for item in answers.judgements if item.verdict is Verdict.BREACH}


def answer(answers: Answers, rule: str) -> Any:
    return next(item for item in answers.judgements if item.rule == rule)


def wanted(**changes: Any) -> Expectation:
    return expectation(Ledger("zapis"), **changes)


def foreign(name: str = OPZ) -> Expectation:
    """What is known of a file that docpipe did not make."""
    others = tuple(programme(other) for other in ("irop-2014", "opz-plus", "opz-2014") if other != name)
    return Expectation("letak.pdf", Ledger("letak.pdf"), programme=programme(name), other_programmes=others)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_word_file_is_answered_by_its_rule_alone(name: str) -> None:
    content = spoilt(name).finish()[0]
    assert broken(publicity_of(content, ".docx", wanted())) == {BROKEN[name][1]}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_pdf_is_answered_by_its_rule_alone(name: str, pdfs: dict[str, bytes]) -> None:
    # of a picture that it turns, LibreOffice leaves the alternative text out: a breach of its own
    also = {"PUB-17"} if name == "turned" else set()
    assert broken(publicity_of(pdfs[name], ".pdf", wanted())) == {BROKEN[name][1], *also}


def test_a_right_file_has_every_rule_answered(pdfs: dict[str, bytes]) -> None:
    for content, suffix in ((draft(3).finish()[0], ".docx"), (pdfs["right"], ".pdf")):
        answers = publicity_of(content, suffix, wanted())
        assert tuple(item.rule for item in answers.judgements) == RULES
        assert broken(answers) == set()
    open_rules = {item.rule for item in publicity_of(pdfs["right"], ".pdf", wanted()).judgements if item.verdict is Verdict.OPEN}
    assert open_rules == set()


def test_what_was_measured_is_told(pdfs: dict[str, bytes]) -> None:
    answers = publicity_of(pdfs["small"], ".pdf", wanted())
    [note] = answer(answers, "PUB-03").measured
    assert (note.values["height"], note.values["width"], note.values["least"]) == ("8,0", "12,0", "10,0")
    [breach] = answer(answers, "PUB-03").breaches
    assert breach.spot is not None
    assert (breach.spot.page, breach.spot.place.height) == (1, pytest.approx(8, abs=0.1))


def test_a_foreign_pdf_is_judged_by_what_it_shows_and_no_more(pdfs: dict[str, bytes]) -> None:
    answers = publicity_of(pdfs["right"], ".pdf", foreign())
    assert broken(answers) == set()
    assert {item.rule for item in answers.judgements if item.verdict is Verdict.OPEN} == {"PUB-11", "PUB-12"}  # it is not known whose it is
    assert broken(publicity_of(pdfs["right"], ".pdf", foreign("opz-plus"))) == {"PUB-08", "PUB-13", "PUB-14"}


def test_black_and_white_is_right_where_there_is_a_reason(pdfs: dict[str, bytes]) -> None:
    reason = wanted(bw_reason="kopírka obecního úřadu tiskne jen černobíle")
    for content, suffix in ((spoilt("grey").finish()[0], ".docx"), (pdfs["grey"], ".pdf")):
        assert broken(publicity_of(content, suffix, reason)) == set()


def curves(pdf: pikepdf.Pdf) -> None:
    """Take the picture and the text of the first page away, and draw the emblem in their place."""
    import numpy as np

    field = "0 0.2 0.6 rg 71 771 51 34 re f 1 0.8 0 rg "
    stars = []
    for hour in range(12):
        x, y = 96.5 + np.sin(hour * np.pi / 6) * 34 / 3, 788 + np.cos(hour * np.pi / 6) * 34 / 3
        points = []
        for point in range(10):
            far = 34 / 18 * (1 if point % 2 == 0 else 0.382)
            points.append(f"{x + far * np.sin(point * np.pi / 5):.3f} {y + far * np.cos(point * np.pi / 5):.3f} {'l' if point else 'm'}")
        stars.append(f"{' '.join(points)} h f")
    text = "0 0 0 rg 135 795 60 4 re f 135 785 70 4 re f 135 775 66 4 re f"
    pdf.pages[0].obj.Contents = pdf.make_stream(f"q {field}{' '.join(stars)} {text} Q".encode())


def test_an_emblem_drawn_as_curves_is_measured_and_its_text_is_not_said_to_be_right(pdfs: dict[str, bytes]) -> None:
    answers = publicity_of(edit_pdf(pdfs["right"], curves), ".pdf", foreign())
    verdicts = {item.rule: item.verdict for item in answers.judgements}
    assert [verdicts[rule] for rule in ("PUB-01", "PUB-03", "PUB-05", "PUB-06")] == [Verdict.RIGHT] * 4
    assert [verdicts[rule] for rule in ("PUB-08", "PUB-09", "PUB-17")] == [Verdict.OPEN] * 3
    assert answer(answers, "PUB-03").measured[0].values["height"] == "12,0"


def test_colours_for_print_are_not_said_to_be_wrong(pdfs: dict[str, bytes]) -> None:
    """Reflex Blue as printers have it, C 100 M 80, comes out as another blue on a screen."""

    def for_print(pdf: pikepdf.Pdf) -> None:
        curves(pdf)
        drawn = pdf.pages[0].obj.Contents.read_bytes().replace(b"0 0.2 0.6 rg", b"1 0.8 0 0 k", 1).replace(b"1 0.8 0 rg", b"0 0 1 0 k", 1)
        pdf.pages[0].obj.Contents = pdf.make_stream(drawn)

    answers = publicity_of(edit_pdf(pdfs["right"], for_print), ".pdf", foreign())
    assert broken(answers) == set()
    assert "publicity-open-cmyk" in {note.key for note in answer(answers, "PUB-06").open}


def scan(pdf: pikepdf.Pdf) -> None:
    """Make the first page a picture alone."""
    image = pikepdf.Stream(pdf, b"\xf0" * (300 * 400), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = 300, 400, pikepdf.Name.DeviceGray, 8
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")


def test_of_a_scan_without_an_emblem_nothing_is_said_to_be_right_or_wrong(pdfs: dict[str, bytes]) -> None:
    answers = publicity_of(edit_pdf(pdfs["right"], scan), ".pdf", foreign())
    assert answer(answers, "PUB-01").verdict is Verdict.OPEN
    assert broken(answers) == set()
    assert all(item.verdict in (Verdict.OPEN, Verdict.IDLE) for item in answers.judgements if item.rule in ("PUB-02", "PUB-03", "PUB-08"))


def in_a_form(pdf: pikepdf.Pdf) -> None:
    """Put the first page's content into a form that draws it by half, on a page turned to its side."""
    page = pdf.pages[0]
    form = pikepdf.Stream(
        pdf, b"".join(part.read_bytes() for part in ([page.obj.Contents] if not isinstance(page.obj.Contents, pikepdf.Array) else page.obj.Contents))
    )
    form.Type, form.Subtype, form.BBox, form.Resources = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 600, 850]), page.obj.Resources
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Form=form))
    page.obj.Contents = pdf.make_stream(b"q 0 0.5 -0.5 0 500 100 cm /Form Do Q")
    page.obj.Rotate = 90


def test_a_form_and_a_turned_page_are_measured_as_they_are_seen(pdfs: dict[str, bytes]) -> None:
    answers = publicity_of(edit_pdf(pdfs["right"], in_a_form), ".pdf", wanted())
    assert answer(answers, "PUB-03").measured[0].values["height"] == "6,0"
    assert "PUB-03" in broken(answers)
    assert not {"PUB-01", "PUB-05", "PUB-06"} & broken(answers)


def test_an_emblem_in_the_body_counts_for_its_own_page() -> None:
    made = draft(0)
    made.document.sections[0].header.tables[0]._tbl.getparent().remove(made.document.sections[0].header.tables[0]._tbl)
    made.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    item = strip().items[0]
    assert item.picture is not None
    run = made.document.add_paragraph(" ".join(item.lines)).add_run()
    run.add_picture(io.BytesIO(item.picture.content), height=Mm(12))._inline.docPr.set("descr", item.picture.alt)
    assert "PUB-01" in broken(publicity_of(made.finish()[0], ".docx", wanted(every_page=False)))


def test_a_statement_far_from_the_emblem_does_not_stand_beside_it() -> None:
    for lines, expected in ((2, set()), (30, {"PUB-08"})):
        made = draft(0)
        made.document.sections[0].header.tables[0]._tbl.getparent().remove(made.document.sections[0].header.tables[0]._tbl)
        item = strip().items[0]
        assert item.picture is not None
        first = made.document.paragraphs[0].insert_paragraph_before()
        first.add_run().add_picture(io.BytesIO(item.picture.content), height=Mm(12))._inline.docPr.set("descr", item.picture.alt)
        for _ in range(lines):
            made.document.paragraphs[1].insert_paragraph_before("Úvodní slovo starosty k setkání.")
        made.document.paragraphs[lines + 1].insert_paragraph_before().add_run(" ".join(item.lines)).font.name = "Arial"
        assert broken(publicity_of(made.finish()[0], ".docx", wanted(every_page=False))) == expected


def test_a_picture_of_old_word_is_measured() -> None:
    made = draft(0)
    place = emblem(made)
    embed = next(place.iter(qn("a:blip"))).get(qn("r:embed"))
    alt = place.docPr.get("descr")
    run = next(place.iterancestors(qn("w:r")))
    for child in list(run):
        run.remove(child)
    from lxml import etree

    run.append(
        etree.fromstring(
            f'<w:pict xmlns:w="{qn("w:p")[1:].partition("}")[0]}" xmlns:v="urn:schemas-microsoft-com:vml" '
            f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><v:shape alt="{alt}" style="width:34pt;height:22.7pt">'
            f'<v:imagedata r:id="{embed}"/></v:shape></w:pict>'
        )
    )
    answers = publicity_of(made.finish()[0], ".docx", wanted())
    assert broken(answers) == {"PUB-03"}
    assert answer(answers, "PUB-03").measured[0].values["height"] == "8,0"


def test_the_cover_says_what_it_must(pdfs: dict[str, bytes]) -> None:
    cover = (("příjemce", ("Město Ukázkov",)), ("název projektu", ("Komunitní plánování sociálních služeb na Horažďovicku",)))
    answers = publicity_of(pdfs["right"], ".pdf", wanted(cover=cover))
    [breach] = answer(answers, "PUB-18").breaches
    assert breach.diagnostic.arguments["name"] == "příjemce"


def test_unfunded_documents_are_asked_nothing(pdfs: dict[str, bytes]) -> None:
    assert not publicity_of(pdfs["right"], ".pdf", Expectation("x.pdf", Ledger("x"), programme=programme("none")))
