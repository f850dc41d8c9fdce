"""The content, the released files and the build folder → everything that is lacking, whatever the day."""

from __future__ import annotations

import json
from collections.abc import Iterator

from docpipe.diagnostics import Checked, DocpipeError, Location, Severity
from docpipe.engine import opened
from docpipe.figures.lacking import Filed, Lacking, lacking
from docpipe.figures.lacks import Lack
from docpipe.messages import severity_of
from docpipe.model import Document
from docpipe.outside import read_bytes
from docpipe.pipeline.issues import issues_of, signed_scan
from docpipe.pipeline.load import Loaded, load
from docpipe.pipeline.replay import lying_digests, stamps_of
from docpipe.workspace import Workspace

_INTERNAL = "internal"


def lacking_in(workspace: Workspace) -> tuple[Checked[tuple[Lacking, ...]], tuple[str, ...]]:
    """Return all that is lacking in a workspace, and its projects; of the complaints only those that keep something from being read."""
    loaded = load(workspace)
    found = [*lacking(loaded.collection, _filed(loaded)), *_plans(loaded), *_reports(loaded), *_edited(loaded)]
    faults = tuple(item for item in loaded.diagnostics if severity_of(item) is Severity.FAULT)
    return Checked(tuple(found), faults), tuple(record.id for record in loaded.collection.of("project"))


def _filed(loaded: Loaded) -> dict[str, Filed]:
    """Return what lies among the released files of each meeting."""
    if not loaded.workspace.released.is_dir():
        return {}
    sheets = {document.subject: _sheet(loaded.workspace, document) for document in loaded.documents if document.kind == "attendance"}
    minutes = {
        document.subject: _is_released(loaded.workspace, document)
        for document in loaded.documents
        if document.kind == "minutes" and document.edition == _INTERNAL
    }
    return {key: Filed(*sheets.get(key, (False, False)), minutes.get(key, False)) for key in {*sheets, *minutes}}


def _is_released(workspace: Workspace, document: Document) -> bool:
    try:
        return bool(issues_of(workspace, document))
    except DocpipeError:
        return False


def _sheet(workspace: Workspace, document: Document) -> tuple[bool, bool]:
    """Return whether a signed scan of an attendance sheet is filed, and whether its signatures were counted."""
    try:
        issues = issues_of(workspace, document)
        scans = [path for issue in issues if (path := signed_scan(workspace, document, issue.version)) is not None]
        counted = [json.loads(read_bytes(path.with_suffix(".json"))).get("signatures") for path in scans if path.with_suffix(".json").is_file()]
    except (DocpipeError, ValueError, AttributeError):
        return False, False
    return bool(scans), any(count is not None for count in counted)


def _plans(loaded: Loaded) -> Iterator[Lacking]:
    """Yield what is lacking to the plans; a workspace without one imports nothing of them."""
    if any(loaded.collection.of(kind) for kind in ("plan", "comment", "milestone", "service", "measure")):
        from docpipe.figures.planning.lacking import plan_lacking

        yield from plan_lacking(loaded.collection)


def _reports(loaded: Loaded) -> Iterator[Lacking]:
    """Yield the deadlines of reports that were not submitted, and what is missing to each of them."""
    if not loaded.collection.of("report"):
        return
    from docpipe.figures.reporting.deadlines import deadlines_of
    from docpipe.pipeline.reporting.missing import lacking_to_reports

    for item in deadlines_of(loaded.collection):
        what = f"{item.what} – {item.note}" if item.note else item.what
        yield Lacking(Lack.REPORT, item.day, what, item.project, item.whom, item.location, item.key)
    yield from lacking_to_reports(loaded)


def _edited(loaded: Loaded) -> Iterator[Lacking]:
    """Yield finished documents that a person changed and nobody has settled yet."""
    workspace = loaded.workspace
    if not workspace.build.is_dir():
        return
    with opened(workspace.build, "build") as store:
        store.trust(lying_digests(workspace, stamps_of(workspace)))
        for document in loaded.documents:
            for output in document.outputs.values():
                known = store.manifest.accepted.get(output)
                if store.is_edited(output) and (known is None or known.digest != store.lying(output)):
                    what = f"dokument někdo upravil ručně: {document.title}"
                    yield Lacking(Lack.EDITED, document.day, what, document.project, "", Location(f"build/{output}"), document.key)
