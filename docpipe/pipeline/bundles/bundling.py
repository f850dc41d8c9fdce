"""A planned bundle → its files in hand, ready to be put together in the build folder or for a release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docpipe import convert
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Severity
from docpipe.engine import fingerprint
from docpipe.messages import severity_of
from docpipe.model import Document, Record
from docpipe.pipeline.bundles.cover import CoverMaker
from docpipe.pipeline.bundles.gather import Gatherer, Origin, Piece, fingerprint_of
from docpipe.pipeline.bundles.making import BundleMaker
from docpipe.pipeline.bundles.presets import limit_of
from docpipe.pipeline.make import Maker
from docpipe.pipeline.replay import program_fingerprint
from docpipe.records.collection import bundle_of

_KEPT_WORDS = ".docpipe/bundles"
"""Folder below build/ for the PDFs of Word files from outside."""


@dataclass(frozen=True, slots=True)
class Bundling:
    """A bundle with the files it is made of."""

    document: Document
    record: Record
    pieces: tuple[Piece, ...]
    problems: tuple[Diagnostic, ...]
    """What is worth a word and does not stop it."""

    @property
    def content(self) -> str:
        """The fingerprint of what is written and of all files."""
        return fingerprint(bundle_of(self.record), fingerprint_of(self.pieces))

    @property
    def drafts(self) -> tuple[tuple[str, str], ...]:
        """The drafts in it, as paths in the build folder, with their digests."""
        found = {f"{piece.chosen.document.stem}.pdf": piece.digest for piece in self.pieces if piece.origin is Origin.DRAFT and piece.chosen.document}
        return tuple(sorted(found.items()))

    def maker(self, covers: CoverMaker, build: Path, base: str) -> BundleMaker:
        """Return what makes the bundle. `base`: name of its PDF without the suffix."""
        bundle = bundle_of(self.record)
        preset = covers.maker.loaded.presets.get(bundle.sending or "")
        limit = limit_of(bundle, preset)
        return BundleMaker(covers, self.record, self.pieces, build / _KEPT_WORDS, base, dict(self._words(build)), limit)

    def _words(self, build: Path) -> Iterator[tuple[str, Path]]:
        """Yield (id, Word file) of the documents that are wanted as Word files too."""
        for piece in self.pieces:
            document = piece.chosen.document
            if "docx" in piece.chosen.spec.formats and document is not None and not piece.id.endswith("s"):
                path = piece.path.with_suffix(".docx") if piece.issue is not None else build / f"{document.stem}.docx"
                if path.is_file():
                    yield piece.id, path


def gathered(maker: Maker, document: Document, build: Path, missing: Mapping[str, str], older: frozenset[str]) -> Bundling:
    """Return a bundle with its files. Raises DocpipeError with all that is missing, each at its part.

    `missing`: stem of a document whose PDF could not be made → why; `older`: released files whose content has changed since.
    """
    loaded = maker.loaded
    maker.draft(document)
    record = loaded.collection.get(document.subject)
    assert record is not None, "a bundle is planned only for a record that was read"
    gatherer = Gatherer(loaded.workspace, build, missing, older)
    pieces = gatherer.pieces(loaded.bundles.get(record.key, ()))
    if any(severity_of(item) in (Severity.FAULT, Severity.ERROR) for item in gatherer.problems):  # a part is not there
        raise DocpipeError(gatherer.problems)
    return Bundling(document, record, pieces, tuple(gatherer.problems))


def tools(fonts: str) -> str:
    """Return the fingerprint of what converts Word files. `fonts`: that of the fonts there are."""
    return fingerprint(convert.engine_version() or "", fonts, program_fingerprint())
