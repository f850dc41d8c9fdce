"""What the callers hand over: one Word file, the PDF to be made of it, and what the PDF says about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from docpipe.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Paging:
    """How the numbers of pages get into a Word file that prints them."""

    target: Path
    """Where the Word file with its numbers is put; the PDF is made of it."""
    settle: Callable[[bytes, Mapping[str, int]], bytes]
    """Gives the Word file with its numbers, for it and the page (from 1) of each bookmark; the same bytes where nothing moved."""
    light: Callable[[bytes], bytes] = lambda content: content
    """Gives a Word file with the same pages that is laid out sooner, for the first look at where things are."""
    start: bytes | None = None
    """The Word file to begin with, where its numbers may well be right; None: the job's own."""


@dataclass(frozen=True, slots=True)
class Job:
    """One conversion. `name` is how diagnostics call it: the path of the PDF as the user knows it."""

    source: Path
    target: Path
    name: str
    title: str
    language: str = "cs-CZ"
    paging: Paging | None = field(default=None, compare=False)
