"""The ledger and a PDF's pages → what was printed and is not found there, or not in its order.

Every place where an entry's text stands is a candidate. The longest chain of candidates in the ledger's order is taken for what was meant, so that one lost
'ano' does not claim the next one and shift everything after it. What the chain leaves is looked for again: divided by a page's end, with a dash that ended a
line, with letters drawn by another font.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.model import LedgerEntry
from docpipe.verify.expectation import Expectation
from docpipe.verify.fold import LINE, Folded, excerpt, fold, odd, without_odd
from docpipe.verify.glyphs import is_box
from docpipe.verify.pages import Flow, Pages

_MOST_CANDIDATES = 400
_PAGE = 4000
"""Letters of a full page, about."""
_SPLIT_FROM = 8
"""Shorter texts are not looked for in two pieces: they would be found anywhere."""
_BACK = 24
"""How many letters a text's first piece may seem longer than it is, because what follows the break begins like the rest."""
_SURE = 16
"""Letters from which a piece of a text is not found by chance."""
_BESIDE = "/embeddings/"
"""The data of a chart go along with the Word file; what of them is drawn, the chart's own entries say."""
_RUNNING = ("word/header", "word/footer")


@dataclass(frozen=True, slots=True)
class _Wanted:
    entry: LedgerEntry
    folded: Folded


def lost_on_pages(pages: Pages, expectation: Expectation) -> Iterator[Diagnostic]:
    """Yield a complaint for each entry that no page has (an error), or that stands pages away from its place (a warning)."""
    by_part: dict[str, list[_Wanted]] = {}
    for entry in expectation.ledger:
        if _BESIDE not in entry.part and (folded := fold(entry.text)).text:
            by_part.setdefault(entry.part, []).append(_Wanted(entry, folded))
    for part, wanted in by_part.items():
        if part.startswith(_RUNNING):
            yield from (_lost(item, expectation, 1) for item in wanted if not _anywhere(pages, item))
        else:
            yield from _in_order(pages, wanted, expectation)


def pages_with(pages: Pages, text: str) -> frozenset[int]:
    """Return the numbers of the pages on which a text stands as a whole."""
    wanted = fold(text).text
    return frozenset(number for number, page in enumerate(pages.folded, 1) if any(True for _ in _places(page, wanted)))


def _in_order(pages: Pages, wanted: Sequence[_Wanted], expectation: Expectation) -> Iterator[Diagnostic]:
    candidates = [_candidates(pages.whole.folded, item.folded) for item in wanted]
    chain = _longest_chain([places or () for places in candidates])
    claimed = set(chain.values())
    before = 0
    for index, item in enumerate(wanted):
        if index in chain:
            before = chain[index]
            continue
        page = pages.whole.page(before)
        known = candidates[index]
        free = [place for place in (_around(pages, item.folded, before) if known is None else known) if place not in claimed]
        near = [place for place in free if abs(pages.whole.page(place) - page) <= 1]
        if near:
            claimed.update(near[:1])
        elif free:
            arguments = {"text": excerpt(item.entry.text), "field": item.entry.path}
            yield Diagnostic("verify-text-moved", expectation.at(page=pages.whole.page(free[0])), {**arguments}, related=item.entry.locations)
        elif not (_again(pages, item.folded, page) if candidates[index] else _hard_to_find(pages, item, page)):
            yield _lost(item, expectation, page)


def _lost(item: _Wanted, expectation: Expectation, page: int) -> Diagnostic:
    arguments = {"text": excerpt(item.entry.text), "field": item.entry.path}
    return Diagnostic("verify-text-lost", expectation.at(page=page), {**arguments}, related=item.entry.locations)


def _places(where: Folded, wanted: str) -> Iterator[int]:
    at = where.text.find(wanted)
    while at >= 0:
        yield at
        at = where.text.find(wanted, at + 1)


def _candidates(where: Folded, wanted: Folded) -> list[int] | None:
    """Return where a text stands: as whole words if it does so anywhere, else inside others. None for one that stands everywhere, as „1“ in a hundred pages."""
    found = [place for place, _ in zip(_places(where, wanted.text), range(_MOST_CANDIDATES), strict=False)]
    if len(found) == _MOST_CANDIDATES:
        return None
    whole = [place for place in found if where.whole(place, place + len(wanted.text))]
    return whole or found


def _around(pages: Pages, wanted: Folded, before: int) -> list[int]:
    """Return where a text that stands everywhere does so about a place, from a page before it to a page after it: as whole words, else inside others."""
    where = pages.whole.folded
    page = pages.whole.page(before)
    found: list[int] = []
    at = where.text.find(wanted.text, max(0, before - _PAGE))
    while at >= 0 and pages.whole.page(at) <= page + 1:
        found.append(at)
        at = where.text.find(wanted.text, at + 1)
    return [place for place in found if where.whole(place, place + len(wanted.text))] + found


