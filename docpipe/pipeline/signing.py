"""The scan (or the electronically signed PDF) of a released document → held against it, filed beside the release with its digest; nothing is written over."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from docpipe.assemble import examine
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import lock
from docpipe.figures.evidence import signatures_of
from docpipe.figures.figure import Figure
from docpipe.messages import severity_of
from docpipe.model import Document, Selector, State
from docpipe.outside import digest, read_bytes, write_bytes
from docpipe.pipeline.issues import SCAN_SUFFIXES, SIGNED, issues_of, signed_scan
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.outcome import Fate, Outcome, Output
from docpipe.records.meeting import Form
from docpipe.workspace import Workspace

_GOOD = "bundle-part-signed"
"""Said of a PDF that bears an electronic signature: here that is what is wanted."""


_SHEET = "attendance"
"""The kind whose signatures are counted."""


def file_signed(workspace: Workspace, selector: Selector, path: Path, *, version: str | None, day: date, signatures: int | None = None) -> Outcome:
    """File the signed scan of the one document that is meant, beside its last released version or the one given.

    `signatures`: how many a person counted on an attendance sheet; else the count that the meeting's record has.
    """
    loaded = load(workspace)
    wanted = tuple(document for document in loaded.documents if selector.takes(document))
    with lock(workspace.build / ".docpipe" / "lock", Location("build")):
        try:
            output, found = _filed(loaded, wanted, path, version, day, signatures)
        except DocpipeError as error:
            return Outcome((), once(overridden(error.diagnostics, loaded.settings)))
    return Outcome((output,), once(overridden(found, loaded.settings)))


def _filed(
    loaded: Loaded, wanted: tuple[Document, ...], path: Path, version: str | None, day: date, signatures: int | None
) -> tuple[Output, tuple[Diagnostic, ...]]:
    workspace = loaded.workspace
    name = workspace.name_of(path)
    document, chosen = _meant(workspace, wanted, path, version)
    suffix = path.suffix.lower()
    examined = examine(path, Location(name), name).diagnostics
    found = tuple(item for item in examined if item.code != _GOOD)
    if any(severity_of(item).fails for item in found):
        raise DocpipeError(item.about(document.key) for item in found)
    content = read_bytes(path, name)
    if len(found) < len(examined):
        _hold_same_bytes(workspace, document, chosen, content, name)
    else:
        _hold_not_unsigned(workspace, document, chosen, content, name)
    counted = _hold_count(loaded, document, signatures, name)
    target = workspace.released / f"{document.stem}_v{chosen}{SIGNED}{suffix}"
    known = signed_scan(workspace, document, chosen)
    if known is not None:
        if digest(read_bytes(known)) != digest(content):
            raise DocpipeError([Diagnostic("signed-exists", Location(workspace.name_of(known)), {"version": chosen})])
        return Output(document, suffix[1:], workspace.name_of(known), Fate.UNCHANGED), ()
    write_bytes(target, content, workspace.name_of(target))
    record = {"version": chosen, "date": day.isoformat(), "file": path.name, "signatures": counted, "sha256": {target.name: digest(content)}}
    beside = target.with_suffix(".json")
    write_bytes(beside, json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode(), workspace.name_of(beside))
    # what a scan lacks is told where it goes into a bundle
    return Output(document, suffix[1:], workspace.name_of(target), Fate.RELEASED), ()


def _meant(workspace: Workspace, wanted: tuple[Document, ...], path: Path, version: str | None) -> tuple[Document, str]:
    """Return the one document that is meant and its released version. Raises DocpipeError where there is none such, or the file is no scan."""
    name = workspace.name_of(path)
    if len(wanted) != 1:
        documents = tuple(document.stem for document in wanted[:5]) or ("–",)
        raise DocpipeError([Diagnostic("signed-one-document", Location(name), {"count": len(wanted), "documents": documents})])
    document = replace(wanted[0], state=State.RELEASED)
    if path.suffix.lower() not in SCAN_SUFFIXES:
        raise DocpipeError([Diagnostic("signed-kind", Location(name), {"file": path.name, "known": tuple(item[1:].upper() for item in SCAN_SUFFIXES)})])
    issued = [issue.version for issue in issues_of(workspace, document)]
    chosen = version or (issued[-1] if issued else "")
    if chosen not in issued:
        place = Location(f"released/{document.stem}.pdf")
        words = f"{document.stem.split('/')[1]} {document.record}"
        raise DocpipeError([Diagnostic("signed-not-released", place, {"title": document.title, "version": chosen or "1", "words": words})])
    return document, chosen


def _hold_same_bytes(workspace: Workspace, document: Document, version: str, content: bytes, name: str) -> None:
    """Raise DocpipeError for an electronically signed PDF of another file: a signature is appended to what was signed (ISO 32000-1, 7.5.6)."""
    released = workspace.released / f"{document.stem}_v{version}.pdf"
    if not content.startswith(read_bytes(released, workspace.name_of(released))):
        place = workspace.name_of(released)
        raise DocpipeError([Diagnostic("signed-other-bytes", Location(name), {"released": place, "version": version}, subjects=(document.key,))])


def _hold_not_unsigned(workspace: Workspace, document: Document, version: str, content: bytes, name: str) -> None:
    """Raise DocpipeError for the released file itself: nobody has signed it."""
    issue = next(issue for issue in issues_of(workspace, document) if issue.version == version)
    if digest(content) in issue.digests.values():
        raise DocpipeError([Diagnostic("signed-not-signed", Location(name), {"version": version}, subjects=(document.key,))])


def _hold_count(loaded: Loaded, document: Document, signatures: int | None, name: str) -> int | None:
    """Return the signatures that a person counted on an attendance sheet. Raises DocpipeError where nobody did, or the attendance says otherwise."""
    meeting = loaded.collection.get(document.subject)
    if document.kind != _SHEET or meeting is None:
        return signatures
    found = signatures_of(meeting, loaded.collection)
    if found.form is Form.ONLINE:
        return signatures
    counted = found.counted.value if signatures is None else signatures
    if counted is None:
        words = f"{document.stem.split('/')[1]} {document.record}"
        raise DocpipeError([Diagnostic("signed-count-missing", Location(name), {"present": found.present.value, "words": words})])
    if not replace(found, counted=Figure(counted)).agree:
        code = "signatures-exceed" if found.form is Form.HYBRID else "signatures-differ"
        arguments = {"signatures": counted, "present": found.present.value}
        raise DocpipeError([Diagnostic(code, Location(name), dict(arguments), related=found.present.locations[:1], subjects=(document.key,))])
    return counted
