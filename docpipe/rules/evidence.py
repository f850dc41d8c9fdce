"""A meeting's evidence → counts that differ, days out of order, states that lack what they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docpipe.czech.format import format_date
from docpipe.diagnostics import Diagnostic
from docpipe.figures.evidence import signatures_of
from docpipe.model import DataPath, Record
from docpipe.records.collection import evidence_of, meeting_of
from docpipe.records.meeting import Form
from docpipe.rules.view import Rule, View

_STEPS: tuple[tuple[str, DataPath, str, tuple[str, ...]], ...] = (
    ("meeting", ("date",), "setkání", ()),
    ("written", ("written_on",), "zápis byl napsán", ()),
    ("sent", ("evidence", "minutes_sent"), "zápis odešel", ("meeting", "written")),
    ("comments", ("evidence", "comments_until"), "připomínky lze podat do", ("meeting", "sent")),
    ("verified", ("verified_on",), "zápis byl ověřen", ("written",)),
    ("approved", ("approved_on",), "zápis byl schválen", ("meeting", "written", "sent")),
    ("published", ("evidence", "published_on"), "zápis byl zveřejněn", ("meeting", "written")),
)
"""Each day of the minutes: its name, its field, how it is spoken of, and the days that it may not come before."""


def _signatures(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a count of signatures that differs from the attendance: the funder counts signatures, not rows."""
    found = signatures_of(record, view.collection)
    if found.counted.value is None:
        return
    arguments = {"signatures": found.counted.value, "present": found.present.value}
    place = found.counted.locations[0]
    if found.form is Form.ONLINE and found.counted.value:
        yield Diagnostic("signatures-online", place, dict(arguments), related=(record.locate("form"),))
    elif found.agree is False:
        code = "signatures-exceed" if found.form is Form.HYBRID else "signatures-differ"
        yield Diagnostic(code, place, dict(arguments), related=found.present.locations[:1])


def _days(record: Record) -> dict[str, date]:
    values: dict[str, date] = {}
    for name, path, _, _ in _STEPS:
        found = getattr(evidence_of(record) if path[0] == "evidence" else meeting_of(record), str(path[-1]))
        if found is not None:
            values[name] = found
    return values


def _in_order(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield each day that comes before one it must follow, told once: against the latest of them."""
    days = _days(record)
    told = {name: (path, words) for name, path, words, _ in _STEPS}
    for name, path, words, after in _STEPS:
        wrong = [other for other in after if name in days and other in days and days[name] < days[other]]
        if wrong:
            latest = max(wrong, key=lambda other: days[other])
            arguments = {"what": words, "value": format_date(days[name]), "other": told[latest][1], "date": format_date(days[latest])}
            yield Diagnostic("evidence-days-in-order", record.locate(*path), dict(arguments), related=(record.locate(*told[latest][0]),))


def _invited_late(record: Record, _view: View) -> Iterator[Diagnostic]:
    sent, day = evidence_of(record).invitation_sent, meeting_of(record).date
    if sent is not None and sent >= day:
        arguments = {"value": format_date(sent), "date": format_date(day)}
        yield Diagnostic("invitation-sent-late", record.locate("evidence", "invitation_sent"), dict(arguments), related=(record.locate("date"),))


def _approved(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield approved minutes without author, verifier or the days of both."""
    meeting = meeting_of(record)
    needed = (("zapsal", meeting.author), ("datum zápisu", meeting.written_on), ("ověřovatelé", meeting.verifiers), ("ověřeno dne", meeting.verified_on))
    missing = tuple(label for label, value in needed if not value)
    if meeting.approved_on is not None and missing:
        yield Diagnostic("approved-incomplete", record.locate("approved_on"), {"date": format_date(meeting.approved_on), "missing": missing})


RULES = (Rule("meeting", _signatures), Rule("meeting", _in_order), Rule("meeting", _invited_late), Rule("meeting", _approved))
