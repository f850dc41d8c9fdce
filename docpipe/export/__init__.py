"""What a document prints → files beside it that are not Word or PDF: its tables as a workbook."""

from __future__ import annotations

from docpipe.export.sheets import sheets_of
from docpipe.model import Sheet

__all__ = ["sheets_of", "workbook"]


def workbook(sheets: tuple[Sheet, ...], title: str) -> bytes:
    """Return an .xlsx file with these sheets: the same bytes for the same sheets."""
    from docpipe.export.workbook import write_workbook

    return write_workbook(sheets, title)
