"""A bundle and its files → the finished PDF with its cover, its separate files, its manifest and ZIP: everything is made before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path, PurePosixPath

from docpipe import verify
from docpipe.assemble import (
    Assembled,
    Attachment,
    BundlePlan,
    Change,
    Format,
    Labels,
    LabelStyle,
    Lack,
    Part,
    PartRecord,
    Relationship,
    Standard,
    assemble,
    examine,
    lay_out,
    split,
)
from docpipe.czech.names import slug
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.kinds.kind import Listed
from docpipe.model import Document, Record, State
from docpipe.outside import read_bytes
from docpipe.pipeline.bundles.choose import file_of, listed_of
from docpipe.pipeline.bundles.cover import Cover, CoverMaker
from docpipe.pipeline.bundles.gather import Piece
from docpipe.pipeline.bundles.holding import expectation_of
from docpipe.pipeline.bundles.mentions import mentions_of
from docpipe.pipeline.bundles.patterns import letter
from docpipe.pipeline.bundles.private import private_in, private_in_scans
from docpipe.pipeline.bundles.ready import Ready, Sorted, is_own, sort
from docpipe.records.bundle import Bundle, Counting, Relation
from docpipe.records.collection import bundle_of, project_of
from docpipe.verify import BundleExpectation

COVER = "titul"
"""The id of the cover among the parts."""
_RELATIONS = {
    Relation.SOURCE: Relationship.SOURCE,
    Relation.DATA: Relationship.DATA,
    Relation.ALTERNATIVE: Relationship.ALTERNATIVE,
    Relation.SUPPLEMENT: Relationship.SUPPLEMENT,
}
_MEDIA = {
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xml": "application/xml",
    ".json": "application/json",
    ".txt": "text/plain",
}
_LONGEST = 60
"""Characters of a title in a file's name (design decision 18: a path has at most 180)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle, whole, not yet written."""

    assembled: Assembled
    sorted: Sorted
    cover: Cover | None
    expectation: BundleExpectation
    extras: Mapping[str, bytes]
    """Name in the ZIP → content: separate PDFs, Word files, files that stay beside."""
    whose: Mapping[str, str]
    """Name of an extra → the id of its part."""
    diagnostics: tuple[Diagnostic, ...]
    pieces: Mapping[str, tuple[bytes, int]] = field(default_factory=dict)
    """Name in the ZIP of each piece of a bundle that is too large → its content and its number of pages."""


