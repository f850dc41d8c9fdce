"""Files: read whole, written whole or not at all; their digests and stamps, and who has them open."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from docpipe.diagnostics import DocpipeError, Location, fault

_RETRIES = 5
_RETRY_SECONDS = 0.2
_MOST_BYTES = 1_000_000_000
"""A larger file is not taken into memory."""


def read_bytes(path: Path, name: str | None = None, *, most: int = _MOST_BYTES) -> bytes:
    """Return a regular file's bytes as they were at one moment.

    Raises DocpipeError 'file-missing', 'file-unreadable', 'file-special' (a pipe or a device may never end), 'file-too-large' (over `most` bytes),
    'file-changing' (somebody keeps writing it).
    """
    place = Location(name or path.as_posix())
    for attempt in range(_RETRIES):
        try:
            content = _whole(path, place, most)
        except FileNotFoundError:
            raise fault("file-missing", place) from None
        except PermissionError as error:
            if sys.platform != "win32" or attempt == _RETRIES - 1:
                raise fault("file-unreadable", place, reason=error.strerror or "") from None
        except OSError as error:
            raise fault("file-unreadable", place, reason=error.strerror or "") from None
        else:
            if content is not None:
                return content
        time.sleep(_RETRY_SECONDS)
    raise fault("file-changing", place)


def _whole(path: Path, place: Location, most: int) -> bytes | None:
    """Return a file's bytes, None when it was written meanwhile. A pipe is opened without waiting for whoever writes into it."""
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as stream:  # noqa: PTH123 - a descriptor
        before = os.fstat(stream.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise fault("file-special", place)
        if before.st_size > most:
            raise fault("file-too-large", place, size=before.st_size // 1_000_000, limit=most // 1_000_000)
        content = stream.read()
        after = os.fstat(stream.fileno())
    return content if (before.st_size, before.st_mtime_ns) == (len(content), after.st_mtime_ns) else None


def write_bytes(path: Path, content: bytes, name: str | None = None, *, lasting: bool = True) -> None:
    """Write a file whole or not at all (temporary name beside it, then moved). Raises DocpipeError 'output-open' or 'output-unwritable'.

    `lasting`: it is on the disk itself, and so whole after a power cut too. It takes milliseconds: not for what the next run can do without.
    """
    if (owner := owner_file(path)) is not None:
        raise fault("output-open", Location(name or path.as_posix()), owner=f"({owner})")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(content)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        _replace(temporary, path)
    except OSError as error:
        location = Location(name or path.as_posix())
        if sys.platform == "win32" and isinstance(error, PermissionError) and path.is_file():
            raise fault("output-open", location, owner="") from None
        raise unwritable(error, location) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def make_runnable(path: Path) -> None:
    """Let the system run a file; where it knows no such permission, nothing is to be done."""
    with contextlib.suppress(OSError):
        path.chmod(path.stat().st_mode | 0o111)


def unwritable(error: OSError, location: Location) -> DocpipeError:
    """Return the complaint for a failed write, by what a person can do about it."""
    codes = {errno.ENOSPC: "disk-full", errno.EDQUOT: "disk-full", errno.EFBIG: "disk-full"}
    codes |= dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.EISDIR), "output-place-taken")
    codes |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "output-forbidden")
    if (code := codes.get(error.errno or 0)) is not None:
        return fault(code, location)
    return fault("output-unwritable", location, reason=error.strerror or type(error).__name__)


def remove(path: Path, name: str) -> None:
    """Remove a file; one that is not there is none to remove. Raises DocpipeError as `write_bytes`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(error, Location(name)) from None


def _replace(source: Path, target: Path) -> None:
    """Move over the target; on Windows an open target fails for a moment, so it is tried again shortly."""
    for attempt in range(_RETRIES):
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _RETRIES - 1:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def owner_file(path: Path) -> str | None:
    """Return who has the file open in Word or LibreOffice, by the owner file beside it; None when nobody."""
    for owner in (path.with_name(f".~lock.{path.name}#"), path.with_name(f"~${path.name}"), path.with_name(f"~${path.name[2:]}")):
        if owner.exists():
            return owner.name
    return None


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def stamp_of(path: Path) -> tuple[int, int]:
    """Return a file's size and time of change in nanoseconds; (-1, -1) when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return (-1, -1)
    return (found.st_size, found.st_mtime_ns)


def stamps(folder: Path, prefix: str, passed_over: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield prefix/path → size and time of change of every file below a folder, of none for a folder that is not there.

    Names that begin as `passed_over` says are left out.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(passed_over):
            continue
        if entry.is_dir(follow_symlinks=False):  # a link may lead round in a circle
            yield from stamps(Path(entry.path), f"{prefix}/{entry.name}", passed_over)
        else:
            with contextlib.suppress(OSError):
                found = entry.stat()
                yield f"{prefix}/{entry.name}", (found.st_size, found.st_mtime_ns)
