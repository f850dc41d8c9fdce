"""The judges find what is wrong: else their silence would say nothing."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml import OxmlElement

from judges import JudgeDocx, JudgePdf


def test_verapdf_finds_that_a_bare_pdf_is_neither_archivable_nor_accessible(tmp_path: Path, judge_pdf: JudgePdf) -> None:
    path = tmp_path / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    findings = judge_pdf([path])
    assert any("bare.pdf: 2b " in finding for finding in findings)
    assert any("bare.pdf: ua1 " in finding for finding in findings)


def test_verapdf_says_which_file_it_cannot_read(tmp_path: Path, judge_pdf: JudgePdf) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("this is no PDF")
    assert any("text.pdf" in finding and "cannot be judged" in finding for finding in judge_pdf([path], ("2b",)))


def test_the_open_xml_judge_finds_an_element_in_the_wrong_place_and_nothing_in_a_good_file(tmp_path: Path, judge_docx: JudgeDocx) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    document = docx.Document()
    document.add_paragraph("Dobrý den")
    document.save(str(good))
    document.paragraphs[0]._p.append(OxmlElement("w:tbl"))
    document.save(str(bad))
    findings = judge_docx([good, bad])
    assert [finding for finding in findings if finding.startswith("good.docx")] == []
    assert any(finding.startswith("bad.docx: /word/document.xml") for finding in findings)


@pytest.mark.parametrize("content", [b"", b"not a package"])
def test_the_open_xml_judge_does_not_pass_what_it_cannot_open(tmp_path: Path, judge_docx: JudgeDocx, content: bytes) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    assert judge_docx([path])
