"""A workspace in which nothing, or one record, has changed: what a build costs, and how time and memory grow with the number of documents."""

from __future__ import annotations

import json
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


_WHERE = """Where the time of one changed record goes (of 2.2 s in a smaller workspace of 200 documents, on a busy machine): importing 0.4; reading,
validating and judging the project 0.35; finding out which of its 80 documents can have changed, and making and checking the Word files of five 0.45, of it
0.2 compiling five templates; the PDF libraries 0.1 and LibreOffice's version 0.1; its start 0.13, as it is loaded as a library and not started as a program;
five conversions by two workers 0.4; checking the PDFs 0.15; manifest and journal 0.1. So LibreOffice is a quarter of it, and the miss is the rest: what is
changed is read, judged, made and checked as in any build. The meeting that is changed is held on New Year's Day, and the library of holidays takes 0.1."""


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


def one_changed(root: Path, rounds: int = 3) -> tuple[float, float, int]:
    """Return seconds of a build of Word files and PDFs with nothing to do, of one after a meeting has changed, and how many documents that made."""
    path = min((root / "content/projekt-000/setkani").glob("*.yaml"))
    build = command([*DOCPIPE, "-C", root, "build", "--json"])
    build()
    idle = changed = float("inf")
    made = 0
    for turn in range(rounds):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("místo: ", f"místo: {turn}"), encoding="utf-8")
        start = time.perf_counter()
        said = json.loads(str(build()))
        changed = min(changed, time.perf_counter() - start)
        made = sum(item["fate"] == "built" and item["format"] == "pdf" for item in said["outputs"])
        start = time.perf_counter()
        build()
        idle = min(idle, time.perf_counter() - start)
    return idle, changed, made


def converted(root: Path, count: int) -> float:
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
        still, changed, made = one_changed(root)
        office = converted(root, made)
    some, many = SIZES[1], SIZES[-1]
    growth = 1024 * (peaks[many] - peaks[SIZES[0]]) / (4.1 * (many - SIZES[0]))
    found = [
        Target("nothing changed, 200 documents, against `import docxtpl`", idle[some][0] / idle[some][1], 2, at_least=False),
        Target("nothing changed, 2,000 documents, against `import docxtpl`", idle[many][0] / idle[many][1], 4, at_least=False),
        Target(
            "one record changed of 2,000 documents: over the no-op build, in LibreOffice starts + conversions", (changed - still) / office, 1, at_least=False
        ),
        Target("memory above the base, kB a document", growth, 50, at_least=False, unit="kB"),
    ]
    curve = table(("documents", "full render s", "ms a document", "peak MB", "nothing changed ms"), rows)
    words = (
        f"One record changed among 2,000 documents, Word files and PDFs: {changed:.2f} s for the {made} that changed, against {still:.2f} s with nothing "
        f"changed; LibreOffice alone takes {office:.2f} s to start and convert {made}. Only the changed project is read, validated and judged.\n\n{_WHERE}"
    )
    report("Incremental builds", f"{targets(found)}\n\n{curve}\n\n{words}")


if __name__ == "__main__":
    main()
