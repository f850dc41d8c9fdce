"""Two paragraphs → the newer one, with the words that went and the words that came marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from lxml import etree

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import BR, RUN, TAB, Element, T, w
from docpipe.render.tracked.marks import Marker, deleted_runs, text_of_run, text_run

_WORD: Final = re.compile(r"\w+|\s|[^\w\s]")
_SIMPLE: Final = frozenset({w("pPr"), RUN, w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")})
_SIMPLE_IN_RUN: Final = frozenset({w("rPr"), T, TAB, BR, w("noBreakHyphen"), w("softHyphen"), w("lastRenderedPageBreak")})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and the run it stands in."""

    text: str
    run: Element
    looks: str


def changed(old: Element, new: Element, marker: Marker) -> None:
    """Mark in a new paragraph what differs from the old one: word by word, or as a whole where a field, a link, a note or a picture stands in either."""
    if not (_is_simple(old) and _is_simple(new)):
        runs = deleted_runs(old)
        marker.whole(new, "ins")
        if runs:
            new.insert(1 if len(new) and new[0].tag == w("pPr") else 0, marker.wrapped(runs, "del"))
        return
    was, now = list(_words(old)), list(_words(new))
    made = list(_marked(was, now, marker))
    for run in [child for child in new if child.tag == RUN]:
        new.remove(run)
    new.extend(made)


def _is_simple(paragraph: Element) -> bool:
    return all(child.tag in _SIMPLE and (child.tag != RUN or all(item.tag in _SIMPLE_IN_RUN for item in child)) for child in paragraph)


def _words(paragraph: Element) -> Iterator[_Word]:
    for run in paragraph.iter(RUN):
        found = run.find(w("rPr"))
        looks = "" if found is None else etree.tostring(found, encoding="unicode")
        yield from (_Word(text, run, looks) for text in _WORD.findall(text_of_run(run)))


def _marked(was: list[_Word], now: list[_Word], marker: Marker) -> Iterator[Element]:
    """Yield the runs of both, in order, those that differ in marks."""
    matcher = SequenceMatcher(None, [item.text for item in was], [item.text for item in now], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            yield from _runs(now[begin:end], deleted=False)
            continue
        if gone := _runs(was[first:last], deleted=True):
            yield marker.wrapped(gone, "del")
        if come := _runs(now[begin:end], deleted=False):
            yield marker.wrapped(come, "ins")


def _runs(words: list[_Word], *, deleted: bool) -> list[Element]:
    """Return words as runs, those of one look together."""
    made: list[Element] = []
    for _, group in groupby(words, key=lambda item: item.looks):
        same = list(group)
        run = text_run(same[0].run, "".join(item.text for item in same), deleted=deleted)
        if run is not None:
            made.append(run)
    return made
