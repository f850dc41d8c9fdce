"""Blocks of a Word text one after another → lists, quotations, landscape pages, and the parts between ':::'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.blocks import Block, Caption, EditionOnly, EditorNote, Figure, Insert, Item, ItemList, Landscape, Paragraph, Quote, Run, plain
from docpipe.prose.captions import captioned, without_identity
from docpipe.prose.editions import fold
from docpipe.prose.parts import part_of, read_insert
from docpipe.prose.word.looks import ListPlace
from docpipe.prose.word.raw import Raw
from docpipe.prose.word.report import Report

_OPEN: Final = re.compile(r":{3,}[ \t]*(\S.*)$")
_CAPTION: Final = re.compile(r"(Obrázek|Mapa|Graf): ")
_DEEPEST: Final = 30
"""Parts within parts; what is deeper is closed in all the same."""
_HIGHEST_NUMBER: Final = 32_767
"""What Word counts up to."""
_SHOWN: Final = 60


@dataclass(slots=True)
class Structure:
    """Builds the blocks of one text."""

    report: Report
    editions: Mapping[str, str]
    _at: int = 0

    def build(self, raws: list[Raw]) -> tuple[Block, ...]:
        """Return the blocks."""
        made: list[Block] = []
        while self._at < len(raws):
            made += self._until_close(raws, 0, bare=False)
            if self._at < len(raws):
                self.report.tell("edition-not-open", _place(raws[self._at]))
                self._at += 1
        return tuple(made)

    def _until_close(self, raws: list[Raw], depth: int, *, bare: bool) -> tuple[Block, ...]:
        """Return the blocks up to the ':::' that closes them, or to the end. `bare`: inserts in it have no ':::' of their own."""
        here: list[Raw] = []
        while self._at < len(raws):
            raw = raws[self._at]
            opening = _OPEN.match(raw.mark)
            if raw.mark and opening is None:
                break
            self._at += 1
            if opening is None:
                here.append(raw)
            else:
                here += [Raw(block, turned=raw.turned) for block in self._part(opening[1].strip(), raws, _place(raw), depth, bare=bare)]
        return self._grouped(here)

    def _part(self, info: str, raws: list[Raw], place: Location, depth: int, *, bare: bool) -> tuple[Block, ...]:
        sort, rest = part_of(info)
        if sort == "insert":
            return self._insert(rest, raws, place, bare=bare)
        bare = bare or (_end(raws, self._at, bare=False) == len(raws) and _end(raws, self._at, bare=True) < len(raws))
        inner = self._until_close(raws, depth + 1, bare=bare) if depth < _DEEPEST else ()
        if self._at < len(raws):
            self._at += 1
        else:
            self.report.tell("edition-open" if sort == "edition" else "part-open", place, name=info[:_SHOWN])
        if sort == "edition":
            return (self._edition(info, inner, place),)
        if rest:
            self.report.tell("part-text", place, name=info[: -len(rest)].strip(), text=rest[:_SHOWN])
        if sort == "note":
            return (EditorNote(inner, place),)
        return (Landscape(inner, place),) if inner else ()

    def _edition(self, info: str, inner: tuple[Block, ...], place: Location) -> EditionOnly:
        """Return what stands in one edition only. Whatever is wrong with its marks, it stays closed in."""
        word, _, rest = info.partition(" ")
        if fold(word) not in self.editions:
            self.report.tell("edition-unknown", place, name=word, known=", ".join(sorted(set(self.editions.values()))))
        if rest.strip():
            self.report.tell("edition-text", place, name=word, text=rest.strip()[:_SHOWN])
            inner = (Paragraph((Run(rest.strip()),), place), *inner)
        return EditionOnly(self.editions.get(fold(word), fold(word)), inner, place)

    def _insert(self, name: str, raws: list[Raw], place: Location, *, bare: bool) -> tuple[Block, ...]:
        """Return the place of generated content; its options are the paragraphs 'klíč: hodnota' under it, up to ':::'."""
        if not name:
            self.report.tell("insert-nothing", place)
            return ()
        read = read_insert(name, self._at - 1, len(raws), lambda index: _line(raws[index]), bare=bare)
        self._at = max(read.end, self._at)
        return (Insert(read.name, place, read.options),)

    def _grouped(self, raws: list[Raw]) -> tuple[Block, ...]:
        """Return blocks with neighbouring list items as lists, quoted paragraphs as quotations, captions at their tables, turned pages as such."""
        made: list[Block] = []
        for turned, run in _runs(raws):
            blocks = captioned(tuple(_with_captions(_lists(run))), self._complain_of_caption)
            made += (Landscape(blocks, _place(run[0])),) if turned and blocks else blocks
        return tuple(made)

    def _complain_of_caption(self, paragraph: Paragraph, text: str) -> None:
        self.report.tell("caption-without-table", paragraph.location, text=text[:_SHOWN])


def _with_captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the captions of pictures ('Obrázek: …', 'Mapa: …') put to them, from below or above."""
    before: Block | None = None
    for block in blocks:
        caption = _figure_caption(before) if isinstance(block, Figure) else _figure_caption(block) if isinstance(before, Figure) else None
        figure = block if isinstance(block, Figure) else before
        if caption is not None and isinstance(figure, Figure) and figure.caption is None:
            before = replace(figure, caption=caption)
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _figure_caption(block: Block | None) -> Caption | None:
    found = _CAPTION.match(plain(block.content)) if isinstance(block, Paragraph) else None
    if found is None or not isinstance(block, Paragraph) or not isinstance(block.content[0], Run):
        return None
    first = block.content[0]
    rest = first.text[found.end() :]
    content, identity = without_identity((*((replace(first, text=rest),) if rest else ()), *block.content[1:]))
    return Caption(content, f"figure:{identity}" if identity else None, "" if found[1] == "Obrázek" else found[1])


