"""A meeting's figures → the views of attendance that the minutes and the sheet print."""

from __future__ import annotations

from collections.abc import Sequence

from docpipe.czech.agreement import attended, gendered, has_gendered, noun, present
from docpipe.czech.agreement import count as counted
from docpipe.figures.attendance import Attendance, Counted, Row, attendance_of
from docpipe.figures.numbers import Numbers
from docpipe.figures.people import named
from docpipe.figures.quorum import Quorum, group_of, the_group
from docpipe.kinds.common import out_of
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.views import AttendanceView, AttendeeView, CountView
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, valid_on
from docpipe.records.meeting import PRESENCES, ROLES, Form, Presence

_STATUS = {Presence.PRESENT: "přítomen", Presence.EXCUSED: "omluven"}


def attendance_view(record: Record, world: World, sources: Sources) -> AttendanceView:
    """Return who was there: numbers from the whole records, names as the edition shows them."""
    attendance = attendance_of(record, world.collection)
    numbers = world.numbers[record.key]
    count = sources.figure("attendance.count", numbers.present)
    for path in ("label", "sentence"):
        sources.computed(f"attendance.{path}", numbers.present.locations)
    present_rows = tuple(row for row in attendance.present_rows if world.policy.shows_private or _is_named(row, world))
    shown = [row for row in (*present_rows, *(row for row in attendance.rows if row.presence is Presence.ABSENT)) if row.is_named or world.policy.shows_private]
    return AttendanceView(
        label=_capital(present(count, women_only=numbers.women_only)),
        count=count,
        note=_note(record),
        sentence=_sentence(numbers),
        rows=attendee_views(shown, "attendance.rows", sources),
        excused=_names(attendance.excused, "attendance.excused", sources),
        absent=_names(attendance.absent, "attendance.absent", sources),
        guests=_names(attendance.guests, "attendance.guests", sources),
        organisations=(*_counts(attendance.organisations, "attendance.organisations", sources), *_of_no_organisation(attendance, numbers)),
        counted=_counts(attendance.counted, "attendance.counted", sources),
        quorum=_quorum(numbers.quorum, sources),
    )


def _is_named(row: Row, world: World) -> bool:
    """Return whether a list of a public edition names somebody: where its policy names those of this role."""
    return row.is_named and world.policy.role_named(row.role.value if row.role else "")


def _note(record: Record) -> str:
    """Return what the count rests on: a sheet, or for an on-line meeting the list of those connected."""
    return "(dle prezenční listiny)" if meeting_of(record).attendance else ""


def _sentence(numbers: Numbers) -> str:
    """Return „Setkání se zúčastnily 2 osoby.“."""
    number = numbers.present.value
    verb = attended(number, women_only=True).split()[0]  # the noun is feminine, whoever came
    return f"Setkání se {verb} {counted(number, 'osoba')}."


def attendee_views(rows: Sequence[Row], path: str, sources: Sources, first: int = 1) -> tuple[AttendeeView, ...]:
    """Return rows numbered from `first`. A row without a name prints „neuvedeno“: it is counted and never given a name."""
    views: list[AttendeeView] = []
    for index, row in enumerate(rows):
        here = f"{path}[{index}]"
        sources.computed(here, (row.location,))
        views.append(
            AttendeeView(
                number=first + index,
                name=sources.figure(f"{here}.name", row.who.name) if row.is_named else "neuvedeno",
                organisation=sources.figure(f"{here}.organisation", row.who.organisation),
                role=row.who.function.value or _role(row),
                status=_status(row),
            )
        )
    return tuple(views)


def _role(row: Row) -> str:
    """Return the part somebody has in the planning, agreeing with gender where the word has two forms."""
    word = ROLES[row.role][0] if row.role else ""
    return gendered(word, row.who.gender.value if row.who.gender else None) if has_gendered(word) else word


def _status(row: Row) -> str:
    if row.presence is Presence.ABSENT:
        return "ne" + gendered("přítomen", row.who.gender.value if row.who.gender else None)
    if row.presence in _STATUS:
        word = gendered(_STATUS[row.presence], row.who.gender.value if row.who.gender else None)
        return f"{word} {row.connected}" if row.connected else word
    return PRESENCES[row.presence][0]


def _names(rows: Sequence[Row], path: str, sources: Sources) -> str:
    named = [row for row in rows if row.is_named]
    sources.computed(path, tuple(row.location for row in named))
    return ", ".join(row.who.name.value for row in named)


def _counts(items: Sequence[Counted], path: str, sources: Sources) -> tuple[CountView, ...]:
    return tuple(CountView(item.label, sources.figure(f"{path}[{index}]", item.count)) for index, item in enumerate(items))


def _of_no_organisation(attendance: Attendance, numbers: Numbers) -> tuple[CountView, ...]:
    """Return the line for those whose organisation is not said (in the public edition: may not be), so that the table adds up."""
    listed = sum(item.count.value for item in (*attendance.organisations, *attendance.counted))
    rest = numbers.present.value - listed
    return (CountView("bez uvedení organizace", rest),) if attendance.organisations and rest > 0 else ()


def _quorum(quorum: Quorum | None, sources: Sources) -> str:
    """Return „Přítomno 9 ze 13 členů s hlasovacím právem, skupina je usnášeníschopná.“; empty where the group has no quorum."""
    if quorum is None or quorum.quorate is None:
        return ""
    sources.computed("attendance.quorum", quorum.voting_present.locations)
    there, voting = quorum.voting_present.value, quorum.voting.value
    verb = _capital(present(there))
    able = "je usnášeníschopná" if quorum.quorate else "není usnášeníschopná"
    return f"{verb} {there} {out_of(voting)} {voting} {'člena' if voting == 1 else noun(5, 'člen')} s hlasovacím právem, skupina {able}."


def member_rows(record: Record, collection: Collection) -> tuple[Row, ...]:
    """Return a row for each member of the group on the day of the meeting: those whom a sheet expects."""
    group = the_group(record, collection)
    day = meeting_of(record).date
    if group is None:
        return ()
    members = group_of(group).members
    return tuple(
        Row(
            named(collection, member.person, day, group.locate("members", index)),
            Presence.INVITED,
            None,
            group.locate("members", index),
            "members",
            is_named=True,
        )
        for index, member in enumerate(members)
        if valid_on(day, member.valid_from, member.valid_to)
    )


def is_online(record: Record) -> bool:
    """Return whether nobody can sign."""
    return meeting_of(record).form is Form.ONLINE


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
