"""A meeting → who gets what is sent out about it, each once, with the address that is known."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.dataclass import dataclass
from docpipe.figures.attendance import attendance_of
from docpipe.figures.people import named, person_of
from docpipe.figures.quorum import group_of, the_group
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, members_on
from docpipe.records.meeting import Presence


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets it."""

    name: str
    """With titles for a registered person."""
    email: str
    """Empty where none is known."""
    identity: str


def recipients_of(record: Record, collection: Collection, *, invitation: bool = False) -> tuple[Recipient, ...]:
    """Return who gets the minutes: the group's members of the day, and those present and excused; of an invitation the members and those on the list.

    Who has no name in the record is nobody to send to. The address written at the meeting comes before the register's.
    """
    found: dict[str, Recipient] = {}
    for item in (*_members(record, collection), *_listed(record, collection, invitation=invitation)):
        known = found.setdefault(item.identity, item)
        if not known.email and item.email:
            found[item.identity] = item
    return tuple(found.values())


def _members(record: Record, collection: Collection) -> Iterator[Recipient]:
    group, day = the_group(record, collection), meeting_of(record).date
    for member in members_on(group_of(group), day) if group is not None else ():
        who = named(collection, member.person, day)
        email = person_of(who.person).email if who.person is not None else None
        yield Recipient(who.name.value, email or "", who.person.key if who.person is not None else member.person)


def _listed(record: Record, collection: Collection, *, invitation: bool) -> Iterator[Recipient]:
    meeting = meeting_of(record)
    attendance = attendance_of(record, collection)
    wanted = (Presence.PRESENT, Presence.EXCUSED, Presence.INVITED, *((Presence.ABSENT,) if invitation else ()))
    written = {record.locate("attendance", index, "name"): row.email for index, row in enumerate(meeting.attendance) if row.email}
    for row in attendance.having(*wanted):
        if row.is_named:
            own = person_of(row.who.person).email if row.who.person is not None else None
            yield Recipient(row.who.name.value, written.get(row.location) or own or "", row.identity)
