"""The register of people and a policy → what of each person an edition may print."""

from __future__ import annotations

from functools import cached_property
from typing import cast

from docpipe.dataclass import dataclass
from docpipe.editions.policies import HIDDEN, Policy
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.group import Group
from docpipe.records.person import Person, Shown

_LINES = {Shown.NAME: "osoba-jmeno", Shown.FUNCTION: "osoba-funkce", Shown.EMAIL: "osoba-email", Shown.PHONE: "osoba-telefon"}
_GRANTED = frozenset((Shown.NAME, Shown.FUNCTION))


@dataclass(frozen=True)
class Showing:
    """What an edition may print of whom."""

    collection: Collection
    policy: Policy

    def of(self, record: Record) -> frozenset[Shown]:
        """Return what may be printed of a registered person. Who withdrew a consent is shown with nothing."""
        person = cast("Person", record.value)
        if person.consent_withdrawn is not None:
            return frozenset()
        said = frozenset(person.public) | (_GRANTED if record.key in self._granted else frozenset())
        return frozenset(item for item in said if self._kept[item])

    def named(self, record: Record) -> bool:
        """Return whether a registered person may be named."""
        return Shown.NAME in self.of(record)

    @cached_property
    def _kept(self) -> dict[Shown, bool]:
        return {item: self.policy.showing(line) != HIDDEN for item, line in _LINES.items()}

    @cached_property
    def _granted(self) -> frozenset[str]:
        """The keys of people whom lines of the policy name by their part: members of groups, those who lead and write, those who speak."""
        names: list[str | None] = []
        if self.policy.grants("group-members"):
            names += [member.person for record in self.collection.of("group") for member in cast("Group", record.value).members]
        for record in self.collection.of("meeting"):
            meeting = meeting_of(record)
            if self.policy.grants("officers"):
                names += [meeting.chair, meeting.convenor, meeting.author, *meeting.verifiers]
            if self.policy.grants("speakers"):
                names += [item.presenter for item in meeting.agenda]
        found = (self.collection.people_named(name) for name in dict.fromkeys(names) if name)
        return frozenset(people[0].key for people in found if len(people) == 1)
