"""What the callers hand over: one Word file, the PDF to be made of it, and what the PDF says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """One conversion. `name` is how diagnostics call it: the path of the PDF as the user knows it."""

    source: Path
    target: Path
    name: str
    title: str
    language: str = "cs-CZ"
