"""A paragraph → what it looks like: its own properties and those of its runs, as what can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docpipe.render.ooxml import RUN, Element, own, w
from docpipe.render.tracked.marks import text_of_run

Look = tuple[object, ...]
KEEPING = "Keep"
"""Ends the names of styles of the shipped templates that differ from others only in keeping rows together."""
_NOT_LOOKS = frozenset(w(name) for name in ["sectPr", "rPr", "lang", "pPrChange", "rPrChange", "ins", "del", "keepNext", "keepLines", "widowControl"])
"""What is judged elsewhere, and what only keeps lines together: that follows from how much there is to keep."""


def looks_of(paragraph: Element) -> Look:
    """Return what a paragraph looks like, whatever runs its text lies in."""
    runs = [(_look(run.find(w("rPr"))), len(text_of_run(run))) for run in own(paragraph, RUN) if text_of_run(run)]
    joined = tuple((look, sum(length for _, length in group)) for look, group in groupby(runs, key=lambda item: item[0]))
    return _look(paragraph.find(w("pPr"))), joined


def _look(properties: Element | None) -> Look:
    if properties is None:
        return ()
    return tuple((child.tag, tuple(sorted(_plain(child))), _look(child)) for child in properties if child.tag not in _NOT_LOOKS)


def _plain(child: Element) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a property; a style that differs from another only in keeping lines together counts as that one."""
    for name, value in child.attrib.items():
        yield str(name), str(value).removesuffix(KEEPING)
