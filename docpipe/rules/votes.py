"""Votes, members and quorum → arithmetic that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.people import the_person
from docpipe.figures.quorum import group_of, needed_of
from docpipe.figures.votes import votes_of
from docpipe.model import Record
from docpipe.records.group import Member
from docpipe.rules.view import Rule, View


def _votes_and_voters(record: Record, view: View) -> Iterator[Diagnostic]:
    """Votes counted are as many as the voting members present; where the members are not known, not more than everybody present."""
    attendance = view.attendance(record)
    quorum = attendance.quorum
    for votes in votes_of(record):
        if not votes.counted:
            continue
        place = votes.voted.locations[0]
        if quorum is None:
            if votes.voted.value > attendance.present.value:
                yield Diagnostic("votes-exceed-present", place, {"number": votes.number, "votes": votes.voted.value, "present": attendance.present.value})
        elif votes.voted.value != quorum.voting_present.value:
            code = "votes-exceed-voters" if votes.voted.value > quorum.voting_present.value else "votes-missing"
            arguments = {"number": votes.number, "votes": votes.voted.value, "voters": quorum.voting_present.value}
            yield Diagnostic(code, place, dict(arguments), related=quorum.voting_present.locations)


def _no_quorum(record: Record, view: View) -> Iterator[Diagnostic]:
    quorum = view.attendance(record).quorum
    resolutions = votes_of(record)
    if quorum is None or quorum.quorate is not False or not resolutions or quorum.needed is None:
        return
    group, present, voting, needed = group_of(quorum.group).name, quorum.voting_present.value, quorum.voting.value, quorum.needed.value
    arguments: dict[str, Plain] = {"present": present, "voting": voting, "needed": needed, "group": group}
    yield Diagnostic("no-quorum", resolutions[0].location, arguments, related=quorum.needed.locations)


def _quorum_words(record: Record, _view: View) -> Iterator[Diagnostic]:
    group = group_of(record)
    voting = sum(member.votes for member in group.members)
    needed = needed_of(group.quorum, voting)
    if group.quorum and needed is None:
        yield Diagnostic("quorum-not-understood", record.locate("quorum"), {"value": group.quorum})
    elif needed is not None and group.members and needed > len(group.members):
        related = (record.locate("members"),)
        yield Diagnostic("quorum-exceeds-members", record.locate("quorum"), {"value": group.quorum, "members": len(group.members)}, related=related)


def _members_once(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield members whose terms overlap or end before they begin; two terms one after the other are right."""
    seen: dict[str, list[int]] = {}
    members = group_of(record).members
    for index, member in enumerate(members):
        if member.valid_from is not None and member.valid_to is not None and member.valid_to < member.valid_from:
            yield Diagnostic("member-ends-before-start", record.locate("members", index, "valid_to"), {"value": member.person})
        person = the_person(view.collection, member.person)
        for earlier in seen.get(person.key, ()) if person is not None else ():
            if _terms_overlap(members[earlier], member):
                place, related = record.locate("members", index, "person"), (record.locate("members", earlier, "person"),)
                yield Diagnostic("member-twice", place, {"value": member.person}, related=related)
        if person is not None:
            seen.setdefault(person.key, []).append(index)


def _terms_overlap(one: Member, other: Member) -> bool:
    start = max(one.valid_from or date.min, other.valid_from or date.min)
    return start <= min(one.valid_to or date.max, other.valid_to or date.max)


RULES = (
    Rule("meeting", _votes_and_voters),
    Rule("meeting", _no_quorum),
    Rule("group", _quorum_words),
    Rule("group", _members_once),
)
