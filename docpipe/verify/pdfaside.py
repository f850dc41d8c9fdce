"""The bytes of a PDF → what its pages do not show and its list of objects does not name: drawings of notes and layers, earlier versions, bytes in between."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Final

import pikepdf
import pypdfium2

from docpipe.verify.picturetexts import readable

_MOST_DRAWINGS: Final = 400
_LATEST_VERSIONS: Final = 20
_STREAM: Final = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_REMARK: Final = re.compile(rb"(?:^|[\r\n])[ \t]*%(?!%EOF|PDF-)([^\r\n]{3,})")
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,9})\s+(\d{1,5})\s+obj\b(.*?)endobj", re.DOTALL)
_BODY: Final = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_LENGTH: Final = re.compile(rb"/L\s+(\d+)")
_HEADER: Final = b"%PDF-"
_END: Final = b"%%EOF"


def drawings_aside(content: bytes) -> Iterator[str]:
    """Yield the texts of drawings by themselves (ISO 32000-1, 8.10), whether a page uses them or not: the looks of notes and forms, old pages."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawn = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Form]
        listed = {page.obj.objgen for page in pdf.pages}
        lost = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.Page and item.objgen not in listed]
        if not drawn and not lost:
            return
        with pikepdf.new() as made:
            for form in drawn[:_MOST_DRAWINGS]:
                _as_page(made, form)
            for page in lost[:_MOST_DRAWINGS]:
                made.pages.append(pikepdf.Page(pdf.make_indirect(pikepdf.Dictionary({key: value for key, value in page.items() if key != "/Parent"}))))
            stream = io.BytesIO()
            made.save(stream)
    document = pypdfium2.PdfDocument(stream.getvalue())
    try:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def _as_page(made: pikepdf.Pdf, form: pikepdf.Stream) -> None:
    """Add a page that shows one drawing."""
    page = made.add_blank_page(page_size=(2000, 2000))
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fx=made.copy_foreign(form)))
    page.obj["/Contents"] = made.make_stream(b"q 1 0 0 1 500 500 cm /Fx Do Q")


def words_between(content: bytes) -> Iterator[str]:
    """Yield the words that stand before the file's beginning, after its end, in remarks, and in objects that the list of objects does not name."""
    start, end = max(content.find(_HEADER), 0), content.rfind(_END)
    outside = (content[:start], content[end + len(_END) :] if end >= 0 else b"")
    yield from (text for piece in outside if piece.strip() for text in readable(piece))
    bare = _STREAM.sub(b" ", content[start : end if end >= 0 else len(content)])
    yield from (text for match in _REMARK.finditer(bare) for text in readable(match[1]))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        known = {item.objgen for item in pdf.objects if isinstance(item, pikepdf.Object)} | {(number, 0) for number in range(1, len(pdf.objects) + 1)}
        if pdf.is_encrypted:
            return
    for match in _OBJECT.finditer(content):
        if (int(match[1]), int(match[2])) not in known:
            yield from (text for text in readable(_STREAM.sub(b" ", match[3])))
            yield from (text for body in _BODY.finditer(match[3]) for text in readable(_inflated(body[1])))


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, 4_000_000)
    except zlib.error:
        return data


def earlier_versions(content: bytes) -> Iterator[bytes]:
    """Yield the file as it was before each change that a program added at its end (ISO 32000-1, 7.5.6), the last first; of very many the latest and the first.

    A file laid out for the web (annex F) has an end mark at its beginning too, which is no version.
    """
    ends = [match.end() for match in re.finditer(rb"%%EOF[\r\n ]{0,3}", content)]
    if b"/Linearized" in content[:1024] and (length := _LENGTH.search(content[:1024])) is not None:
        ends = [end for end in ends if end >= int(length[1])]
    before = ends[:-1][::-1]
    for end in (*before[:_LATEST_VERSIONS], *before[_LATEST_VERSIONS:][-1:]):
        yield content[:end]
