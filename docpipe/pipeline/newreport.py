"""A project → the file of its next report to the funder, with its number, its period and the parts to fill in; what is there is never touched."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from docpipe.czech.format import format_date
from docpipe.czech.values import NBSP, Period
from docpipe.diagnostics import DocpipeError, Location, fault
from docpipe.figures.reporting.activities import meetings_between
from docpipe.figures.reporting.indicators import indicator_of
from docpipe.figures.reporting.periods import months_after, period_after, regular, report_of, reports_of
from docpipe.model import Record
from docpipe.outside import write_bytes
from docpipe.pipeline.load import load
from docpipe.pipeline.starting import project_asked
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.records.project import Project
from docpipe.records.registry import record_types
from docpipe.records.reporting.report import REPORT_TYPES, ReportType
from docpipe.workspace import Workspace
from docpipe.write.report import NewReport, report_as_yaml

_FOLDER = "zpravy"
_USUAL_MONTHS = 6
"""How long the first period is where nothing says otherwise (the usual rhythm of ESF projects; the author may change it)."""


def new_report(workspace: Workspace, project: str | None, start: Path) -> Path:
    """Return the new report's file.

    Raises DocpipeError 'new-project-…', 'new-report-there', 'new-report-without-period', 'new-report-last', and what keeps an earlier report from being read.
    """
    loaded = load(workspace)
    name = project_asked(workspace, project, start)
    home = loaded.collection.get(f"project:{name}")
    if home is None:
        raise fault("new-project-faulty", Location(f"content/{name}"), value=name)
    unread = [cause for key, cause in loaded.faulty.items() if key.startswith(f"report:{name}/")]
    if unread:
        raise DocpipeError(unread)
    new = _begun(home, loaded.collection)
    base = workspace.content / name
    folder = next((base / place for place in record_types()["report"].places if (base / place).is_dir()), base / _FOLDER)
    path = folder / f"zprava-{new.number}.yaml"
    if path.exists():
        raise fault("new-report-there", Location(workspace.name_of(path)), value=new.number)
    write_bytes(path, report_as_yaml(new).encode(), workspace.name_of(path))
    return path


def _begun(home: Record, collection: Collection) -> NewReport:
    """Return what a project's next report begins with."""
    project = project_of(home)
    reports = regular(reports_of(home.id, collection))
    last = reports[-1] if reports else None
    period = _period(home, last, collection)
    is_final = project.realisation is not None and period.end >= project.realisation.end
    found = meetings_between(home.id, collection, period.start, period.end)
    return NewReport(
        number=report_of(last).number + 1 if last is not None else 1,
        type=REPORT_TYPES[ReportType.FINAL if is_final else ReportType.INTERIM][0],
        period=period,
        contact=_contact(project, last),
        activities=tuple((item.code, item.name) for item in project.key_activities),
        indicators=tuple((item.code, item.name) for item in map(indicator_of, collection.of("project-indicator", home.id))),
        meetings=tuple((item.id, f"{format_date(meeting_of(item).date)} {meeting_of(item).title}".replace(NBSP, " ")) for item in found),
    )


def _period(home: Record, last: Record | None, collection: Collection) -> Period:
    realisation = project_of(home).realisation
    if last is not None:
        following = period_after(last, collection)
        if following is None:
            raise fault("new-report-last", last.locate("number"), value=report_of(last).number)
        return following
    if realisation is None:
        raise fault("new-report-without-period", home.locate("name"))
    end = months_after(realisation.start, _USUAL_MONTHS) - timedelta(days=1)
    return Period(realisation.start, min(end, realisation.end))


def _contact(project: Project, last: Record | None) -> str:
    before = report_of(last).contact if last is not None else None
    return before or next((contact.person for contact in project.contacts if contact.person), "")
