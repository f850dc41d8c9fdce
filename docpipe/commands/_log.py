"""What the rooms log, and how a run broke → docpipe.log in the workspace's build folder."""

from __future__ import annotations

import logging
import tempfile
import traceback
from io import TextIOWrapper
from pathlib import Path

from docpipe.workspace import Workspace

_NAME = "docpipe.log"
_MAX_BYTES = 2_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Handler(logging.FileHandler):
    """Opens its file, and makes the folder, only when there is something to write."""

    def __init__(self, path: Path) -> None:
        begins_anew = path.is_file() and path.stat().st_size > _MAX_BYTES
        super().__init__(path, mode="w" if begins_anew else "a", encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter(_FORMAT))

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()


def attach(workspace: Workspace) -> None:
    """Let what the rooms log go into the workspace's log, and only there."""
    logger = logging.getLogger("docpipe")
    for handler in [handler for handler in logger.handlers if isinstance(handler, _Handler)]:
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(_Handler(workspace.build / _NAME))
    logger.setLevel(logging.INFO)
    logger.propagate = False


def log_crash(workspace: Workspace | None, arguments: list[str]) -> Path | None:
    """Write the traceback of the exception at hand and return the file: in the workspace, else among temporary files; None where neither can be written."""
    text = f"docpipe {' '.join(arguments)}\n{traceback.format_exc()}\n"
    for folder in (*((workspace.build,) if workspace else ()), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / _NAME).open("a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(text)
        except OSError:
            continue
        return Path(folder, _NAME)
    return None
