"""The policy's lines, and what the workspace changes of them with a reason → what an edition of a kind shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from docpipe import validate
from docpipe.diagnostics import Diagnostic
from docpipe.editions.policies import POLICIES, POLICY_FILE, Line, Policy
from docpipe.editions.schema import SHOWINGS, PolicyFile, PolicyLine, Showing
from docpipe.model import Tree
from docpipe.read import read
from docpipe.workspace.settings import PersonalData, Settings


@cache
def shipped_lines() -> tuple[PolicyLine, ...]:
    """Return the lines that come with docpipe."""
    tree = read(POLICY_FILE, f"editions/{POLICY_FILE.name}").value
    return validate.settings_of(tree, PolicyFile).value.lines


def policy_of(settings: Settings, edition: str, kind: str) -> Policy:
    """Return what an edition of a kind of document shows. A change in the settings that the line does not admit changes nothing."""
    base = POLICIES[edition]
    if base.shows_private:
        return base
    return replace(base, lines=tuple(_line(line, _change(settings, line, kind)) for line in shipped_lines()))


def _line(line: PolicyLine, change: PersonalData | None) -> Line:
    shows = line.shows if change is None or change.shows is None else Showing(change.shows.value)
    least = line.least if change is None or change.least is None else change.least
    return Line(line.id, shows.value, line.fields, line.roles, line.whose.value if line.whose else "", least or 0)


def _change(settings: Settings, line: PolicyLine, kind: str) -> PersonalData | None:
    """Return the last change of a line that holds for a kind: of this kind before that of all."""
    found = [item for item in settings.personal_data if item.line == line.id and _is_admitted(item, line)]
    own = [item for item in found if item.kind in (kind, _words().get(kind))]
    return next(reversed(own or [item for item in found if item.kind is None]), None)


def _is_admitted(change: PersonalData, line: PolicyLine) -> bool:
    least = change.least is None or line.least is not None
    return least and (change.shows is None or Showing(change.shows.value) in (*line.allowed, line.shows))


@cache
def _words() -> dict[str, str]:
    """Return kind → its Czech word."""
    from docpipe import graph

    return {name: kind.word for name, kind in graph.kinds().items()}


def judged(settings: Settings, tree: Tree) -> Iterator[Diagnostic]:
    """Yield what is wrong with the changes that the settings make, and each change and each finding that may stay with its reason."""
    for index, item in enumerate(settings.allowed_findings):
        yield Diagnostic("finding-allowed", tree.locate(("allowed_findings", index)), {"value": item.text, "reason": item.reason})
    if not settings.personal_data:
        return
    known = {line.id: line for line in shipped_lines()}
    for index, change in enumerate(settings.personal_data):
        line = known.get(change.line)
        if line is None:
            yield Diagnostic("policy-line-unknown", tree.locate(("personal_data", index, "line")), {"value": change.line, "known": tuple(known)})
            continue
        words = _words()
        if change.kind is not None and change.kind not in (*words, *words.values()):
            yield Diagnostic("policy-kind-unknown", tree.locate(("personal_data", index, "kind")), {"value": change.kind, "known": tuple(words.values())})
        elif not _is_admitted(change, line):
            may = tuple(SHOWINGS[item][0] for item in line.allowed)
            place = tree.locate(("personal_data", index, "shows" if change.shows is not None else "least"))
            yield Diagnostic("policy-not-admitted", place, {"line": line.data, "known": may or ("–",), "reason": line.reason, "law": line.law})
        else:
            shown = SHOWINGS[Showing(change.shows.value)][0] if change.shows is not None else f"od {change.least}"
            yield Diagnostic("policy-changed", tree.locate(("personal_data", index)), {"line": line.data, "shows": shown, "reason": change.reason})
