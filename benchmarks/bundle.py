"""200 tagged minutes into one bundle, everything kept: docpipe against a plain pypdf append of the same files, the same without tags, and 2,000 parts."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from common import Target, least, report, table, targets
from convert import write

from docpipe.convert import Job, convert, soffice

COUNT, MANY, ROUNDS = 200, 2000, 3
_GIGABYTE = 1024.0
"""MiB."""

# Each contender is a process of its own: what it has imported, its memory at the highest and its time are all its own.
_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
way, folder, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
sources = sorted(folder.glob("*.pdf"))
if way == "pypdf":
    from pypdf import PdfWriter
    start = time.perf_counter()
    writer = PdfWriter()
    for source in sources:
        writer.append(source)
    writer.write(target)
else:
    from docpipe.assemble import BundlePlan, Part, assemble
    from docpipe.diagnostics import Location
    start = time.perf_counter()
    place = Location("svazek.yaml")
    stamp = "Příloha č. {label} – strana {page}/{pages}" if way == "stamped" else None
    parts = tuple(Part(str(number), f"Příloha č. {number}", source, place, stamp=stamp) for number, source in enumerate(sources, 1))
    made = assemble(BundlePlan("svazek.pdf", "Plán s přílohami", parts, place))
    assert made.value is not None, made.diagnostics
    target.write_bytes(made.value.content)
seconds = time.perf_counter() - start
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def measured(way: str, folder: Path, target: Path) -> tuple[float, float]:
    """Return the seconds and the MiB at the highest that a way takes, in a process of its own; without start-up and imports."""
    finished = subprocess.run([sys.executable, "-c", _PROGRAM, way, str(folder), str(target)], capture_output=True, text=True, encoding="utf-8", check=False)
    if finished.returncode:
        sys.exit(finished.stderr)
    seconds, memory = json.loads(finished.stdout)
    return float(seconds), float(memory)


def untagged(source: Path, target: Path) -> None:
    """Write a PDF without its tags."""
    with pikepdf.open(source) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            del pdf.Root[key]
        for page in pdf.pages:
            del page.obj["/StructParents"]
        pdf.save(target)


def elements_lost(source: Path, target: Path) -> int:
    """Return how many structure elements a bundle lacks of those of its parts and the new root."""
    from docpipe.pdf.tags import elements

    counts = []
    for path in sorted(source.glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            counts.append(sum(1 for _ in elements(pdf.Root.StructTreeRoot)))
    with pikepdf.open(target) as pdf:
        return sum(counts) + 1 - sum(1 for _ in elements(pdf.Root.StructTreeRoot))


def prepared(root: Path) -> tuple[Path, Path, Path]:
    """Return folders with 200 tagged minutes, the same without tags, and 2,000 of them."""
    folders = [root / name for name in ("docx", "tagged", "untagged", "many")]
    for folder in folders:
        folder.mkdir()
    docx, tagged, bare, many = folders
    sources = write(docx)
    result = convert([Job(source, tagged / f"{source.stem}.pdf", source.name, f"Zápis {source.stem}") for source in sources], jobs_at_once=2)
    assert result.diagnostics == (), result.diagnostics
    for path in sorted(tagged.glob("*.pdf")):
        untagged(path, bare / path.name)
    originals = sorted(tagged.glob("*.pdf"))
    for number in range(MANY):
        (many / f"{number:05}.pdf").hardlink_to(originals[number % len(originals)])
    return tagged, bare, many


def main() -> None:
    """Measure and print the table."""
    if soffice.find() is None:
        sys.exit("LibreOffice is not on this machine")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        tagged, bare, many = prepared(root)
        ways = {
            "pypdf, plain append": ("pypdf", tagged),
            "docpipe, everything kept": ("kept", tagged),
            "docpipe, everything kept and every page stamped": ("stamped", tagged),
            "pypdf, plain append, files without tags": ("pypdf", bare),
            "docpipe, files without tags": ("kept", bare),
        }
        found: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}

        def contender(way: str) -> None:
            found[way].append(measured(ways[way][0], ways[way][1], root / f"{list(ways).index(way)}.pdf"))

        least({way: (lambda way=way: contender(way)) for way in ways}, rounds=ROUNDS)
        lost = elements_lost(tagged, root / "1.pdf")
        with pikepdf.open(root / "1.pdf") as pdf:
            pages = len(pdf.pages)
        large = measured("kept", many, root / "many.pdf")
        with pikepdf.open(root / "many.pdf") as pdf:
            many_pages = len(pdf.pages)
    best = {way: (min(seconds for seconds, _ in runs), max(memory for _, memory in runs)) for way, runs in found.items()}
    plain, kept, stamped, plain_bare, kept_bare = best.values()
    rows = [(way, f"{seconds:.2f}", f"{memory:.0f}", f"{seconds / plain[0]:.2f}") for way, (seconds, memory) in best.items()]
    rows.append((f"docpipe, everything kept, {MANY:,} parts of {many_pages:,} pages", f"{large[0]:.2f}", f"{large[1]:.0f}", f"{large[0] / plain[0]:.2f}"))
    wanted = [
        Target(f"{COUNT} tagged PDFs, everything kept, against a plain pypdf append", kept[0] / plain[0], 2, at_least=False),
        Target("the same, every page stamped", stamped[0] / plain[0], 2, at_least=False),
        Target("the same files without tags, against pypdf", kept_bare[0] / plain_bare[0], 1, at_least=False),
        Target("memory at the highest, everything kept", kept[1], _GIGABYTE, at_least=False, unit="MiB"),
    ]
    heads = table(("way", "seconds", "MiB", "times pypdf's"), rows)
    text = (
        f"{COUNT} minutes as tagged PDF/A-2b, {pages} pages; each way is a process of its own, without start-up. pypdf's result has no tags, XMP, "
        f"output profile, labels or language; of docpipe's structure elements {lost} are missing.\n\n{heads}\n\n{targets(wanted)}"
    )
    report("Bundle", text)
    if lost:
        sys.exit(1)


if __name__ == "__main__":
    main()
