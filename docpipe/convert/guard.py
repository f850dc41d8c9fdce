"""Files and a command → the same command, which does not outlive docpipe: when standard input ends, its whole process group is killed and the files go.

Run by its file name in a group of its own, with nothing of docpipe imported. A parent that is killed cannot clean up, but the system closes its pipes.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading


def _watch(process: subprocess.Popen[bytes], left_behind: list[str]) -> None:
    while os.read(0, 1):
        pass
    for name in left_behind:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - pathlib takes long to import
    if os.name == "posix":
        os.killpg(0, signal.SIGKILL)
    else:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603, S607


def main() -> None:
    """Run the command that stands after '--' in the arguments and end with its exit code; before it stand files that it would leave when killed."""
    cut = sys.argv.index("--")
    with subprocess.Popen(sys.argv[cut + 1 :], stdin=subprocess.DEVNULL) as process:  # noqa: S603 - the command is built by docpipe, no shell
        threading.Thread(target=_watch, args=(process, sys.argv[1:cut]), daemon=True).start()
        code = process.wait()
    sys.stdout.flush()
    os._exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main()
