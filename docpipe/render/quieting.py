"""A template with faults → one that can be filled: the faulty tags stand in it as plain text, marked, so that all the rest can be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from docpipe.diagnostics import Diagnostic, Location
from docpipe.outside import digest
from docpipe.render.cutting import runs_of
from docpipe.render.ooxml import RUN, Element, P, T, parse, serialise, w
from docpipe.render.tags import atoms, find_tags
from docpipe.render.template import Template

_NOWHERE: Final = Location("")
JOINER: Final = "\u2060"
"""Stands between two braces that shall be no tag; it has no width."""
_BRACES: Final = re.compile(r"\{(?=[{%#])|[}%#](?=\})")
_LOUD, _MILD = ("C00000", "yellow"), ("595959", "lightGray")
"""Colour and ground of a tag that is told of, and of one that only follows from another."""


def quieted(template: Template, faults: Iterable[Diagnostic], told: Sequence[Diagnostic]) -> Template | None:
    """Return the template without the tags that the faults are about. None where that makes none of them go away.

    `told`: the faults that are told, in the order in which they are numbered from 1; any other is a consequence of one of them.
    """
    by_part: dict[str, list[Diagnostic]] = {}
    for item in faults:
        part = item.location.part if item.location is not None else None
        if part is not None and part in template.parts:
            by_part.setdefault(part, []).append(item)
    changed: dict[str, bytes] = {}
    for part, found in by_part.items():
        root = parse(template.parts[part])
        if _quiet(root, found, told):
            changed[part] = serialise(root)
    if not changed:
        return None
    parts = {**template.parts, **changed}
    return replace(template, digest=digest(b"".join(changed[name] for name in sorted(changed)) + template.digest.encode()), parts=MappingProxyType(parts))


def _quiet(root: Element, faults: list[Diagnostic], told: Sequence[Diagnostic]) -> bool:
    """Break the faulty tags of a part; return whether anything was changed."""
    paragraphs = list(root.iter(P))
    stretches: dict[int, dict[tuple[int, int], int]] = {}
    changed = False
    for item in faults:
        if item.code in ("template-tag-misplaced", "template-tag-deleted"):
            changed = _break_hidden(root) or changed
        number = item.location.paragraph if item.location is not None else None
        if number is not None and 0 < number <= len(paragraphs):
            for stretch in _stretches(paragraphs[number - 1], str(item.arguments.get("tag", ""))):
                stretches.setdefault(number, {}).setdefault(stretch, told.index(item) + 1 if item in told else 0)
    for number, found in stretches.items():
        for (start, end), shown in sorted(found.items(), reverse=True):
            _break(paragraphs[number - 1], start, end, shown)
            changed = True
    return changed


def _stretches(paragraph: Element, tag: str) -> Iterator[tuple[int, int]]:
    """Yield where in a paragraph's text the faulty tags begin and end; where none can be told, the first and the last brace of all."""
    text = "".join(atom.text for atom in atoms(paragraph))
    tags = find_tags(text, _NOWHERE)[0]
    meant = [(item.start, item.end) for item in tags if item.written == tag]
    if meant:
        yield from meant
    elif braces := list(_BRACES.finditer(text)):
        yield braces[0].start(), braces[-1].end() + 1


def _break(paragraph: Element, start: int, end: int, told: int) -> None:
    """Put a joiner between the braces of a stretch, and mark it; with its number in front where it is told under one."""
    runs = runs_of(paragraph, start, end)
    colour, ground = _LOUD if told else _MILD
    for run in runs:
        if (look := run.find(w("rPr"))) is not None:
            run.remove(look)
        run.insert(0, _look(run, colour, ground))
    if told and runs:
        label = runs[0].makeelement(RUN, {})
        label.append(_look(label, *_LOUD))
        text = label.makeelement(T, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        text.text = f"[chyba {told}] "
        label.append(text)
        runs[0].addprevious(label)
        shift = len(text.text)
        start, end = start + shift, end + shift
    text_now = "".join(atom.text for atom in atoms(paragraph))
    for found in reversed(list(_BRACES.finditer(text_now, start, end))):
        _insert(paragraph, found.end())


def _insert(paragraph: Element, place: int) -> None:
    """Put a joiner into a paragraph's text, behind the letter that ends at a place."""
    for atom in atoms(paragraph):
        if atom.start < place <= atom.end and atom.element.tag == T:
            inside = place - atom.start
            text = atom.element.text or ""
            atom.element.text = text[:inside] + JOINER + text[inside:]
            return


def _look(run: Element, colour: str, ground: str) -> Element:
    look = run.makeelement(w("rPr"), {})
    look.append(run.makeelement(w("color"), {w("val"): colour}))
    look.append(run.makeelement(w("highlight"), {w("val"): ground}))
    return look


def _break_hidden(root: Element) -> bool:
    """Break braces where no tag is read: in attributes and in what is no text."""
    changed = False
    for element in root.iter():
        for name, value in element.attrib.items():
            if (made := _BRACES.sub(lambda found: found[0] + JOINER, str(value))) != value:
                element.set(name, made)
                changed = True
        if element.tag != T and element.text and (made := _BRACES.sub(lambda found: found[0] + JOINER, element.text)) != element.text:
            element.text = made
            changed = True
    return changed
