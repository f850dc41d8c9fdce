"""python -m docpipe, and the program docpipe → the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

_INTERRUPTED = 130
_ALLOCATIONS = 50_000
"""Python looks for garbage in circles after so many new objects. What a run makes is kept to its end, so that looking after every 700 finds nothing."""


def main() -> int:
    """Run the command line and return its exit code; an interrupt that comes while it is still being loaded is no mistake either."""
    gc.set_threshold(_ALLOCATIONS)
    # Add-ons that somebody installed for pydantic do not change what content means; looking for them takes a hundredth of a second.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        from docpipe.cli import main as run

        code = run()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        _leave(code)
    return code


def program() -> NoReturn:
    """Run the command line as a process of its own."""
    _leave(main())


def _leave(code: int) -> NoReturn:
    """End at once with what was said handed over: Python would first take apart all that the system takes back anyway, a tenth of a short run.

    It would also end by the signal itself (-2) where an interrupt passed through code made of text, as that of a class's methods may be.
    """
    if "logging" in sys.modules:
        sys.modules["logging"].shutdown()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os._exit(code)


if __name__ == "__main__":
    program()
