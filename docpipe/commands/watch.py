"""While somebody writes: make anew what changed and say at once what is wrong, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, output_table
from docpipe.commands._arguments import Argument, Command, Frame, Option, Words
from docpipe.commands._place import workspace_of
from docpipe.diagnostics import Diagnostic, DocpipeError, Severity
from docpipe.messages import severity_of, ui
from docpipe.model import Document, Selector
from docpipe.outside import processors

if TYPE_CHECKING:
    from docpipe.diagnostics import Checked
    from docpipe.pipeline import Outcome
    from docpipe.workspace import Workspace

_SECONDS = 0.4
"""Between two looks: a change is seen within a second, and the processor does not notice."""
_SHOWN = 5


def run(frame: Frame, *, selectors: tuple[str, ...], formats: tuple[str, ...]) -> Answer:
    """Build once, then after every change; return when the user ends it."""
    from docpipe.pipeline.watching import changes, look

    workspace = workspace_of(frame)
    try:
        frame.say(frame, Answer(body=(ui("watch-begins", frame.language),)))
        seen = look(workspace)
        told = _round(frame, workspace, selectors, formats, ())
        for names in changes(workspace, lambda: time.sleep(_SECONDS), seen):
            more = f" (+{len(names) - _SHOWN})" if len(names) > _SHOWN else ""
            frame.say(frame, Answer(body=(ui("watch-changed", frame.language, files=", ".join(names[:_SHOWN]) + more),)))
            told = _round(frame, workspace, selectors, formats, told)
    except KeyboardInterrupt:
        return Answer(closing=(ui("watch-ends", frame.language),))
    raise AssertionError("changes never end by themselves")


def _round(frame: Frame, workspace: Workspace, selectors: tuple[str, ...], formats: tuple[str, ...], before: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Make what changed; say what was made, what is wrong and was not told before, and when all is well again. Returns what is known to be wrong."""
    try:
        outcome = _built(frame, workspace, selectors, formats)
    except DocpipeError as error:
        found, made, stopped = tuple(error.diagnostics), [], True
    else:
        found, made, stopped = outcome.diagnostics, [item for item in outcome.outputs if item.fate.value in ("built", "adopted")], False
    found = tuple(item for item in found if severity_of(item) is not Severity.INFO)
    new = _not_told(found, before)
    hidden = _hidden(_not_told(before, found), found, stopped=stopped)
    closing = (output_table(sorted(made, key=lambda item: item.path), frame.language),) if made else ()
    solved = ui("watch-solved", frame.language, count=gone) if (gone := len(_not_told(before, found)) - len(hidden)) else ""
    state = ui("watch-left", frame.language, count=len(found)) if found else ui("watch-clean", frame.language)
    frame.say(frame, Answer(new, closing=(*closing, *((solved,) if solved else ()), state)))
    return (*found, *hidden)


def _hidden(gone: Iterable[Diagnostic], found: Iterable[Diagnostic], *, stopped: bool) -> tuple[Diagnostic, ...]:
    """Return the complaints that are not made only because nobody could look: of files that cannot be read now, of all where the whole run was stopped."""
    unread = {item.location.path for item in found if item.location is not None and severity_of(item) is Severity.FAULT}
    return tuple(item for item in gone if stopped or (item.location is not None and item.location.path in unread))


def _not_told(found: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the complaints that were not among others; one that only moved to another line is the same."""
    known = {_key(item) for item in before}
    return tuple(item for item in found if _key(item) not in known)


def _key(item: Diagnostic) -> tuple[object, ...]:
    return item.code, item.location.path if item.location else "", tuple(sorted((name, str(value)) for name, value in item.arguments.items()))


def _built(frame: Frame, workspace: Workspace, selectors: tuple[str, ...], formats: tuple[str, ...]) -> Outcome:
    from docpipe import pipeline
    from docpipe.commands._selection import selector_of

    selector = Selector(formats=formats)

    def choice(found: Checked[tuple[Document, ...]]) -> Selector:
        return selector_of(selectors, found, workspace, frame.start, selector)

    return pipeline.build(workspace, choice if selectors else selector, jobs=processors(), formats=formats)


COMMAND = Command(
    "watch",
    run,
    [
        Argument("selectors", "argument-selectors", meta="selector", nargs=-1),
        Option(["--format", "formats"], "option-format", type=Words("docx", "pdf", "xlsx", "zip"), multiple=True),
    ],
)
