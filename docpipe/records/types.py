"""What a record type is: its schema and where its files lie."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.schema import Entry


@dataclass(frozen=True, slots=True)
class RecordType:
    """A type of content."""

    name: str
    """Singular English noun: 'meeting'."""
    schema: type[Entry]
    places: tuple[str, ...]
    """Names of its file (without suffix) or folder, English and Czech: ('meetings', 'setkani')."""
    label: tuple[str, str]
    """Singular in Czech and in English, for messages."""
    shared: bool = False
    """Whether it is a register of the whole workspace; else it lies in a project's folder."""
    many: bool = True
    """Whether a file holds a list of records; else one."""
    named_by: tuple[str, ...] = ()
    """The fields whose texts make the id where none is written."""
