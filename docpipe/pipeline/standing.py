"""Content and the build folder → how each output stands: current, to be made anew and why, edited by hand, released."""

from __future__ import annotations

from enum import StrEnum

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError
from docpipe.engine import opened
from docpipe.model import Document, Selector
from docpipe.pipeline.building import Run
from docpipe.pipeline.bundles.building import Bundles, parts_of
from docpipe.pipeline.issues import issues_of
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.planned import outputs_of, planned
from docpipe.pipeline.tables import sheets_of, tables_step
from docpipe.workspace import Workspace


class Stand(StrEnum):
    """What a build would do with an output."""

    CURRENT = "current"
    STALE = "stale"
    NEW = "new"
    """Never made, or removed since."""
    EDITED = "edited"
    """Changed by a person: a build leaves it."""
    STOPPED = "stopped"
    """A fault keeps it from being made."""
    UNPLANNED = "unplanned"
    """Belongs to no record any more; `clean` removes it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one output stands."""

    path: str
    stand: Stand
    why: tuple[str, ...] = ()
    """Names of the inputs that changed: 'content', 'template', 'docx' …"""
    files: tuple[str, ...] = ()
    """Content files that changed since it was made."""
    released: str = ""
    """The last released version, empty for none."""


def status(workspace: Workspace, selector: Selector) -> Checked[tuple[Standing, ...]]:
    """Return the standing of every output that is meant; nothing is written."""
    loaded = load(workspace)
    wanted = tuple(document for document in loaded.documents if selector.takes(document))
    found: list[Standing] = []
    told: list[Diagnostic] = [*loaded.diagnostics]
    with opened(workspace.build, "build") as store:
        run = Run.over(loaded, store)
        for document in wanted:
            issues = issues_of(workspace, document)
            released = issues[-1].version if issues else ""
            try:
                found += _of_bundle(run, document, released) if document.kind == "bundle" else _standings(run, document, released)
            except DocpipeError as error:
                told += error.diagnostics
                found += [Standing(f"build/{output}", Stand.STOPPED, released=released) for output in document.outputs.values()]
        found += [Standing(f"build/{output}", Stand.UNPLANNED) for output in store.unplanned(planned(loaded.documents, store))]
    return Checked(tuple(found), once(overridden(told, loaded.settings)))


def _standings(run: Run, document: Document, released: str) -> list[Standing]:
    draft = run.maker.draft(document)
    word = run.render_step(draft)
    word_stale = not run.store.is_current(word) and not run.store.is_edited(word.output)
    found: list[Standing] = []
    sheets = sheets_of(draft)
    steps = (word, run.convert_step(document), *((tables_step(draft, run.maker, sheets),) if sheets else ()))
    for step in steps:
        path = f"build/{step.output}"
        if run.store.lying(step.output) is None:
            found.append(Standing(path, Stand.NEW, released=released))
        elif run.store.is_edited(step.output):
            found.append(Standing(path, Stand.EDITED, released=released))
        elif run.store.is_current(step) and not (step.action == "convert" and word_stale):
            found.append(Standing(path, Stand.CURRENT, released=released))
        else:
            why, files = run.reason(step, step if step.action == "tables" else word)
            found.append(Standing(path, Stand.STALE, why or ("docx",), files, released))
    return found


def _of_bundle(run: Run, document: Document, released: str) -> list[Standing]:
    """Return how the files of a bundle stand; one with a part that is to be made anew is so too. Raises DocpipeError."""
    run.maker.draft(document)
    bundles, outputs = Bundles(run), outputs_of(document, run.store)
    parts = [item for part in parts_of(run, [document]) for item in _standings(run, part, "")]
    new = run.store.lying(f"{document.stem}.pdf") is None
    why: tuple[str, ...] = ()
    if not new and any(item.stand not in (Stand.CURRENT, Stand.EDITED) for item in parts):
        why = ("parts",)
    elif not new:
        step = bundles.step(bundles.bundling(document))
        why = () if bundles.is_current(document, step) else bundles.run.store.why(step) or ("parts",)
    found: list[Standing] = []
    for output in outputs:
        if run.store.lying(output) is None:
            found.append(Standing(f"build/{output}", Stand.NEW, released=released))
        elif run.store.is_edited(output):
            found.append(Standing(f"build/{output}", Stand.EDITED, released=released))
        else:
            found.append(Standing(f"build/{output}", Stand.STALE if why else Stand.CURRENT, why, released=released))
    return found
