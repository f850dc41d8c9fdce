"""A Word document that a person edited → kept with a reason, or set aside for the one the content gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docpipe.diagnostics import Diagnostic, Location, fault
from docpipe.engine import opened
from docpipe.model import Document, Selector
from docpipe.pipeline.building import Run, build
from docpipe.pipeline.load import Loaded, load
from docpipe.pipeline.outcome import Outcome
from docpipe.workspace import Workspace


def keep(workspace: Workspace, path: Path, reason: str) -> Outcome:
    """Accept a person's edit: builds name it no more until the file or its content changes. Raises DocpipeError."""
    loaded = load(workspace)
    document = _document(loaded, path)
    with opened(workspace.build, "build") as store:
        run = Run.over(loaded, store)
        step = run.render_step(run.maker.draft(document))
        if not store.is_edited(step.output):
            raise fault("edit-none", Location(workspace.name_of(path)))
        store.accept(step, reason)
    return Outcome((), (Diagnostic("edit-accepted", Location(workspace.name_of(path)), {"reason": reason}),))


def take_new(workspace: Workspace, path: Path) -> Outcome:
    """Give a person's edited file another name beside its own and make the document anew. Raises DocpipeError."""
    loaded = load(workspace)
    document = _document(loaded, path)
    output = f"{document.stem}.docx"
    with opened(workspace.build, "build") as store:
        if not store.is_edited(output):
            raise fault("edit-none", Location(workspace.name_of(path)))
        aside = store.set_aside(output)
    told = Diagnostic("edit-set-aside", Location(workspace.name_of(aside)))
    selector = Selector(projects=(document.project,), kinds=(document.kind,), records=(document.record,), editions=(document.edition,))
    made = build(workspace, selector)
    return replace(made, diagnostics=(told, *made.diagnostics))


def _document(loaded: Loaded, path: Path) -> Document:
    """Return the document whose Word file a path is. Raises DocpipeError 'diff-not-ours'."""
    found = next((item for item in loaded.documents if loaded.workspace.build / f"{item.stem}.docx" == path), None)
    if found is None:
        raise fault("diff-not-ours", Location(loaded.workspace.name_of(path)))
    return found
