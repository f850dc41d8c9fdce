"""What comes back signed is held against what was released: signatures counted by a person, and the bytes that were signed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from bundle_workspaces import pdf
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from workspaces import MEETING, Ran, run, small

SHEET = ("release", "prezencni-listina", "2024-02-06-skupina")
STEM = "released/ukazkov/prezencni-listina/2024-02-06_prezencni-listina_skupina_v1"


def signed(content: bytes) -> bytes:
    """Return a PDF with an electronic signature appended, as signing programs do it: nothing before it changes."""
    writer = PdfWriter(io.BytesIO(content), incremental=True)
    value = DictionaryObject(
        {NameObject("/Type"): NameObject("/Sig"), NameObject("/Filter"): NameObject("/Adobe.PPKLite"), NameObject("/Contents"): TextStringObject("x")}
    )
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/T"): TextStringObject("Podpis"), NameObject("/V"): writer._add_object(value)})
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    ran = run(small(tmp_path_factory.mktemp("podpisy")), *SHEET, "--date", "12. 2. 2024")
    assert ran.code == 0, ran.report["diagnostics"]
    (ran.root / "sken.pdf").write_bytes(pdf(1, text="sken"))
    return ran


def test_an_attendance_sheet_is_not_filed_before_its_signatures_are_counted(released: Ran) -> None:
    ran = run(released.root, *SHEET, "--signed", "sken.pdf")
    assert ran.codes("error") == ["signed-count-missing"]
    assert "--signatures" in ran.find("signed-count-missing")[0]["hint"]
    for count in ("1", "3"):
        assert run(released.root, *SHEET, "--signed", "sken.pdf", "--signatures", count).codes("error") == ["signatures-differ"]
    assert list((released.root / "released").rglob("*.signed.*")) == []
    assert run(released.root, *SHEET, "--signatures", "2").code == 2


def test_a_pdf_signed_electronically_begins_with_the_released_bytes(released: Ran) -> None:
    (released.root / "jine.pdf").write_bytes(signed(pdf(1, text="jine")))
    ran = run(released.root, *SHEET, "--signed", "jine.pdf", "--signatures", "2")
    assert ran.codes("error") == ["signed-other-bytes"]
    issued = (released.root / f"{STEM}.pdf").read_bytes()
    (released.root / "podepsane.pdf").write_bytes(signed(issued))
    filed = run(released.root, *SHEET, "--signed", "podepsane.pdf", "--signatures", "2", "--date", "14. 2. 2024")
    assert filed.code == 0, filed.report["diagnostics"]
    content = (released.root / f"{STEM}.signed.pdf").read_bytes()
    assert content.startswith(issued)
    record = json.loads((released.root / f"{STEM}.signed.json").read_bytes())
    assert (record["signatures"], record["date"], record["file"]) == (2, "2024-02-14", "podepsane.pdf")


def test_the_count_of_the_record_is_enough(tmp_path: Path, released: Ran) -> None:
    root = small(tmp_path, meeting=MEETING + "    doklady: {podpisů: 2}\n")
    copied = (released.root / f"{STEM}.pdf").parent
    target = root / copied.relative_to(released.root)
    target.mkdir(parents=True)
    for path in copied.glob("*_v1.*"):
        if ".signed" not in path.name:
            (target / path.name).write_bytes(path.read_bytes())
    (root / "sken.pdf").write_bytes(pdf(1, text="sken"))
    assert run(root, *SHEET, "--signed", "sken.pdf").code == 0


def test_the_released_file_itself_is_no_signed_one(released: Ran) -> None:
    ran = run(released.root, *SHEET, "--signed", f"{STEM}.pdf", "--signatures", "2", "--version", "1")
    assert ran.codes("error") == ["signed-not-signed"]
