"""A name somebody wrote → the registered person or organisation, as they were called on a day."""

from __future__ import annotations

from datetime import date
from typing import cast

from docpipe.czech.names import fold_name, full_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places
from docpipe.model import Record
from docpipe.records.collection import Collection, functions_on, name_on
from docpipe.records.organisation import Organisation
from docpipe.records.person import Gender, Person


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in content, as a document of that day shows them."""

    person: Record | None
    """The registered person; None for one who is in no register, or when several share the name."""
    name: Figure[str]
    """With titles where the register has them („Ing. Jana Nováková, Ph.D.“), else as written."""
    organisation: Figure[str]
    function: Figure[str]
    gender: Gender | None


def person_of(record: Record) -> Person:
    """Return a record's value as a person."""
    return cast("Person", record.value)


def organisation_of(record: Record) -> Organisation:
    """Return a record's value as an organisation."""
    return cast("Organisation", record.value)


def the_person(collection: Collection, text: str | None, organisation: str | None = None) -> Record | None:
    """Return the one person a text names; where several share the name, the one of that organisation. None when nobody or still several."""
    found = collection.people_named(text) if text else ()
    if len(found) > 1 and organisation:
        wanted = _same_organisation(collection, organisation)
        found = tuple(record for record in found if any(_same_organisation(collection, place) == wanted for _, place in functions_on(person_of(record), None)))
    return found[0] if len(found) == 1 else None


def _same_organisation(collection: Collection, text: str) -> str:
    """Return what two writings of one organisation share: its key, else the folded text."""
    found = the_organisation(collection, text)
    return found.key if found is not None else fold_name(text) if text else ""


def the_organisation(collection: Collection, text: str | None) -> Record | None:
    """Return the one organisation a text names, by id, name, short or earlier name. None when none or several."""
    found = collection.organisations_named(text) if text else ()
    return found[0] if len(found) == 1 else None


def organisation_name_on(organisation: Organisation, day: date | None) -> str:
    """Return the name an organisation had on a day."""
    if day is not None:
        for earlier in sorted(organisation.earlier_names, key=lambda item: item.valid_to):
            if day <= earlier.valid_to:
                return earlier.name
    return organisation.name


def shown_organisation(collection: Collection, text: str, day: date | None, location: Location | None = None) -> Figure[str]:
    """Return an organisation as a document of the day prints it: a short name stays as written, an id or full name becomes the name of that day."""
    own = () if location is None else (location,)
    record = the_organisation(collection, text)
    if record is None:
        return Figure(text, own)
    organisation = organisation_of(record)
    if " ".join(text.split()) == organisation.short_name:
        return Figure(text, own)
    return Figure(organisation_name_on(organisation, day), places(own, (record.locate("name"),)))


def shown_name(record: Record, day: date | None) -> Figure[str]:
    """Return a registered person's name of a day, with titles."""
    person = person_of(record)
    name = full_name(person.title_before or "", "", name_on(person, day), person.title_after or "")
    sources = (record.locate(field) for field in ("title_before", "name", "title_after") if getattr(person, field))
    return Figure(name, places(sources))


def named(
    collection: Collection,
    text: str,
    day: date | None,
    location: Location | None = None,
    *,
    organisation: Figure[str] | None = None,
    function: Figure[str] | None = None,
) -> Named:
    """Return somebody named in content; what the content itself says of organisation and function comes before the register."""
    own = () if location is None else (location,)
    written = organisation if organisation is not None and organisation.value else None
    record = the_person(collection, text, written.value if written else None)
    at, does = _position(collection, record, day, written.value if written else "")
    place = shown_organisation(collection, written.value, day, written.locations[0] if written.locations else None) if written else at
    work = function if function is not None and function.value else does
    if record is None:
        return Named(None, Figure(text, own), place, work, None)
    name = shown_name(record, day)
    return Named(record, Figure(name.value, places(own, name.locations)), place, work, person_of(record).gender)


def _position(collection: Collection, record: Record | None, day: date | None, organisation: str) -> tuple[Figure[str], Figure[str]]:
    """Return organisation and function of a registered person on a day; of several, the one at the organisation that was written."""
    known = functions_on(person_of(record), day) if record is not None else ()
    if record is None or not known:
        return Figure(""), Figure("")
    wanted = _same_organisation(collection, organisation)
    fitting = [item for item in known if organisation and _same_organisation(collection, item[1]) == wanted]
    if organisation and not fitting:
        return Figure(""), Figure("")
    function, place = (fitting or list(known))[0]
    source = record.locate("functions") if person_of(record).functions else record.locate("function" if function else "organisation")
    return shown_organisation(collection, place, day, source), Figure(function, (source,) if function else ())
