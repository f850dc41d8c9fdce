"""A meeting's times, dates and signatories → what cannot be, or looks wrong."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.format import format_date, format_period, format_time
from docpipe.diagnostics import Diagnostic
from docpipe.figures.meetings import is_held
from docpipe.figures.people import the_person
from docpipe.model import Record
from docpipe.records.collection import meeting_of
from docpipe.rules.view import Rule, View


def _end_before_start(record: Record, _view: View) -> Iterator[Diagnostic]:
    meeting = meeting_of(record)
    if meeting.start is not None and meeting.end is not None and meeting.end <= meeting.start:
        arguments = {"start": format_time(meeting.start), "end": format_time(meeting.end)}
        yield Diagnostic("meeting-ends-before-start", record.locate("end"), dict(arguments), related=(record.locate("start"),))


def _dates_in_order(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Minutes and their verification follow the meeting, the next meeting too, and the reply comes before it."""
    meeting = meeting_of(record)
    following = meeting.next_meeting.date if meeting.next_meeting else None
    for code, day, wrong, place in (
        ("written-before-meeting", meeting.written_on, -1, ("written_on",)),
        ("verified-before-meeting", meeting.verified_on, -1, ("verified_on",)),
        ("next-meeting-before", following, -1, ("next_meeting", "date")),
        ("reply-after-meeting", meeting.reply_by, 1, ("reply_by",)),
    ):
        if day is not None and ((day < meeting.date) if wrong < 0 else (day > meeting.date)):
            yield Diagnostic(code, record.locate(*place), {"value": format_date(day), "date": format_date(meeting.date)}, related=(record.locate("date"),))


def _author(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield a meeting that was held and of whose minutes nobody is said to be the author."""
    if is_held(record) and not meeting_of(record).author:
        yield Diagnostic("author-missing", record.locate(), {})


def _verified_by_author(record: Record, view: View) -> Iterator[Diagnostic]:
    meeting = meeting_of(record)
    author = the_person(view.collection, meeting.author)
    for index, name in enumerate(meeting.verifiers):
        if author is not None and the_person(view.collection, name) is author:
            yield Diagnostic("verifier-is-author", record.locate("verifiers", index), {"value": name}, related=(record.locate("author"),))


def _outside_realisation(record: Record, view: View) -> Iterator[Diagnostic]:
    meeting, project, home = meeting_of(record), view.project(record), view.project_record(record)
    if project is None or home is None or project.realisation is None or meeting.date in project.realisation:
        return
    arguments = {"value": format_date(meeting.date), "period": format_period(project.realisation)}
    yield Diagnostic("meeting-outside-project", record.locate("date"), dict(arguments), related=(home.locate("realisation"),))


def _sample(record: Record, _view: View) -> Iterator[Diagnostic]:
    if meeting_of(record).sample:
        yield Diagnostic("sample-data", record.locate("sample"), {"value": meeting_of(record).title})


RULES = (
    Rule("meeting", _end_before_start),
    Rule("meeting", _dates_in_order),
    Rule("meeting", _author),
    Rule("meeting", _verified_by_author),
    Rule("meeting", _outside_realisation),
    Rule("meeting", _sample),
)
