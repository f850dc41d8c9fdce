"""One good document, converted once."""

from __future__ import annotations

import pytest
from finished_files import Draft, draft, to_pdf

from docpipe.model import Ledger


@pytest.fixture(scope="session")
def good() -> tuple[bytes, Ledger]:
    return draft().finish()


@pytest.fixture(scope="session")
def converted(good: tuple[bytes, Ledger], tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, Ledger]]:
    """Return PDFs with their ledgers: the good one, one with broken rows, one with strange characters."""
    made = {"good": good, "rows": broken_rows().finish(), "strange": strange().finish()}
    pdfs = to_pdf(tmp_path_factory.mktemp("pdf"), {name: content for name, (content, _) in made.items()})
    return {name: (pdfs[name], ledger) for name, (_, ledger) in made.items()}


def broken_rows() -> Draft:
    """Return a table whose rows break over pages, so that cells are interleaved."""
    made = draft(0)
    table = made.document.add_table(rows=0, cols=2)
    for index in range(5):
        cells = table.add_row().cells
        for side, cell in enumerate(cells):
            text = " ".join(f"slovo{index}{side}{number}" for number in range(150))
            made.put(cell.paragraphs[0], text, f"rows[{index}][{side}]")
    made.put(made.document.add_paragraph(), "Závěrečné slovo předsedající", "closing")
    return made


def strange() -> Draft:
    """Return a text with characters that the font lacks: one drawn by another font, one by none."""
    made = draft(0)
    made.put(made.document.add_paragraph(), "Děkujeme 😀 všem účastníkům ☎ za přípravu", "thanks")
    made.put(made.document.add_paragraph("Klínopis: "), "\U00012000", "cuneiform")
    return made
