"""Outputs that belong to no record any more → removed; what a person changed and what was released stays."""

from __future__ import annotations

from docpipe.diagnostics import Diagnostic, Location
from docpipe.engine import opened
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.outcome import FORMATS, Outcome
from docpipe.workspace import Workspace


def clean(workspace: Workspace, *, everything: bool = False) -> Outcome:
    """Remove outputs that docpipe made and no record plans (with `everything` all that it made); each one is told. released/ is never touched."""
    loaded = load(workspace)
    planned = frozenset() if everything else frozenset(f"{document.stem}.{kind}" for document in loaded.documents for kind in FORMATS)
    found: list[Diagnostic] = []
    with opened(workspace.build, "build") as store:
        for output in store.unplanned(planned):
            place = Location(f"build/{output}")
            found.append(Diagnostic("output-removed" if store.remove(output) else "edited-by-hand", place))
            if output.endswith(".docx"):
                store.side(f"{output.removesuffix('.docx')}.ledger.json").unlink(missing_ok=True)
        store.tidy()
    return Outcome((), once(overridden(found, loaded.settings)))
