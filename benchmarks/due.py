"""Seven regions of twenty meetings: what `docpipe due` costs when everything must be read, and when nothing has changed."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from common import Target, command, least, report, table, targets
from workspaces import MEETINGS_A_PROJECT, write_workspace

DOCPIPE = [sys.executable, "-m", "docpipe"]
REGIONS = 7
"""The measure that was set: seven regions with twenty meetings each, under a second when nothing changed."""


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_workspace(Path(folder), REGIONS * MEETINGS_A_PROJECT)
        due = command([*DOCPIPE, "-C", root, "due", "--date", "2024-06-30", "-q"])
        start = time.perf_counter()
        due()
        first = time.perf_counter() - start
        time.sleep(2.1)  # a file as young as the note is read to be sure
        path = next((root / "content").rglob("*-setkani.yaml"))
        path.write_text(path.read_text(encoding="utf-8") + "# poznámka\n", encoding="utf-8")
        start = time.perf_counter()
        due()
        changed = time.perf_counter() - start
        time.sleep(2.1)
        due()
        again = least({"docpipe due": due, "docxtpl": command([sys.executable, "-c", "import docxtpl"])}, rounds=5)
    rows = [
        ("everything read", f"{first:.2f} s"),
        ("one meeting changed", f"{changed:.2f} s"),
        ("nothing changed", f"{again['docpipe due']:.3f} s"),
        ("`import docxtpl`", f"{again['docxtpl']:.3f} s"),
    ]
    found = [
        Target("nothing changed, 140 meetings, against `import docxtpl`", again["docpipe due"] / again["docxtpl"], 2, at_least=False),
        Target("nothing changed, against reading everything", again["docpipe due"] / first, 0.1, at_least=False),
        Target("nothing changed, 140 meetings", again["docpipe due"], 1, at_least=False, unit="s"),
    ]
    words = "Seven projects of twenty meetings with twenty rows of attendance and fifteen needs each; whole commands, start-up included."
    report("What is lacking", f"{targets(found)}\n\n{table(('case', 'time'), rows)}\n\n{words}")


if __name__ == "__main__":
    main()
