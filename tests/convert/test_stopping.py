"""A program that runs for long is ended at once when the caller wants no more."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from docpipe import outside

SLEEP = [sys.executable, "-c", "import time; time.sleep(30)"]


def test_a_running_program_is_ended_when_told_to_stop() -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    with pytest.raises(outside.Stopped):
        outside.run(SLEEP, seconds=30, stop=stop)
    assert time.monotonic() - began < 5


def test_a_program_is_not_begun_after_the_stop(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(outside.Stopped):
        outside.run([sys.executable, "-c", f"open({str(tmp_path / 'x')!r}, 'w')"], seconds=30, stop=stop)
    assert not (tmp_path / "x").exists()


def test_the_time_limit_holds_with_a_stop_at_hand() -> None:
    assert outside.run(SLEEP, seconds=0.5, stop=threading.Event()).timed_out
    assert outside.run([sys.executable, "-c", "print('ano')"], seconds=30, stop=threading.Event()).output.strip() == "ano"
