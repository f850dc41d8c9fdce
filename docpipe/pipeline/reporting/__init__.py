"""Reports to the funder: their bundles of evidence, their texts for the form, and what is missing before they can be submitted.

What makes them is loaded only where there are reports.
"""

from __future__ import annotations

from collections.abc import Iterable

from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.records.collection import Collection
from docpipe.workspace import Workspace


def with_bundles(records: tuple[Record, ...], workspace: Workspace) -> tuple[Record, ...]:
    """Return the records, with a bundle of evidence for each activity of each report."""
    if not any(record.type == "report" for record in records):
        return records
    from docpipe.pipeline.reporting.bundles import with_evidence_bundles

    return with_evidence_bundles(records, workspace)


def without_echoes(found: Iterable[Diagnostic], collection: Collection, unreadable: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return complaints without those that a record of reporting may have caused by not being read."""
    if not any(collection.of(kind) for kind in ("report", "project-indicator")):
        return tuple(found)
    from docpipe.pipeline.reporting.echoes import true_without

    return tuple(true_without(found, collection, unreadable))


def files_missing(collection: Collection, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the files that reports hand over."""
    if not collection.of("report"):
        return ()
    from docpipe.pipeline.reporting.bundles import missing_files

    return tuple(missing_files(collection, workspace))
