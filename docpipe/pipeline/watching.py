"""A workspace that somebody works in → what has changed in it, each time once it is whole.

Files are looked at, not listened to: drives of the network and folders that a program synchronises tell nobody of changes made elsewhere, and
whether a file is whole is seen only by looking at it twice. A look at a thousand files takes some ten milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docpipe.outside import stamp_of, stamps
from docpipe.workspace import SETTINGS, Workspace, leftover

_FOLDERS = ("content", "templates_docx", "programmes", "odeslani", "loga")
_PASSED_OVER = (".", "~$")
_MOST_LOOKS = 10
"""So long an empty file is taken for one that is just being written."""

Stamps = Mapping[str, tuple[int, int]]


def look(workspace: Workspace) -> Stamps:
    """Return the stamps of all that documents are made from; without what editors and synchronising programs leave beside."""
    found = {SETTINGS: stamp_of(workspace.root / SETTINGS)}
    for folder in _FOLDERS:
        found.update(item for item in stamps(workspace.root / folder, folder, _PASSED_OVER) if _is_content(item[0]))
    return found


def _is_content(name: str) -> bool:
    told = leftover(name.rpartition("/")[2], (), name)
    return told is None or told.code == "conflict-copy"


def changes(workspace: Workspace, wait: Callable[[], None], seen: Stamps | None = None) -> Iterator[tuple[str, ...]]:
    """Yield the names of the files that have changed, each time nothing has changed from one look to the next. `wait`: until the next look.

    `seen`: the stamps from which changes count; else those of now.
    """
    known = look(workspace) if seen is None else seen
    before, empty_for = known, 0
    while True:
        wait()
        now = look(workspace)
        if now == known or now != before:
            before, empty_for = now, 0
            continue
        names = tuple(sorted(name for name in {*known, *now} if known.get(name) != now.get(name)))
        if any(now.get(name, (1, 0))[0] == 0 < known.get(name, (0, 0))[0] for name in names) and empty_for < _MOST_LOOKS:
            empty_for += 1  # emptied by an editor that is about to write it
            continue
        known, empty_for = now, 0
        yield names
