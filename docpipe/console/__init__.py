"""What the commands have to say → the terminal, a file or a pipe: the only room that prints."""

from __future__ import annotations

from docpipe.console.language import language_for, start_of
from docpipe.console.screen import Screen

__all__ = ["Screen", "language_for", "start_of"]
