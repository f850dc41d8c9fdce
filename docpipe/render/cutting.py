"""A stretch of a paragraph's text → the runs that hold it and nothing else: runs are cut where it begins and ends; no text is changed."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

from docpipe.render.ooxml import RUN, XML_SPACE, Element, T, w
from docpipe.render.tags import atoms


def runs_of(paragraph: Element, start: int, end: int) -> list[Element]:
    """Return the runs that hold a stretch of a paragraph's text (as `atoms` counts it), cut free of what stands before and behind."""
    for place in (end, start):
        _cut(paragraph, place)
    found: list[Element] = []
    for atom in atoms(paragraph):
        run = atom.element.getparent()
        if start <= atom.start < end and run is not None and run.tag == RUN and run not in found:
            found.append(run)
    return found


def _cut(paragraph: Element, place: int) -> None:
    """See to it that no run holds text on both sides of a place."""
    for atom in atoms(paragraph):
        if atom.start < place < atom.end and atom.element.tag == T:
            _cut_text(atom.element, place - atom.start)
            break
    pieces = atoms(paragraph)
    for before, after in pairwise(pieces):
        if after.start == place and before.element.getparent() is after.element.getparent():
            _cut_run(after.element)
            return


def _cut_text(element: Element, place: int) -> None:
    text = element.text or ""
    rest = element.makeelement(T, {XML_SPACE: "preserve"})
    element.text, rest.text = text[:place], text[place:]
    element.set(XML_SPACE, "preserve")
    element.addnext(rest)


def _cut_run(first: Element) -> None:
    """Move an element of a run, and what follows it there, into a run of its own with the same look."""
    run = first.getparent()
    if run is None or run.tag != RUN:
        return
    made = run.makeelement(RUN, {str(key): str(value) for key, value in run.attrib.items()})
    if (properties := run.find(w("rPr"))) is not None:
        made.append(deepcopy(properties))
    for element in [first, *first.itersiblings()]:
        made.append(element)
    run.addnext(made)
