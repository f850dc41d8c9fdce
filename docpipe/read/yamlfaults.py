"""What the YAML parser complains of → what the person did, with the place where it was done."""

from __future__ import annotations

from typing import Any

import yaml

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain

_OPENED = {"[": "]", "{": "}"}
_SHOWN = 60


def describe(error: yaml.YAMLError, lines: list[str], name: str) -> Diagnostic:
    """Return the complaint for a syntax error, by its cause as a person would name it."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Diagnostic("yaml-syntax", Location(name), {"problem": str(error).split("\n", 1)[0], "line": ""})
    opened: Any = error.context_mark or error.problem_mark
    met: Any = error.problem_mark or error.context_mark
    mark: Any
    if _at_end(met, lines) and (unclosed := _open_bracket(lines)) is not None:
        code, mark = "yaml-bracket", unclosed
    else:
        code, at_opening = _cause(error.context or "", error.problem or "", met, lines)
        mark = opened if at_opening else met
    line = _line(lines, mark)
    arguments: dict[str, Plain] = {"line": line.strip()[:_SHOWN]}
    if code == "yaml-character":
        arguments["character"] = line[mark.column : mark.column + 1]
    elif code == "yaml-bracket":
        bracket = line[mark.column : mark.column + 1]
        arguments |= {"bracket": bracket, "closing": _OPENED.get(bracket, "")}
    elif code == "yaml-syntax":
        arguments["problem"] = error.problem or ""
    return Diagnostic(code, Location(name, line=mark.line + 1, column=mark.column + 1) if mark else Location(name), arguments)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place as the parser gives it, lines and columns from 0."""

    line: int
    column: int


def _at_end(met: Any, lines: list[str]) -> bool:
    """Return whether the parser met nothing more of the text."""
    return met is not None and not "".join([_line(lines, met)[met.column :], *lines[met.line + 1 :]]).strip()


def _open_bracket(lines: list[str]) -> _Mark | None:
    """Return the last bracket that nothing closes before the file ends."""
    waiting: list[tuple[str, _Mark]] = []
    for number, line in enumerate(lines):
        for column, character in enumerate(line):
            if character in _OPENED:
                waiting.append((_OPENED[character], _Mark(number, column)))
            elif waiting and character == waiting[-1][0]:
                waiting.pop()
    return waiting[-1][1] if waiting else None


def _line(lines: list[str], mark: Any) -> str:
    return lines[mark.line] if mark is not None and mark.line < len(lines) else ""


def _cause(context: str, problem: str, met: Any, lines: list[str]) -> tuple[str, bool]:
    """Return the code, and whether the place is where the construct was opened (an unclosed quote is noticed only at the end of the file)."""
    character = _line(lines, met)[met.column : met.column + 1] if met is not None else ""
    if "tab" in problem.split() or (character == "\t" and "cannot start any token" in problem):
        return "yaml-tab", False
    if "cannot start any token" in problem or "node content" in problem:
        return "yaml-character", False
    if "mapping values are not allowed" in problem:
        return "yaml-colon", False
    if "expected ':'" in problem:
        return "yaml-colon-missing", True
    if "quoted scalar" in context:
        return ("yaml-quote", True) if "unexpected" in problem else ("yaml-escape", False)
    if "flow" in context:
        return "yaml-bracket", True
    if "alias" in context or "anchor" in context:
        return "yaml-star", True
    if "block scalar" in context:
        return "yaml-block", True
    if "block" in context or "document start" in problem:
        before = _line(lines, met)[: met.column].rstrip() if met is not None else ""
        return ("yaml-after-quote", False) if before.endswith(("'", '"')) else ("yaml-indent", False)
    return "yaml-syntax", False
