"""A content file → Tree, whatever its format: what only people's own programs write (Word) beside what `read` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from docpipe.diagnostics import Checked, Diagnostic, Location, Severity
from docpipe.model import Tree
from docpipe.outside import read_bytes
from docpipe.read import read
from docpipe.workspace import ContentFile, Found

_REGISTERS: Final = frozenset({"person", "organisation", "group", "need"})
"""Registers that docpipe makes workbooks of."""
_WORD = ".docx"
_MARKDOWN = ".md"
_LARGEST_WORD = 200_000_000
"""Bytes of a chapter with its pictures."""


def read_content(file: ContentFile) -> Checked[Tree]:
    """Return one content file as data; a Word file is a chapter, whose text is read into blocks at once. Raises DocpipeError."""
    name = file.name.lower()
    if file.type == "meeting" and name.endswith(_MARKDOWN):
        from docpipe.validate.forms import markdown_meeting

        return markdown_meeting(read(file.path, file.name))
    if file.type in _REGISTERS and name.endswith((".xlsx", ".xlsm")):
        from docpipe.records.registry import basic_types
        from docpipe.validate.forms import workbook_register

        return workbook_register(file.path, file.name, basic_types()[file.type]) or read(file.path, file.name)
    if not name.endswith(_WORD):
        return read(file.path, file.name)
    from docpipe.prose.word import read_chapter

    return read_chapter(read_bytes(file.path, file.name, most=_LARGEST_WORD), file.name)


_OLD: Final[Mapping[str, str]] = {
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".ods", ".numbers", ".fods"), ".xlsx"),
    **dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".dotm", ".odt", ".rtf", ".pages", ".wps", ".fodt"), ".docx"),
}
"""Formats of office programs that are not read → the one to save them as."""


def is_word_meeting(file: ContentFile) -> bool:
    """Return whether a file may be a meeting's Word form."""
    return file.type == "meeting" and file.path.suffix.lower() == _WORD


def read_form(file: ContentFile) -> Checked[Tree] | None:
    """Return the meeting that a workbook or a Word file among the meetings is; None for a list of those who came, or another document. Raises DocpipeError."""
    from docpipe.validate.forms import word_meeting, workbook_meeting

    if is_word_meeting(file):
        return word_meeting(read_bytes(file.path, file.name, most=_LARGEST_WORD), file.name)
    return workbook_meeting(file.path, file.name) if file.path.suffix.lower() in (".xlsx", ".xlsm") else None


def stranger(name: str, known: tuple[str, ...]) -> Diagnostic:
    """Return what is said of a file that is not read: where content is looked for, one in another program's format is content that would be missing."""
    path = PurePosixPath(name)
    better = _OLD.get(path.suffix.lower())
    if better is None:
        return Diagnostic("file-not-recognised", Location(name), {"known": known})
    awaited = path.parent.name in known or path.stem in known
    return Diagnostic("file-old-format", Location(name), {"suffix": path.suffix.lower(), "better": better}, severity=Severity.ERROR if awaited else None)


_READ_WHOLE: Final = frozenset({"chapter", "budget", "table"})
"""Types of which every file of text is printed or counted: one that is not read would be missed."""


def unread(found: Found) -> Iterator[Diagnostic]:
    """Yield what is said of PDFs among chapters, budgets and tables; one beside a file of its name is that file's print."""
    read_in = {file.path.with_suffix("") for file in found.files}
    for file in found.beside:
        if file.type in _READ_WHOLE and file.path.suffix.lower() == ".pdf" and file.path.with_suffix("") not in read_in:
            yield Diagnostic("file-pdf-unread", Location(file.name))
