"""Good records → what is wrong with what they say: one file a family of rules, one function a rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docpipe.diagnostics import Diagnostic
    from docpipe.programmes.schema import Programme
    from docpipe.records.collection import Collection
    from docpipe.workspace.settings import Settings

__all__ = ["judge"]

_PLANNING = ("plan", "measure", "service", "budget", "chapter")
"""Where a workspace has none of these, no rule of the plan has anything to judge."""


_REPORTING = ("report", "project-indicator", "publicity", "reporting")
"""Where a workspace has none of these, no rule of reports to the funder has."""


def judge(
    collection: Collection, programmes: Mapping[str, Programme], settings: Settings | None = None, *, across: bool | None = None
) -> tuple[Diagnostic, ...]:
    """Return what rules find in all records, in the order of records; each is said to be about its record's key.

    `programmes`: name → programme. Of the settings only `allowed_names` is read; severities are lowered by whoever shows the diagnostics.
    `across`: True for the rules that compare meetings of several projects alone, False for all the others, None for all rules.
    """
    from docpipe.rules.view import View, all_rules

    view = View(collection, programmes, frozenset(settings.allowed_names if settings is not None else ()))
    rules = all_rules(planning=any(collection.of(kind) for kind in _PLANNING), reporting=any(collection.of(kind) for kind in _REPORTING))
    found: list[Diagnostic] = []
    for record in collection.records:
        for rule in rules.get(record.type, ()):
            if across is None or rule.across is across:
                found += [item.about(record.key) for item in rule.judge(record, view)]
    return tuple(found)
