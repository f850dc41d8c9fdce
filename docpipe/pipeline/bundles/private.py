"""A public bundle → whether anything in it, carried by it, or beside it holds personal data: files from outside, its manifest, names of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from docpipe import verify
from docpipe.assemble import Assembled, Attachment, Change, Format
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.editions.policies import POLICIES
from docpipe.model import Document, Ledger
from docpipe.outside import read_bytes
from docpipe.pipeline.bundles.gather import Piece
from docpipe.pipeline.bundles.ready import Sorted, is_own
from docpipe.pipeline.make import Maker
from docpipe.verify import Expectation

_OF_ITSELF = frozenset(("privacy-author-named", "word-comment", "word-tracked-change", "word-hidden-text", "word-thumbnail", "pdf-thumbnail"))
"""What a file says of itself and does not take along into the bundle."""


def private_in(found: Sorted, carried: Iterable[Attachment], maker: Maker, document: Document) -> tuple[Diagnostic, ...]:
    """Return what is to be said of the files from outside in a public bundle. Raises DocpipeError for personal data in them."""
    if POLICIES[document.edition].shows_private:
        return ()
    wanted = replace(maker.expectation(maker.draft(document), "", Ledger("")), foreign=True)
    told: list[Diagnostic] = []
    for item in found.inside:
        piece = item.piece
        if is_own(piece):
            continue
        if item.intake.without_text:
            told.append(Diagnostic("bundle-public-scan", piece.place, {"file": piece.name}))
        merged = _OF_ITSELF if item.intake.format is Format.PDF else frozenset()
        path = item.source if item.intake.format is Format.PDF else piece.path
        told += [said for said in _in_file(path, piece.name, piece.place, wanted) if said.code not in merged]
    for piece in (*found.attached, *found.beside):
        told += _of_piece(piece, wanted)
    for attachment in carried:
        told += _in_file(attachment.source, attachment.name, attachment.place, wanted)
    leaks = [item for item in told if verify.is_leak(item)]
    if leaks:
        raise DocpipeError(leaks)
    return tuple(told)


def _of_piece(piece: Piece, wanted: Expectation) -> Iterator[Diagnostic]:
    yield from _in_file(piece.path, piece.name, piece.place, wanted)


def _in_file(path: Path, name: str, place: Location, wanted: Expectation) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file, at the place where the bundle asks for it, related to the place in the file."""
    # the PDF of a Word file is searched under its own suffix
    suffixed = name if Path(name).suffix.lower() == path.suffix.lower() else f"{name}{path.suffix.lower()}"
    for item in verify.verify_privacy(read_bytes(path, name), replace(wanted, name=suffixed)):
        inside = item.location or Location(name)
        yield replace(item, location=place, related=(replace(inside, path=name) if inside.path == suffixed else inside,))


def private_in_scans(made: Assembled, maker: Maker, document: Document) -> tuple[Diagnostic, ...]:
    """Return the personal data in the recognised text of scans in a public bundle: what nobody could search before, a reader of it can now."""
    read = [record for record in made.record.parts if any(done.change is Change.RECOGNISED for done in record.done)]
    if POLICIES[document.edition].shows_private or not read:
        return ()
    wanted = maker.expectation(maker.draft(document), "", Ledger(""))
    held = Expectation(made.plan.name, Ledger(made.plan.name), edition=document.edition, forbidden=wanted.forbidden)
    places = {part.id: part.place for part in made.plan.parts}
    home = {number: (places[record.id], record.name) for record in read for number in range(record.first, record.first + record.pages)}
    leaks = [item for item in verify.verify_pdf(made.content, held) if verify.is_leak(item)]
    found = [(item, *home[item.location.page]) for item in leaks if item.location is not None and item.location.page in home]
    return tuple(replace(item, location=place, related=(Location(name),)) for item, place, name in found)


def hold_files(files: Mapping[str, bytes], searched: Iterable[str], maker: Maker, document: Document, place: Location) -> None:
    """Raise DocpipeError for personal data in what lies beside a public bundle: names of all files, and the content of those named (the manifest)."""
    if POLICIES[document.edition].shows_private:
        return
    wanted = maker.expectation(maker.draft(document), "", Ledger(""))
    found = list(verify.verify_names(tuple(files), wanted))
    for name in searched:
        found += verify.verify_privacy(files[name], replace(wanted, name=name))
    leaks = [item for item in found if verify.is_leak(item)]
    if leaks:
        raise DocpipeError(replace(item, location=place, related=(item.location,) if item.location else ()) for item in leaks)
