"""One document under way: what was printed, and what its package needs besides (relationships, pictures, footnotes, styles, numbering)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Context, LedgerEntry
from docpipe.outside import digest
from docpipe.render.fields.writing import bookmarked
from docpipe.render.numbering import Numbering
from docpipe.render.ooxml import R
from docpipe.render.styles import StyleBook
from docpipe.render.values import Budget
from docpipe.xmltext import escape, quoteattr

ANCHOR: Final = ("\ufdd2", "\ufdd3")
"""Around the number of an anchor, in the text of its paragraph."""
MARK: Final = ("\ufdd0", "\ufdda", "\ufdd1")
"""Around a printed value: the beginning, the end of its number, the end. No text can hold these characters: `clean` takes them out."""
_NEVER: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
UNPRINTABLE: Final = re.compile(f"[{_NEVER}]")
_SPECIAL: Final = re.compile(f"[&<>\r\n\t{_NEVER}]")
_LINES: Final = {"\n": '</w:t><w:br/><w:t xml:space="preserve">', "\t": '</w:t><w:tab/><w:t xml:space="preserve">'}
_BREAK: Final = re.compile("[\n\t]")
_IN_ADDRESSES: Final = "%/:=&?~#+!$,;'@()*[]"
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


_FIRST_BOOKMARK: Final = 100_000
"""Above the ids that a template has; they are counted anew at the end."""
Mark = tuple[str, tuple[Location, ...]]
"""One printed value: its path and where it came from."""


@dataclass(frozen=True, slots=True)
class NewRelationship:
    """A relationship that a part needs besides the template's own."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part that a document has besides the template's, with its content type and its own relationships."""

    name: str
    content: bytes
    type: str
    relationships: tuple[NewRelationship, ...] = ()


@dataclass(slots=True)
class Job:
    """Collects what the printing of one document brings along."""

    context: Context
    book: StyleBook
    numbering: Numbering
    drawing: int
    """The last w:docPr id given."""
    note: int
    """The last footnote id given."""
    text_width: int
    """Twips between the margins of the template's first section."""
    notes_part: str
    """Name of the footnotes' part."""
    parts: Mapping[str, bytes] = field(default_factory=dict)
    """The template's parts, for its theme and fonts."""
    budget: Budget = field(default_factory=Budget)
    marks: list[Mark] = field(default_factory=list)
    relationships: dict[str, list[NewRelationship]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """Footnotes as XML."""
    charts: list[NewPart] = field(default_factory=list)
    """A chart's part, then its workbook, and so on."""
    entries: list[LedgerEntry] = field(default_factory=list)
    """Entries of what is printed outside the template's own parts: in charts."""
    protected: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    part: str = ""
    """The part under way."""
    turned_width: int = 0
    """Twips between the margins of the first section's pages, turned."""
    crossed: bool = False
    """Whether something was printed that is settled when all of the document is there: numbers, references, contents, turned pages."""
    anchors: list[str] = field(default_factory=list)
    """Names of the places that values of the template's own paragraphs are: `Anchored`."""
    leads: list[tuple[str, str, Location]] = field(default_factory=list)
    """(bookmark, the reference as it was written, place in the content) of each reference."""
    turned: list[Location] = field(default_factory=list)
    """Places of the blocks printed on turned pages."""
    bookmarks: int = 0
    """The last id given to a bookmark of docpipe's own."""

    def clean(self, text: str, path: str) -> str:
        """Return a text without what XML cannot hold; line ends become a newline."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if UNPRINTABLE.search(text) is None:
            return text
        self.found.append(Diagnostic("print-character-removed", next(iter(self.context.locate(path)), None), {"field": path}))
        return UNPRINTABLE.sub("", text)

    def printed(self, text: str, path: str) -> str:
        """Return a value's text as XML for the inside of a w:t, marked for the Ledger; '' for an empty text."""
        if _SPECIAL.search(text) is None:
            self.budget.print(len(text))
            content = text
        else:
            text = self.clean(text, path)
            content = self.escaped(text)
        return f"{self.begin(path, self.context.locate(path))}{content}{MARK[2]}" if text else ""

    def begin(self, path: str, locations: tuple[Location, ...]) -> str:
        """Return the mark that begins a printed value."""
        self.marks.append((path, locations))
        return f"{MARK[0]}{len(self.marks) - 1}{MARK[1]}"

    def escaped(self, text: str) -> str:
        """Return a text as XML for the inside of a w:t: line ends and tabs as Word has them."""
        self.budget.print(len(text))
        safe = escape(text)
        return _BREAK.sub(lambda match: _LINES[match[0]], safe) if "\n" in safe or "\t" in safe else safe

    def linked(self, address: str, runs: str) -> str:
        """Return runs as a hyperlink to an address, or to a bookmark for '#name'; bare runs for an address that Word would call damaged."""
        if address.startswith("#"):
            return f'<w:hyperlink w:anchor={quoteattr(self.clean(address[1:], ""))} w:history="1">{runs}</w:hyperlink>'
        whole = _whole(address)
        if whole is None:
            return runs
        identity = self._relate(_HYPERLINK, whole, external=True)
        return f'<w:hyperlink xmlns:r="{R}" r:id="{identity}" w:history="1">{runs}</w:hyperlink>'

    def picture(self, content: bytes, suffix: str) -> str:
        """Return the id of a picture's relationship in the part under way; the same picture is kept once."""
        name = f"media/docpipe-{digest(content)[:16]}.{suffix}"
        self.media[name] = content
        return self._relate(_IMAGE, name, external=False)

    def related(self, kind: str, target: str) -> str:
        """Return the id of a relationship of the part under way to another part of the document."""
        return self._relate(kind, target, external=False)

    def _relate(self, kind: str, target: str, *, external: bool) -> str:
        known = self.relationships.setdefault(self.part, [])
        for item in known:
            if item.type == kind and item.target == target:
                return item.id
        known.append(NewRelationship(f"rIdDocpipe{len(known) + 1}", kind, target, external))
        return known[-1].id

    def anchor(self, name: str) -> str:
        """Return the sign that makes the paragraph it stands in the place of an anchor."""
        self.crossed = True
        self.anchors.append(name)
        return f"{ANCHOR[0]}{len(self.anchors) - 1}{ANCHOR[1]}"

    def bookmarked(self, name: str, inner: str) -> str:
        """Return XML between the two ends of a bookmark; what is repeated keeps it once (`tidy`)."""
        self.crossed = True
        self.bookmarks += 1
        return bookmarked(name, _FIRST_BOOKMARK + self.bookmarks, inner)

    def drawing_id(self) -> int:
        """Return a w:docPr id that nothing else in the document has."""
        self.drawing += 1
        return self.drawing


def _whole(address: str) -> str | None:
    """Return an address in ASCII, as a relationship must have it; None for one that is no address, which Word would call a damaged file."""
    try:
        parts = urlsplit(address)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        if not (parts.netloc or parts.path) or (parts.port is not None and not parts.hostname):
            return None
    except ValueError:
        return None
    return quote(urlunsplit(parts._replace(netloc=host)), safe=_IN_ADDRESSES)
