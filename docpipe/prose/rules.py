"""The Markdown of docpipe: markdown-it's CommonMark with editions, references, notes and pictures, and without what minutes do not need."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from docpipe.prose.captions import begins_below, begins_caption
from docpipe.prose.parts import part_of, read_insert
from docpipe.prose.pictures import PICTURE
from docpipe.prose.prepare import BAR

DEPTH = 40
"""Levels of nesting (a list and its item are two); markdown-it drops what is deeper, so it is looked for and reported."""

_EDITION_OPEN = re.compile(r":{3,}[ \t]*([^\s:].*)$")
_EDITION_CLOSE = re.compile(r":{3,}[ \t]*$")
REFERENCE = re.compile(rf"\[\[\s*([^\W\d][\w-]*)\s*:\s*([^\[\]|{BAR}]*[^\s\[\]|{BAR}])\s*(?:[|{BAR}]\s*([^\[\]|{BAR}]*[^\s\[\]|{BAR}])\s*)?\]\]")
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_BRACKET = re.compile(r"\\.|`[^`]*`|[\[\]]")
"""Escapes and code are skipped whole."""

_OUT = {
    "block": ("code", "fence", "html_block", "lheading", "reference"),
    # Indented and fenced code: in minutes an indented line is a paragraph. Underlined headings: '---' under a line is a rule there, not a heading.
    # Link definitions: unused ones would be lost without a word.
    "inline": ("html_inline", "image", "footnote_ref"),
    # The plugin's footnote_ref looks for a bracket to the end of the text at every '[^'.
}


@cache
def markdown() -> MarkdownIt:
    """Return the parser. It lets every link through: which are allowed is judged, and reported, afterwards."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "linkify": False, "maxNesting": DEPTH})
    parser.enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    parser.disable([*_OUT["block"], *_OUT["inline"]])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the name is in its signature
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("blockquote", "edition", _edition, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.before("edition", "below", _below, {"alt": ["paragraph"]})
    for name, rule in (("reference_mark", _reference), ("footnote_mark", _footnote), ("note", _note), ("picture", _picture), ("template", _template)):
        parser.inline.ruler.before("link", name, rule)
    return parser


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _edition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read '::: name' to its ':::', others inside it counted; one that has no end reaches to the end of what is around it, so that nothing leaks."""
    first = _line(state, start)
    opening = _EDITION_OPEN.match(first)
    if opening is None and not _EDITION_CLOSE.match(first):
        return False
    if silent:
        return True
    if opening is None:
        state.push("edition_stray", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    sort, rest = part_of(opening.group(1).strip())
    if sort == "insert":
        insert = read_insert(rest, start, end, lambda line: _line(state, line), bare=start in state.env.get("bare", ()))
        token = state.push("insert", "", 0)
        token.map, token.info, token.meta = [start, insert.end], insert.name, {"options": insert.options}
        state.line = insert.end
        return True
    last = _edition_end(state, start, end, bare=False)
    if last == end and (other := _edition_end(state, start, end, bare=True)) < end:
        # with a ':::' for each insert this part would have none
        last = other
        state.env.setdefault("bare", set()).update(range(start, last))
    closed = last < end and _EDITION_CLOSE.match(_line(state, last)) is not None
    token = state.push(f"{sort}_open", "", 1)
    token.map, token.info, token.meta = [start, last], opening.group(1).strip(), {"closed": closed, "rest": rest}
    outer_type, outer_end = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = outer_type, outer_end
    state.push(f"{sort}_close", "", -1)
    state.line = last + 1 if closed else last
    return True


def _edition_end(state: StateBlock, start: int, end: int, *, bare: bool) -> int:
    """Return the line of the closing ':::', or the first line that is not of this list item or quote any more. `bare`: inserts have no ':::' of their own."""
    bare = bare or start in state.env.get("bare", ())
    depth = 1
    line = start + 1
    while line < end:
        text = _line(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line
        if _EDITION_CLOSE.match(text):
            depth -= 1
        elif (opening := _EDITION_OPEN.match(text)) is not None:
            sort, rest = part_of(opening.group(1).strip())
            if sort == "insert":
                line = read_insert(rest, line, end, lambda number: _line(state, number), bare=bare).end
                continue
            depth += 1
        if depth == 0:
            return line
        line += 1
    return end


def _below(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - markdown-it's signature
    """End a paragraph of source or notes where the next one begins: 'Zdroj: …' and 'Pozn.: …' are lines of their own."""
    first = _line(state, state.line)
    return silent and begins_below(_line(state, start)) and (begins_below(first) or begins_caption(first))


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read a table as markdown-it does, and keep the cells that a row has more than the header: it would drop them."""
    before = len(state.tokens)
    for line in range(start + 2, end):  # what says where the table comes from is no row of it
        text = _line(state, line)
        if not text or ("|" not in text and begins_below(text)):
            end = line
            break
    if not table(state, start, end, silent):
        return False
    width = 0
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map:
            cells = escapedSplit(_line(state, token.map[0]).strip())
            cells = cells[1:] if cells and cells[0] == "" else cells
            cells = cells[:-1] if cells and cells[-1] == "" else cells
            width = width or len(cells)
            token.meta = {"surplus": [cell.strip() for cell in cells[width:]]}
    return True


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = REFERENCE.match(state.src, state.pos, state.posMax) if state.src.startswith("[[", state.pos) else None
    if match is None:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match.group()
        token.meta = {"type": match.group(1), "target": " ".join(match.group(2).split()), "format": match.group(3)}
    state.pos = match.end()
    return True


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax) if state.src.startswith("[^", state.pos) else None
    if match is None:
        return False
    if not silent:
        state.push("footnote_mark", "", 0).meta = {"label": match.group(1)}
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read '^[…]' to its bracket; what is in it is parsed by the builder, so that notes in notes cost no depth here."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = _brackets(state).get(state.pos + 1, -1)
    if not 0 <= end < state.posMax:
        return False
    if not silent:
        state.push("note", "", 0).content = state.src[state.pos + 2 : end]
    state.pos = end + 1
    return True


def _brackets(state: StateInline) -> dict[int, int]:
    """Return where each '[' of the text is closed. Found once: asking markdown-it at every '^[' takes the square of the length."""
    known = state.env.get("brackets")
    if known is None or known[0] is not state.src:
        opened: list[int] = []
        closed: dict[int, int] = {}
        for match in _BRACKET.finditer(state.src):
            if match.group() == "[":
                opened.append(match.start())
            elif match.group() == "]" and opened:
                closed[opened.pop()] = match.start()
        known = state.env["brackets"] = (state.src, closed)
    found: dict[int, int] = known[1]
    return found


def _picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    match = PICTURE.match(state.src, state.pos, state.posMax) if state.src.startswith("![", state.pos) else None
    if match is None:
        return False
    if not silent:
        token = state.push("picture", "", 0)
        token.content = match.group(1)
        token.meta = {"alt": match[1], "target": match[2], "title": match[3], "attributes": match[4], "raw": match.group()}
    state.pos = match.end()
    return True


def _template(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Leave '{{ x.__class__ }}' as it stands: it is no Markdown either."""
    match = _TEMPLATE.match(state.src, state.pos, state.posMax) if state.src.startswith("{", state.pos) else None
    if match is None:
        return False
    if not silent:
        state.pending += match.group()
    state.pos = match.end()
    return True
