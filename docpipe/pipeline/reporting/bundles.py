"""The numbered evidence of each report → a bundle for each key activity, as if a person had written it: the same numbers as in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from docpipe.czech.format import format_period
from docpipe.czech.names import slug
from docpipe.czech.values import NBSP, Period
from docpipe.diagnostics import Diagnostic, Location
from docpipe.figures.activities import key_activity_of
from docpipe.figures.reporting.evidence import COMMON, FILES, Evidence, numbered_evidence
from docpipe.figures.reporting.periods import report_of, rules_of
from docpipe.model import DataPath, Record, Tree
from docpipe.pipeline.evidence import evidence_file
from docpipe.records.bundle import Bundle, BundlePart
from docpipe.records.collection import Collection, project_of
from docpipe.workspace import Workspace


def with_evidence_bundles(records: tuple[Record, ...], workspace: Workspace) -> tuple[Record, ...]:
    """Return the records with the bundles of their reports; one that a person wrote under the same id stays as it is."""
    collection = Collection(records)
    made = [record for report in collection.of("report") if _has_project(report, collection) for record in bundles_of(report, collection, workspace)]
    known = {record.key for record in collection.of("bundle")}
    return (*records, *(record for record in made if record.key not in known))


def _has_project(record: Record, collection: Collection) -> bool:
    return collection.get(f"project:{record.project}") is not None


def bundles_of(record: Record, collection: Collection, workspace: Workspace) -> Iterator[Record]:
    """Yield a bundle for each group of a report's evidence that has files."""
    if not rules_of(record.project, collection)[0].bundles:
        return
    for group, items in groupby(numbered_evidence(record, collection), key=lambda item: item.group):
        parts = [(item, part) for item in items if (part := _part(item, workspace)) is not None]
        if parts:
            yield _bundle(record, group, parts, collection)


def _part(item: Evidence, workspace: Workspace) -> BundlePart | None:
    """Return the part of a bundle that a piece of evidence is; None for a file that is not there or cannot be one, which is told elsewhere."""
    title, label = item.title.replace(NBSP, " "), item.label.replace(NBSP, " ")
    if item.kind:
        scan = evidence_file(item.record, item.scan, workspace) if item.scan else None
        return BundlePart(title=title, label=label, kinds=(item.kind,), records=(item.record.id,), scan=workspace.name_of(scan) if scan is not None else None)
    path = file_of_evidence(item, workspace)
    return BundlePart(title=title, label=label, file=path) if path is not None else None


def file_of_evidence(item: Evidence, workspace: Workspace) -> str | None:
    """Return the file of a piece of evidence, relative to the workspace; None where there is none that can become a part of a bundle."""
    path = evidence_file(item.record, item.file, workspace) if item.file else None
    if path is None or path.suffix.lower() not in FILES or not path.resolve().is_relative_to(workspace.content.resolve()):
        return None
    return workspace.name_of(path)


def _bundle(record: Record, group: str, parts: Sequence[tuple[Evidence, BundlePart]], collection: Collection) -> Record:
    report, home = report_of(record), collection.get(f"project:{record.project}")
    assert home is not None
    activity = key_activity_of(project_of(home), group) if group != COMMON else None
    what = f"Doklady klíčové aktivity {activity.code}" if activity is not None else "Společné přílohy"
    period = format_period(Period(report.start, report.end)).replace(NBSP, " ")
    value = Bundle(
        title=f"{what} ke zprávě o realizaci č. {report.number}",
        subtitle=f"{activity.name}, období {period}" if activity is not None else f"období {period}",
        date=report.end,
        stamp="ano",
        parts=tuple(part for _, part in parts),
        report=record.id,
        sample=report.sample,
    )
    marks: dict[DataPath, Location] = {(): record.locate("number"), ("title",): record.locate("number"), ("date",): record.locate("end")}
    marks |= {("parts", index): item.location for index, (item, _) in enumerate(parts)}
    name = f"doklady-{record.id}-{slug(group) if activity is not None else 'spolecne'}"
    return Record("bundle", name, value, Tree(record.tree.path, None, marks), (), record.project)


def missing_files(collection: Collection, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield each attachment whose file is not there, or cannot be handed over: the report cites a number that nothing stands behind."""
    for record in collection.of("report"):
        for item in numbered_evidence(record, collection) if _has_project(record, collection) else ():
            if item.record.type == "meeting" or not item.file or file_of_evidence(item, workspace) is not None:
                continue
            there = evidence_file(item.record, item.file, workspace)
            code = "report-file-missing" if there is None else "report-file-refused"
            place = item.record.locate("attachments", _index(record, item), "file") if item.record is record else item.record.locate("photo")
            arguments = {"value": item.file, "label": item.label}
            yield Diagnostic(code, place, dict(arguments)).about(record.key, item.record.key)


def _index(record: Record, item: Evidence) -> int:
    return next(index for index, attachment in enumerate(report_of(record).attachments) if attachment.id == item.id)
