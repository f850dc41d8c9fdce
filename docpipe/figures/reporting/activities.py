"""The meetings of a period, by key activity → how many were held, how many people came and how many times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from docpipe.czech.values import Period
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.activities import key_activity_of
from docpipe.figures.attendance import attendance_of
from docpipe.figures.figure import Figure, places, total
from docpipe.figures.meetings import is_held
from docpipe.figures.quorum import the_group
from docpipe.figures.reporting.periods import report_of
from docpipe.figures.series import all_series, when
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, project_of
from docpipe.records.group import Group
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class ActivityFigure:
    """What docpipe knows of a key activity in a period, or of all of them together."""

    code: str
    """As the project writes it; empty for meetings of no activity, and for all together."""
    name: str
    meetings: tuple[Record, ...]
    """Held in the period, in order of time."""
    held: Figure[int]
    visits: Figure[int]
    """Sum of those present over the meetings: a person who came twice counts twice."""
    people: Figure[int]
    """Different people known by name who came at least once."""
    organisations: Figure[int]
    """Different organisations that those present came from, by their names of the day."""
    unnamed: Figure[int]
    """Those who were counted without a name; it cannot be told how many of them are the same."""


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A period of a project."""

    activities: tuple[ActivityFigure, ...]
    """Those of the project, in its order, with nothing in them too; then meetings of no activity, where there are some."""
    whole: ActivityFigure
    unheld: tuple[Record, ...]
    """Meetings planned for a day of the period that nothing says were held."""


def meetings_between(project: str | None, collection: Collection, start: date, end: date) -> tuple[Record, ...]:
    """Return the meetings of a project from a day to a day, in order of time."""
    return tuple(sorted((item for item in collection.of("meeting", project) if start <= meeting_of(item).date <= end), key=when))


def code_of(meeting: Record, project: Project) -> str:
    """Return the code of the key activity that a meeting belongs to, '' for none."""
    text = meeting_of(meeting).key_activity
    found = key_activity_of(project, text) if text else None
    return found.code if found is not None else ""


def period_of(record: Record, collection: Collection) -> PeriodFigure:
    """Return what docpipe knows of the period of a report."""
    report = report_of(record)
    home = collection.get(f"project:{record.project}")
    assert home is not None, "a report is judged and printed only for a project that was read"
    project = project_of(home)
    meetings = meetings_between(record.project, collection, report.start, report.end)
    held = [item for item in meetings if is_held(item)]
    by_code = {activity.code: [item for item in held if code_of(item, project) == activity.code] for activity in project.key_activities}
    activities = [_figure(item.code, item.name, by_code[item.code], collection) for item in project.key_activities]
    rest = [item for item in held if not code_of(item, project)]
    if rest:
        activities.append(_figure("", "", rest, collection))
    return PeriodFigure(tuple(activities), _figure("", "", held, collection), tuple(item for item in meetings if not is_held(item)))


def _figure(code: str, name: str, meetings: list[Record], collection: Collection) -> ActivityFigure:
    found = [attendance_of(item, collection) for item in meetings]
    named = {row.identity: row.location for attendance in found for row in attendance.present_rows if row.identity}
    visits = total(attendance.present for attendance in found)
    organisations = {item.label: item.count.locations for attendance in found for item in attendance.organisations}
    nameless = visits.value - sum(1 for attendance in found for row in attendance.present_rows if row.identity)
    return ActivityFigure(
        code,
        name,
        tuple(meetings),
        Figure(len(meetings), tuple(item.locate("date") for item in meetings)),
        visits,
        Figure(len(named), places(named.values())),
        Figure(len(organisations), tuple(place for where in organisations.values() for place in where)),
        Figure(nameless, visits.locations if nameless else ()),
    )


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting to come: one that is written, or one that minutes announce and nobody wrote yet."""

    record: Record
    """The meeting, or the one that announces it."""
    date: date
    title: str
    place: str | None
    """None for that of the record."""
    announced: bool

    def locate(self, field: str) -> Location:
        """Return where a value is written."""
        return self.record.locate("next_meeting", field) if self.announced else self.record.locate(field)


def planned_in(project: str, collection: Collection, period: Period) -> tuple[Planned, ...]:
    """Return the meetings that are written for a period to come or announced for it, in order of time."""
    written = [Planned(item, meeting_of(item).date, meeting_of(item).title, None, announced=False) for item in collection.of("meeting", project)]
    found = [item for item in (*written, *_announced(project, collection)) if period.start <= item.date <= period.end]
    return tuple(sorted(found, key=lambda item: (item.date, when(item.record))))


def _announced(project: str, collection: Collection) -> Iterator[Planned]:
    """Yield what the last meeting of each series announces."""
    for series in all_series(collection):
        last = series[-1]
        following = meeting_of(last).next_meeting
        if last.project == project and following is not None and following.date > meeting_of(last).date:
            group = the_group(last, collection)
            value = cast("Group", group.value) if group is not None else None
            title = f"setkání {value.genitive}" if value is not None and value.genitive else f"příští setkání ({meeting_of(last).title})"
            yield Planned(last, following.date, title[0].upper() + title[1:], following.place or "", announced=True)


def of_groups(meetings: Iterable[Record]) -> dict[str, list[Record]]:
    """Return name of a group as written → its meetings."""
    found: dict[str, list[Record]] = {}
    for item in meetings:
        if meeting_of(item).group:
            found.setdefault(meeting_of(item).group or "", []).append(item)
    return found
