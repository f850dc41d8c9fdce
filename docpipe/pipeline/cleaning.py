"""Outputs that belong to no record any more → removed; what a person changed and what was released stays."""

from __future__ import annotations

from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import Store, opened
from docpipe.outside import remove
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.outcome import Outcome
from docpipe.pipeline.planned import COVER, NOTE, planned
from docpipe.workspace import Workspace


def clean(workspace: Workspace, *, everything: bool = False) -> Outcome:
    """Remove outputs that docpipe made and no record plans (with `everything` all that it made); each one is told. released/ is never touched."""
    loaded = load(workspace)
    found: list[Diagnostic] = []
    with opened(workspace.build, "build") as store:
        for output in store.unplanned(frozenset() if everything else planned(loaded.documents, store)):
            try:
                found.append(_removed(store, output))
            except DocpipeError as error:
                found += error.diagnostics
        store.tidy()
    return Outcome((), once(overridden(found, loaded.settings)))


def _removed(store: Store, output: str) -> Diagnostic:
    """Remove an output with its ledger, and say what became of it. Raises DocpipeError 'output-unwritable'."""
    gone = store.remove(output)
    stem, _, suffix = output.rpartition(".")
    for side in {"docx": (".ledger.json",), "pdf": (NOTE, *COVER)}.get(suffix, ()) if gone else ():
        remove(store.side(f"{stem}{side}"), f"build/{output}")
    return Diagnostic("output-removed" if gone else "edited-by-hand", Location(f"build/{output}"))
