"""A file inside a document (a workbook behind a chart, an attachment of a PDF) → every text in it, or that nobody can look into it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from docpipe.verify.picturetexts import SUFFIXES as PICTURES
from docpipe.verify.picturetexts import readable, texts_in_picture
from docpipe.verify.plainfiles import TEXTS, texts_of_plain
from docpipe.verify.sheetwords import sheets_of
from docpipe.verify.xmlwords import has_words, texts_in_xml
from docpipe.verify.zipwords import beside_files, twice

Text = tuple[str, str]
"""A text, and the file inside the file in which it stands, '' for the file itself."""
_FONTS: Final = (".odttf", ".fntdata", ".ttf", ".otf")
_ZIPS: Final = (".zip", ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp")
"""Files that are ZIPs even where something stands before their beginning."""
_DEEPEST: Final = 3
_MOST: Final = 200_000_000
_MOST_FILES: Final = 5000
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""How files of old Office programs and locked ones begin: nobody reads them as text."""


def texts_in(content: bytes, name: str, depth: int = 0) -> tuple[Text, ...] | None:
    """Return every text of a file with where in it it stands; None for one that nobody can look into."""
    suffix = PurePosixPath(name).suffix.lower()
    try:
        if content.startswith(b"PK") or (suffix in _ZIPS and zipfile.is_zipfile(io.BytesIO(content))):
            return tuple(_of_zip(content, depth)) if depth < _DEEPEST else None
        if content.startswith(b"%PDF"):
            return _of_pdf(content, depth) if depth < _DEEPEST else None
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError):
        return None
    if suffix in PICTURES:
        return tuple((text, "") for text in texts_in_picture(content))
    if suffix in _FONTS:
        return ()
    if suffix in TEXTS or not _is_binary(content):
        return tuple((text, "") for text in _of_text(content, suffix))
    return None


def _of_text(content: bytes, suffix: str) -> Iterator[str]:
    if suffix in (".xml", ".rels") or content.lstrip()[:5] == b"<?xml":
        try:
            yield from texts_in_xml(content)
        except ValueError:
            pass
        else:
            return
    yield from texts_of_plain(content, suffix)


def _is_binary(content: bytes) -> bool:
    return content.startswith(_OLD_OFFICE) or (b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")))


def _of_zip(content: bytes, depth: int) -> Iterator[Text]:
    """Yield the texts of an Office file or any other ZIP, of files in it too. Raises ValueError for one into which nobody can look."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if sum(member.file_size for member in members) > _MOST or len(members) > _MOST_FILES:
            raise ValueError("too large to be searched")
        yield from beside_files(content, archive)
        if any(member.filename.startswith("xl/worksheets/") for member in members):
            yield from ((text, sheet) for sheet, text in sheets_of(content))
        for member in (*members, *twice(archive)):
            yield member.filename, member.filename
            data = archive.read(member)
            inner = texts_in(data, member.filename, depth + 1)
            if inner is None:
                raise ValueError(member.filename)
            yield from ((text, f"{member.filename}/{place}" if place else member.filename) for text, place in inner)


def _of_pdf(content: bytes, depth: int) -> tuple[Text, ...] | None:
    import pikepdf
    import pypdfium2

    from docpipe.verify.pages import read_pages
    from docpipe.verify.pdfaside import drawings_aside, words_between
    from docpipe.verify.pdfstrings import strings_of

    try:
        pages = read_pages(content)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            beside = tuple((item.text, item.part) for item in strings_of(pdf, depth + 1))
        beside += tuple((text, "/Objects") for text in (*drawings_aside(content), *words_between(content)))
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        return None
    return (*((text, f"s. {number}") for number, text in enumerate(pages.readable, 1)), *beside)


def unknown_words(content: bytes) -> str:
    """Return what can be read of a file that nobody can look into: names may stand in an old Office file as they are."""
    return "\n".join(readable(content[:20_000_000]))


def named(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield names of files that tell something: those that a person gave."""
    yield from (name for name in files if has_words(PurePosixPath(name).stem))
