"""What a run made and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic
from docpipe.model import Document, Selector

FORMATS = ("docx", "pdf", "xlsx", "zip", "json", "html")
"""What documents are made as; tables as a sheet too, where their kind has them; a bundle as PDF and ZIP with its manifest."""


class Fate(StrEnum):
    """What became of an output in this run."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    ADOPTED = "adopted"
    """A file docpipe had not written, equal to what it would have written."""
    KEPT = "kept"
    """A person's edit: left as it is."""
    FAILED = "failed"
    MISSING = "missing"
    """Not made because an engine is not there (a PDF without LibreOffice)."""
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a document."""

    document: Document
    format: str
    """'docx', 'pdf', 'xlsx', 'zip'; 'json' and 'html' for a bundle's manifest."""
    path: str
    """Relative to the workspace, with '/'."""
    fate: Fate
    why: tuple[str, ...] = ()
    """Why it was made anew: 'new', or the names of the inputs that changed ('content', 'template', 'docx' …)."""
    files: tuple[str, ...] = ()
    """Content files that changed since it was made last."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made and all it has to say."""

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


Choice = Callable[[Checked[tuple[Document, ...]]], Selector]
"""Which documents are meant, told when it is known which there are. May raise DocpipeError."""

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how many of its items are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a new meeting."""

    group: str | None
    day: date | None
    title: str | None
    project: str | None
    suffix: str
    """'.xlsx', '.docx', '.md' or '.yaml'."""
    start: Path
    """Where the user is."""
