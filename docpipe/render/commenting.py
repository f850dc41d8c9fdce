"""A template and what is to be said of places in it → the same file with Word comments there; no text is changed.

Word takes comments in the body only, not in headers, footers and text boxes (in Word „Nový komentář“ is greyed out there): what is said of those stands at
the paragraph that a text box or a note hangs on, else at the beginning, and names its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.archive import pack, write_archive
from docpipe.render.cutting import runs_of
from docpipe.render.ooxml import RUN, Element, P, R, W, nearest, parse, serialise, w
from docpipe.render.package import Package
from docpipe.render.tags import atoms
from docpipe.render.template import Template, relationships
from docpipe.render.uncommenting import AUTHOR
from docpipe.xmltext import escape, quoteattr

_INITIALS: Final = "dp"
_BOX: Final = w("txbxContent")
_ENDS: Final = (w("commentRangeEnd"), w("commentReference"))


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of a place."""

    part: str | None
    """The part of the package; None for the file as a whole."""
    paragraph: int | None
    tag: str
    """The tag as written; '' for the whole paragraph."""
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where in the file a place is, as far as a comment cannot stand there."""

    kind: str
    """'header', 'footer', 'footnotes', 'endnotes', 'box', 'other'; '' for the body, 'file' for no place."""
    pages: str = ""
    """Of a header or footer: 'default', 'first', 'even'."""


def where(template: Template, part: str | None, paragraph: int | None) -> Where:
    """Return where a place is."""
    if part is None or paragraph is None:
        return Where("file")
    if part == template.main:
        found = _numbered(parse(template.parts[part]), paragraph)
        return Where("box" if found is not None and nearest(found, _BOX) is not None else "")
    related = next((item for item in relationships(template.parts, template.main) if item.target == part), None)
    kind = related.type.rpartition("/")[2] if related is not None else ""
    if related is None or kind not in ("header", "footer", "footnotes", "endnotes"):
        return Where("other")
    for reference in parse(template.parts[template.main]).iter(w(f"{kind}Reference")):
        if reference.get(f"{{{R}}}id") == related.id:
            return Where(kind, reference.get(w("type"), "default"))
    return Where(kind)


def with_comments(template: Template, comments: Iterable[Comment]) -> bytes:
    """Return the file with a comment for each; of two that would say the same of the same place, one."""
    root = parse(template.parts[template.main])
    paragraphs = list(root.iter(P))
    package = Package(template.parts)
    part, notes = _notes(template, package)
    number = max((int(item.get(w("id"), "-1")) for item in notes.iter(w("comment")) if item.get(w("id"), "").isdigit()), default=-1)
    told: set[tuple[int, str, str, tuple[str, ...]]] = set()
    for comment in comments:
        host = _host(template, root, paragraphs, comment)
        key = (id(host), comment.tag, comment.head, comment.lines)
        if key in told:
            continue  # Word keeps a text box twice, in a new form and in an old one
        told.add(key)
        number += 1
        inside = comment.part == template.main and comment.paragraph is not None and host is _numbered(root, comment.paragraph)
        _anchor(host, comment.tag if inside else "", str(number))
        notes.append(_comment(str(number), comment))
    package.parts[template.main] = serialise(root)
    package.parts[part] = serialise(notes)
    return write_archive({name: pack(content) for name, content in package.parts.items()})


def _notes(template: Template, package: Package) -> tuple[str, Element]:
    """Return the part of comments and its root; a new one where the template has none."""
    for item in relationships(template.parts, template.main):
        if item.type.endswith("/comments") and item.target in template.parts:
            return item.target, parse(template.parts[item.target])
    folder = template.main.rpartition("/")[0]
    part = f"{folder}/comments.xml" if folder else "comments.xml"
    package.add(template.main, part, "comments", "comments")
    return part, parse(f'<w:comments xmlns:w="{W}"/>')


def _numbered(root: Element, number: int) -> Element | None:
    return next((item for count, item in enumerate(root.iter(P), 1) if count == number), None)


def _host(template: Template, root: Element, paragraphs: Sequence[Element], comment: Comment) -> Element:
    """Return the paragraph of the body that a comment stands at."""
    if comment.part == template.main and comment.paragraph is not None and 0 < comment.paragraph <= len(paragraphs):
        return _outside_boxes(paragraphs[comment.paragraph - 1])
    if comment.part is not None and comment.paragraph is not None and (found := _noted(template, root, comment.part, comment.paragraph)) is not None:
        return _outside_boxes(found)
    first = next((item for item in root.iter(P) if nearest(item, _BOX) is None), None)
    if first is not None:
        return first
    body = root.find(w("body"))
    made = root.makeelement(P, {})
    (body if body is not None else root).insert(0, made)
    return made


def _outside_boxes(paragraph: Element) -> Element:
    while (box := nearest(paragraph, _BOX)) is not None and (around := nearest(box, P)) is not None:
        paragraph = around
    return paragraph


def _noted(template: Template, root: Element, part: str, number: int) -> Element | None:
    """Return the paragraph of the body with the mark of a footnote or endnote; None for what is in no note."""
    content = template.parts.get(part)
    paragraph = _numbered(parse(content), number) if content is not None else None
    if paragraph is None:
        return None
    for name in ("footnote", "endnote"):
        if (note := nearest(paragraph, w(name))) is not None:
            marks = (item for item in root.iter(w(f"{name}Reference")) if item.get(w("id")) == note.get(w("id")))
            return next((found for item in marks if (found := nearest(item, P)) is not None), None)
    return None


def _anchor(paragraph: Element, tag: str, number: str) -> None:
    """Put the two ends of a comment around a tag, else around all of its paragraph, and the comment's mark behind them."""
    start, end, mark = (paragraph.makeelement(w(name), {w("id"): number}) for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
    run = paragraph.makeelement(RUN, {})
    run.append(mark)
    text = "".join(atom.text for atom in atoms(paragraph))
    place = text.find(tag) if tag else -1
    runs = runs_of(paragraph, place, place + len(tag)) if place >= 0 else []
    if runs:
        runs[0].addprevious(start)
        last = runs[-1]
    else:
        properties = paragraph.find(w("pPr"))
        paragraph.insert(0 if properties is None else 1, start)
        last = paragraph[-1]
    while (behind := last.getnext()) is not None and (behind.tag == _ENDS[0] or next(behind.iter(_ENDS[1]), None) is not None):
        last = behind  # the ends of a comment that stands at the same place already
    last.addnext(end)
    end.addnext(run)


def _comment(number: str, comment: Comment) -> Element:
    """Return a comment: its head in bold, each line a paragraph. It has no date: the same file is made of the same template."""
    mark = "<w:r><w:annotationRef/></w:r>"
    head = f"<w:p>{mark}<w:r><w:rPr><w:b/></w:rPr>{_text(comment.head)}</w:r></w:p>"
    body = "".join(f"<w:p><w:r>{_text(line)}</w:r></w:p>" for line in comment.lines)
    about = f'w:id="{number}" w:author={quoteattr(AUTHOR)} w:initials="{_INITIALS}"'
    return parse(f'<w:comments xmlns:w="{W}"><w:comment {about}>{head}{body}</w:comment></w:comments>')[0]


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
