"""A meeting written in a Word form → its Tree: the table „Údaje setkání“, headings as points of the agenda, lines and tables under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, cast

from docpipe.czech.names import fold_name
from docpipe.diagnostics import Location
from docpipe.model import Data, Scalar, Tree, Written
from docpipe.prose.blocks import Block, Cell, EditorNote, FootnoteMark, Heading, Inline, Item, ItemList, LineBreak, Link, Paragraph, Prose, Run, Table, plain
from docpipe.records.meeting import Meeting
from docpipe.schema import fold_key, names_of
from docpipe.validate.forms import head
from docpipe.validate.forms.draft import Draft
from docpipe.validate.forms.lines import LONG, mark_of, without_colon
from docpipe.validate.forms.sections import Line, Rows, Said, Section, fill, watch_levels

_ABOUT: Final = frozenset({"udaje_setkani", "udaje_o_setkani", "meeting"})
_HIGHEST: Final = 2
"""The level that the points' headings are given, so that those below them are as in Markdown."""
_NOT_SAID: Final = frozenset({"word-heading-number"})
"""Complaints of chapters that say nothing of a meeting: its points are numbered by docpipe, however they were typed."""
_LABELS: Final = 3


def is_meeting(blocks: Sequence[Block]) -> bool:
    """Return whether a Word file is a meeting's form and no other document that lies beside the records."""
    return any(_is_about(block) for block in blocks)


def looks_like_one(blocks: Sequence[Block]) -> bool:
    """Return whether a document without the table is a meeting's record all the same: it has its other tables or lines, or says two things of a meeting."""
    said = {head.field_of(label) for block in blocks if isinstance(block, Paragraph) for label, colon, _ in [plain(block.content).partition(":")] if colon}
    return (
        any(isinstance(block, Table) and _rows(block).sort is not None for block in blocks)
        or any(isinstance(block, Paragraph) and mark_of(plain(block.content)) is not None for block in blocks)
        or {"date", "attendance"} <= said
    )


