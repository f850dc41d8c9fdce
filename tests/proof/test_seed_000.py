"""The proof of the main job: the seed's minutes of 9. 3. 2021 stand, sentence by sentence and in order, in the PDF built from the record."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from workspaces import Built

HERE = Path(__file__).parent
BULLETS = "-–•‣◦"


def fold(text: str) -> str:
    """Return a text without case, white space, kinds of dashes and quotes, and hyphenation at line ends."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\ufffe", "")
    plain = re.sub(r"[‐‑‒–—−]", "-", plain)
    plain = re.sub(r"[„“”‟‚‘’\"']", "'", plain)
    return re.sub(r"\s+", "", plain).casefold()


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def sentences() -> list[str]:
    left_out = {row[0] for row in rows("left_out.txt")}
    lines = [line.strip() for line in (HERE / "seed_000.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted: list[str] = []
    for line in lines:
        if line in left_out:
            continue
        for was, now, _reason in rows("corrected.txt"):
            line = line.replace(was, now)  # noqa: PLW2901
        wanted += re.split(r"(?<=[.!?])\s+(?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])", line.lstrip(BULLETS + " "))
    return wanted


def text_of(pdf: Path) -> str:
    """Return the text of all pages; what repeats in headers and footers stands between pages and is taken out."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    repeated = set(pages[0]).intersection(*pages[1:]) if len(pages) > 1 else set()
    return "\n".join(line for page in pages for line in page if line not in repeated and not re.fullmatch(r"strana \d+ z \d+", line.strip()))


@pytest.fixture(scope="module")
def minutes(example: Built) -> Path:
    return example.root / "build/mas-irop/zapis/2021-03-09_zapis_potreby-socialnich-sluzeb_interni.pdf"


def test_every_reason_is_given() -> None:
    assert all(len(row) == 2 and row[1] for row in rows("left_out.txt"))
    assert all(len(row) == 3 and row[2] for row in rows("corrected.txt"))


def test_what_is_left_out_and_corrected_stands_in_the_seed() -> None:
    seed = (HERE / "seed_000.txt").read_text(encoding="utf-8")
    assert all(row[0] in seed.splitlines() for row in rows("left_out.txt"))
    assert all(row[0] in seed for row in rows("corrected.txt"))


def test_every_sentence_stands_in_the_pdf_in_order(minutes: Path) -> None:
    text, at = fold(text_of(minutes)), 0
    wanted = sentences()
    assert len(wanted) >= 20
    for sentence in wanted:
        found = text.find(fold(sentence), at)
        assert found >= 0, f"missing or out of order: {sentence}"
        at = found + len(fold(sentence))


def test_what_the_seed_does_not_say_is_missing_and_warned_about(example: Built) -> None:
    codes = {(item["code"], item["path"]) for item in example.report["diagnostics"]}
    assert ("registration-number-missing", "content/mas-irop/projekt.yaml") in codes
    assert ("attendee-unnamed", "content/mas-irop/setkani/2021-03-09-potreby-socialnich-sluzeb.yaml") in codes


def test_the_strip_left_out_above_is_on_every_page(minutes: Path) -> None:
    for page in pypdfium2.PdfDocument(minutes):
        text = fold(page.get_textpage().get_text_range())
        assert fold("EVROPSKÁ UNIE Evropský fond pro regionální rozvoj Integrovaný regionální operační program") in text
        assert fold("Ministerstvo pro místní rozvoj ČR") in text
