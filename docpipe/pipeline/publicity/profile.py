"""A programme's profile, and what the settings and the project say otherwise → the profile that documents are judged by, and the exceptions made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docpipe.czech.format import format_period
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of
from docpipe.model import Record
from docpipe.pipeline.load import Loaded
from docpipe.programmes.schema import Programme
from docpipe.records.collection import project_of
from docpipe.records.project import Project
from docpipe.schema.publicity import PublicityChanges
from docpipe.workspace.settings import Settings

BLACK_AND_WHITE = "černobíle"


@dataclass(frozen=True, slots=True)
class Exception_:  # noqa: N801 - an exception from a rule; the plain word is Python's
    """What is otherwise than in the profile."""

    what: str
    value: str
    reason: str


def changes_of(settings: Settings, project: Project | None) -> tuple[PublicityChanges, ...]:
    """Return what the settings change, then what the project does."""
    return tuple(item for item in (settings.publicity, project.publicity if project is not None else None) if item is not None)


def profile_of(programme: Programme, settings: Settings, project: Project | None) -> Programme:
    """Return the programme with the values that the settings, then the project, change. A strip is made at least as tall as is asked for."""
    changed: dict[str, Any] = {}
    for changes in changes_of(settings, project):
        changed |= {name: int(value) if name == "min_dpi" else value for name, (value, _) in changes.values().items()}
    least = changed.get("min_emblem_height_mm", programme.emblem_height_mm)
    if least > programme.emblem_height_mm:
        changed["emblem_height_mm"] = least
    return programme.model_copy(update=changed) if changed else programme


def black_and_white_reason(settings: Settings, project: Project | None) -> str:
    """Return why the strip is in black and white, '' where it must not be."""
    return next((item.black_and_white.reason for item in reversed(changes_of(settings, project)) if item.black_and_white is not None), "")


def others_of(programmes: Mapping[str, Programme], own: str, settings: Settings, project: Project | None) -> tuple[Programme, ...]:
    """Return the programmes whose texts must not stand in a project's documents."""
    allowed = {own, *(item.programme for changes in changes_of(settings, project) for item in changes.programmes)}
    return tuple(item for key, item in programmes.items() if key not in allowed)


def exceptions_of(settings: Settings, project: Project | None) -> Iterator[Exception_]:
    """Yield what is otherwise than in the profile, each with its reason."""
    for changes in changes_of(settings, project):
        for name, (value, reason) in changes.values().items():
            label = str(Programme.model_fields[name].title or name)
            yield Exception_(label, f"{value.normalize():f}".replace(".", ","), reason)
        if changes.black_and_white is not None:
            yield Exception_(BLACK_AND_WHITE, "ano", changes.black_and_white.reason)
        for item in changes.programmes:
            yield Exception_("další program", item.programme, item.reason)


def cover_of(kind: str, programme: Programme, project: Project, beneficiary: str, period: str = "") -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the first page of a kind must say (PUB-18): what it is called, and the words of which one must stand there."""
    if kind not in programme.cover_kinds:
        return ()
    territory = project.territory
    years = period or (format_period(project.plan_period) if project.plan_period else "")
    wanted = (
        ("název projektu", (project.name or "",)),
        ("registrační číslo", (project.registration_number.text if project.registration_number else "",)),
        ("příjemce", (beneficiary,)),
        ("období", (years,)),
        ("území", tuple(name for name in (territory.name, territory.genitive, territory.locative, territory.full_name) if name) if territory else ()),
    )
    return tuple((what, words) for what, words in wanted if any(words))


def is_breach(diagnostic: Diagnostic) -> bool:
    """Return whether a complaint still is a breach: not where the settings lowered it to a piece of information."""
    return severity_of(diagnostic) is not Severity.INFO


def project_value(loaded: Loaded, name: str) -> Project:
    """Return a project by its name. Raises KeyError."""
    record: Record | None = loaded.collection.get(f"project:{name}")
    if record is None:
        raise KeyError(name)
    return project_of(record)
