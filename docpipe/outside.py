"""The one door: files, clock, processes, environment, fonts. Nothing else in docpipe opens, runs or asks for the time."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.diagnostics import DocpipeError, Location, fault

# A help page reads one file: what starts processes, makes folders and digests is imported where it is used.
if TYPE_CHECKING:
    import subprocess
    from threading import Event

_RETRIES = 5
_RETRY_SECONDS = 0.2
_MOST_BYTES = 1_000_000_000
"""A larger file is not taken into memory."""
_STOP_SECONDS = 0.2
"""How soon a running program notices that it is to stop."""
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Finished:
    """How a process ended; `timed_out` when it was killed with its whole group."""

    code: int
    output: str
    timed_out: bool = False


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


def write_bytes(path: Path, content: bytes, name: str | None = None) -> None:
    """Write a file whole or not at all (temporary name beside it, then moved). Raises DocpipeError 'output-open' or 'output-unwritable'."""
    if (owner := owner_file(path)) is not None:
        raise fault("output-open", Location(name or path.as_posix()), owner=f"({owner})")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(content)
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


@cache
def installed_version() -> str:
    """Return the version of docpipe that is installed, '?' where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("docpipe")
    except PackageNotFoundError:
        return "?"


def today() -> date:
    """Return today's date in the machine's time zone. For release dates and due lists; never printed into a document unasked."""
    return datetime.now().astimezone().date()


def environment(name: str) -> str | None:
    """Return an environment variable, None when unset or empty."""
    return os.environ.get(name) or None


def patience() -> float:
    """Return by what time limits are multiplied: DOCPIPE_PATIENCE, for a slow machine."""
    try:
        return min(1000.0, max(0.01, float((environment("DOCPIPE_PATIENCE") or "1").replace(",", "."))))
    except ValueError:
        return 1.0


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


def _own_folder(base: Path) -> Path:
    """Return the person's own folder for temporary files; where the name is taken by somebody else, the common one."""
    import stat

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


def find_program(*names: str) -> Path | None:
    """Return the first program of these names found on the PATH, or given as an absolute path that exists."""
    import shutil

    for name in names:
        if (found := shutil.which(name)) is not None:
            return Path(found)
    return None


class Stopped(Exception):  # noqa: N818 - no error: what a worker's thread ends by when the run is broken off
    """A program was not run to its end, because the caller wants no more."""


def run(
    command: Sequence[str | Path],
    *,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    stop: Event | None = None,
    leashed: bool = False,
) -> Finished:
    """Run a program to its end. On a time-out, or when docpipe itself is interrupted, the whole process group is killed (SIGTERM leaves soffice.bin alive).

    `stop`: set by another thread, it ends the program at once; an interrupt reaches only the main thread. Raises Stopped.
    `leashed`: standard input is a pipe without content that ends when docpipe does, even when it is killed; else it is empty.
    """
    import subprocess

    if stop is not None and stop.is_set():
        raise Stopped
    options: dict[str, object] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x00000200}
    leash = os.pipe() if leashed else ()
    try:
        process = subprocess.Popen(  # noqa: S603 - the command is built by docpipe, no shell
            [str(item) for item in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=leash[0] if leash else subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            **options,  # type: ignore[call-overload]
        )
        return _finished(process, seconds, stop)
    except (OSError, ValueError) as error:  # no program, no rights, no memory: it ran and failed, as far as the caller is concerned
        return Finished(-1, f"Error: {error}")
    finally:
        for end in leash:
            os.close(end)


def _finished(process: subprocess.Popen[bytes], seconds: float, stop: Event | None) -> Finished:
    import subprocess

    try:
        output = _output(process, time.monotonic() + seconds, stop)
    except subprocess.TimeoutExpired:
        kill_group(process)
        return Finished(-1, "", timed_out=True)
    except BaseException:
        kill_group(process)
        raise
    return Finished(process.returncode, output.decode("utf-8", "replace"))


def _output(process: subprocess.Popen[bytes], end: float, stop: Event | None) -> bytes:
    """Return what a program printed. Raises TimeoutExpired at the `end` (monotonic seconds), Stopped when it is to stop."""
    import subprocess

    while True:
        try:
            return process.communicate(timeout=max(0.0, min(_STOP_SECONDS, end - time.monotonic())) if stop else max(0.0, end - time.monotonic()))[0]
        except subprocess.TimeoutExpired:
            if stop is not None and stop.is_set():
                raise Stopped from None
            if time.monotonic() >= end:
                raise


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that was started as the leader of its group, and all that it started."""
    import signal
    import subprocess

    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603, S607
    process.kill()
    with contextlib.suppress(Exception):
        process.communicate(timeout=5)


@cache
def font_for(family: str) -> str | None:
    """Return the family the machine will use for a font name ('Calibri' → 'Carlito'), None when fontconfig is not there."""
    program = find_program("fc-match")
    if program is None:
        return None
    finished = run([program, "--format=%{family}", family], seconds=20)
    return finished.output.split(",")[0].strip() if finished.code == 0 else None


@cache
def font_has(family: str, characters: str) -> bool | None:
    """Return whether a font of this family has all the characters, None when fontconfig is not there."""
    program = find_program("fc-list")
    if program is None:
        return None
    charset = " ".join(f"{ord(character):x}" for character in sorted(set(characters)))
    finished = run([program, f"{family}:charset={charset}", "family"], seconds=20)
    return bool(finished.output.strip()) if finished.code == 0 else None


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


def font_folders() -> tuple[Path, ...]:
    """Return where this system keeps its fonts and the user hers."""
    if sys.platform == "win32":
        roots = ((environment("WINDIR"), "Fonts"), (environment("LOCALAPPDATA"), "Microsoft/Windows/Fonts"))
        return tuple(Path(root) / name for root, name in roots if root)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts", Path.home() / ".fonts")


def now() -> int:
    """Return the time in nanoseconds, to be compared with times of change."""
    return time.time_ns()


def processors(most: int = 4) -> int:
    """Return how many processors this process may use, `most` at the most: each LibreOffice takes some 300 MB."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, most))
