"""A file inside a document (a workbook behind a chart, an attachment of a PDF) → every text in it, or that nobody can look into it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from docpipe.verify.package import Element, parsed
from docpipe.verify.picturetexts import SUFFIXES as PICTURES
from docpipe.verify.picturetexts import readable, texts_in_picture

Text = tuple[str, str]
"""A text, and the file inside the file in which it stands, '' for the file itself."""
_TEXTS: Final = (".txt", ".csv", ".tsv", ".md", ".json", ".yaml", ".yml", ".htm", ".html", ".xml", ".rtf", ".ics", ".vcf", ".rels")
_FONTS: Final = (".odttf", ".fntdata", ".ttf", ".otf")
_DEEPEST: Final = 3
_MOST: Final = 200_000_000
_MOST_FILES: Final = 5000
_RTF: Final = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5})\??|\\[a-z]+-?\d* ?|[{}]")
_DIGEST: Final = re.compile(r"\b[0-9a-f]{32,128}\b")
"""A digest holds every run of digits there is, by chance."""
_MARKUP: Final = re.compile(r"<[^>]*>")
_HAS_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
_IDENTIFIER: Final = re.compile(r"\{?[0-9A-Fa-f]{8}[0-9A-Fa-f-]*\}?")
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""How files of old Office programs and locked ones begin: nobody reads them as text."""


def texts_in(content: bytes, name: str, depth: int = 0) -> tuple[Text, ...] | None:
    """Return every text of a file with where in it it stands; None for one that nobody can look into."""
    suffix = PurePosixPath(name).suffix.lower()
    try:
        if content.startswith(b"PK"):
            return tuple(_of_zip(content, depth)) if depth < _DEEPEST else None
        if content.startswith(b"%PDF"):
            return _of_pdf(content, depth) if depth < _DEEPEST else None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError):
        return None
    if suffix in PICTURES:
        return tuple((text, "") for text in texts_in_picture(content))
    if suffix in _FONTS:
        return ()
    if suffix in _TEXTS or not _is_binary(content):
        return ((_plain(content, suffix), ""),)
    return None


def _is_binary(content: bytes) -> bool:
    return content.startswith(_OLD_OFFICE) or (b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")))


def _of_zip(content: bytes, depth: int) -> Iterator[Text]:
    """Yield the texts of an Office file or any other ZIP, of files in it too. Raises ValueError for one into which nobody can look."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if sum(member.file_size for member in members) > _MOST or len(members) > _MOST_FILES:
            raise ValueError("too large to be searched")
        yield archive.comment.decode("utf-8", "replace"), ""
        for member in members:
            yield member.filename, member.filename
            data = archive.read(member)
            if member.filename.endswith((".xml", ".rels")):
                yield from ((text, member.filename) for text in texts_in_xml(data))
                continue
            inner = texts_in(data, member.filename, depth + 1)
            if inner is None:
                raise ValueError(member.filename)
            yield from ((text, f"{member.filename}/{place}" if place else member.filename) for text, place in inner)


def texts_in_xml(data: bytes) -> Iterator[str]:
    """Yield all texts of a part that is XML: what stands in it, values of attributes, comments. One that is not well made is taken as plain text."""
    try:
        root = parsed(data)
    except ValueError:
        yield _plain(data, ".xml")
        return
    yield "\n".join(text for piece in root.itertext() if (text := str(piece).strip()))
    yield "\n\0\n".join(dict.fromkeys(attributes(root)))
    yield from remarks(data)


def attributes(root: Element) -> Iterator[str]:
    """Yield the values of attributes in which words stand."""
    for element in root.iter():
        yield from (value for value in map(str, element.attrib.values()) if has_words(value))


def has_words(value: str) -> bool:
    """Return whether a value of an attribute can be a text: it has letters that follow each other, and is no identifier."""
    return len(value) > 3 and _HAS_LETTERS.search(value) is not None and _IDENTIFIER.fullmatch(value) is None  # noqa: PLR2004 - no name is shorter


def remarks(data: bytes) -> Iterator[str]:
    """Yield the comments and instructions of a part that is XML: no program shows them, and everybody can read them."""
    if b"<!--" in data or data.count(b"<?") > 1:
        yield from (match[1].decode("utf-8", "replace") for match in re.finditer(rb"<(?:!--(.*?)--|\?(?!xml\s).*?\?)>", data, re.DOTALL) if match[1])
        yield from (match[1].decode("utf-8", "replace") for match in re.finditer(rb"<\?(?!xml\s)(.*?)\?>", data, re.DOTALL))


def _plain(content: bytes, suffix: str) -> str:
    """Return a text file's text, whatever its coding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1250", "replace")
    text = _DIGEST.sub("", text)
    if suffix == ".rtf":
        return _RTF.sub(_rtf_letter, text)
    return f"{_MARKUP.sub(' ', text)}\n{text}" if suffix in (".htm", ".html", ".xml") else text


def _rtf_letter(match: re.Match[str]) -> str:
    if match[1]:
        return bytes.fromhex(match[1]).decode("cp1250", "replace")
    return chr(int(match[2]) % 0x10000) if match[2] else ""


def _of_pdf(content: bytes, depth: int) -> tuple[Text, ...] | None:
    import pikepdf
    import pypdfium2

    from docpipe.verify.pages import read_pages
    from docpipe.verify.pdfstrings import strings_of

    try:
        pages = read_pages(content)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            beside = tuple((item.text, item.part) for item in strings_of(pdf, depth + 1))
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        return None
    return (*((text, f"s. {number}") for number, text in enumerate(pages.readable, 1)), *beside)


def unknown_words(content: bytes) -> str:
    """Return what can be read of a file that nobody can look into: names may stand in an old Office file as they are."""
    return "\n".join(readable(content[:20_000_000]))


def named(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield names of files that tell something: those that a person gave."""
    yield from (name for name in files if has_words(PurePosixPath(name).stem))
