"""A command → a process that answers lines with lines, in a group of its own, and is never left behind."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import IO

from docpipe import outside

_STOP_SECONDS = 0.1
"""How soon a waiting thread notices that it is to stop."""


class Companion:
    """A running process. Whoever makes it ends it; until then the making thread must live (on Linux the process dies with that thread)."""

    def __init__(self, command: Sequence[str | Path], *, environment: Mapping[str, str], folder: Path) -> None:
        options: dict[str, object] = {"start_new_session": True} if os.name == "posix" else {"creationflags": 0x00000200}
        self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603 - the command is built by docpipe, no shell
            [str(item) for item in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, **environment},
            **options,  # type: ignore[call-overload]
        )
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=_read, args=(self._process.stdout, self._lines), daemon=True)
        self._reader.start()

    def tell(self, line: str) -> None:
        """Send a line; to a process that has ended it is lost, and `hear` says so."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return

    def hear(self, seconds: float, stop: Event) -> str | None:
        """Return the next line; None when the process has ended. Raises TimeoutError, and outside.Stopped when the caller wants no more."""
        end = time.monotonic() + seconds
        while not stop.is_set():
            try:
                line = self._lines.get(timeout=max(0.0, min(_STOP_SECONDS, end - time.monotonic())))
            except queue.Empty:
                if time.monotonic() >= end:
                    raise TimeoutError from None
            else:
                return None if line is None else line.decode("utf-8", "replace")
        raise outside.Stopped

    def end(self) -> int:
        """Kill the process with its group and return its exit code."""
        outside.kill_group(self._process)
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        return self._process.wait()


def _read(stream: IO[bytes], lines: queue.SimpleQueue[bytes | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)
