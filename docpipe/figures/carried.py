"""Meetings of a series, in order → the tasks and resolutions that each of them found open and left open, until a later one closes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import cast

from docpipe.czech.format import format_date
from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.figures.people import named
from docpipe.figures.series import all_series, series_of
from docpipe.figures.tasks import is_closed_on, tasks_of
from docpipe.figures.votes import Decision, votes_of
from docpipe.model import Record
from docpipe.prose.texts import one_line
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.meeting import TASK_STATES, Review, TaskState

_NOTHING_SAID = Figure("")
_DAY = timedelta(days=1)
_WHOSE = re.compile(r"(?P<what>.+?)\s*\((?P<name>[^()]+)\)")
_FEWEST = 12
"""How many characters of a task's words must be written for the rest of them to be understood."""


class Sort(StrEnum):
    TASK = "task"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Carried:
    """A task or a resolution that somebody is to see to, as the last meeting that spoke of it left it."""

    sort: Sort
    mark: str
    """Its written mark or the resolution's number, folded; empty where it has none."""
    set_by: Record
    """The meeting that set it."""
    what: Figure[str]
    responsible: str
    """Who is to do it, as written; empty where nobody is named."""
    who: Figure[str]
    """With titles for a registered person."""
    due: Figure[date | None]
    state: TaskState
    done_on: date | None
    from_meeting: Figure[date]
    last: Record
    """The meeting that spoke of it last."""
    location: Location
    identity: str
    """What it is known by from meeting to meeting: its mark, else its words and who was first to do it."""
    status: Figure[str] = _NOTHING_SAID
    """What a meeting said of it: „splněno“, „trvá, nový termín 30. 4. 2024“."""

    def is_open_on(self, day: date) -> bool:
        """Return whether it was still to be done on a day."""
        return not is_closed_on(self.state, self.done_on, day)


@dataclass(frozen=True, slots=True)
class _Step:
    """One meeting of a series."""

    record: Record
    before: tuple[Carried, ...]
    after: tuple[Carried, ...]
    unclear: tuple[tuple[int, tuple[Carried, ...]], ...]
    """Index of each of its reviews that names nothing open, or more than one thing, and what it may mean."""


def open_before(record: Record, collection: Collection) -> tuple[Carried, ...]:
    """Return what earlier meetings of its series left open for this one, the oldest first."""
    return tuple(replace(item, status=_NOTHING_SAID) for item in _step(record, collection).before)


def reviewed_at(record: Record, collection: Collection) -> tuple[Carried, ...]:
    """Return what earlier meetings of its series left open for this one, with what this one said of each; empty where it said nothing."""
    step = _step(record, collection)
    said = {item.identity: item.status for item in step.after if item.last is record}
    return tuple(replace(item, status=said.get(item.identity, _NOTHING_SAID)) for item in step.before)


def open_after(record: Record, collection: Collection) -> tuple[Carried, ...]:
    """Return what was open when this meeting ended: its own tasks and resolutions, and what it left open of earlier ones."""
    return tuple(item for item in _step(record, collection).after if item.is_open_on(meeting_of(record).date))


def open_on(collection: Collection, project: str, day: date) -> tuple[Carried, ...]:
    """Return all that is open in a project on a day, by the meetings held until then, the oldest first."""
    found: list[Carried] = []
    for records in all_series(collection):
        held = [record for record in records if record.project == project and meeting_of(record).date <= day]
        if held:
            found += [item for item in _step(held[-1], collection).after if item.is_open_on(day)]
    return tuple(sorted(found, key=lambda item: (item.from_meeting.value, item.set_by.id)))


@dataclass(frozen=True, slots=True)
class Spell:
    """How long something was open without a change: on every day from the first to the last, both included; open-ended where `until` is None."""

    item: Carried
    since: date
    until: date | None


def spells(collection: Collection) -> tuple[Spell, ...]:
    """Return everything that was or is open in the workspace, with the days on which it was so."""
    found: list[Spell] = []
    for records in all_series(collection):
        days = [meeting_of(record).date for record in records]
        going: dict[str, int] = {}
        for index, record in enumerate(records):
            last = days[index + 1] - _DAY if index + 1 < len(days) else None
            for item in _step(record, collection).after:
                spell = _spell(item, days[index], last)
                if spell is None:
                    continue
                known = found[going[item.identity]] if item.identity in going else None
                if known is not None and known.until == spell.since - _DAY and _told_alike(known.item, item):
                    found[going[item.identity]] = replace(known, until=spell.until)
                else:
                    going[item.identity] = len(found)
                    found.append(spell)
    return tuple(found)


