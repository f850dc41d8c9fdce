"""The bytes of a PDF → what the file says about itself, read once: metadata, tags, fonts, links, dangers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

import pikepdf

from docpipe.dataclass import dataclass
from docpipe.pdf.places import InnerLink, links_of
from docpipe.verify.fonts import PdfFont, fonts_of
from docpipe.verify.pdfstrings import Said, blind_attachments, strings_of

_PART: Final = re.compile(r"pdfaid:part(?:>|=[\"'])\s*(\d)")
_LEVEL: Final = re.compile(r"pdfaid:conformance(?:>|=[\"'])\s*([A-Za-z])")
_UA: Final = re.compile(r"pdfuaid:part(?:>|=[\"'])\s*(\d)")
_TITLE: Final = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_CREATORS: Final = re.compile(r"<dc:creator>(.*?)</dc:creator>", re.DOTALL)
_ITEM: Final = re.compile(r"<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_MOST_ELEMENTS: Final = 200_000
_EMPTY: Final = pikepdf.Dictionary()


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF is. `said` holds every text in which a name may hide besides its pages."""

    pages: int
    encrypted: bool
    title: str
    title_in_xmp: str
    title_shown: bool
    language: str
    tagged: bool
    archival: str
    """'2B' for a file that declares PDF/A-2b, '' for none. A declaration, not a proof."""
    accessible: str
    """'1' for a file that declares PDF/UA-1."""
    output_intent: bool
    author: str
    authors_in_xmp: tuple[str, ...]
    scripts: bool
    attachments: tuple[str, ...]
    fonts: tuple[PdfFont, ...]
    figures_without_alt: tuple[int | None, ...]
    """Pages of tagged figures without alternative text."""
    links: tuple[InnerLink, ...]
    """Those that lead to a page of the file."""
    said: tuple[Said, ...] = field(repr=False)
    blind: tuple[str, ...] = ()
    """Names of attached files into which nobody can look."""
    thumbnails: tuple[int, ...] = ()
    """Pages that carry a small picture of themselves, perhaps as they once were."""
    unapplied: tuple[int, ...] = ()
    """Pages on which something is marked to be blacked out and still stands there."""


def read_structure(content: bytes) -> PdfFacts:
    """Return the facts of a PDF. Raises pikepdf.PdfError (of it, PasswordError) for bytes that cannot be opened."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        xmp = _xmp(pdf)
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        elements = tuple(_elements(pdf))
        part, level, accessible = _PART.search(xmp), _LEVEL.search(xmp), _UA.search(xmp)
        title = _TITLE.search(xmp)
        attachments = _attachments(pdf)
        return PdfFacts(
            pages=len(pdf.pages),
            encrypted=pdf.is_encrypted,
            title=str(pdf.docinfo.get("/Title", "")),
            title_in_xmp=_unescaped(title[1]).strip() if title else "",
            title_shown=bool(pdf.Root.get("/ViewerPreferences", _EMPTY).get("/DisplayDocTitle", False)),
            language=str(pdf.Root.get("/Lang", "")),
            tagged=bool(pdf.Root.get("/MarkInfo", _EMPTY).get("/Marked", False)) and bool(elements),
            archival=(part[1] + (level[1].upper() if level else "")) if part else "",
            accessible=accessible[1] if accessible else "",
            output_intent=bool(pdf.Root.get("/OutputIntents", ())),
            author=str(pdf.docinfo.get("/Author", "")),
            authors_in_xmp=tuple(_unescaped(item).strip() for found in _CREATORS.findall(xmp) for item in _ITEM.findall(found)),
            scripts=_has_scripts(pdf),
            attachments=attachments,
            fonts=fonts_of(pdf),
            figures_without_alt=tuple(_page_of(item, numbers) for item in elements if item.get("/S") == pikepdf.Name.Figure and not _alt(item)),
            links=tuple(links_of(pdf)),
            said=tuple(strings_of(pdf)),
            blind=tuple(blind_attachments(pdf)) if attachments else (),
            thumbnails=tuple(number for number, page in enumerate(pdf.pages, 1) if "/Thumb" in page.obj),
            unapplied=tuple(dict.fromkeys(_unapplied(pdf))),
        )


def _xmp(pdf: pikepdf.Pdf) -> str:
    stream = pdf.Root.get("/Metadata")
    return stream.read_bytes().decode("utf-8", "replace") if isinstance(stream, pikepdf.Stream) else ""


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")


def _elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every structure element, without recursion: a damaged tree may go round."""
    waiting = [pdf.Root.get("/StructTreeRoot", _EMPTY).get("/K")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_ELEMENTS:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend(reversed(list(item)))
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            if item.is_indirect:
                if item.objgen in seen:
                    continue
                seen.add(item.objgen)
            yield item
            waiting.append(item.get("/K"))


def _page_of(element: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> int | None:
    page = element.get("/Pg")
    return None if page is None else numbers.get(page.objgen)


def _alt(element: pikepdf.Object) -> str:
    return str(element.get("/Alt", element.get("/ActualText", ""))).strip()


def _has_scripts(pdf: pikepdf.Pdf) -> bool:
    root = pdf.Root
    named = "/JavaScript" in root.get("/Names", _EMPTY)
    opening = root.get("/OpenAction")
    runs = isinstance(opening, pikepdf.Dictionary) and opening.get("/S") in (pikepdf.Name.JavaScript, pikepdf.Name.Launch)
    return named or runs or "/AA" in root or any("/AA" in page.obj for page in pdf.pages) or any(_scripted(page) for page in pdf.pages)


def _scripted(page: pikepdf.Page) -> bool:
    actions = (item.get("/A") for item in page.obj.get("/Annots", ()))
    return any(isinstance(item, pikepdf.Dictionary) and item.get("/S") in (pikepdf.Name.JavaScript, pikepdf.Name.Launch) for item in actions)


def _attachments(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    annotated = (item for page in pdf.pages for item in page.obj.get("/Annots", ()) if item.get("/Subtype") == pikepdf.Name.FileAttachment)
    return (*map(str, pdf.attachments), *(str(item.get("/Contents", "?")) for item in annotated))


def _unapplied(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Yield the pages with notes of the kind /Redact (ISO 32000-1, 12.5.6.23): they only say what is to be taken out."""
    for number, page in enumerate(pdf.pages, 1):
        yield from (number for note in page.obj.get("/Annots", ()) if note.get("/Subtype") == pikepdf.Name("/Redact"))
