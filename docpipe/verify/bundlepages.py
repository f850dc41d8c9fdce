"""The bytes of a PDF → the text of each page, as a viewer has it."""

from __future__ import annotations

import hashlib
import unicodedata

import pypdfium2

from docpipe.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class BundlePages:
    """What each page says."""

    texts: tuple[str, ...]


def read_bundle_pages(content: bytes) -> BundlePages:
    """Return a PDF's pages. Raises pypdfium2.PdfiumError for bytes that PDFium cannot open."""
    document = pypdfium2.PdfDocument(content)
    try:
        texts = []
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        return BundlePages(tuple(texts))
    finally:
        document.close()


def page_digest(text: str) -> str:
    """Return a digest of a page's text without its spaces, '' for none."""
    plain = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if plain else ""


def digests(content: bytes) -> tuple[str, ...]:
    """Return a digest of each page's text. Raises ValueError for what is no PDF."""
    try:
        return tuple(page_digest(text) for text in read_bundle_pages(content).texts)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None
