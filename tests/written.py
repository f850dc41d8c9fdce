"""Content as its author writes it → a collection, for the tests of figures and rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from docpipe.diagnostics import Severity
from docpipe.messages import severity_of
from docpipe.model import Record
from docpipe.read import parse
from docpipe.records.collection import Collection
from docpipe.records.registry import record_types
from docpipe.validate import records_of
from docpipe.validate.registers import Source

TYPES = {place: kind for kind in record_types().values() for place in kind.places}


def collect(files: Mapping[str, str]) -> Collection:
    """Return the collection of files: path under content/ → YAML. Content that does not fit its schema is a fault of the test."""
    checked = records_of([_source(name, dedent(text)) for name, text in files.items()], {}, Path())
    faults = [item for item in checked.diagnostics if severity_of(item) is Severity.FAULT]
    assert not faults, faults
    return Collection(checked.value)


def _source(name: str, text: str) -> Source:
    parts = name.rpartition(".")[0].split("/")
    shared = parts[0] in TYPES
    kind = TYPES[parts[0] if shared else parts[1]]
    return Source(Path(name), parse(text.encode(), name).value, kind, None if shared else parts[0])


def one(collection: Collection, key: str) -> Record:
    """Return the record of a key that must be there."""
    record = collection.get(key)
    assert record is not None, [item.key for item in collection.records]
    return record
