"""Markdown's inline tokens → Runs, Links, References and FootnoteMarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from itertools import groupby

from markdown_it.token import Token

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.prose.blocks import Block, FootnoteMark, Inline, LineBreak, Link, Reference, Run
from docpipe.prose.blocks import plain as text_of
from docpipe.prose.places import Places
from docpipe.prose.prepare import BAR

SCHEMES = ("http:", "https:", "mailto:", "tel:")
"""Links that may lead out of a document; anything else (files, scripts) is printed as text."""

_ADDRESS = re.compile(
    r"""(?P<url>\b(?:https?://|www\.)[^\s<>"„“”‚‘’»«|]*[^\s<>"„“”‚‘’»«|.,;:!?()\[\]{}'*…])"""
    r"|(?P<mail>(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
)
_BRACKETS = re.compile(r"\[\[[^\[\]]*\]{0,2}")
_SHOWN = 60

Note = Callable[[str, int], tuple[Block, ...] | None]
"""Gives a footnote's blocks for its label, or for its text when it begins with '^', and the line; None: it stays as text."""


@dataclass(slots=True)
class _Open:
    """A link that is being read; the outermost one is the paragraph itself."""

    target: str | None
    title: str = ""
    content: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class InlineReader:
    """Reads the tokens of one paragraph, heading or cell."""

    places: Places
    note: Note
    found: list[Diagnostic]
    line: int
    """Line of the text at which the tokens begin, from 0; counted on at each break."""
    _strong: int = 0
    _emphasis: int = 0
    _open: list[_Open] = field(default_factory=lambda: [_Open(None)])

    def read(self, tokens: Iterable[Token]) -> tuple[Inline, ...]:
        """Return the inlines; links and addresses are Links, unresolved references stay References."""
        for token in tokens:
            self._take(token)
        while len(self._open) > 1:  # markdown-it closes every link it opens
            self._close_link()
        return tuple(linked(merged(self._open[0].content)))

    def _complain(self, code: str, fragment: str = "", /, **arguments: str) -> None:
        self.found.append(Diagnostic(code, self.places.of(self.line, fragment), dict(arguments)))

    def _place(self, fragment: str) -> Location:
        return self.places.of(self.line, fragment)

    def _add(self, *items: Inline) -> None:
        self._open[-1].content.extend(items)

    def _text(self, text: str, *, code: bool = False) -> None:
        text = text.replace(BAR, "|")
        if text:
            self._add(Run(text, strong=self._strong > 0, emphasis=self._emphasis > 0, code=code))

    def _take(self, token: Token) -> None:
        match token.type:
            case "strong_open" | "strong_close":
                self._strong += token.nesting
            case "em_open" | "em_close":
                self._emphasis += token.nesting
            case "softbreak":
                self._text(" ")
                self.line += 1
            case "hardbreak":
                self._add(LineBreak())
                self.line += 1
            case "code_inline":
                self._text(token.content, code=True)
            case "link_open":
                self._open.append(_Open(str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))))
            case "link_close":
                self._close_link()
            case "reference":
                self._add(self._reference(token))
            case "footnote_mark":
                self._footnote(token.meta["label"], f"[^{token.meta['label']}]")
            case "note":
                self._footnote("^" + token.content, f"^[{token.content}]")
            case "picture":
                self._complain("prose-picture", token.meta["raw"], target=token.meta["target"])
                self._text(token.content or token.meta["target"])
            case _:
                self._plain(token.content)

    def _plain(self, text: str) -> None:
        text = text.replace(BAR, "|")
        for match in _BRACKETS.finditer(text):
            self._complain("reference-malformed", match.group(), text=match.group()[:_SHOWN])
        self._text(text)

    def _reference(self, token: Token) -> Reference:
        raw = token.content.replace(BAR, "|")
        place = self._place(raw)
        self.line += raw.count("\n")
        return Reference(token.meta["type"], token.meta["target"], token.meta["format"], place)

    def _footnote(self, label: str, raw: str) -> None:
        blocks = self.note(label, self.line)
        self.line += raw.count("\n")
        if blocks is None:
            self._text(" ".join(raw.split("\n")))
        elif blocks:
            self._add(FootnoteMark(blocks))

    def _close_link(self) -> None:
        link = self._open.pop()
        target = (link.target or "").replace(BAR, "|")
        content = tuple(merged(link.content))
        if link.title:
            self._complain("prose-link-title", link.title, title=link.title)
        if target.lower().startswith(SCHEMES) and content:
            self._add(Link(target, content))
            return
        self._complain("prose-link", target, target=target)
        self._add(*content)
        if target and target != text_of(content):
            self._text(f" ({target})")


def _look(item: Inline) -> tuple[bool, bool, bool] | None:
    return (item.strong, item.emphasis, item.code) if isinstance(item, Run) else None


def merged(content: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the inlines with neighbouring runs of one look as one."""
    for look, group in groupby(content, _look):
        if look is None:
            yield from group
        else:
            strong, emphasis, code = look
            yield Run("".join(item.text for item in group if isinstance(item, Run)), strong=strong, emphasis=emphasis, code=code)


def linked(content: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the inlines with bare web and e-mail addresses made into links."""
    for item in content:
        if not isinstance(item, Run) or item.code:
            yield item
            continue
        end = 0
        for match in _ADDRESS.finditer(item.text):
            if match.start() > end:
                yield replace(item, text=item.text[end : match.start()])
            yield Link(_target(match), (replace(item, text=match.group()),))
            end = match.end()
        if end < len(item.text):
            yield replace(item, text=item.text[end:])


def _target(match: re.Match[str]) -> str:
    if match.group("mail"):
        return f"mailto:{match.group()}"
    return match.group() if match.group().startswith("http") else f"http://{match.group()}"
