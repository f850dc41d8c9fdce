"""The machine → what docpipe finds on it: Python, LibreOffice, ocrmypdf, fonts, locale, folders it may write to."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.dataclass import dataclass
from docpipe.outside import installed_version

if TYPE_CHECKING:
    from docpipe.workspace import Workspace

_SAME_WIDTHS = {
    "Arial": "Liberation Sans",
    "Helvetica": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
    "Calibri": "Carlito",
    "Cambria": "Caladea",
}
"""Families whose substitutes have the same widths, so that lines and pages break alike (engines' facts; the fonts' own descriptions)."""


class Verdict(StrEnum):
    """What a finding means for the work."""

    GOOD = "good"
    NOTE = "note"
    """Works, with something to know."""
    BAD = "bad"
    """Something will not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report; texts are made of it by key 'doctor-<what>' and 'doctor-<remark>'."""

    what: str
    found: str
    verdict: Verdict = Verdict.GOOD
    remark: str = ""
    subject: str = ""
    """The font, the folder."""
    users: tuple[str, ...] = ()
    """The templates that ask for a font."""


def findings(workspace: Workspace | None, language: str) -> Iterator[Finding]:
    """Yield everything, in the order of the report."""
    yield Finding("docpipe", installed_version())
    yield Finding("python", f"{platform.python_version()} ({sys.executable})")
    yield Finding("system", f"{platform.system()} {platform.release()}")
    yield _libreoffice()
    yield _recognition()
    yield from _fonts(workspace)
    yield Finding("language", language)
    yield Finding("encoding", f"{sys.stdout.encoding}")
    yield _workspace(workspace)
    yield from _folders(workspace)


def _libreoffice() -> Finding:
    from docpipe.convert import engine_version
    from docpipe.convert.soffice import find

    program = find()
    if program is None:
        return Finding("libreoffice", "", Verdict.BAD, "libreoffice-none")
    version = engine_version() or "?"
    silent = version == "?"
    return Finding("libreoffice", f"{version} ({program.as_posix()})", Verdict.BAD if silent else Verdict.GOOD, "libreoffice-silent" if silent else "")


def _recognition() -> Finding:
    """Return whether the text of scans in bundles can be recognised; most workspaces do without."""
    from docpipe.assemble import recognition

    version = recognition()
    return Finding("recognition", version or "", Verdict.GOOD if version else Verdict.NOTE, "" if version else "recognition-none")


def _fonts(workspace: Workspace | None) -> Iterator[Finding]:
    from docpipe.commands._templates import fonts_of_all, listed

    for family, users in fonts_of_all(listed(workspace)).items():
        yield _font(family, users)


def _font(family: str, users: tuple[str, ...]) -> Finding:
    from docpipe import outside

    used = outside.font_for(family)
    if used is None:
        return Finding("font", "", Verdict.NOTE, "font-unknown", family, users)
    if used.casefold() == family.casefold():
        return Finding("font", used, subject=family, users=users)
    if _SAME_WIDTHS.get(family) == used:
        return Finding("font", used, Verdict.GOOD, "font-same-widths", family, users)
    return Finding("font", used, Verdict.NOTE, "font-reflows", family, users)


def _workspace(workspace: Workspace | None) -> Finding:
    if workspace is None:
        return Finding("workspace", "", Verdict.NOTE, "workspace-none")
    return Finding("workspace", workspace.root.as_posix())


def _folders(workspace: Workspace | None) -> Iterator[Finding]:
    """Yield whether the folders can be written to; a folder that is not there yet is judged by the one it would be made in."""
    folders = (workspace.build, workspace.released) if workspace else ()
    for folder in (*folders, Path(tempfile.gettempdir())):
        nearest = next(place for place in (folder, *folder.parents) if place.is_dir())
        good = _writable(nearest)
        yield Finding("folder", "", Verdict.GOOD if good else Verdict.BAD, "folder-writable" if good else "folder-closed", folder.as_posix())


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
