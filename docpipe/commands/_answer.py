"""What a command hands back: complaints, texts and tables for the screen, and the same as data for --json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain, Severity
from docpipe.messages import severity_of, tell, tell_hint, ui

if TYPE_CHECKING:
    from docpipe.pipeline import Outcome, Output

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

DONE, ERRORS, MISUSE = 0, 1, 2
_MISUSE_PREFIX = "usage-"
"""Codes that begin so mean that the command was called wrongly; they end with exit code 2."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for the screen."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = str | Table


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a command has to say."""

    diagnostics: tuple[Diagnostic, ...] = ()
    body: tuple[Block, ...] = ()
    """What was asked for; printed always."""
    closing: tuple[Block, ...] = ()
    """What is good to know at the end; left out by --quiet."""
    data: Mapping[str, Json] | None = None
    """The body as data, for --json."""
    strict: bool = False
    """Whether warnings fail too."""
    tells_all: bool = False
    """Whether what is only information is the point of the command, so that it is printed unasked."""
    judged: bool = False
    """Whether the run looked for mistakes, so that it should say when it found none."""

    @property
    def exit_code(self) -> int:
        """0 done, 1 there were errors, 2 wrong usage."""
        if any(item.code.startswith(_MISUSE_PREFIX) for item in self.diagnostics):
            return MISUSE
        severities = {severity_of(item) for item in self.diagnostics}
        failed = any(severity.fails for severity in severities) or (self.strict and Severity.WARNING in severities)
        return ERRORS if failed else DONE

    def as_data(self, language: str) -> dict[str, Json]:
        """Return everything as JSON values."""
        found = [diagnostic_data(item, language) for item in self.diagnostics]
        return {**(self.data or {}), "diagnostics": found, "exit_code": self.exit_code}


def location_data(location: Location) -> dict[str, Json]:
    """Return a place as JSON values; what it does not have is null."""
    return {name: getattr(location, name) for name in ("path", "line", "column", "sheet", "cell", "part", "paragraph", "page")}


def _plain(value: Plain) -> Json:
    return list(value) if isinstance(value, tuple) else value


def diagnostic_data(diagnostic: Diagnostic, language: str) -> dict[str, Json]:
    """Return a complaint as JSON values, with its texts in 'cs' or 'en'."""
    return {
        "code": diagnostic.code,
        "severity": severity_of(diagnostic).value,
        **location_data(diagnostic.location or Location("")),
        "path": diagnostic.location.path if diagnostic.location else None,
        "text": tell(diagnostic, language),
        "hint": tell_hint(diagnostic, language),
        "arguments": {name: _plain(value) for name, value in diagnostic.arguments.items()},
        "related": [location_data(place) for place in diagnostic.related],
        "subjects": list(diagnostic.subjects),
        "reason": diagnostic.reason,
    }


def output_data(output: Output) -> dict[str, Json]:
    """Return an output as JSON values."""
    document = output.document
    return {
        "project": document.project,
        "kind": document.kind,
        "record": document.record,
        "edition": document.edition,
        "format": output.format,
        "path": output.path,
        "state": document.state.value,
        "fate": output.fate.value,
        "why": list(output.why),
        "files": list(output.files),
    }


def reason_text(why: Sequence[str], files: Sequence[str], language: str) -> str:
    """Return why an output is made anew, in words; the content files that changed stand behind the content."""
    words = []
    for name in why:
        text = ui(f"why-{name}", language)
        words.append(f"{text} ({', '.join(files)})" if name == "content" and files else text)
    return ", ".join(words)


def reason_table(outputs: Sequence[Output], language: str) -> Table:
    """Return the table of `build --why`: what was made anew and why."""
    rows = tuple((item.path, reason_text(item.why, item.files, language)) for item in outputs if item.why)
    return Table(tuple(ui(f"column-{name}", language) for name in ("path", "why")), rows)


def output_table(outputs: Sequence[Output], language: str) -> Table:
    """Return the table at the end of a build."""
    headings = tuple(ui(f"column-{name}", language) for name in ("path", "state", "fate"))
    rows = tuple((item.path, ui(f"state-{item.document.state.value}", language), ui(f"fate-{item.fate.value}", language)) for item in outputs)
    return Table(headings, rows)


def outcome_answer(outcome: Outcome, language: str, *, strict: bool = False, tells_all: bool = False, why: bool = False) -> Answer:
    """Return what a run of the pipeline made, as an answer."""
    outputs = sorted(outcome.outputs, key=lambda item: item.path)
    return Answer(
        outcome.diagnostics,
        body=(reason_table(outputs, language),) if why and any(item.why for item in outputs) else (),
        closing=(output_table(outputs, language),) if outputs else (),
        data={"outputs": [output_data(item) for item in outputs]},
        strict=strict,
        tells_all=tells_all,
        judged=True,
    )


def day_text(day: date | None) -> str:
    """Return a day as files are named by it, empty for none."""
    return day.isoformat() if day else ""