def _longest_chain(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return, by entry, the places of the longest strictly ascending chain with at most one place an entry (patience sorting)."""
    tails: list[int] = []
    ends: list[tuple[int, int]] = []
    back: dict[tuple[int, int], tuple[int, int] | None] = {}
    for index, places in enumerate(candidates):
        for place in reversed(places):  # descending, so that an entry never follows itself
            length = bisect_left(tails, place)
            node = (index, place)
            back[node] = ends[length - 1] if length else None
            if length == len(tails):
                tails.append(place)
                ends.append(node)
            else:
                tails[length], ends[length] = place, node
    chain: dict[int, int] = {}
    step = ends[-1] if ends else None
    while step is not None:
        chain[step[0]] = step[1]
        step = back[step]
    return chain


def _anywhere(pages: Pages, item: _Wanted) -> bool:
    return any(True for _ in _places(pages.whole.folded, item.folded.text)) or _hard_to_find(pages, item, 1)


def _hard_to_find(pages: Pages, item: _Wanted, page: int) -> bool:
    """Return whether a text stands on the pages in a shape that a plain search does not find."""
    return _dashed(pages.whole, item.folded) or _divided(pages, item.folded, page) or _drawn_by_another_font(pages, item.folded)


def _again(pages: Pages, wanted: Folded, page: int) -> bool:
    """Return whether a text whose plain places are all other entries' stands about a page once more: with a hyphen at a line's end, or divided."""
    flow = pages.whole
    near = (start for start, found in _dashed_places(flow, wanted) if found != wanted.text and abs(flow.page(start) - page) <= 1)
    return any(True for _ in near) or _divided(pages, wanted, page)


def _dashed(flow: Flow, wanted: Folded) -> bool:
    """Return whether the text stands there when its own hyphens at line ends, taken for divisions of words, are forgiven."""
    return any(True for _ in _dashed_places(flow, wanted))


def _dashed_places(flow: Flow, wanted: Folded) -> Iterator[tuple[int, str]]:
    """Yield where a text stands with its hyphens or without some of them, and how; a text without any nowhere."""
    if "-" in wanted.text:
        pattern = "-?".join(re.escape(piece) for piece in wanted.text.split("-"))
        yield from ((found.start(), found[0]) for found in re.finditer(pattern, flow.folded.text))


def _divided(pages: Pages, wanted: Folded, page: int) -> bool:
    """Return whether the text begins on one page and goes on on the next, with headers, footers or cells between."""
    if len(wanted.text) < _SPLIT_FROM:
        return False
    nearby = sorted(range(len(pages.folded) - 1), key=lambda index: abs(index + 1 - page))
    return any(_goes_on(pages.folded, index, wanted, 0) for index in nearby)


def _goes_on(pages: Sequence[Folded], index: int, wanted: Folded, start: int) -> bool:
    rest, page = wanted.text[start:], pages[index]
    if start and any(len(rest) >= _SURE or page.starts[place] == LINE for place in _places(page, rest)):
        return True
    if index + 1 >= len(pages):
        return False
    end = min(_prefix(page.text, rest), len(rest) - 1)
    sizes = (size for size in range(end, max(0, end - _BACK), -1) if _may_break(wanted, start + size))
    return any(_goes_on(pages, index + 1, wanted, start + size) for size in sizes if min(size, len(rest) - size) >= _SURE or _ends_line(page, rest[:size]))


def _ends_line(page: Folded, piece: str) -> bool:
    """Return whether a piece stands at the end of a line, where alone a page can break; not asked of long pieces, which may have a cell beside them."""
    ends = (place + len(piece) for place in _places(page, piece))
    return any(end >= len(page.text) or page.starts[end] == LINE for end in ends)


def _may_break(wanted: Folded, place: int) -> bool:
    return bool(wanted.starts[place]) or not wanted.text[place - 1].isalnum() or not wanted.text[place].isalnum()


def _prefix(text: str, wanted: str) -> int:
    """Return the length of the longest beginning of a text that stands on a page (a shorter one stands there too)."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    return low


def _drawn_by_another_font(pages: Pages, wanted: Folded) -> bool:
    """LibreOffice draws the characters a font lacks after the rest of their line: they are looked for apart from the others.

    One that no font has is a box, told as such ('glyph-missing'); what a reader takes it for depends on the machine's fonts.
    """
    strange = {character for character in wanted.text if odd(character)}
    if not strange or not {character for character in strange if not is_box(character)} <= set(pages.whole.folded.text):
        return False
    rest = without_odd(wanted)
    return rest.text in pages.common.folded.text
