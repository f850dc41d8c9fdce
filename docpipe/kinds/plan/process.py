"""Groups, timetable, meetings, members: how the plan came about, as tables."""

from __future__ import annotations

from typing import cast

from docpipe.czech.agreement import count as counted
from docpipe.czech.agreement import takes_plural
from docpipe.figures.meetings import meetings_of
from docpipe.figures.people import named
from docpipe.kinds.common import known_as, meeting_view, place_of
from docpipe.kinds.kind import Sources
from docpipe.kinds.plan.book import Book, span_text
from docpipe.kinds.plan.tables import count, day, lines, table, text
from docpipe.model import Record
from docpipe.prose.blocks import Block, Cell, Insert
from docpipe.records.collection import meeting_of
from docpipe.records.group import Group
from docpipe.records.planning.milestone import Milestone

_HIDDEN = "Jména {} členů skupiny se v této verzi neuvádějí."
_ONE_HIDDEN = "Jméno jednoho člena skupiny se v této verzi neuvádí."


def _groups(book: Book) -> tuple[tuple[Record, Group], ...]:
    found = ((record, cast("Group", record.value)) for record in book.world.collection.of("group"))
    return tuple((record, group) for record, group in found if group.project == book.project)


def organisation(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the groups with the numbers of their members and of their meetings that were held."""
    held = [item.record for item in meetings_of(book.project, book.world.collection).items if item.held]
    rows = []
    for record, group in _groups(book):
        own = [item for item in held if record in book.world.collection.groups_named(meeting_of(item).group or "", book.project)]
        members = count(len(group.members), record.locate("members"))
        rows.append((text(group.name, record.locate("name")), members, count(len(own), *(item.locate("date") for item in own))))
    if not rows:
        return ()
    columns = (("Skupina", "text", None), ("Počet členů", "number", None), ("Počet jednání", "number", None))
    return (table("organizace", "Organizační struktura", columns, rows, insert.location),)


def timetable(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the timetable of the making of the plan."""
    rows = []
    for record in book.of("milestone"):
        item = cast("Milestone", record.value)
        if item.process:
            rows.append((text(item.text, record.locate("text")), text(span_text(item.when), record.locate("when")), text(item.who, record.locate("who"))))
    if not rows:
        return ()
    columns = (("Činnost", "text", 6.0), ("Termín", "text", 2.4), ("Zajišťuje", "text", 2.4))
    return (table("harmonogram-procesu", "Harmonogram zpracování plánu", columns, rows, insert.location),)


def meetings(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the meetings that were held, in order, with the numbers of those present."""
    rows = []
    for item in meetings_of(book.project, book.world.collection).items:
        if not item.held:
            continue
        meeting = meeting_of(item.record)
        present = book.world.numbers[item.record.key].present
        group = meeting_view(item.record, book.world, Sources()).group
        what = lines((meeting.title, group if group != meeting.title else ""), item.record.locate("title"))
        rows.append((day(meeting.date, item.record.locate("date")), what, text(place_of(item.record)), count(present.value, *present.locations)))
    if not rows:
        return ()
    columns = (("Datum", "date", 2.0), ("Jednání", "text", 6.0), ("Místo", "text", 3.2), ("Přítomno", "number", 1.6))
    below = () if len(rows) == 1 else (f"Celkem se {'konala' if takes_plural(len(rows)) else 'konalo'} {counted(len(rows), 'jednání')}.",)
    return (table("jednani", "Přehled jednání", columns, rows, insert.location, below=below),)


def members(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return the members of each group as the edition shows them; those whom it does not are counted under the table."""
    made: list[Block] = []
    for record, group in _groups(book):
        rows = [row for index in range(len(group.members)) if (row := _member(book, record, group, index)) is not None]
        hidden = len(group.members) - len(rows)
        below = (_HIDDEN.format(hidden),) if hidden > 1 else (_ONE_HIDDEN,) if hidden else ()
        if rows:
            columns = (("Člen, členka", "text", 3.0), ("Role", "text", 2.0), ("Organizace", "text", 4.0))
            made.append(table(f"clenove-{record.id}", group.name, columns, rows, insert.location, below=below))
    return tuple(made)


def _member(book: Book, record: Record, group: Group, index: int) -> tuple[Cell, ...] | None:
    """Return a member's row; None for one of whom the edition shows neither name nor function."""
    member, place = group.members[index], record.locate("members", index, "person")
    who = named(book.world.collection, member.person, None)
    shown = known_as(book.world, member.person, None) or who.function.value
    if not shown:
        return None
    return (text(shown, place), text(member.role, place), text(who.organisation.value, *who.organisation.locations))
