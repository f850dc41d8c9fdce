"""Attachments and what texts say of them → files handed over twice, attachments nothing cites, numbers typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from pydantic import BaseModel

from docpipe.czech.names import fold_name
from docpipe.czech.values import NBSP
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.reporting.evidence import COMMON, Evidence, numbered_evidence
from docpipe.figures.reporting.indicators import indicator_of
from docpipe.figures.reporting.periods import is_sound, report_of
from docpipe.model import Record
from docpipe.prose.blocks import Prose
from docpipe.prose.changes import references
from docpipe.rules.texts import passages_of
from docpipe.rules.view import Rule, View
from docpipe.schema import fold_key

_CITES = ("priloh", "priloz", "attachment")
"""How the type of a reference to evidence begins, folded: „příloha“ in any case."""


def _files(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield an attachment whose file the same activity has under another number: its bundle takes a file once. Two activities may share one."""
    first: dict[tuple[str, str], Evidence] = {}
    for item in _numbered(record, view):
        if not item.file:
            continue
        known = first.setdefault((item.group, normpath(join(dirname(item.record.tree.path), item.file.replace("\\", "/")))), item)
        if known is not item:
            arguments: dict[str, Plain] = {"value": item.file, "label": item.label, "other": known.label}
            yield Diagnostic("report-attachment-twice", item.location, arguments, related=(known.location,))


def _uncited(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield an attachment of no activity that no text cites and nothing counted is shown by: those of an activity the report cites itself."""
    cited = {fold_name(item.target) for text in _texts(record.value) for item in references(text) if fold_key(item.type).startswith(_CITES)}
    indicators = view.collection.of("project-indicator", record.project)
    shown = {fold_name(text) for item in indicators for entry in indicator_of(item).counted for text in entry.evidence}
    labels = {item.id: item.label for item in _numbered(record, view) if item.record is record and not item.kind}
    for index, attachment in enumerate(report_of(record).attachments):
        if attachment.id in labels and not attachment.activity and fold_name(attachment.id) not in cited | shown:
            arguments: dict[str, Plain] = {"value": attachment.title, "label": labels[attachment.id], "id": attachment.id}
            yield Diagnostic("report-attachment-uncited", record.locate("attachments", index), arguments)


def _texts(value: object) -> Iterator[Prose]:
    """Yield the long texts of a record's value."""
    match value:
        case Prose():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case tuple():
            for item in value:
                yield from _texts(item)


def _typed(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a number of an attachment that was typed: one that is not there, and one that will be another's as soon as an attachment comes before it."""
    numbered = _numbered(record, view)
    project = view.project(record)
    if project is None:
        return
    codes = "|".join(re.escape(code).replace(r"\ ", r"[ \u00a0]?") for code in (*(item.code for item in project.key_activities), COMMON))
    pattern = re.compile(rf"(?<![\w/])(?P<group>{codes})/(?P<first>\d{{1,3}})(?:[–-](?P<last>\d{{1,3}}))?(?![\w/])")
    there = {(_bare(item.group), item.number): item for item in numbered}
    for passage in passages_of(record):
        for found in pattern.finditer(passage.text):
            numbers = [int(found[name]) for name in ("first", "last") if found[name]]
            items = [there.get((_bare(found["group"]), number)) for number in numbers]
            if None in items:
                known = tuple(item.label for item in numbered if _bare(item.group) == _bare(found["group"]))
                arguments: dict[str, Plain] = {"value": found[0], "known": (known[0], known[-1]) if known else ("–",)}
                yield Diagnostic("report-attachment-number-unknown", passage.at(found.start()), arguments)
            else:
                cite = next((item.id for item in items if item is not None), "")
                yield Diagnostic("report-attachment-number-typed", passage.at(found.start()), {"value": found[0], "id": cite})


def _bare(group: str) -> str:
    return group.replace(NBSP, "").replace(" ", "").casefold()


def _numbered(record: Record, view: View) -> tuple[Evidence, ...]:
    return numbered_evidence(record, view.collection) if view.project(record) is not None and is_sound(report_of(record)) else ()


RULES = (Rule("report", _files), Rule("report", _uncited), Rule("report", _typed))
