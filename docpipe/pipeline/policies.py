"""The policy's lines, and what the workspace changes of them with a reason → what an edition of a kind shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from docpipe import validate
from docpipe.czech import personal
from docpipe.czech.given import guessed_names
from docpipe.czech.sought import Names, clean
from docpipe.diagnostics import Diagnostic
from docpipe.editions.policies import POLICIES, POLICY_FILE, Line, Policy
from docpipe.editions.private import private_data
from docpipe.editions.schema import SHOWINGS, PolicyFile, PolicyLine, Showing
from docpipe.model import Tree
from docpipe.read import read
from docpipe.records.collection import Collection
from docpipe.workspace.settings import PersonalData, Settings

_DAY = re.compile(r"\d{4}")
"""A day of birth may stay of somebody who is in no register."""


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
        yield Diagnostic("finding-allowed", tree.locate(("allowed_findings", index)), {"value": _hidden(item.text), "reason": item.reason})
    yield from _without_reason(settings, tree)
    if not settings.personal_data:
        return
    known = {line.id: line for line in shipped_lines()}
    for index, change in enumerate(settings.personal_data):
        line = known.get(change.line)
        if line is None:
            yield Diagnostic("policy-line-unknown", tree.locate(("personal_data", index, "line")), {"value": change.line, "known": tuple(known)})
            continue
        words = _words()
        if change.shows is None and change.least is None:
            yield Diagnostic("policy-changes-nothing", tree.locate(("personal_data", index)), {"line": line.data})
        elif change.kind is not None and change.kind not in (*words, *words.values()):
            yield Diagnostic("policy-kind-unknown", tree.locate(("personal_data", index, "kind")), {"value": change.kind, "known": tuple(words.values())})
        elif not _is_admitted(change, line):
            may = tuple(SHOWINGS[item][0] for item in line.allowed)
            place = tree.locate(("personal_data", index, "shows" if change.shows is not None else "least"))
            yield Diagnostic("policy-not-admitted", place, {"line": line.data, "known": may or ("–",), "reason": line.reason, "law": line.law})
        else:
            shown = SHOWINGS[Showing(change.shows.value)][0] if change.shows is not None else f"od {change.least}"
            yield Diagnostic("policy-changed", tree.locate(("personal_data", index)), {"line": line.data, "shows": shown, "reason": change.reason})


def _without_reason(settings: Settings, tree: Tree) -> Iterator[Diagnostic]:
    """Yield each change whose reason is there and empty."""
    for field in ("severities", "personal_data", "allowed_findings"):
        for index, item in enumerate(getattr(settings, field)):
            if not item.reason.strip():
                yield Diagnostic("reason-empty", tree.locate((field, index, "reason")))


def findings_judged(settings: Settings, tree: Tree, collection: Collection) -> Iterator[Diagnostic]:
    """Yield the findings that no reason lets through, and those that nobody looks for: a slip, or a person who is no longer there."""
    private = private_data(collection, policy_of(settings, "public", ""), None)
    names, emails, phones = Names(private.names), {item.casefold() for item in private.emails}, {_digits(item) for item in private.phones if item}
    for index, item in enumerate(settings.allowed_findings):
        text, place = clean(item.text), tree.locate(("allowed_findings", index))
        if any(personal.birth_numbers(text)) or any(personal.addresses(text, private.addresses)):
            yield Diagnostic("finding-not-permitted", place, {"value": _hidden(item.text)})
        elif not (
            any(names.whole(text))
            or any(names.surnames(text))
            or text.casefold() in emails
            or _digits(text) in phones
            or any(guessed_names(text))
            or any(_DAY.finditer(text))
        ):
            yield Diagnostic("finding-needless", place, {"value": item.text})


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))[-personal.NATIONAL_DIGITS :]


def _hidden(text: str) -> str:
    """Return a text without the end of a birth number in it: complaints are kept in logs."""
    return next((f"{text[: found.start]}{found.value[:6]}/…" for found in personal.birth_numbers(text)), text)