def _spell(item: Carried, since: date, last: date | None) -> Spell | None:
    """Return the days from a meeting to the next one on which something was open; None for none."""
    if not item.is_open_on(since):
        return None
    done = item.done_on - _DAY if item.done_on is not None else None
    until = min((day for day in (last, done) if day is not None), default=None)
    return None if until is not None and until < since else Spell(item, since, until)


def _told_alike(one: Carried, other: Carried) -> bool:
    return (one.what.value, one.responsible, one.due.value) == (other.what.value, other.responsible, other.due.value)


def unclear_reviews(record: Record, collection: Collection) -> tuple[tuple[int, tuple[Carried, ...]], ...]:
    """Return the index of each review of a meeting that names nothing that was open, or more than one thing, with what it may mean."""
    return _step(record, collection).unclear


def _step(record: Record, collection: Collection) -> _Step:
    """Return what a meeting found and left, computed once for each series."""
    series = series_of(record, collection)
    key = f"carried of {series[0].key}"
    if key not in collection.computed or record.key not in cast("dict[str, _Step]", collection.computed[key]):
        collection.computed[key] = {step.record.key: step for step in _steps(series, collection)}
    return cast("dict[str, _Step]", collection.computed[key])[record.key]


def _steps(series: Iterable[Record], collection: Collection) -> Iterator[_Step]:
    known: dict[str, Carried] = {}
    for record in series:
        day = meeting_of(record).date
        before = tuple(item for item in known.values() if item.is_open_on(day))
        known = {item.identity: item for item in before}
        unclear = tuple(_review(record, collection, known))
        for item in (*_tasks(record, collection), *_resolutions(record, collection)):
            same = _same(item, known.values())
            known[same.identity if same else item.identity] = _again(same, item) if same else item
        yield _Step(record, before, tuple(known.values()), unclear)


def _tasks(record: Record, collection: Collection) -> Iterator[Carried]:
    for item in tasks_of(record, collection):
        task = item.task
        mark = f"#{fold_name(task.id)}" if task.id else ""
        yield Carried(
            Sort.TASK,
            mark,
            record,
            item.what,
            task.who or "",
            item.who,
            item.due,
            task.state,
            task.done_on,
            item.from_meeting,
            record,
            item.location,
            mark or _known_by(item.what.value, task.who),
        )


def _resolutions(record: Record, collection: Collection) -> Iterator[Carried]:
    """Yield the resolutions that somebody is to see to; one that was not adopted is nobody's."""
    day = meeting_of(record).date
    for vote in votes_of(record):
        found = vote.resolution
        if not found.is_to_be_done or vote.outcome.value is Decision.REJECTED:
            continue
        text = (f"Usnesení č. {found.number}: " if found.number else "Usnesení: ") + one_line(found.text)
        mark = f"§{fold_name(found.number)}" if found.number else ""
        place = vote.location
        who = named(collection, found.who, day, place).name if found.who else Figure("")
        yield Carried(
            Sort.RESOLUTION,
            mark,
            record,
            Figure(text, (place,)),
            found.who or "",
            who,
            Figure(found.due, (place,) if found.due else ()),
            found.state or (TaskState.DONE if found.done_on else TaskState.OPEN),
            found.done_on,
            Figure(day, (record.locate("date"),)),
            record,
            place,
            mark or _known_by(text, found.who),
        )


def _known_by(what: str, who: str | None) -> str:
    return f"{fold_name(what)}|{fold_name(who or '')}"


def _same(item: Carried, known: Iterable[Carried]) -> Carried | None:
    """Return the open one that a later meeting wrote down again: by its mark, else the only one of these words, of the same person where there are more."""
    if item.mark:
        return next((other for other in known if other.mark == item.mark), None)
    alike = [other for other in known if not other.mark and other.sort is item.sort and fold_name(other.what.value) == fold_name(item.what.value)]
    whose = [other for other in alike if fold_name(other.responsible) == fold_name(item.responsible)]
    found = whose or (alike if not item.responsible else [other for other in alike if other.last is not item.last])
    return found[0] if len(found) == 1 else None


