"""A paragraph → what it looks like: its own properties and those of its runs, as what can be compared."""

from __future__ import annotations

from itertools import groupby

from docpipe.render.ooxml import RUN, Element, own, w
from docpipe.render.tracked.marks import text_of_run

Look = tuple[object, ...]
_NOT_LOOKS = frozenset({w("sectPr"), w("rPr"), w("lang"), w("pPrChange"), w("rPrChange"), w("ins"), w("del")})


def looks_of(paragraph: Element) -> Look:
    """Return what a paragraph looks like, whatever runs its text lies in."""
    runs = [(_look(run.find(w("rPr"))), len(text_of_run(run))) for run in own(paragraph, RUN) if text_of_run(run)]
    joined = tuple((look, sum(length for _, length in group)) for look, group in groupby(runs, key=lambda item: item[0]))
    return _look(paragraph.find(w("pPr"))), joined


def _look(properties: Element | None) -> Look:
    if properties is None:
        return ()
    return tuple((child.tag, tuple(sorted(child.attrib.items())), _look(child)) for child in properties if child.tag not in _NOT_LOOKS)
