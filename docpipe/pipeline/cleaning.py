"""Outputs that belong to no record any more → removed; what a person changed and what was released stays."""

from __future__ import annotations

from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import Store, opened
from docpipe.outside import remove
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.outcome import Outcome
from docpipe.workspace import Workspace


def clean(workspace: Workspace, *, everything: bool = False) -> Outcome:
    """Remove outputs that docpipe made and no record plans (with `everything` all that it made); each one is told. released/ is never touched."""
    loaded = load(workspace)
    planned = frozenset() if everything else frozenset(output for document in loaded.documents for output in document.outputs.values())
    found: list[Diagnostic] = []
    with opened(workspace.build, "build") as store:
        for output in store.unplanned(planned):
            try:
                found.append(_removed(store, output))
            except DocpipeError as error:
                found += error.diagnostics
        store.tidy()
    return Outcome((), once(overridden(found, loaded.settings)))


def _removed(store: Store, output: str) -> Diagnostic:
    """Remove an output with its ledger, and say what became of it. Raises DocpipeError 'output-unwritable'."""
    gone = store.remove(output)
    if gone and output.endswith(".docx"):
        remove(store.side(f"{output.removesuffix('.docx')}.ledger.json"), f"build/{output}")
    return Diagnostic("output-removed" if gone else "edited-by-hand", Location(f"build/{output}"))
