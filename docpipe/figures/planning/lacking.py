"""The records of a plan → what is still lacking to it and which of its days are coming; no clock is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

from docpipe.czech.format import format_date
from docpipe.figures.lacking import Lacking
from docpipe.figures.lacks import Lack
from docpipe.model import DataPath, Record
from docpipe.prose.texts import one_line
from docpipe.records.collection import Collection
from docpipe.records.planning.comment import Comment
from docpipe.records.planning.measure import Measure
from docpipe.records.planning.milestone import Milestone
from docpipe.records.planning.plan import Plan, PlanState
from docpipe.records.planning.service import Service

Place = tuple[Record, DataPath]
_DAY = timedelta(days=1)
_AHEAD = timedelta(days=180)
"""So long before its end a mandate is told of: what a region's network is to hold next year is asked for in spring (zákon č. 108/2006 Sb., § 94 and § 95)."""
_SHOWN = 80
"""Characters of a comment's words in a list."""


def plan_lacking(collection: Collection) -> Iterator[Lacking]:
    """Yield what is lacking to the plans of all projects: comments out and unsettled, hearings, sessions of councils, lines of the timetable, mandates."""
    for record in collection.of("plan"):
        yield from _comments(record)
        yield from _hearings(record)
        yield from _sessions(record)
    for record in collection.of("comment"):
        yield from _unsettled(record, collection)
    for record in collection.of("milestone"):
        yield from _milestone(record)
    for kind in ("service", "measure"):
        for record in collection.of(kind):
            yield from _mandate(record)


def _plan(record: Record) -> Plan:
    return cast("Plan", record.value)


def _last_day(record: Record) -> tuple[date | None, DataPath]:
    """Return until when a plan can be commented on, and where that is written."""
    plan = _plan(record)
    if plan.comments_until is None and plan.consultation is not None:
        return plan.consultation.end, ("consultation", "end")
    return plan.comments_until, ("comments_until",)


def _row(sort: Lack, day: date | None, what: str, place: Place, since: date | None = None, until: date | None = None, whom: str = "") -> Lacking:
    record, at = place
    return Lacking(sort, day, what, record.project or "", whom, record.locate(*at), record.key, since=since, until=until)


def _comments(record: Record) -> Iterator[Lacking]:
    """Yield the last day for comments of a plan that is out for them, and after it that nothing has followed."""
    last, at = _last_day(record)
    if _plan(record).state is PlanState.FOR_COMMENTS and last is not None:
        ends, ended = "končí připomínky k návrhu plánu", "připomínky k návrhu plánu skončily a jeho stav se nezměnil"
        yield _row(Lack.PLAN, last, f"{ends}: {_plan(record).title}", (record, at), until=last)
        yield _row(Lack.PLAN, last, f"{ended}: {_plan(record).title}", (record, at), since=last + _DAY)


def _hearings(record: Record) -> Iterator[Lacking]:
    consultation = _plan(record).consultation
    for index, hearing in enumerate(consultation.hearings if consultation is not None else ()):
        where = f" ({hearing.place})" if hearing.place else ""
        at = ("consultation", "hearings", index, "date")
        yield _row(Lack.HEARING, hearing.date, f"veřejné projednání návrhu plánu{where}: {_plan(record).title}", (record, at), until=hearing.date)


def _sessions(record: Record) -> Iterator[Lacking]:
    """Yield the sessions at which the plan is dealt with, and after them those of which nothing is written."""
    for index, item in enumerate(_plan(record).approvals):
        if item.session is None or item.date is not None:
            continue
        at = ("approvals", index, "session")
        yield _row(Lack.SESSION, item.session, f"projednání plánu: {item.body}", (record, at), until=item.session)
        yield _row(Lack.SESSION, item.session, f"není zapsáno, jak plán projednalo: {item.body}", (record, at), since=item.session + _DAY)


def _unsettled(record: Record, collection: Collection) -> Iterator[Lacking]:
    """Yield a comment that nobody has settled, from the day it came; it is to be settled when the time for comments ends."""
    comment = cast("Comment", record.value)
    if comment.settlement is not None:
        return
    plan = next(iter(collection.of("plan", record.project)), None)
    last = _last_day(plan)[0] if plan is not None else None
    text = one_line(comment.text)
    words = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0]} …"
    number = f" č. {comment.id}" if comment.id else ""
    came = f" ze dne {format_date(comment.date)}" if comment.date else ""
    what = f"nevypořádaná připomínka{number}{came}: {words}"
    yield _row(Lack.UNSETTLED, last or comment.date, what, (record, ("text",)), since=comment.date, whom=comment.settled_by or "")


def _milestone(record: Record) -> Iterator[Lacking]:
    """Yield a line of the timetable while its time runs."""
    item = cast("Milestone", record.value)
    place = (record, ("when",))
    yield _row(Lack.MILESTONE, item.when.end, f"podle harmonogramu: {item.text}", place, since=item.when.start, until=item.when.end, whom=item.who or "")


def _mandate(record: Record) -> Iterator[Lacking]:
    """Yield the end of a service's mandate in the network, half a year before it and until it is renewed or the service ends."""
    value = cast("Service | Measure", record.value)
    last = value.network.mandate_until if value.network is not None else None
    ends = value.until if isinstance(value, Service) else None
    if last is None or (ends is not None and ends <= last):
        return
    place = (record, ("network", "mandate_until"))
    yield _row(Lack.MANDATE, last, f"končí pověření v síti kraje: {value.name}", place, since=last - _AHEAD, until=last)
    yield _row(Lack.MANDATE, last, f"skončilo pověření v síti kraje: {value.name}", place, since=last + _DAY, until=ends)
