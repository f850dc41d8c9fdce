"""What a record type is: its schema and where its files lie."""

from __future__ import annotations

from docpipe.dataclass import dataclass
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
    layered: bool = False
    """Whether it may lie in both: what is shared (and what docpipe ships) holds for every project, the project's own of the same id takes its place."""
    sheet: bool = False
    """Whether a CSV or XLSX file is one record of its own shape, not a list of records; a YAML file of the same name beside it declares what it lacks."""
    suffixes: tuple[str, ...] = ()
    """Formats that only this type has besides those of all."""

    @property
    def scopes(self) -> frozenset[bool]:
        """Where its files may lie: True for the whole workspace, False for a project's folder."""
        return frozenset((True, False)) if self.layered else frozenset((self.shared,))
