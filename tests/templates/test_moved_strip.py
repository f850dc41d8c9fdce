"""The strip moved into the footer: what stands behind it is in the PDF too."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from word_edits import Word
from workspaces import run, small


def test_what_follows_the_strip_in_a_footer_is_printed(tmp_path: Path) -> None:
    root = small(tmp_path)
    word = Word()
    word.strip_into_footer()
    word.save(root / "templates_docx/minutes.docx")
    built = run(root, "build", "--kind", "minutes", "--edition", "internal")
    assert built.find("verify-text-lost") == []
    assert built.find("publicity-strip-missing") == []
    (path,) = built.outputs("pdf")
    page = PdfReader(path).pages[0].extract_text()
    assert "Ukázková data" in page
    assert "Spolufinancováno" in page
