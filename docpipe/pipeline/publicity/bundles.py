"""A bundle of a report's period → the answer whether each of its parts keeps its strip (PUB-15), measured on the bundle's own pages.

What its parts are is in its manifest; what is asked of each is what its own programme asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.diagnostics import DocpipeError
from docpipe.engine import fingerprint
from docpipe.export.manifest import BundleManifest, PartLine
from docpipe.model import Document, Ledger
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.bundles.describe import stands
from docpipe.pipeline.bundles.verifying import manifest_beside
from docpipe.pipeline.publicity.keeping import keep, kept
from docpipe.pipeline.publicity.measuring import NOTE
from docpipe.pipeline.replay import program_fingerprint
from docpipe.verify import Answers
from docpipe.verify.publicity.bundled import BundledPart, of_bundle
from docpipe.verify.publicity.sheet import Gathering

if TYPE_CHECKING:
    from docpipe.pipeline.make import Maker


def parts_told(path: Path) -> int | None:
    """Return how many parts a bundle has, but for its cover; None where no manifest says so."""
    manifest = manifest_beside(path)
    return None if manifest is None else sum(stands(line) for line in manifest.parts)


def bundle_answers(maker: Maker, document: Document, path: Path, *, keeping: bool) -> Answers:
    """Return what a bundle's pages say; nothing for a damaged file. Kept where neither it nor what it was made of changed."""
    content, manifest = read_bytes(path), manifest_beside(path)
    if manifest is None:
        found = Gathering()
        found.open("PUB-15", "no-manifest")
        return found.sheet()
    parts = tuple(_parts(maker, manifest))
    whole = maker.publicity_expectation(document, document.stem)
    plain = [(part.title, part.first, part.pages, digest(part.own or b""), replace(part.expectation or whole, ledger=Ledger(""))) for part in parts]
    made_of = fingerprint(digest(content), plain, program_fingerprint())
    place = maker.loaded.workspace.build / ".docpipe" / f"{document.stem}{NOTE}"
    known = kept(place, made_of)
    if known is not None:
        return known
    try:
        answers = of_bundle(content, parts, whole)
    except DocpipeError:  # a damaged file: the build says so
        return Answers()
    if keeping:
        keep(place, made_of, answers)
    return answers


def _parts(maker: Maker, manifest: BundleManifest) -> Iterator[BundledPart]:
    """Yield the parts that stand in a bundle; of each document of docpipe that must have a strip what is asked of it, and its own file."""
    documents = {item.stem: item for item in maker.loaded.documents}
    for line in filter(stands, manifest.parts):
        title = f"{line.label} – {line.title}" if line.label else line.title
        document = documents.get(line.document) if line.origin in ("draft", "released") else None
        if document is None:
            yield BundledPart(title, line.first, line.pages)
        elif _is_asked(maker, document):
            yield BundledPart(title, line.first, line.pages, _own(maker, line), maker.publicity_expectation(document, line.source))


def _is_asked(maker: Maker, document: Document) -> bool:
    """Return whether a document's own programme wants a strip on it; of a project that was not read this time that is not known."""
    expectation = maker.publicity_expectation(document, document.stem)
    return expectation.programme is not None and expectation.programme.pages_of(document.kind) is not None


def _own(maker: Maker, line: PartLine) -> bytes | None:
    """Return the file that a part was made of; None where it is not there any more, or is another."""
    path = maker.loaded.workspace.root / line.source
    if not path.is_file():
        return None
    try:
        content = read_bytes(path, line.source)
    except DocpipeError:
        return None
    return content if digest(content) == line.sha256 else None


def is_changed(path: Path, found: str) -> bool:
    """Return whether a bundle is not the file any more that its manifest speaks of. `found`: the digest of the file."""
    manifest = manifest_beside(path)
    lines: Mapping[str, str] = {line.what: line.sha256 for line in manifest.files} if manifest is not None else {}
    return "bundle" in lines and lines["bundle"] != found
