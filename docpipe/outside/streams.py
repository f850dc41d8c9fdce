"""Large files: read and written piece by piece, so that a folder of scans never has to fit into memory."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from docpipe.diagnostics import Location, fault
from docpipe.outside.files import owner_file, unwritable

_PIECE = 1 << 20


@contextlib.contextmanager
def opened_stream(path: Path, name: str) -> Iterator[BinaryIO]:
    """Give a regular file as a stream to read from. Raises DocpipeError 'file-missing', 'file-unreadable', 'file-special' (a pipe, a device, a folder)."""
    try:
        stream = open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")  # noqa: PTH123, SIM115 - a descriptor
    except FileNotFoundError:
        raise fault("file-missing", Location(name)) from None
    except OSError as error:
        raise fault("file-unreadable", Location(name), reason=error.strerror or "") from None
    with stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise fault("file-special", Location(name))
        yield stream


def pieces(path: Path, name: str) -> Iterator[bytes]:
    """Yield a regular file's bytes piece by piece. Raises DocpipeError as `opened_stream`, and 'file-changing' where somebody writes it meanwhile."""
    with opened_stream(path, name) as stream:
        before, size = os.fstat(stream.fileno()), 0
        try:
            while piece := stream.read(_PIECE):
                size += len(piece)
                yield piece
        except OSError as error:
            raise fault("file-unreadable", Location(name), reason=error.strerror or "") from None
        after = os.fstat(stream.fileno())
        if (before.st_size, before.st_mtime_ns) != (size, after.st_mtime_ns):
            raise fault("file-changing", Location(name))


def digest_of(path: Path, name: str) -> str:
    """Return the SHA-256 of a file, in hexadecimal. Raises DocpipeError as `pieces`."""
    import hashlib

    found = hashlib.sha256()
    for piece in pieces(path, name):
        found.update(piece)
    return found.hexdigest()


def digest_of_stream(stream: BinaryIO) -> str:
    """Return the SHA-256 of all that was written to a stream, in hexadecimal."""
    import hashlib

    found = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(_PIECE):
        found.update(piece)
    return found.hexdigest()


@contextlib.contextmanager
def draft_of(path: Path, name: str) -> Iterator[BinaryIO]:
    """Give a stream into a temporary file beside a path, which `place` puts there; whatever is not placed is removed.

    Raises DocpipeError 'output-unwritable', 'disk-full' and the like, as `write_bytes`.
    """
    temporary = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w+b") as stream:
            yield stream
    except OSError as error:
        raise unwritable(error, Location(name)) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def place(stream: BinaryIO, draft: Path, path: Path, name: str) -> None:
    """Put what was written for `draft` in its place, whole and on the disk itself. Raises DocpipeError 'output-open' and as `write_bytes`."""
    if (owner := owner_file(path)) is not None:
        raise fault("output-open", Location(name), owner=f"({owner})")
    try:
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()
        _beside(draft).replace(path)
    except OSError as error:
        raise unwritable(error, Location(name)) from None


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


@contextlib.contextmanager
def staging(folder: Path, name: str) -> Iterator[Path]:
    """Give a new folder in the one that is to be filled, or in what is above one not there yet; it is removed with all that is left in it.

    Raises DocpipeError as `write_bytes` where there can be none.
    """
    import secrets
    import shutil

    stage = _nearest(folder) / f".docpipe-{secrets.token_hex(6)}.tmp"
    try:
        stage.mkdir(mode=0o700)
    except OSError as error:
        raise unwritable(error, Location(name)) from None
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def free_bytes(folder: Path) -> int | None:
    """Return how much room there is on the disk of a folder, or of what is above one not there yet; None where that is not known."""
    import shutil

    try:
        return shutil.disk_usage(_nearest(folder)).free
    except OSError:
        return None


def _nearest(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next((item for item in (folder, *folder.parents) if item.is_dir()), folder)


def move_all(stage: Path, target: Path, names: list[str]) -> None:
    """Move files from a folder to another on the same disk, all of them or none. Raises DocpipeError as `write_bytes`."""
    moved: list[Path] = []
    made: list[Path] = []
    name = ""
    try:
        for name in names:
            path = target / name
            made += _folders(path.parent)
            (stage / name).rename(path)
            moved.append(path)
    except OSError as error:
        for path in moved:
            path.unlink(missing_ok=True)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise unwritable(error, Location(name)) from None


def _folders(folder: Path) -> list[Path]:
    """Make a folder with those above it; return those that were not there."""
    missing = [item for item in (folder, *folder.parents) if not item.exists()]
    for item in reversed(missing):
        item.mkdir(exist_ok=True)
    return missing[::-1]


def written_to(path: Path, content: Iterator[bytes], name: str) -> tuple[str, int]:
    """Write a new file piece by piece; return its SHA-256 and size. Raises DocpipeError as `write_bytes`."""
    import hashlib

    found, size = hashlib.sha256(), 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            for piece in content:
                stream.write(piece)
                found.update(piece)
                size += len(piece)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise unwritable(error, Location(name)) from None
    return found.hexdigest(), size
