"""Word files that print numbers of pages → the same files with those of the PDFs made of them (design decision 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from docpipe import convert, render
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import Store
from docpipe.model import Document
from docpipe.outside import read_bytes, scratch


def with_last_numbers(content: bytes, store: Store, output: str) -> tuple[bytes, bytes | None]:
    """Return what to put in the place of an output, and a guess at it with the numbers of pages that the last one has, for `paging_of`.

    Mostly nothing moved, and the guess is right. The guess itself is put in place only where it is what lies there: else a build that is broken off
    would leave numbers that nobody held against the pages.
    """
    if store.lying(output) is None or not render.has_pages(content):
        return content, None
    try:
        last = read_bytes(store.path(output))
    except DocpipeError:
        return content, None
    guess = render.with_numbers_of(content, last)
    return (guess if guess == last else content), guess


def paging_of(store: Store, document: Document, folder: Path, number: int, guess: bytes | None = None) -> convert.Paging | None:
    """Return how a document gets the numbers of its pages; None for one that prints none, and for one that a person has changed."""
    output = document.outputs["docx"]
    if store.is_edited(output):
        return None
    try:
        content = read_bytes(store.path(output), f"{store.name}/{output}")
    except DocpipeError:
        return None
    if not render.has_pages(content):
        return None
    start = guess if guess is not None and not render.is_unsettled(guess) else None if render.is_unsettled(content) else content
    return convert.Paging(folder / f"{number}.docx", render.with_pages, render.light, start)


def take(store: Store, document: Document, paging: convert.Paging | None) -> None:
    """Put a Word file with the numbers of its pages in its place. Raises DocpipeError when it cannot be written."""
    if paging is not None and paging.target.is_file():
        store.amend(document.outputs["docx"], read_bytes(paging.target))


def number_pages(store: Store, documents: Iterable[Document], guesses: Mapping[str, bytes], jobs: int) -> tuple[Diagnostic, ...]:
    """Give Word files the numbers of their pages where no PDF is wanted, and return what was wrong."""
    wanted = [document for document in documents if _waits(store, document)]
    if not convert.available():
        return unknown(store, wanted)
    with scratch() as folder:
        asked: dict[convert.Job, Document] = {}
        for number, document in enumerate(wanted):
            output = document.outputs["docx"]
            paging = paging_of(store, document, folder, number, guesses.get(document.key))
            asked[convert.Job(store.path(output), folder / f"{number}.pdf", f"{store.name}/{output}", document.title, paging=paging)] = document
        checked = convert.convert(tuple(asked), jobs_at_once=jobs)
        for job in checked.value:
            take(store, asked[job], job.paging)
    return checked.diagnostics


def _waits(store: Store, document: Document) -> bool:
    """Return whether a Word file of docpipe's own has numbers of pages that are not known yet."""
    output = document.outputs["docx"]
    if store.is_edited(output):
        return False
    content = read_bytes(store.path(output), f"{store.name}/{output}")
    return render.has_pages(content) and render.is_unsettled(content)


def unknown(store: Store, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """Return a warning for each Word file whose numbers of pages nothing could find out, as there is no LibreOffice."""
    waiting = (document for document in documents if _waits(store, document))
    return tuple(Diagnostic("pages-unknown", Location(f"{store.name}/{item.outputs['docx']}"), subjects=(item.key,)) for item in waiting)
