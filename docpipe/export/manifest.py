"""What a bundle is made of, as a file beside it: every file's digest, what it came from, by what it was made, what was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, field, fields
from typing import Any

from docpipe.dataclass import dataclass
from docpipe.outside import digest

VERSION = 1
"""Of the manifest's own format."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that was made or handed over with the bundle."""

    name: str
    """As in the ZIP, with '/'."""
    sha256: str
    size: int
    """Bytes."""
    what: str
    """'bundle', 'piece', 'part', 'word', 'beside'."""
    pages: int | None = None
    part: str = ""
    """Id of the part it is of."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something the checks had to say."""

    code: str
    severity: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the bundle."""

    id: str
    label: str
    title: str
    source: str
    """The file it was taken from, relative to the workspace."""
    sha256: str
    """Of that file."""
    origin: str
    """'draft', 'released', 'scan', 'foreign'."""
    first: int = 0
    """First page in the bundle, from 1; 0 for a file beside it."""
    pages: int = 0
    page: str = ""
    """Label of the first page."""
    lacks: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    """What was changed on its way in."""
    version: str = ""
    released: str = ""
    """Day of the release."""
    document: str = ""
    content: Mapping[str, str] = field(default_factory=dict)
    """Content file → its SHA-256 when the document was built."""
    template: str = ""
    """SHA-256 of its template."""
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleManifest:
    """The whole."""

    title: str
    project: str
    project_name: str
    record: str
    edition: str
    date: str
    state: str
    version: str
    docpipe: str
    engine: str
    """LibreOffice's version."""
    programme: Mapping[str, str]
    """'name', 'sha256' of the programme's rules."""
    template: Mapping[str, str]
    """'name', 'sha256' of the cover's template; empty without a cover."""
    content: Mapping[str, str]
    """Content file of the bundle itself → its SHA-256."""
    sending: str
    archival: str
    """The PDF/A that the bundle declares, '' for none."""
    accessible: str
    """The PDF/UA that it declares, '' for none."""
    files: tuple[FileLine, ...]
    parts: tuple[PartLine, ...]
    checks: tuple[Check, ...]
    assembly: Mapping[str, Any]
    """The record of the assembling, as it was made."""
    expected: Mapping[str, Any]
    """What the bundle is held against later: pages, labels, structure, digests of the pages' texts."""
    judged: str = "základní kontrola"
    """How far the program itself can judge: that a PDF/A is valid is for a validator (veraPDF) to say."""
    readable: str = ""
    """SHA-256 of the page to read that goes with it; '' in one that was written before there was this entry."""
    seal: str = ""
    """SHA-256 of all other entries; '' in one that was written before there was this entry."""


def dump(manifest: BundleManifest) -> bytes:
    """Return a manifest as JSON in a fixed order, sealed."""
    written = json.loads(json.dumps({"docpipe_manifest": VERSION, **asdict(manifest)}))
    return (json.dumps({**written, "seal": _seal_of(written)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def is_changed(content: bytes) -> bool:
    """Return whether an entry of a manifest is no longer what was written; one without a seal cannot be judged so."""
    data = json.loads(content)
    return bool(data.get("seal")) and data["seal"] != _seal_of(data)


def _seal_of(data: dict[str, Any]) -> str:
    """Return the digest of the entries, however they are spaced and ordered."""
    return digest(json.dumps({key: value for key, value in data.items() if key != "seal"}, ensure_ascii=False, sort_keys=True).encode())


def parse(content: bytes) -> BundleManifest:
    """Return the manifest that was written. Raises ValueError for what is none, or is one of a newer docpipe."""
    try:
        data = json.loads(content)
        if data.pop("docpipe_manifest") != VERSION:
            raise ValueError("a manifest of another version")
        parts = tuple(_part(item) for item in data.pop("parts"))
        files = tuple(FileLine(**item) for item in data.pop("files"))
        checks = tuple(Check(**item) for item in data.pop("checks"))
        manifest = BundleManifest(**data, checks=checks, parts=parts, files=files)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no manifest") from error
    if not all(isinstance(getattr(manifest, item.name), str) for item in fields(manifest) if item.type == "str"):
        raise ValueError("no manifest")
    return manifest


def _part(data: dict[str, Any]) -> PartLine:
    checks = tuple(Check(**item) for item in data.pop("checks"))
    return PartLine(**{**data, "lacks": tuple(data["lacks"]), "done": tuple(data["done"])}, checks=checks)
