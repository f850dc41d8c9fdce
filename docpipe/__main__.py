"""python -m docpipe, and the program docpipe → the command line."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED = 130
_ALLOCATIONS = 50_000
"""Python looks for garbage in circles after so many new objects. What a run makes is kept to its end, so that looking after every 700 finds nothing."""


def main() -> int:
    """Run the command line and return its exit code; an interrupt that comes while it is still being loaded is no mistake either."""
    gc.set_threshold(_ALLOCATIONS)
    try:
        from docpipe.cli import main as run

        code = run()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        _leave()
    return code


def _leave() -> None:
    """End at once. Python would end by the signal itself (-2) where the interrupt passed through code made of text, as that of dataclasses is."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
