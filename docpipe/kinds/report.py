"""A period of a project → the zpráva o realizaci for the file: what a person wrote beside what docpipe knows, with numbered evidence."""

from __future__ import annotations

from docpipe.diagnostics import Checked
from docpipe.kinds.kind import Kind, World
from docpipe.model import Context, Record
from docpipe.records.project import Project

READ = ("report", "project-indicator", "publicity", "reporting", "meeting")
"""Types of records that a report is made from: a fault in one of them stops it."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the report prints."""
    from docpipe.kinds.reporting.sections import contents

    return contents(record, world)


def title(record: Record, _project: Project) -> str:
    """Return „Zpráva o realizaci č. 1 (průběžná)“."""
    from docpipe.figures.reporting.periods import called, report_of

    return called(report_of(record))


def _context() -> type:
    from docpipe.kinds.reporting.context import ReportContext

    return ReportContext


KIND = Kind(
    name="report",
    label=("zpráva o realizaci", "report to the funder"),
    word="zprava-o-realizaci",
    subject="report",
    context=_context,
    make=make,
    title=title,
    editions=("internal",),
    variant=lambda record: getattr(record.value, "template", None),
    reads=READ,
)
