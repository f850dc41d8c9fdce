"""A finished bundle and the files that its parts were made of → the answer to PUB-15: each part keeps its own strip, by its own programme.

A part is judged in its own file and in the bundle by the same rules: what is right in the one and not in the other is the bundle's fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import pypdfium2

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, fault
from docpipe.verify.bundlepages import lacking, read_bundle_pages
from docpipe.verify.expectation import Expectation
from docpipe.verify.publicity.answering import known_pictures
from docpipe.verify.publicity.drawnjudging import judge_drawn
from docpipe.verify.publicity.facts import PageFacts, Rect
from docpipe.verify.publicity.looking import look_at
from docpipe.verify.publicity.sheet import Answers, Breach, Gathering, Spot, Verdict, millimetres
from docpipe.verify.publicity.wordsjudging import header_of, judge_words

_KEPT: Final = frozenset({"PUB-01", "PUB-02", "PUB-03", "PUB-04", "PUB-05", "PUB-06", "PUB-08", "PUB-09", "PUB-14", "PUB-16"})
"""What can be told of a part by one page of it; that its files are known, and the rest of its words, its own file says."""
_SEEN: Final = frozenset({"PUB-01", "PUB-08"})
_MOVED_MM: Final = 1.0


@dataclass(frozen=True, slots=True)
class BundledPart:
    """A part of a bundle."""

    title: str
    first: int
    """Its first page in the bundle, from 1."""
    pages: int
    own: bytes | None = None
    """The PDF it was made of; None where that is not there any more, or was another file."""
    expectation: Expectation | None = None
    """What is asked of its publicity; None for a file from outside, or a scan."""


def of_bundle(content: bytes, parts: Sequence[BundledPart], expectation: Expectation) -> Answers:
    """Return what a bundle's pages say to PUB-15. Raises DocpipeError 'pdf-unreadable'."""
    found = Gathering()
    right = 0
    try:
        for part in parts:
            wrong = list(_faults(content, part, expectation, found))
            for breach in wrong:
                found.wrong(breach.diagnostic, breach.spot)
            right += not wrong and _has_strip(part)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise fault("pdf-unreadable", expectation.at(), reason=str(error)) from None
    if right:
        found.right("PUB-15", "part-strips", count=right)
    return found.sheet()


def _has_strip(part: BundledPart) -> bool:
    """Return whether a part is one that must keep a strip."""
    return part.expectation is not None and part.own is not None


def _faults(content: bytes, part: BundledPart, whole: Expectation, found: Gathering) -> Iterator[Breach]:
    if part.expectation is None:
        [page] = look_at(content, (part.first,), known_pictures(whole))
        if not page.emblems:
            found.open("PUB-15", "part-foreign", title=part.title, page=part.first)
        return
    if part.own is None:
        found.open("PUB-15", "part-gone", title=part.title)
        return
    asked = replace(part.expectation, every_page=False)
    known = known_pictures(asked)
    [own], [bundled] = look_at(part.own, (1,), known), look_at(content, (part.first,), known)
    before, after = _verdicts(own, asked), _verdicts(bundled, asked)
    if own.emblems and (not bundled.emblems or _is_moved(own, bundled)):
        yield _lost(part.title, own.emblems[0].place, part.first, whole)
    elif rules := tuple(rule for rule in before if before[rule] is Verdict.RIGHT and _is_worse(rule, after[rule])):
        place = bundled.emblems[0].place if bundled.emblems else header_of(bundled)
        diagnostic = Diagnostic("publicity-part-strip-changed", whole.at(page=part.first), {"title": part.title, "rules": rules})
        yield Breach(diagnostic, Spot(part.first, place))
    if part.expectation.every_page and part.pages > 1:
        yield from _further_pages(content, part, part.own, whole)


def _verdicts(page: PageFacts, asked: Expectation) -> Mapping[str, Verdict]:
    """Return what one page says to the rules that a part must keep."""
    found = Gathering()
    judge_drawn([page], asked, found)
    judge_words([page], asked, found)
    return {item.rule: item.verdict for item in found.sheet().judgements if item.rule in _KEPT}


def _is_worse(rule: str, verdict: Verdict) -> bool:
    """Return whether what was right is so no more: what is not seen any more, or not read, was lost."""
    return verdict is Verdict.BREACH or (verdict is Verdict.OPEN and rule in _SEEN)


def _is_moved(own: PageFacts, bundled: PageFacts) -> bool:
    """Return whether the emblem stands elsewhere than in the part's own file."""
    one, other = own.emblems[0].place, bundled.emblems[0].place
    return any(abs(getattr(one, side) - getattr(other, side)) > _MOVED_MM for side in ("x", "y", "width", "height"))


def _lost(title: str, place: Rect, page: int, whole: Expectation) -> Breach:
    arguments = {"title": title, **{side: millimetres(getattr(place, side)) for side in ("width", "height", "x", "y")}}
    return Breach(Diagnostic("publicity-part-strip-lost", whole.at(page=page), {**arguments, "page": page}), Spot(page, place, missing=True))


def _further_pages(content: bytes, part: BundledPart, own: bytes, whole: Expectation) -> Iterator[Breach]:
    """Yield the first of the part's later pages that lacks a picture it had: by their places alone, no page is drawn."""
    numbers = range(2, part.pages + 1)
    had = read_bundle_pages(own, numbers, texts=False).pictures
    has = read_bundle_pages(content, tuple(part.first + number - 1 for number in numbers), texts=False).pictures
    for number in numbers:
        page = part.first + number - 1
        for text in lacking(had.get(number, ()), has.get(page, ()))[:1]:
            x, y, width, height = (int(length) / 10 for length in text.split())
            yield _lost(part.title, Rect(x, y, width, height), page, whole)
            return
