"""All records → who is in them: each person with every place that names them and the data that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final, cast, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docpipe.czech.format import format_date
from docpipe.czech.names import fold_name, split_titles
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import DataPath, Record
from docpipe.records.collection import Collection, names_of
from docpipe.records.meeting import Attendee
from docpipe.records.person import Person
from docpipe.schema import meta_of
from docpipe.schema.leaves import Choice

_WHO: Final = frozenset(
    {
        "person", "chair", "convenor", "author", "verifiers", "excused", "guests", "presenter", "who", "settled_by", "contact", "signatures_by",
        "invitation_to", "minutes_to", "responsible", "owner",
    }
)  # fmt: skip
"""Fields that name somebody."""
_BESIDE: Final = {"author": ("email", "phone"), "contact": ("contact_function",), "person": ("role", "function", "email", "phone")}
"""Fields of the same entry that say more of whom the first names."""
_MOST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Use:
    """One thing that the content says of somebody."""

    what: str
    """The field's Czech name, with those above it: 'účast – telefon'."""
    value: str
    place: Location
    project: str | None
    record: str
    """Key of the record it stands in."""


@dataclass(slots=True)
class Subject:
    """Somebody the content speaks of."""

    name: str
    key: str | None = None
    """Of the entry in the register of people; None for one who has none."""
    names: tuple[str, ...] = ()
    """All names they are called by."""
    uses: list[Use] = field(default_factory=list)

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects whose content speaks of them."""
        return tuple(sorted({use.project for use in self.uses if use.project}))


def subjects_of(collection: Collection) -> dict[str, Subject]:
    """Return everybody by folded name, the people of the register first; two people of one name in the register stand apart by their ids."""
    found: dict[str, Subject] = {}
    for record in collection.of("person"):
        person = cast("Person", record.value)
        subject = Subject(person.name, record.key, names_of(person), list(_of_register(record)))
        found[record.id if len(collection.people_named(person.name)) > 1 else fold_name(person.name)] = subject
    by_key = {subject.key: subject for subject in found.values()}
    for record in collection.records:
        if record.type == "person":
            continue
        for name, use in _named(record, record.value, (), ""):
            known = collection.people_named(name)
            if len(known) == 1:
                by_key[known[0].key].uses.append(use)
            elif _is_name(collection, name):
                found.setdefault(fold_name(name), Subject(name, names=(name,))).uses.append(use)
    return found


def _of_register(record: Record) -> Iterator[Use]:
    """Yield what the register itself says of somebody."""
    for name, info in type(cast("BaseModel", record.value)).model_fields.items():
        if name != "sample" and (text := _written(record, getattr(record.value, name), info, name)):
            yield Use(f"rejstřík lidí – {meta_of(info).label}", text, record.locate(name), None, record.key)


def _named(record: Record, value: Any, at: DataPath, label: str) -> Iterator[tuple[str, Use]]:
    """Yield (name, use) for every field of a record that names somebody, and for what stands beside the name."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _named(record, item, (*at, index), label)
        return
    if not isinstance(value, BaseModel):
        return
    for name, info in type(value).model_fields.items():
        inner, here = getattr(value, name), meta_of(info).label or name
        told = f"{label} – {here}" if label else here
        if name in _WHO or (name == "name" and isinstance(value, Attendee)):
            beside = tuple(item for item in type(value).model_fields if item != name) if isinstance(value, Attendee) else _BESIDE.get(name, ())
            for who, path in _texts(inner, (*at, name)):
                yield who, _use(record, told, who, path)
                yield from ((who, use) for use in _others(record, value, beside, at, label))
        elif isinstance(inner, (BaseModel, tuple)):
            yield from _named(record, inner, (*at, name), told)


def _texts(value: Any, at: DataPath) -> Iterator[tuple[str, DataPath]]:
    if isinstance(value, str) and value.strip():
        yield value, at
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*at, index))


def _others(record: Record, value: BaseModel, names: tuple[str, ...], at: DataPath, label: str) -> Iterator[Use]:
    """Yield what else an entry says of whom it names."""
    fields = type(value).model_fields
    for name in names:
        if name in fields and (text := _written(record, getattr(value, name), fields[name], *at, name)):
            here = meta_of(fields[name]).label
            yield _use(record, f"{label} – {here}" if label else here, text, (*at, name))


def _use(record: Record, what: str, value: str, path: DataPath) -> Use:
    project = record.id if record.type == "project" else record.project or getattr(record.value, "project", None)
    return Use(what, value, record.locate(*path), project, record.key)


def _written(record: Record, value: Any, info: FieldInfo, *path: str | int) -> str:
    """Return a value as people write it, '' for one that nobody wrote: what the schema supplies is none of anybody's data."""
    written = (*record.root, *path) in record.tree.marks
    return _told(value, _choices(info)) if written else ""


def _told(value: Any, words: Choice | None = None) -> str:
    if isinstance(value, tuple):
        return ", ".join(_told(item, words) for item in value)
    if isinstance(value, StrEnum):
        return words.word(value) if words is not None else value.value
    if isinstance(value, BaseModel):
        return " ".join(_told(inner, _choices(type(value).model_fields[name])) for name, inner in value if inner not in (None, (), ""))
    if isinstance(value, bool):
        return "ano" if value else "ne"
    return format_date(value) if isinstance(value, date) else "" if value is None else str(value)


def _choices(info: FieldInfo) -> Choice | None:
    return _choice_of(cast("Any", info.annotation))


@cache
def _choice_of(annotation: Any) -> Choice | None:
    """Return the closed list whose values a field takes."""
    parts = get_args(annotation)
    own = next((part for part in parts if isinstance(part, Choice)), None)
    return own or next((found for part in parts if (found := _choice_of(part)) is not None), None)


def _is_name(collection: Collection, text: str) -> bool:
    """Return whether a text in no register is the full name of a person: words with capitals, no organisation and no group."""
    _, given, surname, _ = split_titles(text)
    words = [*given.split(), surname]
    known = collection.organisations_named(text) or collection.groups_named(text)
    return 1 < len(words) <= _MOST_WORDS and all(word[:1].isupper() for word in words) and not known
