"""Markdown file → Tree: the front matter's keys, and the body as one long text under 'text'."""

from __future__ import annotations

from docpipe.diagnostics import Checked, Diagnostic, Location, fault
from docpipe.model import Data, Scalar, Tree, Written
from docpipe.read.yamlfile import parse_yaml

BODY = "text"
"""The key under which the body stands."""


def parse_markdown(text: str, name: str) -> Checked[Tree]:
    """Return a Markdown file as data. Raises DocpipeError when the front matter is not closed or not YAML."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Checked(_with_body(Tree(name, {}, {(): Location(name, line=1, column=1)}), lines, 0))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise fault("front-matter-open", Location(name, line=1, column=1))
    # The line of '---' stays as an empty one, so that the places are the file's.
    front = parse_yaml("\n".join(["", *lines[1:end], ""]), name)
    if front.value.data is not None and not isinstance(front.value.data, dict):
        raise fault("front-matter-not-mapping", Location(name, line=2, column=1))
    if isinstance(front.value.data, dict) and BODY in front.value.data and any(line.strip() for line in lines[end + 1 :]):
        first = front.value.locate_key((BODY,))
        twice = Diagnostic("yaml-duplicate-key", Location(name, line=end + 2, column=1), {"key": BODY, "line": str(first.line or "")}, related=(first,))
        return Checked(front.value, (*front.diagnostics, twice))
    return Checked(_with_body(front.value, lines, end + 1), front.diagnostics)


def _with_body(front: Tree, lines: list[str], start: int) -> Tree:
    """Return the tree with the body laid in; the blank lines around the body are not part of it."""
    data: dict[str, Data] = dict(front.data) if isinstance(front.data, dict) else {}
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start == len(lines):
        return Tree(front.path, data, front.marks, front.key_marks)
    place = Location(front.path, line=start + 1, column=1)
    data[BODY] = Scalar("\n".join(lines[start:]).rstrip() + "\n", Written.BLOCK, place)
    return Tree(front.path, data, {**front.marks, (BODY,): place}, front.key_marks)
