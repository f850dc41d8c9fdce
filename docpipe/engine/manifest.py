"""What was made of what: kept as JSON in the build folder, so that the next run makes only what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Severity
from docpipe.engine.seal import sealed, unsealed

_VERSION = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One output."""

    fingerprint: str
    """Of the step that made it: action, parameters, inputs."""
    digest: str
    """SHA-256 of the file as docpipe wrote it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What making and checking it had to say; replayed while nothing changes."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Name of each input → its digest, so that a rebuild can say why."""
    origins: Mapping[str, str] = field(default_factory=dict)
    places: str = ""
    given: str = ""
    """Fingerprint of everything it could have been made from; while it holds, nothing about the output needs to be worked out."""
    notes: tuple[Diagnostic, ...] = ()
    """What working out its inputs had to say."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A person's edit that was said to stay."""

    digest: str
    """Of the edited file."""
    fingerprint: str
    """Of the step that would have made the output: when it changes, the edit is open again."""
    reason: str


@dataclass(slots=True)
class Manifest:
    """All outputs, by path relative to the build folder."""

    entries: dict[str, Entry] = field(default_factory=dict)
    accepted: dict[str, Accepted] = field(default_factory=dict)

    @classmethod
    def parse(cls, content: bytes) -> Manifest:
        """Return the manifest that was written; an unreadable or foreign one is empty, so that everything is compared and adopted anew."""
        try:
            data = json.loads(unsealed(content))
            if data.get("version") != _VERSION:
                return cls()
            entries = {path: entry_of(item) for path, item in data["outputs"].items()}
            return cls(entries, {path: Accepted(**item) for path, item in data["accepted"].items()})
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def dump(self) -> bytes:
        """Return the manifest as JSON in a fixed order, sealed."""
        outputs = {path: plain_entry(entry) for path, entry in sorted(self.entries.items())}
        accepted = {path: {"digest": item.digest, "fingerprint": item.fingerprint, "reason": item.reason} for path, item in self.accepted.items()}
        return sealed(json.dumps({"version": _VERSION, "outputs": outputs, "accepted": accepted}, ensure_ascii=False, sort_keys=True).encode())


def plain_entry(entry: Entry) -> dict[str, Any]:
    """Return what is remembered of an output as plain data."""
    return {
        "fingerprint": entry.fingerprint,
        "digest": entry.digest,
        "inputs": dict(entry.inputs),
        "origins": dict(entry.origins),
        "places": entry.places,
        "given": entry.given,
        "notes": [to_json(item) for item in entry.notes],
        "diagnostics": [to_json(item) for item in entry.diagnostics],
    }


def entry_of(item: dict[str, Any]) -> Entry:
    """Return what plain data remembers of an output. Raises KeyError, TypeError or ValueError for data that is none."""
    said, notes = (tuple(from_json(data) for data in item[name]) for name in ("diagnostics", "notes"))
    return Entry(item["fingerprint"], item["digest"], said, item["inputs"], item["origins"], item["places"], item["given"], notes)


_PLACE = tuple(item.name for item in fields(Location))


def plain_place(location: Location) -> dict[str, str | int]:
    """Return a place as plain data, without what it does not have."""
    return {name: value for name in _PLACE if (value := getattr(location, name)) is not None}


def to_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data."""
    data = {
        "code": diagnostic.code,
        "location": plain_place(diagnostic.location) if diagnostic.location else None,
        "arguments": dict(diagnostic.arguments),
        "severity": diagnostic.severity.value if diagnostic.severity else None,
        "related": [plain_place(item) for item in diagnostic.related],
        "subjects": list(diagnostic.subjects),
        "reason": diagnostic.reason,
    }
    return {key: value for key, value in data.items() if value}


def from_json(data: dict[str, Any]) -> Diagnostic:
    """Return the diagnostic that plain data stands for."""
    arguments = {key: tuple(value) if isinstance(value, list) else value for key, value in data.get("arguments", {}).items()}
    return Diagnostic(
        code=data["code"],
        location=Location(**data["location"]) if "location" in data else None,
        arguments=arguments,
        severity=Severity(data["severity"]) if "severity" in data else None,
        related=tuple(Location(**item) for item in data.get("related", ())),
        subjects=tuple(data.get("subjects", ())),
        reason=data.get("reason"),
    )