def _again(known: Carried, item: Carried) -> Carried:
    """Return what was known with what a later meeting's record says of it: it stays the task it was."""
    return replace(
        known,
        responsible=item.responsible or known.responsible,
        who=item.who if item.responsible else known.who,
        due=item.due if item.due.value else known.due,
        state=item.state,
        done_on=item.done_on,
        last=item.last,
        status=_status(item.state, item.done_on, item.due.value if item.due.value != known.due.value else None, "", (item.location,)),
    )


def _review(record: Record, collection: Collection, known: dict[str, Carried]) -> Iterator[tuple[int, tuple[Carried, ...]]]:
    """Lay what a meeting was told over what was known; yield the reviews that name nothing, or more than one thing."""
    for index, review in enumerate(meeting_of(record).review):
        found = _named_by(review, tuple(known.values()))
        if len(found) != 1:
            yield index, found
            continue
        place = record.locate("review", index, "what")
        due: Figure[date | None] = Figure(review.due, (record.locate("review", index, "due"),)) if review.due else found[0].due
        person = named(collection, review.who, meeting_of(record).date, place).name if review.who else found[0].who
        known[found[0].identity] = replace(
            found[0],
            responsible=review.who or found[0].responsible,
            who=person,
            due=due,
            state=review.state,
            done_on=review.done_on,
            last=record,
            status=_status(review.state, review.done_on, review.due, review.result or "", (place,)),
        )


def called_in_review(item: Carried, others: Iterable[Carried]) -> str:
    """Return what a task or resolution is called by in a review: its mark or number where it has one, else its words, with whose it is where two are alike."""
    words = item.what.value
    if item.mark:
        return words.partition(":")[0] if item.sort is Sort.RESOLUTION else item.mark.lstrip("#")
    alike = any(other is not item and fold_name(other.what.value) == fold_name(words) for other in others)
    return f"{words} ({item.responsible})" if alike and item.responsible else words


def _named_by(review: Review, known: tuple[Carried, ...]) -> tuple[Carried, ...]:
    """Return what a review may mean: by mark or number, else by all words, else by the first words of a task; whose it is may follow in brackets."""
    if review.from_meeting:
        known = tuple(item for item in known if item.from_meeting.value == review.from_meeting)
    found = _worded_by(review.what, known)
    whose = _WHOSE.fullmatch(review.what.strip())
    if len(found) == 1 or whose is None:
        return found
    name = fold_name(whose["name"])
    return tuple(item for item in _worded_by(whose["what"], known) if name in (fold_name(item.responsible), fold_name(item.who.value))) or found


def _worded_by(what: str, known: tuple[Carried, ...]) -> tuple[Carried, ...]:
    text = fold_name(what)
    number = text.removeprefix("usnesení").strip().removeprefix("č.").strip()

    def marked(item: Carried) -> bool:
        return item.mark in (f"#{text}", f"§{number}")

    def worded(item: Carried) -> bool:
        return text in (fold_name(_words(item)), fold_name(item.what.value))

    def begun(item: Carried) -> bool:
        return len(text) >= _FEWEST and fold_name(_words(item)).startswith(text)

    return next((found for fits in (marked, worded, begun) if (found := tuple(item for item in known if fits(item)))), ())


def _words(item: Carried) -> str:
    """Return the words of a task, of a resolution without its number."""
    return item.what.value.partition(": ")[2] if item.sort is Sort.RESOLUTION else item.what.value


def _status(state: TaskState, done_on: date | None, due: date | None, result: str, where: tuple[Location, ...]) -> Figure[str]:
    """Return „splněno 12. 4. 2024“, „trvá, nový termín 30. 4. 2024“, with what was said of it."""
    word = "trvá" if state is TaskState.OPEN else TASK_STATES[state][0]
    if state is TaskState.OPEN and due:
        word = f"{word}, nový termín {format_date(due)}"
    elif state is TaskState.DONE and done_on:
        word = f"{word} {format_date(done_on)}"
    return Figure(f"{word} – {result}" if result else word, places(where))
