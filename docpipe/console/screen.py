"""Texts, tables, complaints and progress → stdout and stderr, plain in a pipe and with colours on a terminal."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from docpipe.console import text
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Severity, fault
from docpipe.messages import severity_of, tell

if TYPE_CHECKING:
    from docpipe.console.colours import Progress


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a run speaks. Answers go to `out`, what is only about the run (wrong usage, progress) to `err`."""

    language: str
    out: TextIO
    err: TextIO

    @classmethod
    def of_process(cls, language: str) -> Screen:
        """Return the screen of this process; a character that its encoding lacks is printed as '?' and never stops it."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        return cls(language, *(stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr)))  # noqa: PTH123 - a closed one

    def text(self, content: str, *, aside: bool = False) -> None:
        """Print a text as it is."""
        self._write(self.err if aside else self.out, content)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print a table: with lines on a terminal, else plain."""
        if _is_terminal(self.out):
            from docpipe.console.colours import print_table

            print_table(self.out, headings, rows)
        else:
            self._write(self.out, "\n".join(text.table_lines(headings, rows)))

    def diagnostics(self, found: Sequence[Diagnostic], *, verbose: bool = False, aside: bool = False) -> None:
        """Print complaints, sorted by place; what is only information is shown when asked for."""
        stream = self.err if aside else self.out
        shown = [item for item in text.in_order(found) if verbose or severity_of(item) is not Severity.INFO]
        for item in shown:
            self._diagnostic(stream, item)

    def _diagnostic(self, stream: TextIO, item: Diagnostic) -> None:
        further = text.further(item, self.language)
        if _is_terminal(stream):
            from docpipe.console.colours import print_complaint

            parts = (text.place_of(item, self.language), text.label(item, self.language), f": {text.one_line(tell(item, self.language))}")
            print_complaint(stream, severity_of(item), parts, further)
        else:
            self._write(stream, "\n".join((text.line_of(item, self.language), *further)))

    def summary(self, found: Sequence[Diagnostic]) -> None:
        """Print how many errors and warnings there were."""
        self.text(text.summary(found, self.language))

    def data(self, content: Mapping[str, Any]) -> None:
        """Print JSON; where the stream is no UTF-8, every other character is escaped, so that nothing is lost."""
        plain = (getattr(self.out, "encoding", None) or "utf-8").lower().replace("-", "") not in ("utf8", "utf8sig")
        self._write(self.out, json.dumps(content, ensure_ascii=plain, indent=2))

    def progress(self) -> Stages | None:
        """Return the display of a run's stages, None where nobody watches."""
        return Stages(self) if _is_terminal(self.err) else None

    def close(self) -> None:
        """Hand over what was printed. A reader that has gone away ('docpipe list | head') is no error."""
        with contextlib.suppress(DocpipeError):
            self.flush()

    def flush(self) -> None:
        """Hand over what was printed so far. Raises DocpipeError 'answer-lost' when it goes into a file on a full disk."""
        try:
            self.out.flush()
        except OSError as error:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
            if not isinstance(error, BrokenPipeError):
                raise fault("answer-lost", reason=error.strerror or "") from None

    def _write(self, stream: TextIO, content: str) -> None:
        try:
            stream.write(content + "\n")
        except BrokenPipeError:
            pass
        except OSError as error:
            if stream is self.out:
                self.close()
                raise fault("answer-lost", reason=error.strerror or "") from None


@dataclass(slots=True)
class Stages:
    """Shows how far a run is, from its first stage on."""

    screen: Screen
    bars: Progress | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        if self.bars is None:
            from docpipe.console.colours import Progress

            self.bars = Progress(self.screen.err, self.screen.language)
        self.bars(stage, done, total)

    def stop(self) -> None:
        """Take what is shown off the screen."""
        if self.bars is not None:
            self.bars.stop()


def _is_terminal(stream: TextIO) -> bool:
    """Return whether somebody reads this on a terminal that can do more than plain text."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"
