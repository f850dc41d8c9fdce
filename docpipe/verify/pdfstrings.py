"""An opened PDF → every text in it that is not on a page: properties, outline, notes, forms, scripts, alternative texts, attachments, forgotten objects."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from docpipe.dataclass import dataclass
from docpipe.verify.attached import texts_in, unknown_words
from docpipe.verify.picturetexts import readable, texts_in_picture

_STRING: Final = re.compile(rb"\(((?:[^()\\]|\\.|\\\n)*)\)|(?<!<)<([0-9a-fA-F]+)>(?!>)", re.DOTALL)
_ESCAPES: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SINGLE: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}
_SHORTEST: Final = 3
_MARKS_OF_UNICODE: Final = (b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")
_LANGUAGE_CODE: Final = re.compile("\x1b[A-Za-z-]{2,6}\x1b")
_MARKED: Final = re.compile(rb"/(?:ActualText|Alt|E|T)\s*(?:\((?:[^()\\]|\\.)*\)|<[0-9a-fA-F\s]+>)", re.DOTALL)
"""What a page says of a part of it instead of its letters (ISO 32000-1, 14.9)."""
_REMARK: Final = re.compile(rb"(?:^|[\r\n])[ \t]*%([^\r\n]{3,})")
_NAME: Final = re.compile(rb"/([^\s/\[\]<>(){}%+]{7,})")
_HEX_IN_NAME: Final = re.compile(rb"#([0-9a-fA-F]{2})")
_ATTRIBUTE: Final = re.compile(r"[^\s=]+=(?:\"([^\"]*)\"|'([^']*)')")
_TAGS: Final = re.compile(r"<[^>]*>")
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
_DATE: Final = re.compile(r"D:\d{4}")
_KINDS: Final = (
    (b"/Filespec", "/EmbeddedFiles"),
    (b"/EF ", "/EmbeddedFiles"),
    (b"/JavaScript", "/JavaScript"),
    (b"/StructElem", "/StructTreeRoot"),
    (b"/FT ", "/AcroForm"),
    (b"/Annot", "/Annots"),
    (b"/Rect ", "/Annots"),
    (b"/OCG", "/OCProperties"),
    (b"/PieceInfo", "/PieceInfo"),
    (b"/Producer", "/Info"),
    (b"/Creator", "/Info"),
    (b"/Author", "/Info"),
    (b"/URI", "/URI"),
    (b"/Names ", "/Names"),
    (b"/PageLabels", "/PageLabels"),
    (b"/Catalog", "/Root"),
    (b"/Title", "/Outlines"),
)
"""What tells where an object belongs, and the name of that place in the PDF's own words (ISO 32000-1)."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text, the place it has in the file ('/Outlines', '/EmbeddedFiles/seznam.xlsx') and its page, where it has one."""

    text: str
    part: str
    page: int | None = None


def strings_of(pdf: pikepdf.Pdf, depth: int = 0) -> Iterator[Said]:
    """Yield every text of all objects, those that nothing refers to too; of scripts, forms and metadata what their streams hold, of attachments all inside."""
    pages, drawn = _pages(pdf), _drawn(pdf)
    names: dict[bytes, None] = {}
    yield from (Said(f"{str(key)[1:]}: {value}", "/Info") for key, value in pdf.docinfo.items())
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Object):
            continue  # a number that stands by itself
        stream = item if isinstance(item, pikepdf.Stream) else None
        written = stream.stream_dict.unparse(resolved=True) if stream is not None else item.unparse(resolved=True)
        texts = tuple(_strings(written))
        names |= dict.fromkeys(_NAME.findall(written))
        if texts:
            part, page = _part(written), pages.get(item.objgen) or _own_page(item, pages)
            yield from (Said(text, part, page) for text in texts)
        if stream is not None:
            yield from _of_stream(stream, written, drawn=item.objgen in drawn)
        if b"/EF " in written and isinstance(item, pikepdf.Dictionary):
            yield from _attachment(item, depth)
    # names that somebody may have given: of destinations, layers, own keys (ISO 32000-1, 7.3.5)
    given = (_HEX_IN_NAME.sub(lambda code: bytes((int(code[1], 16),)), name) for name in names)
    yield from (Said(name.decode("utf-8", "replace"), "/Names") for name in given)


