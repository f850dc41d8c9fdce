"""The scan (or the electronically signed PDF) of a released document → filed beside the release, with its digest; nothing is written over."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from docpipe.assemble import examine
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import lock
from docpipe.messages import severity_of
from docpipe.model import Document, Selector
from docpipe.outside import digest, read_bytes, write_bytes
from docpipe.pipeline.issues import SCAN_SUFFIXES, SIGNED, issues_of, signed_scan
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.outcome import Fate, Outcome, Output
from docpipe.workspace import Workspace

_GOOD = "bundle-part-signed"
"""Said of a PDF that bears an electronic signature: here that is what is wanted."""


def file_signed(workspace: Workspace, selector: Selector, path: Path, *, version: str | None, day: date) -> Outcome:
    """File the signed scan of the one document that is meant, beside its last released version or the one given."""
    loaded = load(workspace)
    wanted = tuple(document for document in loaded.documents if selector.takes(document))
    with lock(workspace.build / ".docpipe" / "lock", Location("build")):
        try:
            output, found = _filed(workspace, wanted, path, version, day)
        except DocpipeError as error:
            return Outcome((), once(overridden(error.diagnostics, loaded.settings)))
    return Outcome((output,), once(overridden(found, loaded.settings)))


def _filed(workspace: Workspace, wanted: tuple[Document, ...], path: Path, version: str | None, day: date) -> tuple[Output, tuple[Diagnostic, ...]]:
    name = workspace.name_of(path)
    if len(wanted) != 1:
        documents = tuple(document.stem for document in wanted[:5]) or ("–",)
        raise DocpipeError([Diagnostic("signed-one-document", Location(name), {"count": len(wanted), "documents": documents})])
    document = wanted[0]
    suffix = path.suffix.lower()
    if suffix not in SCAN_SUFFIXES:
        raise DocpipeError([Diagnostic("signed-kind", Location(name), {"file": path.name, "known": tuple(item[1:].upper() for item in SCAN_SUFFIXES)})])
    issued = [issue.version for issue in issues_of(workspace, document)]
    chosen = version or (issued[-1] if issued else "")
    if chosen not in issued:
        place = Location(f"released/{document.stem}.pdf")
        words = f"{document.stem.split('/')[1]} {document.record}"
        raise DocpipeError([Diagnostic("signed-not-released", place, {"title": document.title, "version": chosen or "1", "words": words})])
    found = tuple(item for item in examine(path, Location(name), name).diagnostics if item.code != _GOOD)
    if any(severity_of(item).fails for item in found):
        raise DocpipeError(item.about(document.key) for item in found)
    content = read_bytes(path, name)
    target = workspace.released / f"{document.stem}_v{chosen}{SIGNED}{suffix}"
    known = signed_scan(workspace, document, chosen)
    if known is not None:
        if digest(read_bytes(known)) != digest(content):
            raise DocpipeError([Diagnostic("signed-exists", Location(workspace.name_of(known)), {"version": chosen})])
        return Output(document, suffix[1:], workspace.name_of(known), Fate.UNCHANGED), ()
    write_bytes(target, content, workspace.name_of(target))
    record = {"version": chosen, "date": day.isoformat(), "file": path.name, "sha256": {target.name: digest(content)}}
    beside = target.with_suffix(".json")
    write_bytes(beside, json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode(), workspace.name_of(beside))
    # what a scan lacks is told where it goes into a bundle
    return Output(document, suffix[1:], workspace.name_of(target), Fate.RELEASED), ()
