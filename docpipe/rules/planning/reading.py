"""A plan → its chapters in order and every text that it prints, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.model import Record
from docpipe.records.planning.chapter import Chapter
from docpipe.records.planning.measure import Measure
from docpipe.records.planning.plan import Plan
from docpipe.records.planning.service import Service
from docpipe.rules.names import Word
from docpipe.rules.texts import Passage
from docpipe.rules.view import View

_PRINTED = ("measure", "service", "need", "swot", "risk", "milestone", "indicator", "evaluation", "comment", "chart", "table")
"""Records of a project that its plan prints, besides the plan itself, its chapters and its target groups."""


def plan_of(record: Record) -> Plan:
    """Return a record's value as a plan."""
    return cast("Plan", record.value)


def measure_of(record: Record) -> Measure:
    """Return a record's value as a measure."""
    return cast("Measure", record.value)


def service_of(record: Record) -> Service:
    """Return a record's value as a service."""
    return cast("Service", record.value)


def chapter_of(record: Record) -> Chapter:
    """Return a record's value as a chapter."""
    return cast("Chapter", record.value)


def chapters_of(plan: Record, view: View) -> tuple[Record, ...]:
    """Return the chapters that a plan prints: those it lists with its annexes, else all there are but those left out. Unknown ids are passed over."""
    known = {fold_name(record.id): record for record in view.collection.layered("chapter", plan.project)}
    written = plan_of(plan)
    wanted = (*written.chapters, *written.annexes) if written.chapters else tuple(known)
    left_out = {fold_name(name) for name in written.left_out}
    folded = dict.fromkeys(fold_name(name) for name in wanted)
    return tuple(known[name] for name in folded if name in known and name not in left_out)


def plan_records(plan: Record, view: View) -> Iterator[Record]:
    """Yield the records whose texts a plan prints: the plan, its chapters (shared ones too), and what people wrote for its tables and cards."""
    yield plan
    yield from chapters_of(plan, view)
    for kind in _PRINTED:
        yield from view.collection.of(kind, plan.project)
    yield from (record for record in view.collection.of("target-group", plan.project))


def plan_passages(plan: Record, view: View) -> Iterator[tuple[Record, Passage, tuple[Word, ...]]]:
    """Yield every text of a plan with its record and its words."""
    for record in plan_records(plan, view):
        for passage, words in view.passages(record):
            yield record, passage, words
