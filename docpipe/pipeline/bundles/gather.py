"""The parts of a bundle as chosen → the files they are: drafts just built, released files with their signed scans, files from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from docpipe.assemble import LARGEST_PART
from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Plain, fault
from docpipe.engine import fingerprint
from docpipe.model import Document
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.bundles.choose import Chosen
from docpipe.pipeline.issues import Issue, issues_of, signed_scan
from docpipe.records.bundle import Issued, Signed
from docpipe.workspace import Workspace


class Origin(StrEnum):
    """What a file of a bundle is."""

    DRAFT = "draft"
    RELEASED = "released"
    SCAN = "scan"
    """The scan of a signed document."""
    FOREIGN = "foreign"
    """From outside."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a bundle."""

    id: str
    label: str
    title: str
    path: Path
    name: str
    """Relative to the workspace, as complaints tell it."""
    digest: str
    place: Location
    chosen: Chosen
    origin: Origin
    issue: Issue | None = None
    stamp: str | None = None

    @property
    def note(self) -> str:
        """What the list of parts says of it."""
        if self.origin is Origin.DRAFT:
            return "pracovní verze"
        if self.origin is Origin.RELEASED and self.issue is not None:
            return f"vydáno {format_date(self.issue.date)}, verze {self.issue.version}"
        return "sken podepsaného dokumentu" if self.origin is Origin.SCAN else ""

    @property
    def plain(self) -> tuple[str, ...]:
        """All that decides what becomes of it in the bundle."""
        version = self.issue.version if self.issue is not None else ""
        return (self.id, self.label, self.title, self.digest, self.origin.value, version, self.stamp or "", self.name, self.chosen.spec.sealed.value)


@dataclass(slots=True)
class Gatherer:
    """Finds the files of parts."""

    workspace: Workspace
    build: Path
    missing: Mapping[str, str]
    """Stem of a document whose PDF is not there → 'failed' or 'missing' (no converter)."""
    older: frozenset[str]
    """Released files whose content has changed since, as paths in the workspace."""
    problems: list[Diagnostic] = field(default_factory=list)
    _digests: dict[Path, str] = field(default_factory=dict)

    def pieces(self, chosen: tuple[Chosen, ...]) -> tuple[Piece, ...]:
        """Return the files in order. What is not there is told, all at once."""
        found: list[Piece] = []
        for item in chosen:
            try:
                found += self._of_file(item) if item.file is not None else self._of_document(item)
            except DocpipeError as error:
                self.problems += error.diagnostics
        return tuple(found)

    def _of_file(self, item: Chosen) -> Iterator[Piece]:
        assert item.file is not None
        yield self._piece(item, item.file, Origin.FOREIGN)

    def _of_document(self, item: Chosen) -> Iterator[Piece]:
        document = item.document
        assert document is not None
        issue = self._issue(item, document)
        scan, scan_issue = self._scan(item, document, issue), issue
        if scan is None or item.spec.signed is not Signed.INSTEAD:
            yield self._own(item, document, issue)
        if scan is not None:
            instead = item.spec.signed is Signed.INSTEAD
            yield self._piece(item, scan, Origin.SCAN, scan_issue, follows=not instead)

    def _issue(self, item: Chosen, document: Document) -> Issue | None:
        """Return the release that a part takes. Raises DocpipeError where there must be one and is none, or where its record is damaged."""
        if item.spec.issued is Issued.NEVER:
            return None
        try:
            issues = issues_of(self.workspace, document)
        except DocpipeError as error:
            raise DocpipeError(Diagnostic(found.code, item.place, dict(found.arguments), related=_places(found)) for found in error.diagnostics) from None
        if not issues and item.spec.issued is Issued.REQUIRED:
            raise fault("bundle-release-missing", item.place, title=document.title, words=f"{document.stem.split('/')[1]} {document.record}")
        return issues[-1] if issues else None

    def _scan(self, item: Chosen, document: Document, issue: Issue | None) -> Path | None:
        if item.scan is not None:
            return item.scan
        wanted = item.spec.signed
        found = signed_scan(self.workspace, document, issue.version) if issue is not None and wanted is not Signed.NEVER else None
        if found is None and wanted in (Signed.REQUIRED, Signed.INSTEAD):
            raise fault("bundle-scan-missing", item.place, title=document.title, words=f"{document.stem.split('/')[1]} {document.record}")
        return found

    def _own(self, item: Chosen, document: Document, issue: Issue | None) -> Piece:
        """Return the document itself: its released file, else the one just built. Raises DocpipeError."""
        if issue is None:
            built = Location(f"build/{document.stem}.pdf")
            if document.stem in self.missing or not (self.build / f"{document.stem}.pdf").is_file():
                code = "bundle-part-unconverted" if self.missing.get(document.stem) == "missing" else "bundle-part-not-built"
                raise DocpipeError([Diagnostic(code, item.place, {"file": built.path}, related=(built,))])
            return self._piece(item, self.build / f"{document.stem}.pdf", Origin.DRAFT)
        path = self.workspace.released / f"{document.stem}_v{issue.version}.pdf"
        place = Location(self.workspace.name_of(path))
        piece = self._piece(item, path, Origin.RELEASED, issue)
        if issue.digests.get(path.name) not in (None, piece.digest):
            raise DocpipeError([Diagnostic("bundle-release-damaged", item.place, {"file": place.path}, related=(place,))])
        if f"released/{document.stem}_v{issue.version}.docx" in self.older:
            arguments = {"file": place.path, "version": issue.version}
            self.problems.append(Diagnostic("bundle-release-older", item.place, {**arguments}, related=(place,)))
        return piece

    def _piece(self, item: Chosen, path: Path, origin: Origin, issue: Issue | None = None, *, follows: bool = False) -> Piece:
        """Return a file with its digest. Raises DocpipeError for one that cannot be read. `follows`: whether it is the scan behind its document."""
        name = self.workspace.name_of(path)
        place = (item.scan_place if origin is Origin.SCAN else None) or item.place
        if path not in self._digests:
            try:
                self._digests[path] = digest(read_bytes(path, name, most=LARGEST_PART))
            except DocpipeError as error:
                raise DocpipeError(_at(found, place, name) for found in error.diagnostics) from None
        label = f"{item.label} – sken" if follows else item.label
        identity = f"{item.id}s" if follows else item.id
        stamp = item.stamp.replace(item.label, label) if item.stamp is not None and follows else item.stamp
        return Piece(identity, label, item.title, path, name, self._digests[path], place, item, origin, issue, stamp)


def _at(found: Diagnostic, place: Location, name: str) -> Diagnostic:
    """Return what reading a file says, at the place of its part, in the words of bundles."""
    if found.code == "file-too-large":
        arguments: dict[str, Plain] = {"file": name, "size": found.arguments["size"], "limit": LARGEST_PART // 1_000_000}
        return Diagnostic("bundle-part-too-large", place, arguments, related=(Location(name),))
    return Diagnostic(found.code, place, {**found.arguments}, related=(Location(name),))


def _places(item: Diagnostic) -> tuple[Location, ...]:
    return (item.location, *item.related) if item.location is not None else item.related


def fingerprint_of(pieces: tuple[Piece, ...]) -> str:
    """Return the fingerprint of all files and how they go in."""
    return fingerprint([piece.plain for piece in pieces])
