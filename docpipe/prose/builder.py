"""Markdown's block tokens → blocks, with footnotes put where their marks stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from markdown_it.token import Token

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.prose.blocks import (
    Block,
    Cell,
    EditionOnly,
    EditorNote,
    Heading,
    Inline,
    Insert,
    Item,
    ItemList,
    Landscape,
    Paragraph,
    Prose,
    Quote,
    Run,
    Table,
)
from docpipe.prose.captions import captioned, without_identity
from docpipe.prose.editions import fold
from docpipe.prose.inline import InlineReader
from docpipe.prose.parts import part_of
from docpipe.prose.pictures import figure_of
from docpipe.prose.places import Places
from docpipe.prose.prepare import BAR

_ALIGN = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "center"}
_SHOWN = 60


@dataclass(slots=True)
class _Definition:
    """A footnote's definition; `editions` are those it stands in, outermost first, so that it cannot leak through its mark."""

    label: str
    line: int
    editions: tuple[str, ...]
    tokens: list[Token] = field(default_factory=list)
    blocks: tuple[Block, ...] | None = None
    used: bool = False


class _Stream:
    """Tokens, one after another."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    def next(self) -> Token | None:
        if self.position >= len(self.tokens):
            return None
        self.position += 1
        return self.tokens[self.position - 1]


class Builder:
    """Builds one text."""

    def __init__(self, places: Places, editions: Mapping[str, str], parse_inline: Callable[[str], list[Token]]) -> None:
        self.places = places
        self.editions = editions
        self.found: list[Diagnostic] = []
        self._parse_inline = parse_inline
        self._definitions: dict[str, _Definition] = {}
        self._in_note = False

    def build(self, tokens: list[Token]) -> Prose:
        """Return the text; a definition of a footnote without a mark stands, reported, at its end."""
        main, definitions = self._split(tokens)
        for definition in definitions:
            self._definitions.setdefault(definition.label, definition)
        blocks = self._blocks(_Stream(main), "")
        for definition in definitions:
            if not definition.used:
                first = self._definitions[definition.label] is definition
                self._complain("footnote-unused" if first else "footnote-duplicate", definition.line, label=definition.label)
                blocks = (*blocks, *self._note_blocks(definition))
        return Prose(blocks)

    def _complain(self, code: str, line: int, fragment: str = "", /, **arguments: str) -> None:
        self.found.append(Diagnostic(code, self.places.of(line, fragment), dict(arguments)))

    def _split(self, tokens: list[Token]) -> tuple[list[Token], list[_Definition]]:
        """Return the tokens without the definitions of footnotes, and the definitions."""
        main: list[Token] = []
        definitions: list[_Definition] = []
        targets = [main]
        editions: list[str] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                definition = _Definition(token.meta["label"], token.map[0] if token.map else 0, tuple(editions))
                definitions.append(definition)
                targets.append(definition.tokens)
                continue
            if token.type == "footnote_reference_close":
                targets.pop()
                continue
            if token.type in ("edition_open", "note_open"):
                # what belongs to a note to the editor belongs to no edition
                editions.append(self._edition_name(token.info) if token.type == "edition_open" else "")
            elif token.type in ("edition_close", "note_close"):
                editions.pop()
            targets[-1].append(token)
        return main, definitions

    def _note(self, label: str, line: int) -> tuple[Block, ...] | None:
        """Return the blocks of a footnote for its mark; None when the mark must stay as text."""
        if self._in_note:
            self._complain("footnote-nested", line, f"^[{label[1:]}]" if label.startswith("^") else f"[^{label}]")
            return None
        if label.startswith("^"):
            self._in_note = True
            content = self._content(self._parse_inline(label[1:]), line)
            self._in_note = False
            return (Paragraph(content, self.places.of(line)),) if content else ()
        definition = self._definitions.get(label)
        if definition is None:
            self._complain("footnote-missing", line, f"[^{label}]", label=label)
            return None
        return self._note_blocks(definition)

    def _note_blocks(self, definition: _Definition) -> tuple[Block, ...]:
        if definition.blocks is None:
            self._in_note = True
            blocks = self._blocks(_Stream(definition.tokens), "")
            self._in_note = False
            for edition in reversed(definition.editions):
                blocks = (EditionOnly(edition, blocks, self.places.of(definition.line)),)
            definition.blocks = blocks
        definition.used = True
        return definition.blocks

    def _content(self, tokens: list[Token], line: int) -> tuple[Inline, ...]:
        return InlineReader(self.places, self._note, self.found, line).read(tokens)

    def _blocks(self, stream: _Stream, end: str) -> tuple[Block, ...]:
        """Return the blocks up to the token that closes them."""
        blocks: list[Block] = []
        number = 0
        line = 0
        while (token := stream.next()) is not None and token.type != end:
            line = token.map[0] if token.map else line
            place = self.places.of(line)
            match token.type:
                case "paragraph_open":
                    self._watch_table(line)
                    if (picture := self._picture(stream, line)) is not None:
                        blocks.append(picture)
                    elif content := self._inline_of(stream, line, "paragraph_close"):
                        blocks.append(Paragraph(content, place))
                case "heading_open":
                    content, identity = without_identity(self._inline_of(stream, line, "heading_close"))
                    if content:
                        blocks.append(Heading(int(token.tag[1:]), content, place, f"chapter:{identity}" if identity else None))
                case "bullet_list_open":
                    blocks.append(ItemList(False, self._items(stream, "bullet_list_close")[0], place))  # noqa: FBT003 - fixed order of blocks.py
                case "ordered_list_open":
                    made, number = self._ordered(stream, token, place, number)
                    blocks.extend(made)
                case "blockquote_open":
                    blocks.append(Quote(self._blocks(stream, "blockquote_close"), place))
                case "table_open":
                    blocks.append(self._table(stream, place))
                case "edition_open":
                    blocks.append(self._edition(stream, token, place))
                case "insert":
                    blocks.extend(self._insert(token, line))
                case "landscape_open" | "note_open":
                    blocks.extend(self._part(stream, token, place, inside=bool(end) and not end.startswith("edition")))
                case "edition_stray":
                    self._complain("edition-not-open", line, ":::")
                case "hr":
                    self._complain("prose-rule", line)
                case _:
                    raise AssertionError(token.type)
        return captioned(tuple(blocks), self._complain_of_caption)

    def _watch_table(self, line: int) -> None:
        """Tell of a paragraph that was meant for a table: its lines stand between bars, and Markdown does not read them so."""
        rows = [text.strip() for text in self.places.lines[line : line + 2]]
        if len(rows) > 1 and all(len(row) > 1 and row.startswith("|") and row.endswith("|") for row in rows):
            self._complain("prose-table-broken", line, "|", text=rows[0][:_SHOWN])

    def _complain_of_caption(self, paragraph: Paragraph, text: str) -> None:
        self.found.append(Diagnostic("caption-without-table", paragraph.location, {"text": text[:_SHOWN]}))

    def _picture(self, stream: _Stream, line: int) -> Block | None:
        """Return the figure of a paragraph that is nothing but a picture, and take the paragraph off the stream."""
        token = stream.tokens[stream.position] if stream.position + 1 < len(stream.tokens) else None
        children = (token.children or []) if token is not None and token.type == "inline" else []
        if len(children) != 1 or children[0].type != "picture" or self._in_note:
            return None
        stream.position += 2

        def complain(code: str, fragment: str, /, **arguments: str) -> None:
            self._complain(code, line, fragment, **arguments)

        return figure_of(children[0].meta, self.places.of(line), lambda text: self._content(self._parse_inline(text), line), complain)

    def _insert(self, token: Token, line: int) -> tuple[Block, ...]:
        if not token.info:
            self._complain("insert-nothing", line, ":::")
            return ()
        return (Insert(token.info, self.places.of(line, token.info), token.meta["options"]),)

    def _part(self, stream: _Stream, token: Token, place: Location, *, inside: bool) -> tuple[Block, ...]:
        """Return turned pages, or a note to the editor. `inside`: in a list, a quote or a note, where no page can be turned."""
        line = token.map[0] if token.map else 0
        if not token.meta["closed"]:
            self._complain("part-open", line, ":::", name=token.info[:_SHOWN])
        if rest := token.meta["rest"]:
            self._complain("part-text", line, rest, name=token.info[: -len(rest)].strip(), text=rest[:_SHOWN])
        sort = part_of(token.info)[0]
        blocks = self._blocks(stream, f"{sort}_close")
        if sort == "note":
            return (EditorNote(blocks, place),)
        if inside or self._in_note:
            self._complain("landscape-inside", line, ":::")
            return blocks
        return (Landscape(blocks, place),) if blocks else ()

    def _inline_of(self, stream: _Stream, line: int, end: str) -> tuple[Inline, ...]:
        content: tuple[Inline, ...] = ()
        while (token := stream.next()) is not None and token.type != end:
            if token.type == "inline":
                line = token.map[0] if token.map else line
                self._watch_marks(token.content, line)
                content = self._content(token.children or [], line)
        return content

    def _watch_marks(self, source: str, line: int) -> None:
        """Report ':::' that begins no line, in code and links too: what it should have kept in would be public."""
        for number, text in enumerate(source.split("\n"), line):
            if ":::" in text:
                self._complain("edition-inside-line", number, ":::", text=text.strip().replace(BAR, "|")[:_SHOWN])

    def _items(self, stream: _Stream, end: str) -> tuple[tuple[Item, ...], list[Token]]:
        items: list[Item] = []
        opened: list[Token] = []
        while (token := stream.next()) is not None and token.type != end:
            opened.append(token)
            items.append(Item(self._blocks(stream, "list_item_close")))
        return tuple(items), opened

    def _ordered(self, stream: _Stream, token: Token, place: Location, last: int) -> tuple[tuple[Block, ...], int]:
        """Return a numbered list and its last number. A single item that continues no list is no list: '3. setkání se konalo…' is a sentence.

        Where the written numbers do not go on by one, a new list begins, for Markdown would count '1. 2. 5.' as 1, 2, 3.
        """
        items, opened = self._items(stream, "ordered_list_close")
        numbers = [int(item.info) for item in opened]
        if len(items) == 1 and numbers[0] not in (1, last + 1):
            return _as_sentence(opened[0].info + token.markup, items[0], place), last
        if len(set(numbers)) == 1:
            return (ItemList(True, items, place, numbers[0]),), numbers[0] + len(items) - 1  # noqa: FBT003 - fixed order of blocks.py
        starts = [index for index, number in enumerate(numbers) if index == 0 or number != numbers[index - 1] + 1]
        lists = []
        for begin, end in zip(starts, [*starts[1:], len(items)], strict=True):
            line = opened[begin].map
            lists.append(ItemList(True, items[begin:end], self.places.of(line[0]) if line else place, numbers[begin]))  # noqa: FBT003
        return tuple(lists), numbers[-1]

    def _edition_name(self, info: str) -> str:
        words = info.split()
        return self.editions.get(fold(words[0]), fold(words[0]))

    def _edition(self, stream: _Stream, token: Token, place: Location) -> EditionOnly:
        """Return what stands in one edition only. Whatever is wrong with its marks, it stays closed in."""
        line = token.map[0] if token.map else 0
        words = token.info.split()
        if fold(words[0]) not in self.editions:
            self._complain("edition-unknown", line, words[0], name=words[0], known=", ".join(sorted(set(self.editions.values()))))
        if not token.meta["closed"]:
            self._complain("edition-open", line, ":::", name=token.info[:_SHOWN])
        blocks = self._blocks(stream, "edition_close")
        if len(words) > 1:
            rest = token.info[len(words[0]) :].strip()
            self._complain("edition-text", line, rest, name=words[0], text=rest[:_SHOWN])
            blocks = (Paragraph((Run(rest),), place), *blocks)
        return EditionOnly(self._edition_name(token.info), blocks, place)

    def _table(self, stream: _Stream, place: Location) -> Table:
        rows: list[tuple[Cell, ...]] = []
        while (token := stream.next()) is not None and token.type != "table_close":
            if token.type == "tr_open":
                rows.append(self._row(stream, token))
        return Table(rows[0], tuple(rows[1:]), place)

    def _row(self, stream: _Stream, row: Token) -> tuple[Cell, ...]:
        """Return a row's cells; what it has more than the header is added to the last one and reported."""
        line = row.map[0] if row.map else 0
        cells: list[Cell] = []
        while (token := stream.next()) is not None and token.type != "tr_close":
            align = _ALIGN.get(str(token.attrs.get("style", "")))
            cells.append(Cell(self._inline_of(stream, line, token.type.replace("_open", "_close")), align))
        if surplus := row.meta.get("surplus"):
            text = " | ".join(surplus)
            self._watch_marks(text, line)
            self._complain("prose-table-row", line, surplus[0], text=text[:_SHOWN], columns=str(len(cells)))
            cells[-1] = Cell((*cells[-1].content, Run(" | "), *self._content(self._parse_inline(text), line)), cells[-1].align)
        return tuple(cells)


def _as_sentence(number: str, item: Item, place: Location) -> tuple[Block, ...]:
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (None, ())
    if isinstance(first, Paragraph):
        head = first.content[0] if first.content else None
        if head == Run(getattr(head, "text", "")):
            return (Paragraph((Run(f"{number} {head.text}"), *first.content[1:]), place), *rest)
        return (Paragraph((Run(f"{number} "), *first.content), place), *rest)
    return (Paragraph((Run(number),), place), *item.blocks)
