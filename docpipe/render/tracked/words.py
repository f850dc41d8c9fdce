"""Two paragraphs → the newer one, with the words that went and the words that came marked; fields, links, notes and pictures count as one word each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import BR, RUN, TAB, Element, T, w
from docpipe.render.tracked.marks import FIELD_CODES, NOTE, OWN_MARK, Marker, is_whole, shown, text_of_run, text_run

_WORD: Final = re.compile(r"\w+|\s|[^\w\s]")
_TEXT: Final = frozenset({T, TAB, BR, w("noBreakHyphen"), w("softHyphen")})
_PASSED_OVER: Final = frozenset({w("rPr"), w("lastRenderedPageBreak")})
_POINTS: Final = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("commentRangeStart"), w("commentRangeEnd")})
_DROPPED: Final = frozenset({w("pPr"), w("proofErr")})
_PICTURE: Final = "\ufffa"
_FIELD: Final = "\ufffb"
_ALT: Final = ("descr", "title", "name")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and the run it stands in, or something that counts as one word."""

    text: str
    run: Element
    looks: str = ""
    whole: tuple[Element, ...] = ()
    """The elements of what is no text."""
    before: tuple[Element, ...] = ()
    """Bookmarks that begin or end before it."""


def changed(old: Element, new: Element, marker: Marker) -> None:
    """Mark in a new paragraph what differs from the old one, word by word; as a whole where a field goes on in another paragraph."""
    if not (is_whole(old) and is_whole(new)):
        runs = marker.deleted_runs(old)
        marker.whole(new, "ins")
        if runs:
            new.insert(1 if len(new) and new[0].tag == w("pPr") else 0, marker.wrapped(runs, "del"))
        return
    was, (now, last) = _words(old)[0], _words(new)
    for child in [child for child in new if child.tag != w("pPr")]:
        new.remove(child)
    made = list(_marked(was, now, marker))
    new.extend([*made, *last])


def _words(paragraph: Element) -> tuple[list[_Word], tuple[Element, ...]]:
    """Return the words of a paragraph, and the bookmarks behind the last one."""
    found: list[_Word] = []
    points: list[Element] = []
    field: list[Element] = []
    depth = 0
    for child in paragraph:
        if child.tag in _DROPPED:
            continue
        if child.tag in _POINTS and not depth:
            points.append(child)
            continue
        made: list[_Word] = []
        depth += _depth(child)
        if depth or field or (child.tag == RUN and child.find(FIELD_CODES[0]) is not None):
            field.append(child)
            if not depth:
                made = [_Word(_FIELD + "".join(_codes(field)), _run_of(field), whole=tuple(field))]
                field = []
        elif child.tag == RUN:
            made = list(_of_run(child))
        else:
            text = "".join(text_of_run(run) for run in child.iter(RUN))
            made = [_Word(f"{child.tag}{text}", _run_of([child]), whole=(child,))]
        if made and points:
            first = made[0]
            made[0] = _Word(first.text, first.run, first.looks, first.whole, tuple(points))
            points = []
        found += made
    return found, tuple(points)


def _depth(child: Element) -> int:
    """Return how many fields more are open after a child than before it."""
    kinds = [code.get(w("fldCharType")) for code in child.iter(w("fldChar"))]
    return kinds.count("begin") - kinds.count("end")


def _codes(field: list[Element]) -> Iterator[str]:
    """Yield what tells a field from another: its code and its result."""
    for element in field:
        for child in element.iter(w("instrText"), T):
            yield child.text or ""


def _run_of(elements: list[Element]) -> Element:
    return next((run for element in elements for run in element.iter(RUN)), elements[0])


def _of_run(run: Element) -> Iterator[_Word]:
    """Yield the words of a run: of text those of a look together, what is no text each as a run of its own."""
    found = run.find(w("rPr"))
    looks = "" if found is None else etree.tostring(found, encoding="unicode")
    text = ""
    for child in run:
        if child.tag in _TEXT:
            text += shown(child)
        elif child.tag not in _PASSED_OVER:
            yield from (_Word(word, run, looks) for word in _WORD.findall(text))
            text = ""
            yield _Word(_name_of(child), run, whole=(_alone(run, child),))
    yield from (_Word(word, run, looks) for word in _WORD.findall(text))


def _name_of(child: Element) -> str:
    """Return what something in a run that is no text is told by: a picture by its description and size, not by its numbers in the file."""
    if (text := shown(child)) in (NOTE, OWN_MARK):
        return text
    said = [node.get(name, "") for node in child.iter() for name in (*_ALT, "cx", "cy") if node.get(name)]
    return f"{_PICTURE}{child.tag}{''.join(said)}{''.join(map(str, child.itertext()))}"


def _alone(run: Element, child: Element) -> Element:
    """Return a run with one of its children alone, moved there; the run itself is made anew of the words."""
    made = run.makeelement(RUN, {})
    found = run.find(w("rPr"))
    if found is not None:
        made.append(etree.fromstring(etree.tostring(found)))
    made.append(etree.fromstring(etree.tostring(child, with_tail=False)))
    return made


def _marked(was: list[_Word], now: list[_Word], marker: Marker) -> Iterator[Element]:
    """Yield the runs of both, in order, those that differ in marks."""
    matcher = SequenceMatcher(None, [item.text for item in was], [item.text for item in now], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            for old, new in zip(was[first:last], now[begin:end], strict=True):
                _pair_notes(old, new, marker)
            yield from _kept(now[begin:end])
            continue
        yield from _wrapped(list(_gone(was[first:last], marker)), "del", marker)
        yield from _wrapped(list(_come(now[begin:end], marker)), "ins", marker)


def _pair_notes(old: _Word, new: _Word, marker: Marker) -> None:
    for one, other in zip(old.whole, new.whole, strict=False):
        marker.notes.pair_all(one, other)


def _wrapped(runs: list[Element], change: str, marker: Marker) -> Iterator[Element]:
    """Yield runs in marks, as many as can be in one, and as they are what no mark can hold: bookmarks, links."""
    kept: list[Element] = []
    for element in runs:
        if element.tag == RUN:
            kept.append(element)
            continue
        if kept:
            yield marker.wrapped(kept, "del" if change == "del" else "ins")
            kept = []
        yield element
    if kept:
        yield marker.wrapped(kept, "del" if change == "del" else "ins")


def _kept(words: list[_Word]) -> Iterator[Element]:
    """Yield words as runs, those of one look together."""
    text, like, looks = "", None, ""
    for word in words:
        if text and like is not None and (word.before or word.whole or word.looks != looks):
            yield from _run(like, text, deleted=False)
            text = ""
        yield from word.before
        if word.whole:
            yield from word.whole
        else:
            text, like, looks = text + word.text, word.run if not text else like, word.looks
    if text and like is not None:
        yield from _run(like, text, deleted=False)


def _come(words: list[_Word], marker: Marker) -> Iterator[Element]:
    for element in _kept(words):
        marker.notes.add(element)
        if element.tag not in _POINTS and element.tag != RUN:
            marker.inside(element)
        yield element


def _gone(words: list[_Word], marker: Marker) -> Iterator[Element]:
    """Yield words as deleted runs; bookmarks of the older file are none of the newer."""
    bare = [_Word(word.text, word.run, word.looks, word.whole) for word in words]
    for element in _kept(bare):
        for run in element.iter(RUN):
            if (made := marker.deleted(run, fields=True)) is not None:
                yield made


def _run(like: Element, text: str, *, deleted: bool) -> Iterator[Element]:
    run = text_run(like, text, deleted=deleted)
    if run is not None:
        yield run
