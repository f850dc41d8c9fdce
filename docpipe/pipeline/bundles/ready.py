"""The files of a bundle → what of them goes into it, what is carried in it, what stays beside it; Word files become PDFs first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from docpipe import convert
from docpipe.assemble import Intake, examine
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.engine import fingerprint
from docpipe.messages import severity_of
from docpipe.outside import read_bytes, write_bytes
from docpipe.pipeline.bundles.gather import Origin, Piece
from docpipe.records.bundle import Sealed

_SIGNED = "bundle-part-signed"


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that can go in."""

    piece: Piece
    source: Path
    """The PDF or picture; of a Word file the PDF it was converted to."""
    intake: Intake


@dataclass(slots=True)
class Sorted:
    """Where each file goes."""

    inside: list[Ready] = field(default_factory=list)
    attached: list[Piece] = field(default_factory=list)
    beside: list[Piece] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """What cannot go in is told, and raises at the end."""


def sort(pieces: Sequence[Piece], converted: Path, tools: str) -> Sorted:
    """Return where each file goes, with what there is to say of it. Raises DocpipeError with all that keeps the bundle from being made.

    `converted`: folder in which the PDFs of Word files are kept; `tools`: fingerprint of what converts.
    """
    found = Sorted()
    for piece in pieces:
        try:
            source = _converted(piece, converted, tools) if piece.path.suffix.lower() == ".docx" else piece.path
        except DocpipeError as error:
            found.diagnostics += error.diagnostics
            continue
        checked = examine(source, piece.place, piece.name)
        said = [_of_own(item, piece) for item in checked.diagnostics]
        if checked.value is not None:
            found.inside.append(Ready(piece, source, checked.value))
        elif any(item.code == _SIGNED for item in said) and piece.chosen.spec.sealed is not Sealed.REFUSED:
            (found.attached if piece.chosen.spec.sealed is Sealed.ATTACHED else found.beside).append(piece)
            code = "bundle-signed-inside" if piece.chosen.spec.sealed is Sealed.ATTACHED else "bundle-signed-beside"
            said = [Diagnostic(code, piece.place, {"file": piece.name}), *(item for item in said if severity_of(item).fails and item.code != _SIGNED)]
        found.diagnostics += said
    if any(severity_of(item) in (Severity.FAULT, Severity.ERROR) for item in found.diagnostics):
        raise DocpipeError(found.diagnostics)
    return found


def _of_own(item: Diagnostic, piece: Piece) -> Diagnostic:
    """Return what is said of a file, related to the file itself."""
    related = (Location(piece.name), *item.related)
    return Diagnostic(item.code, item.location, item.arguments, item.severity, related, item.subjects, item.reason)


def _converted(piece: Piece, folder: Path, tools: str) -> Path:
    """Return the PDF of a Word file from outside; one that was converted before is taken again. Raises DocpipeError at the part's place."""
    target = folder / f"{fingerprint(piece.digest, piece.title, tools)[:32]}.pdf"
    if target.is_file():
        return target
    made = folder / f"{target.stem}.new.pdf"
    folder.mkdir(parents=True, exist_ok=True)
    checked = convert.convert((convert.Job(piece.path, made, piece.name, piece.title),))
    if not checked.value:
        related = (Location(piece.name),)
        raise DocpipeError(Diagnostic(item.code, piece.place, item.arguments, related=related) for item in checked.diagnostics)
    write_bytes(target, read_bytes(made), piece.name)
    made.unlink()
    return target


def is_own(piece: Piece) -> bool:
    """Return whether a file is a document of docpipe."""
    return piece.origin in (Origin.DRAFT, Origin.RELEASED)