def without_open_note(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a form whose instruction has lost the ':::' at its end: it ends where the table about the meeting begins."""
    made: list[Block] = []
    for block in blocks:
        at = next((index for index, item in enumerate(block.blocks) if _is_about(item)), None) if isinstance(block, EditorNote) else None
        made += block.blocks[at:] if isinstance(block, EditorNote) and at is not None else (block,)
    return made


def meeting_of(blocks: Sequence[Block], path: str) -> tuple[Tree, Draft]:
    """Return the record that a Word form says; what was found wrong stands in the draft."""
    draft = Draft(path)
    rest: list[Block] = []
    for block in blocks:
        if _is_about(block):
            _take_about(draft, cast("Table", block))
        elif not isinstance(block, EditorNote):
            rest.append(block)
    fill(draft, _sections(draft, rest))
    return draft.tree(), draft


def said_of_form(code: str) -> bool:
    """Return whether a complaint of reading Word concerns a form too."""
    return code not in _NOT_SAID


def _is_about(block: Block) -> bool:
    """Return whether a block is the table of what is said of the meeting: by its head, or by the labels in its first column."""
    if not isinstance(block, Table) or not block.header:
        return False
    if fold_key(_text(block.header[0])) in _ABOUT:
        return True
    known = names_of(Meeting)
    labels = {known.get(fold_key(_text(row[0]))) for row in (block.header, *block.heads, *block.rows) if len(row) > 1}
    return {"title", "date"} <= labels and len(labels) >= _LABELS


def _take_about(draft: Draft, table: Table) -> None:
    for row in (table.header, *table.heads, *table.rows):
        if len(row) < 2 or fold_key(_text(row[0])) in _ABOUT:  # noqa: PLR2004 - a label and its value
            continue
        label, value = head.bare_label(_text(row[0]).strip()), _scalar(row[1], table)
        _watch_beside(draft, row, table)
        if label and value is None:
            head.leave(draft, label, _place(row[1], table))
        if not label or value is None:
            continue
        if head.field_of(label) == "invitation_text":
            draft.put(("invitation_text",), _prose(_blocks(row[1], table)), value.location, _place(row[0], table))
        else:
            head.put(draft, label, value, _place(row[0], table))


def _watch_beside(draft: Draft, row: Sequence[Cell], table: Table) -> None:
    """Tell of what stands in further columns of the table: nothing says what it is."""
    for cell in row[2:]:
        if (beside := _scalar(cell, table)) is not None:
            draft.complain("form-note-beside", beside.location, text=beside.text[:60])


def _sections(draft: Draft, blocks: Sequence[Block]) -> list[Section]:
    headings = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    levels = [cast("Heading", blocks[index]).level for index in headings]
    title = cast("Heading", blocks[headings[0]]) if headings else None
    said = draft.data.get("title")
    is_named = isinstance(said, Scalar) and title is not None and fold_name(said.text) == fold_name(plain(title.content))
    if title is not None and (is_named or (len(levels) > 1 and all(level > levels[0] for level in levels[1:]))):
        text = _heading_text(title)
        if said is None:
            draft.put(("title",), text, title.location)
        elif isinstance(said, Scalar) and fold_name(said.text) != fold_name(text.text):
            draft.complain("form-title-twice", title.location, text=text.text[:60])
        blocks = [block for block in blocks if block is not title]
    watch_levels(draft, [(block.level, _heading_text(block)) for block in blocks if isinstance(block, Heading)])
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=0)
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Heading) and block.level == highest]
    found = [_section(None, blocks[: starts[0] if starts else len(blocks)], 0)]
    for start, end in pairwise([*starts, len(blocks)]):
        found.append(_section(cast("Heading", blocks[start]), blocks[start + 1 : end], _HIGHEST - highest))
    for block in blocks:
        if isinstance(block, Paragraph) and (word := without_colon(plain(block.content))) != "":
            draft.complain("form-colon-missing", block.location, text=plain(block.content).strip()[:60], word=word)
    return found


def _heading_text(block: Heading) -> Scalar:
    return Scalar(plain(block.content).strip(), Written.TEXT_CELL, block.location)


def _section(heading: Heading | None, blocks: Sequence[Block], shift: int) -> Section:
    place = heading.location if heading is not None else blocks[0].location if blocks else Location("")
    made = Section(Scalar(plain(heading.content).strip(), Written.TEXT_CELL, heading.location) if heading is not None else None, place)
    made.below = [_heading_text(block) for block in blocks if isinstance(block, Heading)]
    kept: list[Block] = []
    waiting = list(_single(blocks))
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Paragraph) and mark_of(plain(block.content)) is not None:
            made.said.append(_said(block, waiting))
        elif isinstance(block, Table):
            rows = _rows(block)
            made.tables.append(rows)
            kept += [block] if rows.sort is None else []
        elif isinstance(block, ItemList):
            kept += _without_said(made, block)
        else:
            kept.append(replace(block, level=block.level + shift) if isinstance(block, Heading) else block)
    _finish(made, kept)
    return made


def _single(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; a paragraph of several lines, one of which begins with a word of minutes, as a paragraph a line."""
    for block in blocks:
        if isinstance(block, Paragraph) and any(isinstance(item, LineBreak) for item in block.content):
            lines: list[list[Inline]] = [[]]
            for item in block.content:
                if isinstance(item, LineBreak):
                    lines.append([])
                else:
                    lines[-1].append(item)
            if any(mark_of(plain(tuple(line))) is not None for line in lines):
                yield from (Paragraph(tuple(line), block.location) for line in lines if plain(tuple(line)).strip())
                continue
        yield block


def _said(block: Paragraph, waiting: list[Block]) -> Said:
    """Return a line with the list under it, which is taken off the blocks that wait."""
    text = plain(block.content)
    mark = mark_of(text)
    assert mark is not None
    below = waiting[0] if waiting and isinstance(waiting[0], ItemList) else None
    rest = text[mark.end :].strip()
    if below is not None and (not rest or (mark.field in LONG and rest.endswith(":"))):
        waiting.pop(0)
        if rest:
            return Said(mark, _line(block, mark.end, (below,)))
        return Said(mark, _line(block, mark.end), tuple(_line(_first(item)) for item in below.items))
    return Said(mark, _line(block, mark.end))


def _without_said(made: Section, block: ItemList) -> list[Block]:
    """Return a list without its items that begin with a word of minutes, which are taken."""
    left: list[Item] = []
    for item in block.items:
        first = _first(item)
        mark = mark_of(plain(first.content))
        if mark is not None and len(item.blocks) == 1:
            made.said.append(Said(mark, _line(first, mark.end)))
        else:
            left.append(item)
    return [replace(block, items=tuple(left))] if left else []


def _first(item: Item) -> Paragraph:
    found = item.blocks[0] if item.blocks else None
    return found if isinstance(found, Paragraph) else Paragraph((), found.location if found is not None else Location(""))


def _line(block: Paragraph, start: int = 0, below: tuple[Block, ...] = ()) -> Line:
    text = plain(block.content)
    lead = start + len(text[start:]) - len(text[start:].lstrip())
    words = text[lead:].rstrip()

    def long(first: int, last: int) -> Data:
        content = _stripped(_cut(block.content, lead + first, lead + last))
        return _prose((Paragraph(content, block.location), *below))

    return Line(Scalar(words, Written.TEXT_CELL, block.location), long)


def _cut(content: tuple[Inline, ...], start: int, end: int) -> tuple[Inline, ...]:
    """Return what stands between two places of the plain text; a link is kept whole, a footnote where its mark stands."""
    made: list[Inline] = []
    at = 0
    for item in content:
        if isinstance(item, FootnoteMark):
            if start < at <= end:
                made.append(item)
            continue
        length = len(plain((item,)))
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            made.append(replace(item, text=item.text[first:last]) if isinstance(item, Run) else item)
        at += length
    return tuple(made)


def _stripped(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    made = list(content)
    while made and isinstance(last := made[-1], Run):
        text = last.text.rstrip()
        if text:
            made[-1] = replace(last, text=text)
            break
        made.pop()
    return tuple(made)


def _rows(table: Table) -> Rows:
    lines = [tuple(_scalar(cell, table) for cell in row) for row in (table.header, *table.heads, *table.rows)]
    return Rows(lines[0], tuple(lines[1:]), table.location)


def _scalar(cell: Cell, table: Table) -> Scalar | None:
    text = _text(cell).strip()
    return Scalar(text, Written.TEXT_CELL, _place(cell, table)) if text else None


def _text(cell: Cell) -> str:
    blocks = (item for block in cell.blocks for item in ([block] if isinstance(block, Paragraph) else _paragraphs(block)))
    return "\n".join([plain(cell.content), *(plain(block.content) for block in blocks)])


def _paragraphs(block: Block) -> list[Paragraph]:
    return [_first(item) for item in block.items] if isinstance(block, ItemList) else []


def _place(cell: Cell, table: Table) -> Location:
    return cell.locations[0] if cell.locations else table.location


def _blocks(cell: Cell, table: Table) -> tuple[Block, ...]:
    return (*((Paragraph(cell.content, _place(cell, table)),) if cell.content else ()), *cell.blocks)


def _prose(blocks: tuple[Block, ...]) -> Data:
    return cast("Data", Prose(blocks))


def _finish(made: Section, kept: list[Block]) -> None:
    made.text = _prose(tuple(kept)) if kept else None
    for block in kept:
        if isinstance(block, ItemList):
            made.listed += [_line(_first(item)) for item in block.items]
        elif isinstance(block, Paragraph) and ":" in plain(block.content) and head.known(plain(block.content).partition(":")[0]):
            made.listed.append(_line(block))
        elif isinstance(block, Paragraph) and len(kept) == 1 and not isinstance(block.content[0], Link):
            made.listed.append(_line(block))
            made.bare = False
        elif not isinstance(block, Table):
            made.bare = False