@dataclass
class BundleMaker:
    """Makes one bundle of its files."""

    covers: CoverMaker
    record: Record
    pieces: tuple[Piece, ...]
    converted: Path
    """Folder that keeps the PDFs of Word files from outside."""
    base: str
    """Name of the finished PDF without its suffix."""
    words: Mapping[str, Path] = field(default_factory=dict)
    """Id of a piece → the Word file of its document."""
    limit: int | None = None
    """Bytes; a larger bundle is made in pieces too."""

    @property
    def bundle(self) -> Bundle:
        return bundle_of(self.record)

    @property
    def document(self) -> Document:
        return self.covers.document

    def made(self) -> Made:
        """Return the finished bundle. Raises DocpipeError with all that keeps it from being made."""
        found = sort(self.pieces, self.converted, self.covers.tools)
        attachments = self._attachments(found)
        found.diagnostics += private_in(found, attachments, self.covers.maker, self.document)
        cover = self.covers.settled(lambda pages: self._listed(found, pages)) if self.bundle.cover else None
        parts = self._parts(found, cover.pdf if cover is not None else None)
        plan = self._plan(parts, attachments)
        checked = assemble(plan)
        # what is said of single files was said when they were sorted
        rest = tuple(item for item in checked.diagnostics if item not in found.diagnostics and not _said(item, found))
        if checked.value is None:
            raise DocpipeError((*found.diagnostics, *rest))
        if leaks := private_in_scans(checked.value, self.covers.maker, self.document):
            raise DocpipeError((*found.diagnostics, *rest, *leaks))
        expectation = self._expectation(checked.value, found, cover)
        held = verify.verify_bundle(checked.value.content, expectation)
        pieces, over = self._pieces(plan, checked.value)
        told = (*_as_recognised(found.diagnostics, checked.value), *(cover.diagnostics if cover else ()), *rest, *self._lacks(checked.value), *held, *over)
        whose: dict[str, str] = {}
        extras = dict(self._extras(found, plan, whose))
        return Made(checked.value, found, cover, expectation, extras, whose, told, pieces)

    def _expectation(self, made: Assembled, found: Sorted, cover: Cover | None) -> BundleExpectation:
        """Return what the finished file must be; its texts are those of its parts."""
        own = {item.piece.id: item.source for item in found.inside if item.intake.format is Format.PDF}
        return expectation_of(made, self.covers.name, {**own, **({COVER: cover.pdf} if cover is not None else {})})

    def _pieces(self, plan: BundlePlan, whole: Assembled) -> tuple[dict[str, tuple[bytes, int]], tuple[Diagnostic, ...]]:
        """Return the pieces of a bundle that is too large, and what keeps it from being divided."""
        if self.limit is None or len(whole.content) <= self.limit:
            return {}, ()
        checked = split(plan, self.limit)
        made = {f"dily/{PurePosixPath(item.plan.name).name}": (item.content, item.record.pages) for item in checked.value}
        return made, tuple(item for item in checked.diagnostics if item.code == "bundle-part-over-limit")

    def _listed(self, found: Sorted, pages: int) -> tuple[Listed, ...]:
        """Return the parts as the cover lists them when it has so many pages."""
        parts = self._parts(found, Path())
        spots = lay_out(parts, (pages, *(item.intake.pages for item in found.inside)))[1:]
        inside = [item.piece for item in found.inside]
        listed = [
            replace(
                known, id=piece.id, label=piece.label, pages=spot.pages, page=spot.labels[0] if spot.labels else "", note=piece.note, keys=_keys(piece, known)
            )
            for piece, known, spot in zip(inside, listed_of(piece.chosen for piece in inside), spots, strict=True)
        ]
        notes = ((found.attached, "elektronicky podepsaný, vložen do souboru svazku"), (found.beside, "elektronicky podepsaný"))
        listed += [Listed("", item.label, _file_name(item), 0, "", note, item.place) for items, note in notes for item in items]
        return tuple(listed)

    def _parts(self, found: Sorted, cover: Path | None) -> tuple[Part, ...]:
        counting = self.bundle.counting
        front = Labels(LabelStyle.ARABIC) if counting is Counting.WHOLE else Labels(LabelStyle.ROMAN)
        place = self.record.locate("title")
        linked = self.bundle.mentions is not False  # its list of annexes is the bundle's
        parts = [Part(COVER, self._cover_title, cover, place, self.covers.name, labels=front, mentions=linked)] if cover is not None else []
        for item in found.inside:
            piece = item.piece
            number = piece.chosen.number
            labels = Labels(LabelStyle.ARABIC, f"{letter(number)}-") if counting is Counting.LETTERS and number else Labels(LabelStyle.ARABIC)
            parts.append(
                Part(
                    piece.id,
                    f"{piece.label} – {piece.title}" if piece.label else piece.title,
                    item.source,
                    piece.place,
                    piece.name,
                    labels=labels,
                    stamp=piece.stamp,
                    recognise=self.bundle.recognise,
                    resolution=None if is_own(piece) else self.bundle.resolution,
                    mentions=self.bundle.mentions if piece.chosen.spec.mentions is None else piece.chosen.spec.mentions,
                )
            )
        return tuple(parts)

    @cached_property
    def _cover_title(self) -> str:
        return "Titulní list a seznam příloh"

    def _plan(self, parts: tuple[Part, ...], attachments: tuple[Attachment, ...]) -> BundlePlan:
        loaded = self.covers.maker.loaded
        project = loaded.collection.get(f"project:{self.document.project}")
        assert project is not None, "a bundle is planned only for a project that was read"
        day = self.bundle.date
        return BundlePlan(
            name=self.covers.name,
            title=self.document.title,
            parts=parts,
            place=self.record.locate("title"),
            author=project_of(project).beneficiary,
            subject=project_of(project).name or "",
            created=datetime.combine(day, time(), UTC) if day is not None else None,
            standard=Standard.ARCHIVE_WITH_FILES if attachments else Standard.ARCHIVE,
            attachments=attachments,
            mentions=mentions_of((piece.label, piece.id) for piece in self.pieces),
            cache=self.converted,
        )

    def _attachments(self, found: Sorted) -> tuple[Attachment, ...]:
        """Return the files the bundle carries as they are. Raises DocpipeError for one that is not there, or that an archive must not be given."""
        carried = []
        for index, item in enumerate(self.bundle.attachments):
            place = self.record.locate("attachments", index, "file")
            path = file_of(self.record, item.file, place, self.covers.maker.loaded.workspace, ())
            media = _MEDIA.get(path.suffix.lower(), "application/octet-stream")
            carried.append(Attachment(path.name, path, place, item.description or path.stem, media, _RELATIONS[item.relation]))
        carried += [Attachment(_file_name(item), item.path, item.place, item.title, _MEDIA[".pdf"], Relationship.SUPPLEMENT) for item in found.attached]
        if carried and self.bundle.archive:
            names = tuple(item.name for item in carried)
            raise DocpipeError([Diagnostic("bundle-archive-attachments", carried[0].place, {"files": names}, related=(self.record.locate("archive"),))])
        if carried:
            found.diagnostics.append(Diagnostic("bundle-attachments", carried[0].place, {"files": tuple(item.name for item in carried)}))
        return tuple(carried)

    def _lacks(self, assembled: Assembled) -> Iterator[Diagnostic]:
        """Yield what the whole may not say of itself, and because of which parts."""
        record = assembled.record
        labels = {part.id: part.title for part in assembled.plan.parts}
        if not record.archival:
            parts = tuple(labels[part.id] for part in record.parts if {"archive", "fonts", "colours"} & {lack.value for lack in part.lacks})
            code = "bundle-archive-missed" if self.bundle.archive else "bundle-not-archival"
            yield Diagnostic(code, self.record.locate("archive" if self.bundle.archive else "title"), {"parts": parts or ("–",)})
        if not record.accessible:
            parts = tuple(labels[part.id] for part in record.parts if {"tags", "accessible", "text", "fonts"} & {lack.value for lack in part.lacks})
            yield Diagnostic("bundle-not-accessible", self.record.locate("title"), {"parts": parts or ("–",)})

    def _extras(self, found: Sorted, plan: BundlePlan, whose: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield the files beside the bundle. A PDF stays as it is: nothing of a released or signed file changes; a picture becomes a PDF."""
        ready: list[Ready] = found.inside if self.bundle.separate else []
        parts = {part.id: part for part in plan.parts}
        for item in ready:
            content = read_bytes(item.source, item.piece.name) if item.intake.format is Format.PDF else _alone(plan, parts[item.piece.id])
            yield self._named("prilohy", item.piece, ".pdf", whose), content
        files = [("vedle", piece, piece.path) for piece in found.beside]
        files += [("word", piece, self.words[piece.id]) for piece in self.pieces if piece.id in self.words]
        for folder, piece, path in files:
            yield self._named(folder, piece, path.suffix.lower(), whose), read_bytes(path, piece.name)

    def _named(self, folder: str, piece: Piece, suffix: str, whose: dict[str, str]) -> str:
        """Return the name of a file beside the bundle; the names sort as the parts stand."""
        width = max(2, len(str(len(self.pieces))))
        follows = "s" if piece.id.endswith("s") else ""
        name = f"{folder}/{piece.id.removesuffix('s').zfill(width)}{follows}_{slug(piece.title, _LONGEST)}{'_podpisy' if follows else ''}{suffix}"
        whose[name] = piece.id
        return name


def _alone(plan: BundlePlan, part: Part) -> bytes:
    """Return a scan as a PDF of its own. Raises DocpipeError."""
    labels = Labels(LabelStyle.ARABIC, start=1)
    single = replace(part, stamp=None, labels=labels)
    checked = assemble(replace(plan, title=part.title, parts=(single,), attachments=(), standard=Standard.ARCHIVE, mentions=None))
    if checked.value is None:
        raise DocpipeError(checked.diagnostics)
    return checked.value.content


def pages_of(path: Path, name: str) -> int:
    """Return the number of pages of a PDF that docpipe made."""
    from docpipe.diagnostics import Location

    checked = examine(path, Location(name), name)
    if checked.value is None:
        raise DocpipeError(checked.diagnostics)
    return checked.value.pages


def _said(item: Diagnostic, found: Sorted) -> bool:
    """Return whether a complaint about a file was said already."""
    return any((item.code, item.location, item.arguments) == (known.code, known.location, known.arguments) for known in found.diagnostics)


def _keys(piece: Piece, known: Listed) -> tuple[str, ...]:
    """Return by what the lead refers to a file: the scan behind a document is not what the document's keys mean."""
    return () if piece.id.endswith("s") else known.keys


def _as_recognised(found: Sequence[Diagnostic], made: Assembled) -> Iterator[Diagnostic]:
    """Yield what was said of single files; of a scan whose text could be recognised in the meantime, that it was."""
    read = {part.place for part, record in zip(made.plan.parts, made.record.parts, strict=True) if _is_recognised(record)}
    for item in found:
        if item.code == "bundle-part-without-text" and item.location in read:
            yield replace(item, code="bundle-part-recognised")
        else:
            yield item


def _is_recognised(record: PartRecord) -> bool:
    return Lack.TEXT not in record.lacks and any(done.change is Change.RECOGNISED for done in record.done)


def _file_name(piece: Piece) -> str:
    return PurePosixPath(piece.name).name


def is_final(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces that keep a bundle from being released: drafts."""
    return tuple(piece for piece in pieces if piece.origin.value == State.DRAFT.value)
