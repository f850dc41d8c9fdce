"""What is known of a person → the letter for a request under Art. 15, as a Word file; what it quotes tells nothing of other people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, cast

from docpipe.czech import personal
from docpipe.czech.sought import Names
from docpipe.diagnostics import Location, fault
from docpipe.export.person_letter import TITLE, Held, Kept, Letter, letter
from docpipe.figures.personal import Use
from docpipe.outside import write_bytes
from docpipe.pipeline.people.gathering import Found, People, title_of
from docpipe.pipeline.people.purposes import IN_TEXT, basis_of, grouped
from docpipe.pipeline.people.sheets import STATES, edition_word, kinds_of, until_in
from docpipe.records.collection import project_of
from docpipe.records.person import Person
from docpipe.workspace import template_path

_LOOK: Final = "minutes"
_REGISTER: Final = "rejstřík lidí – "
_SAID: Final = {"veřejné": "co se smí zveřejnit", "účast – jméno": "jméno na prezenční listině", "členové – osoba": "člen skupiny"}
"""What the register's words mean to somebody who never saw it."""
_SOMEBODY: Final = "[jiná osoba]"


def write_letter(people: People, item: Found, path: Path) -> None:
    """Write the letter. Raises DocpipeError where it cannot be written, or a file of this name is there already: 'privacy-output-there'."""
    from docpipe import render

    if path.exists():
        raise fault("privacy-output-there", Location(path.as_posix()))
    look = template_path(people.loaded.workspace, _LOOK)
    template = render.open_template(look, _LOOK, f"templates_docx/{look.name}")
    made = render.fill_form(template, TITLE, letter(letter_of(people, item)), render.Properties(TITLE), numbered=False, room=False)
    write_bytes(path, made.docx, path.as_posix())


def letter_of(people: People, item: Found) -> Letter:
    """Return all that the letter tells."""
    record = people.loaded.collection.get(item.subject.key) if item.subject.key else None
    person = cast("Person", record.value) if record is not None else None
    uses = item.subject.uses
    others = _Others(people, item)
    return Letter(
        name=item.subject.name,
        salutation=(person.vocative or "").rstrip(" ,") if person is not None else "",
        today=people.today,
        kept=tuple(_kept(people, item)),
        held=tuple(_held(people, uses, others)),
        mentions=tuple(dict.fromkeys(Held("", others.hidden(use.value), _where(people, use)) for use in uses if use.what == IN_TEXT)),
        documents=tuple(
            dict.fromkeys(Held(one.title or one.path, f"{edition_word(one.edition)}, {STATES[one.state]}", others.hidden(one.path)) for one in item.printed)
        ),
        sample=_is_sample(people, item),
    )


def _kept(people: People, item: Found) -> Iterable[Kept]:
    """Yield what each kind of the person's data is kept for. What belongs to no project by itself is kept for those that speak of the person, else for all."""
    records = {record.id: project_of(record) for record in people.loaded.collection.of("project")}
    every = item.projects or tuple(records)
    for activity, of_it in grouped(item.subject.uses):
        projects = list(dict.fromkeys(name for use in of_it for name in ((use.project,) if use.project else every)))
        named = [name for name in projects if name in records]
        controllers = dict.fromkeys(f"{records[name].beneficiary} – projekt „{records[name].name or name}“" for name in named)
        ends = dict.fromkeys(until_in(people, project) for project in projects)
        until = tuple(f"{day} ({by})" if by else day for day, by in ends)
        yield Kept(activity.name, ", ".join(kinds_of(of_it)), activity.purpose, basis_of(activity), activity.receivers, tuple(controllers), until)


def _held(people: People, uses: Iterable[Use], others: _Others) -> Iterable[Held]:
    """Yield the data themselves, the same at several places once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for use in uses:
        if use.what != IN_TEXT:
            found.setdefault((_what(use), _readable(others.hidden(use.value))), {})[_where(people, use)] = None
    yield from (Held(what, value, "; ".join(places)) for (what, value), places in found.items())


def _what(use: Use) -> str:
    what = use.what.removeprefix(_REGISTER)
    return _SAID.get(what, what)


def _readable(value: str) -> str:
    """Return a value as people write it: „+420 601 000 001“."""
    return f"{value[:4]} {value[4:7]} {value[7:10]} {value[10:]}" if _NUMBER.fullmatch(value) else value


def _where(people: People, use: Use) -> str:
    return title_of(people.loaded.collection, use.record)


def _is_sample(people: People, item: Found) -> bool:
    """Return whether the person, or a project that speaks of them, is made up."""
    records = (people.loaded.collection.get(key) for key in (item.subject.key, *(f"project:{name}" for name in item.projects)) if key)
    return any(getattr(record.value, "sample", False) for record in records if record is not None)


class _Others:
    """Everybody else, whose names, addresses and numbers are taken out of what is quoted."""

    def __init__(self, people: People, item: Found) -> None:
        self._own = Names(item.subject.names)
        self._names = Names(name for other in people.found.values() if other is not item for name in other.subject.names)
        said = "\n".join(use.value for use in item.subject.uses if use.what != IN_TEXT)
        self._emails = {found.value for found in personal.emails(said)}
        self._phones = {digits[-personal.NATIONAL_DIGITS :] for digits, _ in personal.phones(said)}

    def hidden(self, text: str) -> str:
        """Return a text with „[jiná osoba]“ for each other person, and without their addresses and phone numbers."""
        own = [(hit.start, hit.end) for hit in self._own.whole(text)]
        spans = [(hit.start, hit.end) for hit in self._names.whole(text) if not any(start < hit.end and hit.start < end for start, end in own)]
        spans += [(found.start, found.end) for found in personal.emails(text) if found.value not in self._emails]
        spans += [
            (places[0], places[-1] + 1)
            for digits, places in personal.phones(text)
            if digits[-personal.NATIONAL_DIGITS :] not in self._phones and len(digits) <= _PHONE
        ]
        for start, end in sorted(_apart(spans), reverse=True):
            text = f"{text[:start]}{_SOMEBODY}{text[end:]}"
        return text


_NUMBER: Final = re.compile(r"\+420\d{9}")
_PHONE: Final = 14
"""Digits of a phone number with its country code."""


def _apart(spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield places in a text, those that overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is not None and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
