"""The documents there are to make → the outputs that belong to them, those of a bundle beyond its PDF and ZIP too."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError
from docpipe.engine import Store
from docpipe.model import Document
from docpipe.outside import read_bytes

NOTE = ".bundle.json"
"""Ends the name of the note about a bundle, which lists its outputs."""

COVER = (".cover.ledger.json", ".cover.pdf", ".cover.json")
"""End the names of what is kept of a bundle's cover: its ledger, its PDF, and what that was made of."""


def planned(documents: Iterable[Document], store: Store) -> frozenset[str]:
    """Return every output that documents have, as paths in the build folder."""
    return frozenset(output for document in documents for output in outputs_of(document, store))


def outputs_of(document: Document, store: Store) -> tuple[str, ...]:
    """Return the outputs of a document; of a bundle those that it was last made as."""
    own = tuple(document.outputs.values())
    return tuple(dict.fromkeys((*own, *noted(document, store).outputs))) if document.kind == "bundle" else own


@dataclass(frozen=True, slots=True)
class Note:
    """What is remembered of a bundle beside its outputs' own entries."""

    outputs: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    """The projects whose documents it has."""
    drafts: tuple[tuple[str, str], ...] = ()
    """Drafts in it, as paths in the build folder, with their digests."""
    holds_list: bool = False
    """Whether it holds a check list of publicity, and so is made after it."""


def noted(document: Document, store: Store) -> Note:
    """Return what is remembered of a bundle; nothing where it never was made, or the note is damaged."""
    path = store.side(f"{document.stem}{NOTE}")
    try:
        data = json.loads(read_bytes(path)) if path.is_file() else {}
        drafts = tuple((str(output), str(digest)) for output, digest in data.get("drafts", ()))
        return Note(tuple(map(str, data.get("outputs", ()))), tuple(map(str, data.get("projects", ()))), drafts, data.get("holds_list") is True)
    except (ValueError, TypeError, AttributeError, RecursionError, DocpipeError):
        return Note()


def dump_note(note: Note) -> bytes:
    """Return the note as JSON."""
    data = {"outputs": note.outputs, "projects": note.projects, "drafts": note.drafts, "holds_list": note.holds_list}
    return json.dumps(data, ensure_ascii=False).encode()
