"""Questions on a terminal, in the reader's language; where nobody can answer, nothing is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from docpipe.commands._arguments import Frame
from docpipe.diagnostics import Diagnostic
from docpipe.messages import tell, ui


def can_ask(frame: Frame) -> bool:
    """Return whether somebody sits at a terminal and wants to be asked."""
    return not frame.as_json and not frame.quiet and sys.stdin is not None and sys.stdin.isatty()


def ask(frame: Frame, key: str, default: str, wrong: Callable[[str], Diagnostic | None], **said: str) -> str:
    """Return the answer to a question, '' for none. One that cannot be understood is asked again, with what is wrong with it."""
    while True:
        text = str(click.prompt(ui(key, frame.language, **said), default=default, show_default=bool(default), err=True)).strip()
        found = wrong(text)
        if found is None:
            return text
        click.echo(f"  {tell(found, frame.language)}", err=True)
