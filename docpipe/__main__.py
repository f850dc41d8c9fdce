"""python -m docpipe, and the program docpipe → the command line."""

from __future__ import annotations

import sys

_INTERRUPTED = 130


def main() -> int:
    """Run the command line and return its exit code; an interrupt that comes while it is still being loaded is no mistake either."""
    try:
        from docpipe.cli import main as run

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