def _of_stream(stream: pikepdf.Stream, written: bytes, *, drawn: bool) -> Iterator[Said]:
    """Yield the texts of a stream that draws nothing; what a page's own stream says of its parts; what goes along with a photograph."""
    if drawn:
        data = _bytes(stream)
        marked = (match[0] for match in _MARKED.finditer(data)) if b"BDC" in data else ()
        yield from (Said(text, "/MarkedContent") for mark in marked for text in _strings(mark))
        yield from (Said(match[1].decode("utf-8", "replace"), "/Contents") for match in _REMARK.finditer(data))
    elif b"/DCTDecode" in written and b"/Subtype /Image" in written:
        yield from (Said(text, "/Image") for text in texts_in_picture(_raw(stream)))
    elif kind := _spoken(written):
        yield from (Said(text, kind) for text in _words(_bytes(stream)))


def _raw(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_raw_bytes()
    except pikepdf.PdfError:
        return b""


def _drawn(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    """Return the streams that draw the pages: their texts are read from the pages."""
    found: list[pikepdf.Object] = []
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        found += list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    return frozenset(item.objgen for item in found)


def _pages(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return object → page, of the pages themselves and the notes on them."""
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        found[page.obj.objgen] = number
        notes = page.obj.get("/Annots")
        if isinstance(notes, pikepdf.Array):
            found |= {note.objgen: number for note in notes if note.is_indirect}
    return found


def _own_page(item: pikepdf.Object, pages: dict[tuple[int, int], int]) -> int | None:
    """Return the page that an object itself says it is on: a part of the tags, a note."""
    if not isinstance(item, pikepdf.Dictionary):
        return None
    page = item.get("/Pg", item.get("/P"))
    return pages.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None


def _part(written: bytes) -> str:
    return next((part for mark, part in _KINDS if mark in written), "/Objects")


def _strings(written: bytes) -> Iterator[str]:
    for match in _STRING.finditer(written):
        data = bytes.fromhex(match[2].decode() + "0" * (len(match[2]) % 2)) if match[2] else _ESCAPES.sub(_unescaped, match[1] or b"")
        text = _decoded(data)
        if len(text) >= _SHORTEST and not _LANGUAGE.fullmatch(text) and not _DATE.match(text):
            yield _TAGS.sub(" ", text) if text.startswith("<") else text
            if text.startswith("<"):
                yield _TAGS.sub("", text)
            if not data.isascii() and not data.startswith(_MARKS_OF_UNICODE):
                yield from readable(data)


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes((int(code, 8) % 256,)) if code[:1].isdigit() else _SINGLE.get(code, code)


def _decoded(data: bytes) -> str:
    """Return a text string of a PDF (ISO 32000-2, 7.9.2.2); bytes that are none give what they would be as one."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return _LANGUAGE_CODE.sub("", data.decode("utf-16", "replace"))
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("pdfdoc", "replace")


def _spoken(written: bytes) -> str:
    """Return the place of a stream that holds text; '' for pages, pictures and fonts."""
    if b"/Type /Metadata" in written or b"/Subtype /XML" in written:
        return "/Metadata"
    keys = (b"/Type", b"/Subtype", b"/FunctionType", b"/Length1", b"/N ", b"/BBox", b"/PatternType", b"/ShadingType")
    return "" if any(key in written for key in keys) else "/Streams"


def _bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


def _words(content: bytes) -> Iterator[str]:
    """Yield the text of a stream: of XML its texts and attributes, of bytes that are no text the words in them."""
    if content.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            yield from readable(content)
            return
    if "<" not in text:
        yield text
        return
    yield html.unescape(_TAGS.sub(" ", text))
    yield html.unescape(_ATTRIBUTE.sub(lambda match: f" {match[1] or match[2]} ", " ".join(match[0] for match in _TAGS.finditer(text) if "=" in match[0])))


def _attachment(item: pikepdf.Dictionary, depth: int) -> Iterator[Said]:
    """Yield the name of an attached file and the texts inside it."""
    name, content = _attached(item)
    if content is None:
        return
    part = f"/EmbeddedFiles/{name}"
    yield Said(name, part)
    inside = texts_in(content, name, depth)
    if inside is None:
        yield Said(unknown_words(content), part)
    else:
        yield from (Said(text, f"{part}/{place}" if place else part) for text, place in inside)


def _attached(item: pikepdf.Dictionary) -> tuple[str, bytes | None]:
    """Return the name and the bytes of an attached file; None for what only speaks of one."""
    files = item.get("/EF")
    name = str(item.get("/UF", item.get("/F", "?")))
    stream = next((found for found in files.values() if isinstance(found, pikepdf.Stream)), None) if isinstance(files, pikepdf.Dictionary) else None
    return name, None if stream is None else _bytes(stream)


def blind_attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the names of attached files into which nobody can look."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/EF" in item:
            name, content = _attached(item)
            if content is not None and texts_in(content, name) is None:
                yield name
