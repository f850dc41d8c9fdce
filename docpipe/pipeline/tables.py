"""A document with its values → the workbook of its tables, made when they changed, held against them before it is put in its place."""

from __future__ import annotations

from docpipe import export, verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import Step, Store, fingerprint
from docpipe.model import Ledger, Sheet
from docpipe.pipeline.make import Draft, Maker
from docpipe.pipeline.outcome import Fate
from docpipe.pipeline.replay import program_fingerprint

_FATES = {"built": Fate.BUILT, "unchanged": Fate.UNCHANGED, "adopted": Fate.ADOPTED, "kept": Fate.KEPT}


def sheets_of(draft: Draft) -> tuple[Sheet, ...]:
    """Return the sheets of a document's tables; () for one that has none or whose kind makes no workbook."""
    return export.sheets_of(draft.context, draft.document.title) if draft.document.tabled else ()


def tables_step(draft: Draft, maker: Maker, sheets: tuple[Sheet, ...]) -> Step:
    """Return the step that makes the workbook, with the digests of all that goes into it."""
    output = draft.document.outputs["xlsx"]
    held = maker.expectation(draft, output, Ledger(output))
    inputs = {"content": fingerprint(sheets, draft.document.title), "checks": fingerprint(held.forbidden), "docpipe": program_fingerprint()}
    files = {place.path for places in draft.context.sources.values() for place in places}
    return Step("tables", output, inputs, {"document": draft.document.key}, {name: maker.digest_of(name) for name in sorted(files)})


def checked_workbook(draft: Draft, maker: Maker, sheets: tuple[Sheet, ...], name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the workbook and everything that is wrong with it."""
    content = export.workbook(sheets, draft.document.title)
    found = verify.verify_sheets(content, sheets, maker.expectation(draft, name, Ledger(name)))
    return content, tuple(item.about(draft.document.key) for item in found)


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a document's workbook."""

    fate: Fate
    why: tuple[str, ...] = ()
    """Names of the inputs that changed; 'new' for one never made."""
    files: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def make_tables(draft: Draft, maker: Maker, store: Store, given: str) -> Made | None:
    """Put a document's workbook in its place and say what became of it; None for a document without tables."""
    sheets = sheets_of(draft)
    if not sheets:
        return None
    step = tables_step(draft, maker, sheets)
    if store.is_current(step):
        entry = store.entry(step.output)
        made = Made(Fate.UNCHANGED, diagnostics=entry.diagnostics if entry else ())
    else:
        made = _placed(draft, maker, store, step, sheets)
    if made.fate in (Fate.BUILT, Fate.ADOPTED, Fate.UNCHANGED):
        store.confirm(step.output, given, ())
    return made


def _placed(draft: Draft, maker: Maker, store: Store, step: Step, sheets: tuple[Sheet, ...]) -> Made:
    why = ("new",) if store.lying(step.output) is None else store.why(step)
    files = store.changed_origins(step)
    try:
        content, found = checked_workbook(draft, maker, sheets, f"build/{step.output}")
        if any(verify.is_leak(item) for item in found):
            return Made(Fate.FAILED, diagnostics=found)
        fate = _FATES[store.place(step, content, found).fate]
    except DocpipeError as error:
        return Made(Fate.FAILED, diagnostics=tuple(item.about(draft.document.key) for item in error.diagnostics))
    if fate is Fate.KEPT:
        found = (*found, Diagnostic("edited-by-hand", Location(f"build/{step.output}"), subjects=(draft.document.key,)))
    return Made(fate, why, files, found)
