"""A build folder → held by one run at a time, whoever holds it named, on this computer and on others that share the drive."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError, Location, fault
from docpipe.outside import patience, read_bytes, unwritable, write_bytes

_SECONDS = 30.0
_POLL_SECONDS = 0.1
_HOLDER = "holder.json"
"""Beside the lock: which run holds it. The lock itself is the system's and ends with its process; other computers may not see it, so they look here."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A run that holds a folder."""

    host: str
    pid: int
    since: str
    """Local time of its start: '2024-02-06 09:30'."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it runs, or ran, on another computer."""
        return self.host != platform.node()


def holder_of(path: Path) -> Holder | None:
    """Return who holds a lock, or held it and was killed; None for nobody or a name that cannot be read."""
    try:
        data = json.loads(read_bytes(path.with_name(_HOLDER)))
        return Holder(str(data["host"])[:100], int(data["pid"]), datetime.fromisoformat(data["since"]).strftime("%Y-%m-%d %H:%M"))
    except (DocpipeError, ValueError, KeyError, TypeError, RecursionError):
        return None


@contextlib.contextmanager
def lock(path: Path, location: Location) -> Iterator[None]:
    """Hold a lock that only one process has at a time; it waits for another up to 30 s (times DOCPIPE_PATIENCE).

    Raises DocpipeError 'build-running' when a process of this computer holds it longer, 'build-locked' when one of another computer does,
    and as `write_bytes` when the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    seconds = _SECONDS * patience()
    end = time.monotonic() + seconds
    held = FileLock(path, timeout=seconds)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout:
        raise _refused(holder_of(path), location, seconds) from None
    except NotImplementedError as error:  # a drive that knows no locks
        raise fault("output-unwritable", location, reason=str(error)) from None
    except OSError as error:
        raise unwritable(error, location) from None
    try:
        _wait_for_others(path, location, end, seconds)
        _sign(path, location)
        yield
    finally:
        with contextlib.suppress(OSError):
            if (holder := holder_of(path)) is not None and not holder.is_elsewhere:
                path.with_name(_HOLDER).unlink(missing_ok=True)
        held.release()


def _wait_for_others(path: Path, location: Location, end: float, seconds: float) -> None:
    """Wait until no other computer says that it holds the folder. One of this computer has the system's lock, so its name alone means nothing."""
    while (holder := holder_of(path)) is not None and holder.is_elsewhere:
        if time.monotonic() >= end:
            raise _refused(holder, location, seconds)
        time.sleep(_POLL_SECONDS)


def _sign(path: Path, location: Location) -> None:
    data = {"host": platform.node(), "pid": os.getpid(), "since": datetime.now().astimezone().isoformat(timespec="seconds")}
    write_bytes(path.with_name(_HOLDER), json.dumps(data).encode(), location.path, lasting=False)


def _refused(holder: Holder | None, location: Location, seconds: float) -> DocpipeError:
    if holder is not None and holder.is_elsewhere:
        return fault("build-locked", location, host=holder.host, pid=holder.pid, since=holder.since)
    who = {"pid": str(holder.pid), "since": holder.since} if holder else {"pid": "?", "since": "?"}
    return fault("build-running", location, seconds=round(seconds), **who)


def break_lock(path: Path, location: Location) -> Holder | None:
    """Take away a lock that a run on another computer, or one that is dead, left behind; return whose it was.

    Raises DocpipeError 'build-running' when the run is one of this computer and alive, and as `write_bytes` when the lock cannot be removed.
    """
    holder = holder_of(path)
    if holder is not None and not holder.is_elsewhere and _is_running(holder.pid):
        raise fault("build-running", location, seconds=0, pid=str(holder.pid), since=holder.since)
    try:
        for name in (path, path.with_name(_HOLDER)):
            name.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(error, location) from None
    return holder


def _is_running(pid: int) -> bool:
    """Return whether a process of this computer is alive; False on Windows, where a file it holds cannot be removed anyway."""
    if os.name != "posix":
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return pid > 0
