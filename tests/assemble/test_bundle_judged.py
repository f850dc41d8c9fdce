"""A bundle of real documents is what it says it is: judged by veraPDF, and by docpipe's own checks on the finished file."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from bundle_checks import expected
from judges import JudgePdf
from pdf_samples import bundle, part, plan, simple
from PIL import Image

from docpipe.assemble import Assembled, Attachment, Lack, Relationship, Standard, assemble, split
from docpipe.diagnostics import Location
from docpipe.verify import verify_bundle


def test_real_documents_make_a_bundle_that_archives_and_reads_aloud(whole: Assembled, judge_pdf: JudgePdf, tmp_path: Path) -> None:
    assert (whole.record.archival, whole.record.accessible) == ("2B", "1")
    (tmp_path / "svazek.pdf").write_bytes(whole.content)
    assert judge_pdf([tmp_path / "svazek.pdf"], flavours=("2b", "ua1")) == []


def test_a_bundle_with_scans_and_files_is_the_pdf_a_it_says(documents: list[Path], judge_pdf: JudgePdf, tmp_path: Path) -> None:
    Image.new("RGB", (827, 1169), "white").save(tmp_path / "sken.jpg", dpi=(100, 100))
    Image.new("RGBA", (300, 400), (0, 0, 0, 60)).save(tmp_path / "znak.png")
    Image.new("CMYK", (300, 400)).save(tmp_path / "tisk.jpg")
    Image.new("1", (827, 1169), 1).save(tmp_path / "fax.tif", compression="group4")
    names = ("sken.jpg", "znak.png", "tisk.jpg", "fax.tif")
    scans = [part(number, tmp_path / name, recognise=False, stamp="Sken {page}") for number, name in enumerate(names, 10)]
    (tmp_path / "data.csv").write_text("a;b\n", encoding="utf-8")
    sheet = Attachment("data.csv", tmp_path / "data.csv", Location("svazek.yaml"), "Tabulka", "text/csv", Relationship.DATA)
    made = {
        "mixed": assemble(plan([part(1, documents[0]), *scans])).value,
        "scans": assemble(plan(scans)).value,
        "files": assemble(plan([part(1, documents[0])], attachments=(sheet,), standard=Standard.ARCHIVE_WITH_FILES)).value,
    }
    for name, item in made.items():
        assert item is not None
        assert item.record.archival == ("3B" if name == "files" else "2B")
        (tmp_path / f"{name}.pdf").write_bytes(item.content)
    assert judge_pdf([tmp_path / "mixed.pdf", tmp_path / "scans.pdf"], flavours=("2b",)) == []
    assert judge_pdf([tmp_path / "files.pdf"], flavours=("3b", "ua1")) == []
    mixed = made["mixed"]
    assert mixed is not None
    assert (mixed.record.accessible, mixed.record.parts[1].lacks) == ("", (Lack.TAGS, Lack.TEXT))


def test_its_own_checks_find_nothing_in_it(whole: Assembled, documents: list[Path]) -> None:
    assert verify_bundle(whole.content, expected(whole, documents)) == ()


def test_pieces_are_whole_and_conform_too(documents: list[Path], judge_pdf: JudgePdf, tmp_path: Path) -> None:
    small = [path for path in documents if path.stat().st_size < 200_000]
    pieces = split(plan(small, stamp="strana {number} z {total}"), 2 * max(path.stat().st_size for path in small))
    assert pieces.diagnostics == ()
    assert len(pieces.value) > 1
    paths = []
    for number, piece in enumerate(pieces.value):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(piece.content)
        chosen = [small[int(item.id) - 1] for item in piece.record.parts]
        assert verify_bundle(piece.content, expected(piece, chosen)) == ()
    assert judge_pdf(paths[:2], flavours=("2b", "ua1")) == []


@pytest.mark.skipif(which("pdfinfo") is None, reason="pdfinfo (poppler) is not on this machine")
def test_the_structure_reads_as_the_documents_do_one_after_the_other(tmp_path: Path) -> None:
    def read(path: Path) -> list[str]:
        finished = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
        return [line.strip() for line in finished.stdout.decode("utf-8", "replace").splitlines() if line.strip().startswith('"')]

    # small ones: poppler reads the whole page anew for every element, which takes minutes for a long table
    sources = [simple(tmp_path / f"{number}.pdf", f"prvni {number}", f"druha {number}") for number in (1, 2)]
    made = bundle(*sources, stamp="strana {number}")
    (tmp_path / "svazek.pdf").write_bytes(made.content)
    texts = read(tmp_path / "svazek.pdf")
    assert texts == read(sources[0]) + read(sources[1])
    assert texts == [text for number in (1, 2) for word in ("prvni", "druha") for text in ('"Nadpis"', f'"{word} {number}"')]
