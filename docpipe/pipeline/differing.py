"""A Word document that a person may have changed → its paragraphs that differ from what the content gives, with the places of the content."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from docpipe import render, verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location, fault
from docpipe.model import LedgerEntry
from docpipe.outside import read_bytes
from docpipe.pipeline.load import load
from docpipe.pipeline.make import Maker
from docpipe.pipeline.worlds import Worlds
from docpipe.verify.word import ParagraphText
from docpipe.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that differs."""

    change: str
    """'changed', 'added' or 'removed'."""
    was: str
    """As the content gives it, '' for an added one."""
    now: str
    """As it stands in the document, '' for a removed one."""
    locations: tuple[Location, ...]
    """Where in the content the paragraph's values come from."""


def diff(workspace: Workspace, path: Path) -> tuple[Difference, ...]:
    """Return the differences of a document under build/, in its order. Raises DocpipeError for a file that docpipe does not make or cannot read."""
    loaded = load(workspace)
    name = workspace.name_of(path)
    document = next((item for item in loaded.documents if workspace.build / f"{item.stem}.docx" == path), None)
    if document is None:
        raise fault("diff-not-ours", Location(name))
    maker = Maker(loaded, Worlds(loaded))
    draft = maker.draft(document)
    made = render.render(draft.template, draft.context, document=document.key, properties=draft.properties, protected=draft.protected).value
    was = verify.paragraphs_of(made.docx, name)
    now = verify.paragraphs_of(read_bytes(path, name), name)
    return differences(was, now, tuple(made.ledger))


def differences(
    was: tuple[ParagraphText, ...], now: tuple[ParagraphText, ...], ledger: tuple[LedgerEntry, ...], *, of_new: bool = False
) -> tuple[Difference, ...]:
    """Return the paragraphs that differ, in order. `ledger`: what was printed into the old document, or (`of_new`) into the new one."""
    return tuple(_differences(was, now, ledger, of_new=of_new))


def _differences(was: tuple[ParagraphText, ...], now: tuple[ParagraphText, ...], ledger: tuple[LedgerEntry, ...], *, of_new: bool) -> Iterator[Difference]:
    places: dict[tuple[str, int], dict[Location, None]] = {}
    for entry in ledger:
        places.setdefault((entry.part, entry.paragraph), {}).update(dict.fromkeys(entry.locations))
    matcher = SequenceMatcher(None, [item.text for item in was], [item.text for item in now], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for index in range(max(last - first, end - begin)):
            old = was[first + index] if first + index < last else None
            new = now[begin + index] if begin + index < end else None
            held = new if of_new else old
            found = tuple(places.get((held.part, held.number), ())) if held is not None else ()
            change = "added" if old is None else "removed" if new is None else "changed"
            yield Difference(change, old.text if old else "", new.text if new else "", found)