def _place(raw: Raw) -> Location:
    return raw.block.location


def _line(raw: Raw) -> str:
    return raw.mark or (plain(raw.block.content) if isinstance(raw.block, Paragraph) else "\n")


def _end(raws: list[Raw], at: int, *, bare: bool) -> int:
    """Return the index of the ':::' that closes a part whose content begins at `at`, as Markdown finds it; the number of blocks where none does."""
    depth = 1
    while at < len(raws):
        opening = _OPEN.match(raws[at].mark)
        if opening is not None:
            sort, rest = part_of(opening[1].strip())
            if sort == "insert":
                at = read_insert(rest, at, len(raws), lambda index: _line(raws[index]), bare=bare).end
                continue
            depth += 1
        elif raws[at].mark:
            depth -= 1
        if depth == 0:
            return at
        at += 1
    return len(raws)


def _runs(raws: list[Raw]) -> Iterator[tuple[bool, list[Raw]]]:
    """Yield neighbours that stand alike on the paper."""
    run: list[Raw] = []
    for raw in raws:
        if run and run[0].turned != raw.turned:
            yield run[0].turned, run
            run = []
        run.append(raw)
    if run:
        yield run[0].turned, run


def _lists(raws: list[Raw]) -> Iterator[Block]:
    counts: dict[tuple[str, int], int] = {}
    index = 0
    while index < len(raws):
        raw = raws[index]
        end = index + 1
        if raw.item is not None:
            while end < len(raws) and (raws[end].item is not None or raws[end].continues):
                end += 1
            yield from _nested(raws[index:end], counts, raw.item.depth)
        elif raw.quoted:
            while end < len(raws) and raws[end].quoted and raws[end].item is None:
                end += 1
            yield Quote(tuple(item.block for item in raws[index:end]), _place(raw))
        else:
            yield raw.block
        index = end


def _nested(raws: list[Raw], counts: dict[tuple[str, int], int], depth: int) -> Iterator[Block]:
    """Yield the lists of one depth. A list of the same number that goes on after other text goes on counting, as Word does."""
    groups: list[list[Raw]] = []
    for raw in raws:
        deeper = raw.item is None or raw.item.depth > depth
        if groups and deeper:
            groups[-1].append(raw)
        else:
            groups.append([raw])
    index = 0
    while index < len(groups):
        first = groups[index][0].item
        end = index + 1
        while end < len(groups) and _same_list(first, groups[end][0].item):
            end += 1
        if first is None:
            yield from (raw.block for group in groups[index:end] for raw in group)
        else:
            key = (first.number, first.depth)
            start = counts.get(key, first.start - 1) + 1
            counts[key] = start + end - index - 1
            for other in [other for other in counts if other[0] == first.number and other[1] > first.depth]:
                del counts[other]
            items = tuple(Item(_item(group, counts)) for group in groups[index:end])
            yield ItemList(first.ordered, items, _place(groups[index][0]), min(max(start, 0), _HIGHEST_NUMBER) if first.ordered else 1)
        index = end


def _same_list(one: ListPlace | None, other: ListPlace | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.number == other.number and one.ordered == other.ordered and other.depth <= one.depth


def _item(group: list[Raw], counts: dict[tuple[str, int], int]) -> tuple[Block, ...]:
    """Return the blocks of an item: its own, those that go on in it, and the lists below it."""
    own = next((index for index, raw in enumerate(group) if index and raw.item is not None), len(group))
    below = group[own:]
    lists = _nested(below, counts, min(raw.item.depth for raw in below if raw.item is not None)) if below else ()
    return (*(raw.block for raw in group[:own]), *lists)
