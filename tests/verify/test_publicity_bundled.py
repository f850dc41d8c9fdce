"""Damaged bundles: each part keeps the strip of its own programme, or the bundle is told of (PUB-15)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from finished_files import Draft, draft, edit_pdf, expectation, programme, strip, to_pdf
from PIL import Image

from docpipe.diagnostics import DocpipeError
from docpipe.model import Ledger
from docpipe.verify import Answers, Expectation
from docpipe.verify.publicity.bundled import BundledPart, of_bundle
from docpipe.verify.publicity.sheet import Judgement, Verdict

Damage = Callable[[pikepdf.Pdf], None]
IROP = ("EVROPSKÁ UNIE", "Evropský fond pro regionální rozvoj", "Integrovaný regionální operační program")


def under_irop(made: Draft) -> Draft:
    """The same document with the words of another programme beside the emblem."""
    for run, line in zip(made.document.sections[0].header.tables[0].cell(0, 1).paragraphs[0].runs, IROP, strict=True):
        run.text = line
        run.add_break()
    return made


def wanted(name: str = "opz-2014") -> Expectation:
    others = tuple(programme(other) for other in ("irop-2014", "opz-2014") if other != name)
    return expectation(Ledger("x"), strip=strip(name), programme=programme(name), other_programmes=others)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    bare = draft(0)
    bare.document.sections[0].header.tables[0]._tbl.getparent().remove(bare.document.sections[0].header.tables[0]._tbl)
    words = {"minutes": draft(14).finish()[0], "irop": under_irop(draft(0)).finish()[0], "bare": bare.finish()[0]}
    return to_pdf(tmp_path_factory.mktemp("svazek"), words)


def pages_of(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def bundle(*contents: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as whole:
        for content in contents:
            with pikepdf.open(io.BytesIO(content)) as part:
                whole.pages.extend(part.pages)
        whole.save(stream)
    return stream.getvalue()


def scan() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(stream, "PDF", resolution=150)
    return stream.getvalue()


def parts(pdfs: dict[str, bytes]) -> tuple[BundledPart, ...]:
    """Minutes of several pages under OPZ, a document of one page under IROP, a scan."""
    first = pages_of(pdfs["minutes"]) + 1
    return (
        BundledPart("Zápis", 1, first - 1, pdfs["minutes"], wanted()),
        BundledPart("Plán", first, 1, pdfs["irop"], wanted("irop-2014")),
        BundledPart("Podpisy", first + 1, 1),
    )


def whole(pdfs: dict[str, bytes]) -> bytes:
    return bundle(pdfs["minutes"], pdfs["irop"], scan())


def judged(content: bytes, of: tuple[BundledPart, ...]) -> Judgement:
    answers = of_bundle(content, of, wanted())
    assert {item.verdict for item in answers.judgements if item.rule != "PUB-15"} == {Verdict.IDLE}
    return next(item for item in answers.judgements if item.rule == "PUB-15")


def on_page(number: int, change: Callable[[Any, pikepdf.Pdf], None]) -> Damage:
    return lambda pdf: change(pdf.pages[number - 1], pdf)


def pictures(page: Any) -> list[str]:
    return [name for name, item in page.obj.Resources.XObject.items() if item.get("/Subtype") == "/Image"]


def drop(page: Any, pdf: pikepdf.Pdf) -> None:
    drawn = pikepdf.parse_content_stream(page)
    left = [item for item in drawn if not (str(item.operator) == "Do" and str(item.operands[0]) in pictures(page))]
    assert len(left) < len(drawn)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(left))


def drawn_by(matrix: str) -> Callable[[Any, pikepdf.Pdf], None]:
    def change(page: Any, pdf: pikepdf.Pdf) -> None:
        found: list[Any] = []
        for item in pikepdf.parse_content_stream(page):
            if str(item.operator) == "Do" and str(item.operands[0]) in pictures(page):
                found += [([pikepdf.Object.parse(number.encode()) for number in matrix.split()], pikepdf.Operator("cm"))]
            found.append(item)
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))

    return change


def over(drawing: str) -> Callable[[Any, pikepdf.Pdf], None]:
    def change(page: Any, pdf: pikepdf.Pdf) -> None:
        page.contents_add(pdf.make_stream(f"q {drawing} Q".encode()))

    return change


def repainted(page: Any, pdf: pikepdf.Pdf) -> None:
    """Put a picture of other colours, of the same size and place, for the emblem."""
    name = pictures(page)[0]
    old = page.obj.Resources.XObject[name]
    image = pikepdf.PdfImage(old).as_pil_image().convert("RGB")
    red, green, blue = image.split()
    new = pdf.make_stream(Image.merge("RGB", (blue, green, red)).tobytes())
    for key, value in {"Type": "/XObject", "Subtype": "/Image", "ColorSpace": "/DeviceRGB"}.items():
        new[f"/{key}"] = pikepdf.Name(value)
    new["/Width"], new["/Height"], new["/BitsPerComponent"] = image.width, image.height, 8
    page.obj.Resources.XObject[name] = new


def speechless(page: Any, pdf: pikepdf.Pdf) -> None:
    """Take all words of the page away."""
    left = [item for item in pikepdf.parse_content_stream(page) if str(item.operator) not in ("Tj", "TJ")]
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(left))


def damaged(content: bytes, damage: Damage) -> bytes:
    return edit_pdf(content, damage)


def test_a_whole_bundle_keeps_the_strip_of_each_part_by_its_own_programme(pdfs: dict[str, bytes]) -> None:
    said = judged(whole(pdfs), parts(pdfs))
    assert said.verdict is Verdict.OPEN, "of the scan nothing is known"
    assert [(note.key, note.values) for note in said.measured] == [("publicity-says-part-strips", {"count": 2})]
    [note] = said.open
    assert (note.key, note.values["title"]) == ("publicity-open-part-foreign", "Podpisy")
    assert judged(pdfs["irop"], (replace(parts(pdfs)[1], first=1),)).verdict is Verdict.RIGHT


DAMAGES: dict[str, tuple[int, Callable[[Any, pikepdf.Pdf], None], str]] = {
    "taken out": (1, drop, "publicity-part-strip-lost"),
    "moved": (1, drawn_by("1 0 0 1 0.4 0"), "publicity-part-strip-lost"),
    "squeezed": (1, drawn_by("0.9 0 0 1 0 0"), "publicity-part-strip-lost"),
    "covered": (1, over("1 1 1 rg 71 780 20 40 re f"), "publicity-part-strip-changed"),
    "repainted": (1, repainted, "publicity-part-strip-changed"),
    "without its words": (1, speechless, "publicity-part-strip-changed"),
    "taken out of a later page": (2, drop, "publicity-part-strip-lost"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_part_is_told_with_its_page(name: str, pdfs: dict[str, bytes]) -> None:
    page, change, code = DAMAGES[name]
    said = judged(damaged(pdfs["minutes"], on_page(page, change)), parts(pdfs)[:1])
    [breach] = said.breaches
    assert (breach.diagnostic.code, breach.diagnostic.arguments["title"]) == (code, "Zápis")
    assert breach.spot is not None
    assert breach.spot.page == page


def test_damage_in_a_part_of_another_programme_is_told_by_that_programme(pdfs: dict[str, bytes]) -> None:
    found = parts(pdfs)[1:2]
    content = damaged(whole(pdfs), on_page(found[0].first, speechless))
    [breach] = judged(content, found).breaches
    assert breach.diagnostic.arguments == {"title": "Plán", "rules": ("PUB-08",)}


def test_what_is_wrong_in_the_part_itself_is_not_the_bundle_s_fault(pdfs: dict[str, bytes]) -> None:
    found = (BundledPart("Pozvánka", 1, 1, pdfs["bare"], wanted()), replace(parts(pdfs)[1], first=2))
    said = judged(bundle(pdfs["bare"], pdfs["irop"]), found)
    assert said.breaches == ()


def test_pages_in_the_wrong_order_are_told(pdfs: dict[str, bytes]) -> None:
    found = parts(pdfs)[:2]
    swapped = tuple(replace(part, first=other.first) for part, other in zip(found, found[::-1], strict=True))
    titles = {breach.diagnostic.arguments["title"] for breach in judged(whole(pdfs), swapped).breaches}
    assert titles == {"Zápis", "Plán"}, "each stands under the words of the other's programme"


def test_a_part_whose_file_is_gone_cannot_be_judged(pdfs: dict[str, bytes]) -> None:
    said = judged(whole(pdfs), (replace(parts(pdfs)[0], own=None),))
    assert (said.verdict, [note.key for note in said.open]) == (Verdict.OPEN, ["publicity-open-part-gone"])


@pytest.mark.parametrize("cut", [0, 40, 2000])
def test_a_bundle_that_cannot_be_read_or_lacks_pages_is_no_answer(cut: int, pdfs: dict[str, bytes]) -> None:
    content = whole(pdfs)[:cut] if cut < 1000 else pdfs["irop"]
    with pytest.raises(DocpipeError) as raised:
        of_bundle(content, parts(pdfs), wanted())
    assert [item.code for item in raised.value.diagnostics] == ["pdf-unreadable"]


def test_a_part_is_not_judged_where_nothing_is_asked() -> None:
    assert of_bundle(scan(), (), wanted()) == Answers(tuple(Judgement(item.rule, Verdict.IDLE) for item in of_bundle(scan(), (), wanted()).judgements))
