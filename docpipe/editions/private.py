"""All records → what an edition must not show anywhere: the leak check looks for it in the finished file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from docpipe.czech.names import fold_name, split_titles
from docpipe.dataclass import dataclass
from docpipe.editions.policies import Policy
from docpipe.editions.showing import Showing
from docpipe.model import Record
from docpipe.records.collection import Collection, meeting_of, names_of
from docpipe.records.meeting import Meeting
from docpipe.records.person import Person, Shown
from docpipe.records.project import Project
from docpipe.schema import meta_of

_CAPITAL = re.compile(r"[^\W\d_a-záčďéěíňóřšťúůýž]")
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER_WORDS = re.compile(r"č\.?\s?p\.?|čp\.?|č\.|číslo(?:\s+popisné)?", re.IGNORECASE)
_SMALL_PARTS = frozenset(("de", "von", "van", "da", "di", "le", "el", "al"))
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class PrivateData:
    """What an edition must not show anywhere."""

    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    """Of services whose address is secret: they stand in no edition at all."""
    shown: tuple[str, ...] = ()
    """Full names that the edition may print, and e-mail addresses, in which a name may stand."""
    known: tuple[str, ...] = ()
    """Full names in fields of the content that are not secret."""
    called: tuple[str, ...] = ()
    """What places, organisations, groups and services are called."""


def private_data(collection: Collection, policy: Policy, project: str | None) -> PrivateData:
    """Return the data that must not stand in a project's documents of this edition; of None, in those of any project."""
    addresses = secret_addresses(collection, project)
    if policy.shows_private:
        return PrivateData(addresses=addresses)
    showing = Showing(collection, policy)
    people = [(cast("Person", record.value), showing.of(record)) for record in collection.of("person")]
    shown = {fold_name(name): name for person, may in people if Shown.NAME in may for name in names_of(person)}
    names = {name: None for person, may in people if Shown.NAME not in may for name in names_of(person)}
    emails = {person.email: None for person, may in people if person.email and Shown.EMAIL not in may}
    phones = {person.phone: None for person, may in people if person.phone and Shown.PHONE not in may}
    for record in collection.of("meeting", project):
        meeting = meeting_of(record)
        written = [name for name, printed in _written(meeting, policy) if not printed]
        names |= {name: None for name in written if fold_name(name) not in shown and _is_name(collection, name)}
        emails |= {row.email: None for row in meeting.attendance if row.email and not policy.field("meeting.attendance.email", public=False)}
        phones |= {row.phone: None for row in meeting.attendance if row.phone and not policy.field("meeting.attendance.phone", public=False)}
    for record in (*collection.of("comment", project), *collection.of("service", project)):
        private = _private_person(record, policy)
        names |= {name: None for name in private.names if fold_name(name) not in shown and _is_name(collection, name)}
        emails |= dict.fromkeys(private.emails)
        phones |= dict.fromkeys(private.phones)
    given = _given(collection, project, policy)
    known = (person.email for person, may in people if person.email and Shown.EMAIL in may)
    printed = dict.fromkeys((*shown.values(), *known, *sorted(item for item in given if "@" in item)))
    own, numbers = (tuple(item for item in items if item and item not in given) for items in (emails, phones))
    return PrivateData(tuple(names), own, numbers, addresses, tuple(printed), called=called_names(collection, project))


def called_names(collection: Collection, project: str | None) -> tuple[str, ...]:
    """Return what places, organisations, groups, services and projects are called: a surname in „Malý Bor“ is nobody's."""
    found: list[str | None] = []
    for record in collection.of("project", project):
        value = cast("Project", record.value)
        found += [value.name, value.beneficiary, *value.partners]
        if value.territory is not None:
            found += [value.territory.name, value.territory.full_name, *(item.name for item in value.territory.municipalities)]
    for kind in ("organisation", "group", "service"):
        for record in collection.of(kind):
            found += [getattr(record.value, name, None) for name in ("name", "short_name")]
    return tuple(dict.fromkeys(filter(None, found)))


def _written(meeting: Meeting, policy: Policy) -> Iterator[tuple[str, bool]]:
    """Yield the names that a meeting's lists hold, and whether the edition prints somebody of that list who is in no register."""
    yield from ((row.name, policy.role_named(row.role.value if row.role else "")) for row in meeting.attendance if row.name)
    yield from ((name, policy.field("meeting.excused", public=False)) for name in meeting.excused)
    yield from ((name, policy.field("meeting.guests", public=False)) for name in meeting.guests)
    if meeting.evidence is not None:
        told = (*meeting.evidence.invitation_to, *meeting.evidence.minutes_to, *filter(None, (meeting.evidence.signatures_by,)))
        yield from ((name, False) for name in told)


def _is_name(collection: Collection, text: str) -> bool:
    """Return whether a text is the full name of a person: two words or more that begin with capitals, no organisation and no group."""
    _, given, surname, _ = split_titles(text)
    words = [*given.split(), surname]
    capital = all(_CAPITAL.match(word) or word.casefold() in _SMALL_PARTS for word in words)
    return 1 < len(words) <= _MOST_WORDS and capital and not is_organisation(collection, text)


def _private_person(record: Record, policy: Policy) -> PrivateData:
    """Return who commented on a plan, or whom a service names as its contact, where the edition does not print it."""
    fields = type(cast(Any, record.value)).model_fields
    names = (name for name in ("author", "contact", "email", "phone") if name in fields)
    hidden = {name: getattr(record.value, name) for name in names if not policy.field(f"{record.type}.{name}", public=meta_of(fields[name]).public)}
    return PrivateData(
        tuple(name for field in ("author", "contact") if (name := hidden.get(field))),
        tuple(email for email in (hidden.get("email"),) if email),
        tuple(phone for phone in (hidden.get("phone"),) if phone),
    )


def _given(collection: Collection, project: str | None, policy: Policy) -> frozenset[str]:
    """Return the addresses and numbers that a project itself, or a service that is printed with them, gives to the public."""
    contacts = [contact for record in collection.of("project", project) for contact in cast("Project", record.value).contacts]
    services = (record.value for record in collection.of("service", project))
    shown = tuple(name for name in ("email", "phone") if policy.field(f"service.{name}", public=True))
    of_services = (getattr(value, name, None) for value in services for name in shown)
    return frozenset(filter(None, (*(item for contact in contacts for item in (contact.email, contact.phone)), *of_services)))


def secret_addresses(collection: Collection, project: str | None) -> tuple[str, ...]:
    """Return the streets of a project's services whose address is secret (shelters of victims; flag „utajenaAdresa“ of the register of providers).

    In a village without streets („č. p. 15“) its name stands instead of one.
    """
    hidden = (record.value for record in collection.of("service", project) if getattr(record.value, "secret_address", False))
    return tuple(dict.fromkeys(address for value in hidden if (address := _address(getattr(value, "street", None), getattr(value, "town", None)))))


def _address(street: str | None, town: str | None) -> str | None:
    nameless = street is not None and _WORD.search(_NUMBER_WORDS.sub(" ", street)) is None
    return f"{town} {street}" if nameless and town else street


def is_organisation(collection: Collection, name: str) -> bool:
    """Return whether a name is that of an organisation or a group, which is no personal datum."""
    return bool(collection.organisations_named(name) or collection.groups_named(name))
