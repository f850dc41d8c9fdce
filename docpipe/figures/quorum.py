"""A group's members of a day and who came → how many may vote, how many must be there, whether the group could decide."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from docpipe.czech.names import bare, fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.figures.people import the_person
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, members_on
from docpipe.records.group import Group

_NUMBER = re.compile(r"(\d+)(?:\s*clen\w*)?")
_FRACTION = re.compile(r"(\d+)\s*/\s*(\d+)")
_PERCENT = re.compile(r"(\d+)\s*%")
_MAJORITY = re.compile(r"nadpolovicni|vice nez polovin|majority")
_HALF = re.compile(r"polovin|half")
_TWO_THIRDS = re.compile(r"dvoutretin|dve tretin")
_THREE_FIFTHS = re.compile(r"tripetin|tri petin")


@dataclass(frozen=True, slots=True)
class Quorum:
    """What a group could decide on the day."""

    group: Record
    members: Figure[int]
    members_present: Figure[int]
    voting: Figure[int]
    """Members with a vote."""
    voting_present: Figure[int]
    needed: Figure[int] | None
    """How many voting members must be present; None where the group has no quorum or its text is not understood."""

    @property
    def quorate(self) -> bool | None:
        """Whether the group could decide („usnášeníschopná“); None where no quorum is known."""
        return None if self.needed is None else self.voting_present.value >= self.needed.value


def the_group(record: Record, collection: Collection) -> Record | None:
    """Return the group that met; None when no single one is known."""
    text = meeting_of(record).group
    found = collection.groups_named(text, record.project) if text else ()
    return found[0] if len(found) == 1 else None


def group_of(record: Record) -> Group:
    """Return a record's value as a group."""
    return cast("Group", record.value)


def needed_of(quorum: str | None, voting: int) -> int | None:
    """Return how many of the voting members must be present by the words of the group's rules; None for words that are not understood.

    Understood are a number („7“), „nadpoloviční většina“, „polovina“, „dvoutřetinová“ and „třípětinová většina“, a fraction („2/3“), per cents („60 %“).
    """
    text = bare(quorum or "")
    if (number := _NUMBER.fullmatch(text)) is not None:
        return int(number[1])
    if _MAJORITY.search(text):
        return voting // 2 + 1
    part = _part(text)
    return None if part is None or part[1] == 0 else -(-voting * part[0] // part[1])


def _part(text: str) -> tuple[int, int] | None:
    """Return the least part of the members as a fraction."""
    if (fraction := _FRACTION.search(text)) is not None:
        return int(fraction[1]), int(fraction[2])
    if (percent := _PERCENT.search(text)) is not None:
        return int(percent[1]), 100
    for pattern, part in ((_TWO_THIRDS, (2, 3)), (_THREE_FIFTHS, (3, 5)), (_HALF, (1, 2))):
        if pattern.search(text):
            return part
    return None


def quorum_of(record: Record, collection: Collection, present: Iterable[tuple[Record | None, Figure[str]]]) -> Quorum | None:
    """Return what the meeting's group could decide with those present (registered person or None, name); None without a group or members of that day."""
    group = the_group(record, collection)
    members = members_on(group_of(group), meeting_of(record).date) if group is not None else ()
    if group is None or not members:
        return None
    there = {key: figure.locations[:1] for person, figure in present for key in _keys(person, figure.value)}
    place = {id(member): group.locate("members", index) for index, member in enumerate(group_of(group).members)}
    attending = [(member, where) for member in members if (where := _found(there, the_person(collection, member.person), member.person)) is not None]

    def all_of(*, votes: bool) -> Figure[int]:
        chosen = [place[id(member)] for member in members if member.votes or not votes]
        return Figure(len(chosen), places(chosen))

    def came(*, votes: bool) -> Figure[int]:
        chosen = [where for member, where in attending if member.votes or not votes]
        return Figure(len(chosen), places(*chosen))

    voting = all_of(votes=True)
    needed = needed_of(group_of(group).quorum, voting.value)
    return Quorum(
        group=group,
        members=all_of(votes=False),
        members_present=came(votes=False),
        voting=voting,
        voting_present=came(votes=True),
        needed=None if needed is None else Figure(needed, (group.locate("quorum"),)),
    )


def _keys(person: Record | None, name: str) -> tuple[str, ...]:
    return (person.key,) if person is not None else (f"name:{fold_name(name)}",) if name else ()


def _found(there: dict[str, tuple[Location, ...]], person: Record | None, name: str) -> tuple[Location, ...] | None:
    """Return the place of a member's row, None when the member did not come."""
    return next((there[key] for key in _keys(person, name) if key in there), None)
