"""A bundle's parts and their pages → its cover as a PDF: rendered and converted as any document; made again until the pages it prints are right."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docpipe import convert, render, verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.engine import fingerprint
from docpipe.kinds.kind import Listed
from docpipe.model import Document, Ledger, State
from docpipe.outside import read_bytes, write_bytes
from docpipe.pipeline.make import Maker, dump_ledger

_MOST_ROUNDS = 4
"""Each round a page more or less moves the parts; a cover that does not settle in so many never does."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A finished cover."""

    pdf: Path
    pages: int
    ledger: Ledger
    listed: tuple[Listed, ...]
    template: str
    """Digest of its template."""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the last cover of a bundle is kept, so that one whose list did not change is not converted again."""

    pdf: Path
    note: Path
    ledger: Path


@dataclass(frozen=True, slots=True)
class CoverMaker:
    """Makes covers of one bundle."""

    maker: Maker
    document: Document
    folder: Path
    """A scratch folder."""
    name: str
    """How complaints call the bundle's PDF."""
    pages_of: Callable[[Path], int]
    tools: str
    """Fingerprint of what converts."""
    state: State = State.DRAFT
    version: str = ""
    kept: Kept | None = None

    def settled(self, listing: Callable[[int], tuple[Listed, ...]]) -> Cover:
        """Return the cover whose list is right for the pages it has. `listing`: pages of the cover → the parts as listed. Raises DocpipeError."""
        pages = 1
        for _ in range(_MOST_ROUNDS):
            listed = listing(pages)
            cover = self._made(listed)
            if cover.pages == pages or listing(cover.pages) == listed:
                return cover
            pages = cover.pages
        raise DocpipeError([Diagnostic("bundle-cover-unsettled", None, {"bundle": self.name}, subjects=(self.document.key,))])

    def _made(self, listed: tuple[Listed, ...]) -> Cover:
        draft = self.maker.draft(self.document, self.state, self.version, listed)
        checked = render.render(draft.template, draft.context, document=self.document.key, properties=draft.properties, protected=draft.protected)
        word, ledger = checked.value.docx, checked.value.ledger
        held = self.maker.expectation(replace(draft, document=replace(self.document, state=self.state)), self.name, ledger)
        found = [*draft.diagnostics, *checked.diagnostics, *verify.verify_docx(word, held)]
        if any(verify.is_leak(item) for item in found):
            raise DocpipeError(item.about(self.document.key) for item in found)
        made_of = fingerprint(word, self.tools)
        target = self._again(made_of) or self._converted(word, made_of)
        # of a long list's numbers many are equal: where each stands is told by the bundle's own labels
        found += [item for item in verify.verify_pdf(read_bytes(target), held, word) if not _is_moved_number(item)]
        if any(verify.is_leak(item) for item in found):
            raise DocpipeError(item.about(self.document.key) for item in found)
        if self.kept is not None:
            write_bytes(self.kept.ledger, dump_ledger(ledger), self.name)
        return Cover(target, self.pages_of(target), ledger, listed, draft.template.digest, tuple(item.about(self.document.key) for item in found))

    def _again(self, made_of: str) -> Path | None:
        """Return the PDF of the last cover, when it was made of the same Word file by the same programs."""
        if self.kept is None or not self.kept.note.is_file() or not self.kept.pdf.is_file():
            return None
        try:
            known = json.loads(read_bytes(self.kept.note)).get("made_of")
        except (ValueError, AttributeError, RecursionError):
            return None
        return self.kept.pdf if known == made_of else None

    def _converted(self, word: bytes, made_of: str) -> Path:
        """Convert the Word file and keep the PDF. Raises DocpipeError."""
        source, target = self.folder / "cover.docx", self.folder / "cover.pdf"
        source.write_bytes(word)
        made = convert.convert((convert.Job(source, target, self.name, self.document.title),))
        if not made.value:
            raise DocpipeError(made.diagnostics)
        if self.kept is None:
            return target
        self.kept.note.unlink(missing_ok=True)
        write_bytes(self.kept.pdf, read_bytes(target), self.name)
        write_bytes(self.kept.note, json.dumps({"made_of": made_of}).encode(), self.name)
        return self.kept.pdf


def _is_moved_number(item: Diagnostic) -> bool:
    return item.code == "verify-text-moved" and str(item.arguments.get("text", "")).isdecimal()
