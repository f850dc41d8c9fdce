"""Help with the report to the funder: its texts to copy into the form, and what is missing before it can be submitted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, Json
from docpipe.commands._arguments import Argument, Command, Frame, Group, Option
from docpipe.commands._place import workspace_of
from docpipe.diagnostics import fault
from docpipe.messages import ui

if TYPE_CHECKING:
    from docpipe.pipeline.reporting.copying import ReportTexts

_FORMATS = (".txt", ".html")


def copy(frame: Frame, *, period: str | None, output: str | None) -> Answer:
    """Return the texts of a report field by field, in the order of the form; with `output` they are written to a file."""
    from docpipe import pipeline
    from docpipe.export.report_texts import as_text

    if output is not None and Path(output).suffix.lower() not in _FORMATS:
        raise fault("usage-report-output", value=output, known=_FORMATS)
    found = pipeline.report_texts(workspace_of(frame), period)
    data = _data(found.value)
    if output is None:
        return Answer(found.diagnostics, body=(as_text(found.value.title, found.value.fields, found.value.about),), data=data)
    path = Path(output)
    _write(path if path.is_absolute() else Path.cwd() / path, found.value)
    closing = ui("report-written", frame.language, path=path.as_posix(), count=len(found.value.fields))
    return Answer(found.diagnostics, body=(path.as_posix(),), closing=(closing,), data={**data, "path": path.as_posix()})


def _write(path: Path, texts: ReportTexts) -> None:
    from docpipe.export.report_texts import as_page, as_text
    from docpipe.outside import write_bytes

    page = path.suffix.lower() == ".html"
    write_bytes(path, as_page(texts.title, texts.fields, texts.about) if page else as_text(texts.title, texts.fields, texts.about).encode(), path.as_posix())


def _data(texts: ReportTexts) -> dict[str, Json]:
    fields: list[Json] = [
        {"tab": item.tab, "field": item.label, "about": item.about, "text": item.text, "length": item.length, "limit": item.limit, "note": item.note}
        for item in texts.fields
    ]
    return {"report": texts.report, "title": texts.title, "system": texts.system, "about": texts.about, "fields": fields}


def missing(frame: Frame, *, period: str | None, strict: bool) -> Answer:
    """Return everything that a report lacks, each with the place where it belongs."""
    from docpipe import pipeline

    found = pipeline.report_missing(workspace_of(frame), period)
    about = found.value
    told = ui("report-missing-none" if not found.diagnostics else "report-missing-some", frame.language, title=about.title, count=len(found.diagnostics))
    due = (ui("report-due", frame.language, day=about.deadline),) if about.deadline else ()
    data: dict[str, Json] = {"report": about.report, "title": about.title, "deadline": about.deadline or None}
    return Answer(found.diagnostics, closing=(told, *due), data=data, strict=strict, tells_all=True)


_PERIOD = ("period", "argument-report")

COMMAND = Group(
    "report",
    [
        Command(
            "missing",
            missing,
            [Argument(*_PERIOD, meta="report", required=False), Option(["--strict"], "option-strict", is_flag=True)],
        ),
        Command(
            "copy",
            copy,
            [Argument(*_PERIOD, meta="report", required=False), Option(["-o", "--output"], "option-report-output", meta="file")],
        ),
    ],
)
