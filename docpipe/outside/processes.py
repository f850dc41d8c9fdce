"""Processes: run to their end, and ended with their whole group."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.dataclass import dataclass

if TYPE_CHECKING:
    import subprocess
    from threading import Event


_STOP_SECONDS = 0.2
"""How soon a running program notices that it is to stop."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a process ended; `timed_out` when it was killed with its whole group."""

    code: int
    output: str
    timed_out: bool = False


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
