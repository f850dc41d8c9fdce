"""The record types there are, by name: those of every project, those of reports to the funder, and those of the plan, which few workspaces need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from docpipe.discover import discover
from docpipe.records.types import RecordType


@cache
def basic_types() -> Mapping[str, RecordType]:
    """Return the record types that every workspace needs, by name."""
    return _of("docpipe.records")


@cache
def planning_types() -> Mapping[str, RecordType]:
    """Return the record types of the plan, by name."""
    return _of("docpipe.records.planning")


@cache
def reporting_types() -> Mapping[str, RecordType]:
    """Return the record types of reports to the funder, by name."""
    return _of("docpipe.records.reporting")


@cache
def record_types() -> Mapping[str, RecordType]:
    """Return every record type, by name."""
    return {**basic_types(), **reporting_types(), **planning_types()}


def _of(package: str) -> Mapping[str, RecordType]:
    return {kind.name: kind for kind in (cast(RecordType, found) for found in discover(package, "RECORD").values())}
