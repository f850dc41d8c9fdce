"""A file's name → whose leftover it is: an editor's, an open program's, a synchronising program's; such files are named and not read."""

from __future__ import annotations

import re
from collections.abc import Collection

from docpipe.diagnostics import Diagnostic, Location

_COPIES = (
    # Dropbox "x (Jana's conflicted copy 2024-02-06).yaml", Nextcloud "x (conflicted copy 2024-02-06 093000).yaml", "x (conflict 2024-…).yaml"
    re.compile(r"(?P<stem>.+?) ?\([^()]*\b(?:conflicted copy|conflict|konfliktní kopie|kopie v konfliktu|konflikt)\b[^()]*\)", re.IGNORECASE),
    # ownCloud "x_conflict-20240206-093000.yaml"
    re.compile(r"(?P<stem>.+?)_conflict-\d[\d-]*", re.IGNORECASE),
    # Syncthing "x.sync-conflict-20240206-093000-ABCDEFG.yaml"
    re.compile(r"(?P<stem>.+?)\.sync-conflict-[\w-]+", re.IGNORECASE),
    # OneDrive "x-DESKTOP-ABC123.yaml": the computer's name, as Windows makes them up
    re.compile(r"(?P<stem>.+?)-(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{3,}(?:-\d+)?"),
)
_COMPUTER = re.compile(r"(?P<stem>.+?)-[A-Z][A-Z0-9-]{1,14}(?:-\d+)?")
"""OneDrive with a computer's name that somebody chose ("x-PC-UCTARNA.yaml"); taken for one only beside the file it is a copy of."""
_DOUBLE = re.compile(r"(?P<stem>.+?) [–-] (?:kopie|Copy)(?: ?\(\d+\))?", re.IGNORECASE)
"""What Windows calls a copy that somebody made in a folder."""
_OPEN = (
    re.compile(r"\.~lock\.(?P<name>.+)#"),  # LibreOffice
    re.compile(r"~\$(?P<name>.+)"),  # Word, Excel
    re.compile(r"\.#(?P<name>.+)"),  # Emacs
    re.compile(r"\.(?P<name>.+)\.sw[a-p]"),  # Vim
)
_TEMPORARY = re.compile(r".+~|#.+#|~wr[ld]\d+\.tmp|.+\.(?:tmp|temp|bak|part|crdownload|partial)|\.~.+|~syncthing~.+|\.syncthing\..+", re.IGNORECASE)


def leftover(name: str, beside: Collection[str], place: str) -> Diagnostic | None:
    """Return the complaint about a leftover, None for an ordinary file. `beside`: all names in its folder; `place`: its path in the workspace."""
    if name[0] in ".~":
        for pattern in _OPEN:
            if (found := pattern.fullmatch(name)) is not None:
                return Diagnostic("file-open-elsewhere", Location(place), {"original": _owned(found["name"], name, beside)})
    if _TEMPORARY.fullmatch(name):
        return Diagnostic("file-temporary", Location(place))
    stem, dot, suffix = name.rpartition(".")
    for pattern in _COPIES:
        if (found := pattern.fullmatch(stem)) is not None:
            return Diagnostic("conflict-copy", Location(place), {"original": f"{found['stem']}{dot}{suffix}"})
    found = _DOUBLE.fullmatch(stem)
    if found is not None and (original := f"{found['stem']}{dot}{suffix}") in beside:
        return Diagnostic("file-copy", Location(place), {"original": original})
    found = _COMPUTER.fullmatch(stem)
    if found is not None and (original := f"{found['stem']}{dot}{suffix}") in beside:
        return Diagnostic("conflict-copy", Location(place), {"original": original})
    return None


def _owned(rest: str, name: str, beside: Collection[str]) -> str:
    """Return the file a helping file belongs to: Word and Excel write "~$" over the first two letters of a longer name."""
    if rest in beside or not name.startswith("~$"):
        return rest
    return next((other for other in sorted(beside) if other[2:] == rest and not other.startswith("~$")), rest)
