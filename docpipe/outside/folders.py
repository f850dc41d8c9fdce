"""Folders of our own for temporary files, swept of what killed runs left."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from docpipe.diagnostics import Location, fault

"""How soon a running program notices that it is to stop."""
_LOCK = ".lock"
_RETRY_SECONDS = 0.2
_LEAST_BYTES = 10_000_000
"""A LibreOffice needs some 2 MB for its profile and what it unpacks of a document."""


@contextlib.contextmanager
def scratch(prefix: str = "docpipe-") -> Iterator[Path]:
    """Give a folder of its own for temporary files, removed afterwards.

    What a killed docpipe left behind is removed by the next one: each folder has a lock beside it, which the system takes from a dead process.
    Raises DocpipeError 'output-unwritable' when the disk is full or there is no place for temporary files.
    """
    import secrets
    import shutil
    import tempfile

    from filelock import FileLock

    base = Path(tempfile.gettempdir())
    try:
        base = _own_folder(base)
        _sweep(base)
        folder = base / f"{prefix}{secrets.token_hex(8)}"
        held = FileLock(folder.with_suffix(_LOCK), timeout=_RETRY_SECONDS)
        held.acquire()
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise fault("output-unwritable", Location(base.as_posix()), reason=error.strerror or "") from None
    try:
        yield folder
    finally:
        held.release()
        shutil.rmtree(folder, ignore_errors=True)
        held.release()
        with contextlib.suppress(OSError):
            Path(held.lock_file).unlink()


def has_room() -> bool:
    """Return whether the disk for temporary files has room left for a document being converted; True where that is not known."""
    import shutil
    import tempfile

    try:
        return shutil.disk_usage(tempfile.gettempdir()).free > _LEAST_BYTES
    except OSError:
        return True


def _own_folder(base: Path) -> Path:
    """Return the person's own folder for temporary files; where the name is taken by somebody else, the common one."""
    if os.name != "posix":
        return base
    folder = base / f"docpipe-{os.getuid()}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    facts = folder.lstat()
    return folder if stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid() and not facts.st_mode & 0o022 else base


def _sweep(base: Path) -> None:
    """Remove the folders whose lock nobody holds any more."""
    import shutil

    from filelock import FileLock, Timeout

    for path in base.glob(f"docpipe-*{_LOCK}"):
        abandoned = FileLock(path, timeout=0)
        with contextlib.suppress(OSError, Timeout):
            abandoned.acquire()
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            abandoned.release()
            path.unlink(missing_ok=True)
