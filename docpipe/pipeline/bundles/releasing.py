"""A bundle → the files of its release: only of what is released itself, and of files from outside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.model import Document, State
from docpipe.outside import scratch
from docpipe.pipeline.bundles.bundling import Bundling, gathered, tools
from docpipe.pipeline.bundles.cover import CoverMaker
from docpipe.pipeline.bundles.describe import Described
from docpipe.pipeline.bundles.gather import Origin
from docpipe.pipeline.bundles.making import pages_of
from docpipe.pipeline.bundles.packing import package
from docpipe.pipeline.bundles.private import hold_files
from docpipe.pipeline.issues import changed_since
from docpipe.pipeline.make import Maker, dump_ledger
from docpipe.pipeline.replay import fonts_fingerprint


@dataclass(frozen=True, slots=True)
class IssuedBundle:
    """The files of a released bundle."""

    files: Mapping[str, bytes]
    content: str
    template: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def bundle_content(maker: Maker, document: Document) -> str:
    """Return the fingerprint of what a bundle is made of now. Raises DocpipeError with all that is missing."""
    return _bundling(maker, document).content


def _bundling(maker: Maker, document: Document) -> Bundling:
    parts = [item.document for item in maker.loaded.bundles.get(document.subject, ()) if item.document is not None]
    changed = (changed_since(maker, part) for part in parts)
    older = frozenset(item.location.path for item in changed if item is not None and item.code == "released-differs" and item.location is not None)
    return gathered(maker, document, maker.loaded.workspace.build, {}, older)


def issued_bundle(maker: Maker, document: Document, version: str) -> IssuedBundle:
    """Return the files of a bundle's release. Raises DocpipeError 'bundle-release-drafts', and with all that keeps it from being made."""
    bundling = _bundling(maker, document)
    drafts = tuple(f"{piece.label} – {piece.title}" for piece in bundling.pieces if piece.origin is Origin.DRAFT)
    if drafts:
        raise DocpipeError([Diagnostic("bundle-release-drafts", bundling.record.locate("parts"), {"parts": drafts})])
    base = f"{PurePosixPath(document.stem).name}_v{version}"
    name = f"released/{document.stem}_v{version}.pdf"
    with scratch() as folder:
        covers = CoverMaker(maker, document, folder, name, lambda path: pages_of(path, name), tools(fonts_fingerprint()), State.RELEASED, version)
        making = bundling.maker(covers, maker.loaded.workspace.build, base)
        made = making.made()
        packed = package(Described(maker.loaded, making, made, version=version), maker.loaded.presets.get(making.bundle.sending or ""))
    files = dict(packed.files)
    if made.cover is not None:
        files[f"{base}.ledger.json"] = dump_ledger(made.cover.ledger)
        hold_files(files, (f"{base}.ledger.json",), maker, document, bundling.record.locate("title"))
    template = {"name": document.template, "sha256": made.cover.template} if made.cover is not None else {}
    return IssuedBundle(files, bundling.content, template, (*bundling.problems, *made.diagnostics, *packed.diagnostics))
