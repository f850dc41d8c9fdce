"""The released versions of a document, as the records beside the files say, and the signed scans filed with them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.editions.policies import POLICIES
from docpipe.engine import fingerprint
from docpipe.model import Document, State
from docpipe.outside import read_bytes
from docpipe.pipeline.make import Draft, Maker
from docpipe.workspace import Workspace

_OTHERS = (".ledger.json", ".manifest.json", ".signed.json", ".state.json")
"""JSON files beside released ones that are no record of a release."""
SIGNED = ".signed"
"""Stands in the name of a signed scan, before its suffix: '…_v1.signed.pdf'."""
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})*", re.ASCII)
SCAN_SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Issue:
    """A released version of a document, as its record beside the files says."""

    version: str
    day: str
    reason: str
    content: str
    """Fingerprint of what it printed."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """File name → its SHA-256."""
    order: int = 0
    """Its place among the versions of the document, from 1; 0 where its record does not say."""

    @property
    def date(self) -> date:
        return date.fromisoformat(self.day)


def issues_of(workspace: Workspace, document: Document) -> tuple[Issue, ...]:
    """Return the released versions of a document, in the order they were issued. Raises DocpipeError 'release-record-damaged'."""
    place = workspace.released / document.stem
    found: list[Issue] = []
    for path in sorted(place.parent.glob(f"{place.name}_v*.json")) if place.parent.is_dir() else ():
        if path.name.endswith(_OTHERS):
            continue
        try:
            data: dict[str, Any] = json.loads(read_bytes(path, workspace.name_of(path)))
            day, digests = date.fromisoformat(data["date"]).isoformat(), dict(data["sha256"])
            found.append(Issue(data["version"], day, data["reason"], data["content"], digests, int(data.get("order", 0))))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise fault("release-record-damaged", Location(workspace.name_of(path))) from None
    return tuple(sorted(found, key=_order))


def _order(issue: Issue) -> tuple[int, bool, tuple[int, ...], str, str]:
    """As they were issued; where that is not said numbers come in their order, whatever day was given with them, other versions after them by day."""
    number = number_of(issue.version)
    return (issue.order, number is None, number or (), "" if number else issue.day, issue.version)


def number_of(version: str) -> tuple[int, ...] | None:
    """Return a version that is a number, „2“ or „2.10“, as one that can be compared; None for another word."""
    if not _NUMBER.fullmatch(version):
        return None
    parts = [int(part) for part in version.split(".")]
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def words_of(document: Document) -> str:
    """Return the words that select a document on the command line: „zapis ukazka/2024-03-14 interni“."""
    edition = POLICIES[document.edition].word if document.stem.endswith(f"_{POLICIES[document.edition].word}") else ""
    return " ".join(word for word in (document.stem.split("/")[1], f"{document.project}/{document.record}", edition) if word)


def signed_scan(workspace: Workspace, document: Document, version: str) -> Path | None:
    """Return the signed scan that was filed with a released version, None where there is none."""
    stem = workspace.released / f"{document.stem}_v{version}{SIGNED}"
    return next((path for suffix in SCAN_SUFFIXES if (path := stem.with_name(stem.name + suffix)).is_file()), None)


def changed_since(maker: Maker, document: Document) -> Diagnostic | None:
    """Return the complaint that a released document's content has changed; None where it has not, or was not released."""
    try:
        issues = issues_of(maker.loaded.workspace, document)
    except DocpipeError as error:
        return error.diagnostics[0].about(document.key)
    if not issues:
        return None
    last = issues[-1]
    try:
        draft = maker.draft(document, State.RELEASED, last.version)
    except DocpipeError:
        return None
    if content_of(draft) == last.content:
        return None
    place = Location(f"released/{document.stem}_v{last.version}.docx")
    return Diagnostic("released-differs", place, {"version": last.version, "words": words_of(document)}, subjects=(document.key,))


def content_of(draft: Draft) -> str:
    """Return the fingerprint of what a document prints."""
    return fingerprint(draft.context.values)


def next_version(issues: tuple[Issue, ...]) -> str:
    """Return the number that comes after all that were given."""
    numbers = [number[0] for issue in issues if (number := number_of(issue.version)) is not None]
    return str(max(numbers, default=0) + 1)
