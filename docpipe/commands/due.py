"""Show what is lacking over all projects, by day: sheets, minutes, tasks, resolutions, reports; as a table, a workbook, a calendar, a page."""

from __future__ import annotations

from datetime import date

from docpipe.commands._answer import Answer, Json, Table, day_text, location_data
from docpipe.commands._arguments import Command, DayOfYear, Frame, Option, Words, refuse
from docpipe.commands._place import workspace_of
from docpipe.diagnostics import Diagnostic
from docpipe.messages import ui

_COLUMNS = ("day", "left", "project", "what", "whom")


def run(frame: Frame, *, projects: tuple[str, ...], person: str | None, until: date | None, day: date | None, formats: tuple[str, ...]) -> Answer:
    """Return everything that is lacking on the day, and the files made of it."""
    from docpipe import outside, pipeline

    workspace = workspace_of(frame)
    today = day or outside.today()
    found = pipeline.due(workspace, today, projects=projects, person=person, until=until)
    for name in projects:
        if name not in found.projects:
            refuse("usage-selector", name, found.projects)
    files: tuple[str, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    if formats:
        from docpipe.pipeline.dueviews import write_views

        views = write_views(workspace, found, formats)
        files, told = views.value, views.diagnostics
    from docpipe.pipeline.dueviews import rows_of

    rows = tuple((_day(item.day), item.left, item.project, item.told, item.whom) for item in rows_of(found))
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in _COLUMNS), rows)
    data: list[Json] = [
        {
            "sort": item.sort,
            "day": day_text(item.day),
            "overdue": item.day is not None and item.day < today,
            "project": item.project,
            "what": item.what,
            "whom": item.whom,
            "record": item.key,
            "from": location_data(item.location),
        }
        for item in found.rows
    ]
    body = (table,) if rows else (ui("due-nothing", frame.language),)
    return Answer((*found.diagnostics, *told), body=body, closing=files, data={"today": today.isoformat(), "due": data, "files": list(files)})


def _day(day: date | None) -> str:
    from docpipe.czech.format import format_date

    return format_date(day) if day else "—"


COMMAND = Command(
    "due",
    run,
    [
        Option(["--project", "projects"], "option-project", meta="name", multiple=True),
        Option(["--person"], "option-due-person", meta="name"),
        Option(["--until"], "option-due-until", meta="date", type=DayOfYear()),
        Option(["--date", "day"], "option-due-date", meta="date", type=DayOfYear()),
        Option(["--format", "formats"], "option-due-format", multiple=True, type=Words("xlsx", "ics", "docx", "pdf")),
    ],
)
