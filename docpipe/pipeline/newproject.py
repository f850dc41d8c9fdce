"""Answers about a project → its files; the programme is told by the registration number, the rest of what it knows is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from docpipe import programmes, validate
from docpipe.czech.names import slug
from docpipe.czech.parse.dates import period_from
from docpipe.czech.parse.identifiers import ico_from, registration_number_from
from docpipe.czech.values import NotUnderstood
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.model import Scalar, Written
from docpipe.outside import write_bytes
from docpipe.pipeline.load import load
from docpipe.programmes.schema import Programme
from docpipe.read import read
from docpipe.records.collection import Collection
from docpipe.workspace import Workspace
from docpipe.write.forms.project_file import Answers, files

_PARSERS: Final[Mapping[str, Callable[[Scalar], object]]] = {
    "registration": registration_number_from,
    "ico": ico_from,
    "realisation": period_from,
    "plan_period": period_from,
}
NEEDED: Final = ("name", "programme", "beneficiary")


def wrong(field: str, text: str) -> Diagnostic | None:
    """Return what is wrong with an answer, None for a good one; an empty one is good where it may be left out."""
    parse = _PARSERS.get(field)
    if field == "programme" and text and text not in programmes.names():
        return Diagnostic("programme-unknown", None, {"value": text, "known": programmes.names()})
    if field in NEEDED and not text.strip():
        return Diagnostic("new-answer-empty")
    if parse is None or not text.strip():
        return None
    try:
        parse(Scalar(text, Written.PLAIN, Location("")))
    except NotUnderstood as error:
        return Diagnostic(error.code, None, {**error.arguments, "field": ""})
    return None


def programme_of(registration: str) -> str:
    """Return the programme that a registration number belongs to, '' where it says none that is known."""
    try:
        number = registration_number_from(Scalar(registration, Written.PLAIN, Location("")))
    except NotUnderstood:
        return ""
    for name in programmes.names():
        known = _programme(name)
        if known.number == number.programme and known.registration_period == number.period:
            return name
    return ""


def new_project(workspace: Workspace, said: Mapping[str, str], activities: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the new files, projekt.yaml first.

    Raises DocpipeError 'new-project-needs', 'new-project-there', and what is wrong with an answer.
    """
    programme = said.get("programme") or programme_of(said.get("registration", ""))
    known = {**said, "programme": programme}
    found = [item for field, text in known.items() if text.strip() and (item := wrong(field, text)) is not None]
    if found:
        raise DocpipeError(found)
    if lacking := tuple(f"--{name.replace('_', '-')}" for name in NEEDED if not known.get(name, "").strip()):
        raise fault("new-project-needs", None, options=lacking)
    answers = Answers(
        known["name"],
        known.get("short_name", ""),
        programme,
        known.get("registration", ""),
        known["beneficiary"],
        known.get("ico", ""),
        known.get("territory", ""),
        known.get("realisation", ""),
        known.get("plan_period", ""),
        activities,
        known.get("contact", ""),
    )
    return _written(workspace, answers)


def _written(workspace: Workspace, answers: Answers) -> tuple[Path, ...]:
    folder = workspace.content / slug(answers.short_name or answers.name)
    if folder.exists():
        raise fault("new-project-there", Location(workspace.name_of(folder)))
    collection = load(workspace).collection
    made = files(
        answers,
        _programme(answers.programme),
        organisation_known=bool(collection.organisations_named(answers.beneficiary)),
        person_known=_knows(collection, answers.contact),
    )
    paths = tuple(workspace.content / name for name in made)
    for path in paths:
        if path.exists():
            raise fault("new-project-there", Location(workspace.name_of(path)))
    for path, text in zip(paths, made.values(), strict=True):
        write_bytes(path, text.encode(), workspace.name_of(path))
    return paths


def _knows(collection: Collection, person: str) -> bool:
    return not person or bool(collection.people_named(person))


def _programme(name: str) -> Programme:
    return read(programmes.path(name), f"programmes/{name}.yaml").then(lambda tree: validate.settings_of(tree, Programme)).value
