"""Complaints about reports → those that are true whatever stands in the records that could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from docpipe.diagnostics import Diagnostic, Severity
from docpipe.messages import severity_of
from docpipe.records.collection import Collection

_UNKNOWN = ("report-reference-unknown", "report-reference-unknown-suggestion")


def _names(what: str) -> Callable[[Diagnostic], bool]:
    return lambda item: item.code in _UNKNOWN and item.arguments.get("what_en") == what


def _has(*codes: str) -> Callable[[Diagnostic], bool]:
    return lambda item: item.code in codes


_ECHOES: Mapping[str, tuple[Callable[[Diagnostic], bool], ...]] = {
    "report": (
        _names("attachment of any report of the project"),
        _has("indicator-counted-outside", "indicator-total-differs", "report-periods-gap", "report-number-order", "indicator-evidence-elsewhere"),
    ),
    "project-indicator": (_names("indicator of the project"), _has("indicator-target-missing")),
    "meeting": (_has("report-count-differs", "report-date-of-no-meeting", "report-attachment-number-unknown"),),
    "publicity": (_has("report-publicity-missing", "report-attachment-number-unknown"),),
}
"""Type of a record that could not be read → what is said of others because it is not there. Those documents are held back by its own fault."""


def true_without(found: Iterable[Diagnostic], collection: Collection, unreadable: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield complaints without those that a record of the same project may have caused by not being read."""
    keys = {key for item in unreadable if severity_of(item) is Severity.FAULT for key in item.subjects if collection.get(key) is None}
    unread = {(kind, project) for kind, _, rest in (key.partition(":") for key in keys) for project in (rest.partition("/")[0],) if kind in _ECHOES}
    for item in found:
        projects = {key.partition(":")[2].partition("/")[0] for key in item.subjects}
        if not any(project in projects and any(echoes(item) for echoes in _ECHOES[kind]) for kind, project in unread):
            yield item
