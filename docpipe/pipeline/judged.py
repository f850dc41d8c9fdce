"""By what a finished file is judged, and what is said of it."""

from __future__ import annotations

from dataclasses import field

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.programmes.schema import Programme
from docpipe.verify import Answers


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """By what a file is to be judged that docpipe did not make, or that is to be judged anew."""

    programme: str | None = None
    project: str | None = None
    kind: str | None = None
    """Which kind of document it is: that says on which pages the strip must stand, and what a cover must say."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with a file, and the answers to the rules of publicity."""

    diagnostics: tuple[Diagnostic, ...]
    sheet: Answers = field(default_factory=Answers)
    programme: Programme | None = None
    content: bytes = field(default=b"", repr=False)
