"""What is lacking → the rows people read, and files of them: workbook, calendar, a page in Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docpipe.czech.names import slug
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location
from docpipe.export.due import TITLE, Row, entries, left, page, sheet
from docpipe.figures.lacks import LACKS, Lack
from docpipe.outside import read_bytes, scratch
from docpipe.pipeline.asked import put
from docpipe.pipeline.duelist import Due, DueList
from docpipe.workspace import Workspace, template_path

FORMATS = ("xlsx", "ics", "docx", "pdf")
_FOLDER = "build/co-chybi"
_TEMPLATE = "plan"
_LONGEST = 60
"""Characters of what a list is narrowed by in a file's name."""


def rows_of(found: DueList) -> tuple[Row, ...]:
    """Return the rows as people read them."""
    return tuple(_row(item, found) for item in found.rows)


def _row(item: Due, found: DueList) -> Row:
    identity = f"{item.key} {item.sort} {item.what}"
    return Row(item.day, left(item.day, found.today), item.project, LACKS[Lack(item.sort)], item.what, item.whom, str(item.location), identity)


def write_views(workspace: Workspace, found: DueList, formats: Iterable[str]) -> Checked[tuple[str, ...]]:
    """Write files of what is lacking on a day into build/co-chybi, named by the day; return their paths. Raises DocpipeError where there is no PDF.

    A file there that somebody has changed gets another name first, and that is told.
    """
    rows = rows_of(found)
    written: list[str] = []
    told: list[Diagnostic] = []
    for suffix in dict.fromkeys(formats):
        name = f"{_FOLDER}/{found.today.isoformat()}_co-chybi{_narrowed(found)}.{suffix}"
        told += put(workspace, name, _content(workspace, found, rows, suffix, name))
        written.append(name)
    return Checked(tuple(written), tuple(told))


def _narrowed(found: DueList) -> str:
    """Return what tells a narrowed list from the whole one in a file's name."""
    return f"_{slug(' '.join(found.narrowed))[:_LONGEST]}".rstrip("-_") if found.narrowed else ""


def _content(workspace: Workspace, found: DueList, rows: tuple[Row, ...], suffix: str, name: str) -> bytes:
    if suffix == "xlsx":
        from docpipe.export import workbook

        return workbook((sheet(rows, found.today, found.narrowed),), TITLE)
    if suffix == "ics":
        return entries(rows, found.today)
    word = _word(workspace, found, rows)
    return word if suffix == "docx" else _pdf(word, name)


def _word(workspace: Workspace, found: DueList, rows: tuple[Row, ...]) -> bytes:
    from docpipe import render

    path = template_path(workspace, _TEMPLATE)
    template = render.open_template(path, _TEMPLATE, f"templates_docx/{path.name}")
    return render.fill_form(template, TITLE, page(rows, found.today, found.narrowed), render.Properties(TITLE), numbered=False, room=False).docx


def _pdf(word: bytes, name: str) -> bytes:
    from docpipe import convert

    with scratch() as folder:
        source, target = Path(folder / "in.docx"), Path(folder / "out.pdf")
        source.write_bytes(word)
        made = convert.convert((convert.Job(source, target, name, TITLE),))
        if not made.value:
            raise DocpipeError(made.diagnostics or [Diagnostic("convert-failed", Location(name))])
        return read_bytes(target)
