"""A workspace in which nothing, or one record, has changed: what a build costs, and how time and memory grow with the number of documents."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import Target, command, least, report, table, targets
from workspaces import write_workspace

DOCPIPE = [sys.executable, "-m", "docpipe"]
SIZES = (12, 48, 243, 486)
"""Meetings; four documents each and two a project: 50, 198, 998 and 1,994 documents."""
PEAK = """
import resource, subprocess, sys
finished = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(finished.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measured_build(root: Path) -> tuple[float, float]:
    """Return seconds and peak memory in MB of a whole build of Word files."""
    start = time.perf_counter()
    words = [sys.executable, "-c", PEAK, *DOCPIPE, "-C", str(root), "build", "--format", "docx", "-q"]
    finished = subprocess.run(words, capture_output=True, text=True, check=True)
    code, peak = finished.stdout.split()
    assert code == "0", finished.stderr
    return time.perf_counter() - start, int(peak) / 1024


def unchanged(root: Path, rounds: int = 5) -> tuple[float, float]:
    """Return seconds of a build with nothing to do, and of importing docxtpl, least of several turns."""
    build = command([*DOCPIPE, "-C", root, "build", "--format", "docx", "-q"])
    peer = command([sys.executable, "-c", "import docxtpl"])
    found = least({"docpipe": build, "docxtpl": peer}, rounds=rounds)
    return found["docpipe"], found["docxtpl"]


def one_changed(root: Path, rounds: int = 3) -> float:
    """Return seconds of a build of Word files after one meeting has changed."""
    path = min((root / "content/projekt-000/setkani").glob("*.yaml"))
    best = float("inf")
    for turn in range(rounds):
        path.write_text(path.read_text(encoding="utf-8").replace("místo: ", f"místo: {turn}"), encoding="utf-8")
        start = time.perf_counter()
        command([*DOCPIPE, "-C", root, "build", "--format", "docx", "-q"])()
        best = min(best, time.perf_counter() - start)
    return best


def converted(root: Path, count: int = 5) -> float:
    """Return seconds of one LibreOffice start and so many conversions, by LibreOffice alone."""
    files = sorted((root / "build/projekt-000").rglob("*.docx"))[:count]
    with tempfile.TemporaryDirectory() as folder:
        words = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, *map(str, files)]
        start = time.perf_counter()
        subprocess.run(words, capture_output=True, check=True)
        return time.perf_counter() - start


def main() -> None:
    rows: list[tuple[str, ...]] = []
    idle: dict[int, tuple[float, float]] = {}
    peaks: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            root = write_workspace(Path(folder) / str(size), size)
            seconds, peaks[size] = measured_build(root)
            documents = len(list((root / "build").rglob("*.docx")))
            idle[size] = unchanged(root)
            rows.append((f"{documents:,}", f"{seconds:.1f}", f"{1000 * seconds / documents:.1f}", f"{peaks[size]:.0f}", f"{1000 * idle[size][0]:.0f}"))
        changed, office = one_changed(root), converted(root)
    some, many = SIZES[1], SIZES[-1]
    growth = 1024 * (peaks[many] - peaks[SIZES[0]]) / (4.1 * (many - SIZES[0]))
    over = changed - idle[many][0]
    found = [
        Target("nothing changed, 200 documents, against `import docxtpl`", idle[some][0] / idle[some][1], 2, at_least=False),
        Target("nothing changed, 2,000 documents, against `import docxtpl`", idle[many][0] / idle[many][1], 4, at_least=False),
        Target("one record changed of 2,000 documents: over the no-op build, in LibreOffice starts + conversions", (over + office) / office, 1, at_least=False),
        Target("memory above the base, kB a document", growth, 50, at_least=False, unit="kB"),
    ]
    curve = table(("documents", "full render s", "ms a document", "peak MB", "nothing changed ms"), rows)
    words = (
        f"One record changed among 2,000 documents: {changed:.2f} s for the Word files that changed, against {idle[many][0]:.2f} s with nothing "
        f"changed; one LibreOffice start with five conversions takes {office:.2f} s by itself. The difference is the reading and judging of all records: "
        "rules look across projects (a person at two meetings at once, another region's name in a text), so all records are read when one has changed."
    )
    report("Incremental builds", f"{targets(found)}\n\n{curve}\n\n{words}")


if __name__ == "__main__":
    main()
