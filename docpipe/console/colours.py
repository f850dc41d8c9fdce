"""Tables, complaints and progress on a terminal, by rich; imported only where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich import progress as bars
from rich.console import Console
from rich.table import Table
from rich.text import Text

from docpipe.diagnostics import Severity
from docpipe.messages import ui

_STYLES = {Severity.FAULT: "bold red", Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}


def print_table(stream: TextIO, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table that fits the terminal; long cells are folded, never cut."""
    table = Table(header_style="bold", box=None, pad_edge=False)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=stream, highlight=False).print(table)


def print_complaint(stream: TextIO, severity: Severity, parts: tuple[str, str, str], further: Sequence[str]) -> None:
    """Print a complaint (place, label, text) and the lines below it; the terminal wraps, so that places can be clicked."""
    place, label, content = parts
    console = Console(file=stream, highlight=False)
    console.print(Text.assemble((place, "bold"), (label, _STYLES[severity]), content), soft_wrap=True)
    for line in further:
        console.print(Text(line, style="cyan"), soft_wrap=True)


class Progress:
    """Shows one bar a stage; called as the pipeline calls its Progress. Leaves nothing behind on the screen."""

    def __init__(self, stream: TextIO, language: str) -> None:
        self._language = language
        self._tasks: dict[str, bars.TaskID] = {}
        columns = (bars.SpinnerColumn(), bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn(), bars.TimeElapsedColumn())
        self._bars = bars.Progress(*columns, console=Console(file=stream), transient=True)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if stage not in self._tasks:
            self._bars.start()
            self._tasks[stage] = self._bars.add_task(ui(f"stage-{stage}", self._language), total=total)
        self._bars.update(self._tasks[stage], completed=done, total=total)

    def stop(self) -> None:
        """Take the bars off the screen."""
        self._bars.stop()
