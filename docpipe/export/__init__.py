"""What documents are → other files: their tables as a workbook; of a bundle its ZIP and its manifest, as JSON and as a page to read."""

from __future__ import annotations

from docpipe.export.sheets import sheets_of
from docpipe.model import Sheet

__all__ = ["sheets_of", "workbook"]


def workbook(sheets: tuple[Sheet, ...], title: str) -> bytes:
    """Return an .xlsx file with these sheets: the same bytes for the same sheets."""
    from docpipe.export.xlsx import write_workbook

    return write_workbook(sheets, title)
