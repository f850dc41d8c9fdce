"""The files that a meeting's evidence names → where they are, and a complaint about each that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.records.collection import Collection, evidence_of, meeting_of
from docpipe.records.evidence import Evidence
from docpipe.schema import meta_of
from docpipe.workspace import Workspace


def evidence_file(record: Record, written: str, workspace: Workspace) -> Path | None:
    """Return the file that a meeting's evidence names, looked for beside the record, in its project's folder and in the workspace's; None where it is not."""
    inside = PurePosixPath(written.replace("\\", "/"))
    bases = (workspace.root / PurePosixPath(record.tree.path).parent, workspace.content / (record.project or ""), workspace.content, workspace.root)
    return next((path for base in bases if (path := Path(base / inside)).is_file()), None)


def hold_evidence_files(collection: Collection, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield each file of a meeting's evidence that is not there, or lies outside the content, where nothing keeps or hands it over."""
    content = workspace.content.resolve()
    for record in collection.of("meeting"):
        if meeting_of(record).evidence is None:
            continue
        for field, written in evidence_of(record).files:
            path = evidence_file(record, written, workspace)
            if path is not None and path.resolve().is_relative_to(content):
                continue
            code = "evidence-file-missing" if path is None else "evidence-file-refused"
            arguments = {"value": written, "field": meta_of(Evidence.model_fields[field]).label}
            yield Diagnostic(code, record.locate("evidence", field), dict(arguments)).about(record.key)
