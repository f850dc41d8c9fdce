"""What a workspace is handed over as: the folders and files of the ZIP, and the names that every system can have."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from docpipe.workspace import SETTINGS

LIST = "docpipe-predani.json"
"""The list of files with their digests."""
OVERVIEW = "Predavaci-prehled.docx"
FOLDERS = ("content", "templates_docx", "programmes", "odeslani", "loga", "released", "schemas")
STARTERS = ("docpipe.cmd", "docpipe.command", "docpipe.desktop")
FORMAT = 1
TOPS = frozenset((*FOLDERS, SETTINGS, *STARTERS, OVERVIEW, LIST))
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
"""Signs that no file's name may have on Windows."""


def is_safe(name: str) -> bool:
    """Return whether a name is a plain path inside a workspace, on every system."""
    parts = name.split("/")
    plain = all(part and part[0] != "." and not part.endswith((".", " ")) and not _RESERVED.fullmatch(part) for part in parts)
    return plain and not _REFUSED.search(name) and not PurePosixPath(name).is_absolute() and (parts[0] in TOPS or parts[0] == "build")


def folded(name: str) -> str:
    """Return what a name is on systems that tell neither small letters from great ones nor composed from decomposed ones."""
    return unicodedata.normalize("NFC", name).casefold()
