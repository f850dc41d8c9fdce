"""The documents that are meant → all that is to be made for them, in the order in which one is made of the others."""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.dataclass import dataclass
from docpipe.model import Document
from docpipe.pipeline.load import Loaded

CHECKLIST = "publicity-check"
"""The kind that is made after the documents and bundles whose files it measures."""
_BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be made, in this order."""

    documents: tuple[Document, ...]
    bundles: tuple[Document, ...]
    lists: tuple[Document, ...]
    """Check lists of publicity."""
    last: tuple[Document, ...]
    """The bundles that hold a check list."""
    parts: tuple[Document, ...]
    """The documents that something else is made of: their PDFs are needed, whatever is asked for."""


def work_of(wanted: Iterable[Document], kinds: tuple[str, ...], loaded: Loaded) -> Work:
    """Return what is to be made for the documents that are meant, as files of these kinds: of what each is made of, that is made too."""
    meant = tuple(wanted)
    asked = bundles_among(meant, kinds)
    lists = _check_lists(dict.fromkeys((*_without_bundles(meant), *_parts(asked, loaded))), kinds)
    measured = _measured(lists, loaded)
    bundles = list(dict.fromkeys((*asked, *(item for item in measured if item.kind == _BUNDLE))))
    parts = tuple(dict.fromkeys((*_parts(bundles, loaded), *_without_bundles(measured))))
    documents = dict.fromkeys((*_without_bundles(meant), *parts))
    last = with_lists(bundles, loaded)
    return Work(
        documents=tuple(item for item in documents if item.kind != CHECKLIST),
        bundles=tuple(item for item in bundles if item not in last),
        lists=tuple(lists),
        last=tuple(last),
        parts=parts,
    )


def bundles_among(documents: Iterable[Document], kinds: tuple[str, ...]) -> list[Document]:
    """Return the bundles that are to be made as one of these."""
    return [document for document in documents if document.kind == _BUNDLE and {"pdf", "zip"} & set(kinds)]


def with_lists(bundles: Iterable[Document], loaded: Loaded) -> list[Document]:
    """Return the bundles that hold a check list."""
    return [document for document in bundles if any(item.kind == CHECKLIST for item in _parts([document], loaded))]


def _without_bundles(documents: Iterable[Document]) -> Iterable[Document]:
    return (document for document in documents if document.kind != _BUNDLE)


def _parts(bundles: Iterable[Document], loaded: Loaded) -> tuple[Document, ...]:
    """Return the documents that bundles are made of."""
    found = (item.document for document in bundles for item in loaded.bundles.get(document.subject, ()))
    return tuple(dict.fromkeys(item for item in found if item is not None))


def _check_lists(documents: Iterable[Document], kinds: tuple[str, ...]) -> list[Document]:
    """Return the check lists that are to be made: they measure finished PDFs, so one is left alone where only Word files of other documents are asked for."""
    known = list(documents)
    found = [document for document in known if document.kind == CHECKLIST]
    return found if "pdf" in kinds or len(found) == len(known) else []


def _measured(lists: list[Document], loaded: Loaded) -> tuple[Document, ...]:
    """Return the documents whose files check lists measure."""
    if not lists:
        return ()
    from docpipe.pipeline.publicity.checklist import documents_of

    return tuple(dict.fromkeys(item for document in lists for item in documents_of(document, loaded)))
