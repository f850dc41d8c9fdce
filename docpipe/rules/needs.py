"""Needs → those without a target group or kind, and ids that stand twice in a project."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.names import fold_name
from docpipe.diagnostics import Diagnostic
from docpipe.model import DataPath, Record
from docpipe.records.collection import meeting_of, need_of
from docpipe.records.need import FoundNeed
from docpipe.rules.view import Rule, View


def _needs(record: Record) -> Iterator[tuple[FoundNeed, DataPath]]:
    if record.type == "need":
        yield need_of(record), ()
    else:
        for item, point in enumerate(meeting_of(record).agenda):
            for index, need in enumerate(point.needs):
                yield need, ("agenda", item, "needs", index)


def written_ids(record: Record) -> Iterator[tuple[str, DataPath]]:
    """Yield each id of a need that a register's entry or a meeting writes, and where."""
    for need, at in _needs(record):
        if need.id:
            yield need.id, (*at, "id")


def _incomplete(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield needs that do not say for whom, or whose kind, by which the overview groups them, is not known."""
    for need, at in _needs(record):
        if not need.target_groups:
            yield Diagnostic("need-without-target-group", record.locate(*at, "text"), {"value": need.text})
        if need.kind is None:
            yield Diagnostic("need-without-kind", record.locate(*at, "text"), {"value": need.text})


def _ids(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield ids that mean two needs of a project; two entries of the register with one id are told when they are read."""
    for name, at in written_ids(record):
        first, where = view.need_ids[record.project, fold_name(name)][0]
        if first is not record or where != at:
            yield Diagnostic("need-id-twice", record.locate(*at), {"value": name}, related=(first.locate(*where),))


RULES = (Rule("need", _incomplete), Rule("meeting", _incomplete), Rule("need", _ids), Rule("meeting", _ids))
