"""A plan of 12 chapters and 60 cards: the Word file against docxtpl parts put together by docxcompose, the PDF with right contents against one conversion.

The peer gets ready texts and prints them without contents, lists, references, charts, typography and Ledger, which docpipe does; every text of the peer
stands in docpipe's file too. No plan is rendered twice: each has texts of its own. "One conversion" is the same worker, the same kind of PDF, the numbers of
pages unknown. Seconds are processor time, LibreOffice's too, so that other work on the machine disturbs them less.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from common import ROOT, Target, command, report, table, targets
from composed import UNKNOWN, Part, compose, parts_of, write_templates
from lxml import etree
from plans import write_plan

from docpipe import render
from docpipe.convert import Job, Paging, convert, soffice
from docpipe.kinds.plan.views import PlanContext
from docpipe.pipeline import open_workspace
from docpipe.pipeline.load import load
from docpipe.pipeline.make import Draft, Maker
from docpipe.pipeline.worlds import Worlds

CARDS, ROUNDS, TURNS = 60, 4, 3
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_READY, _RECORDS, _PEER = "docpipe, from ready values", "docpipe, from records", "docxtpl parts and docxcompose"
DOCPIPE = [sys.executable, "-m", "docpipe"]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a changed measure cost."""

    first: float
    changed: float
    made: tuple[str, ...]
    """What was made after the change: each file as often as it was."""
    after: tuple[str, ...]
    """What a further build made."""


def planned(root: Path) -> tuple[Maker, Draft]:
    """Return the plan of a workspace, ready to be rendered."""
    loaded = load(open_workspace(root).value)
    maker = Maker(loaded, Worlds(loaded))
    document = next(item for item in loaded.documents if item.kind == "plan")
    return maker, maker.draft(document)


def rendered(draft: Draft, target: Path) -> bytes:
    made = render.render(draft.template, draft.context, document=draft.document.key, properties=draft.properties, protected=draft.protected)
    target.write_bytes(made.value.docx)
    return made.value.docx


def worked_out(maker: Maker, draft: Draft, target: Path) -> Callable[[], object]:
    """Return a run from the records: values looked up and summed anew, then rendered."""

    def run() -> None:
        maker.worlds.world(draft.document).collection.computed.clear()
        rendered(maker.draft(draft.document), target)

    return run


def words_of(path: Path) -> tuple[str, list[str]]:
    """Return a Word file's text in one, and its paragraphs: typography, which is docpipe's own, folded away."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = ["".join(text.text or "" for text in paragraph.iter(f"{_W}t")) for paragraph in root.iter(f"{_W}p")]
    folded = [re.sub(r"[\s\u00a0\u00ad–-]+", "", unicodedata.normalize("NFKC", line).replace("...", UNKNOWN)) for line in lines]
    return "".join(folded), [line for line in folded if line]


def lost(ours: Path, theirs: Path) -> list[str]:
    """Return what the peer printed and docpipe did not, besides the names of the fields of cards, which are the peer's own."""
    text = words_of(ours)[0]
    pieces = [piece for line in words_of(theirs)[1] for piece in line.split(UNKNOWN)]
    return [piece for piece in pieces if piece not in text and not re.fullmatch(r"[a-z_]+", piece)]


def spent() -> float:
    """Return the seconds of processor time that this process and those it waited for have taken."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def took(run: Callable[[], object]) -> float:
    """Return the seconds of processor time of a run."""
    start = spent()
    run()
    return spent() - start


def converted(source: Path, folder: Path, *, paged: bool) -> int:
    """Convert by docpipe, the start of its worker included, and return how often the document was laid out."""
    settled: list[int] = []

    def settle(content: bytes, pages: Mapping[str, int]) -> bytes:
        settled.append(1)
        return render.with_pages(content, pages)

    paging = Paging(folder / "paged.docx", settle, render.light) if paged else None
    result = convert([Job(source, folder / f"{'paged' if paged else 'once'}.pdf", source.name, "Plán", paging=paging)])
    assert result.diagnostics == (), result.diagnostics
    return max(1, len(settled))


def plainly(source: Path, folder: Path) -> None:
    """Convert by `soffice --convert-to pdf` on a used profile."""
    program = soffice.find()
    assert program is not None, "LibreOffice is not on this machine"
    command([program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf", "--outdir", folder, source])()


def rebuilt(root: Path) -> Rebuilt:
    """Build the plan, change one measure, build again, and once more."""
    build = command([*DOCPIPE, "-C", root, "build", "--kind", "plan", "--json"])
    first = took(build)
    card = root / "content/vzorovsko/opatreni/020.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("dvě porady", "tři porady"), encoding="utf-8")
    start = spent()
    made = _built(str(build()))
    changed = spent() - start
    return Rebuilt(first, changed, made, _built(str(build())))


def _built(said: str) -> tuple[str, ...]:
    return tuple(item["path"].rpartition("/")[2] for item in json.loads(said)["outputs"] if item["fate"] == "built")


def raced(folder: Path) -> tuple[dict[str, float], int, Path]:
    """Return the least seconds of each way to the Word file, the number of the peer's parts, and docpipe's file. Stops where docpipe lost a text."""
    write_templates(folder, ROOT / "templates_docx" / "plan.docx")
    ours, theirs = folder / "docpipe.docx", folder / "composed.docx"
    best: dict[str, float] = {}
    parts: list[Part] = []
    for turn in range(ROUNDS + 1):  # the first is not counted: templates are opened, modules imported
        _, draft = planned(write_plan(folder / f"plan-{turn}", CARDS, turn))
        other, unseen = planned(write_plan(folder / f"other-{turn}", CARDS, turn + 100))
        values = draft.context.values
        assert isinstance(values, PlanContext)
        parts = parts_of(values)
        found = {
            _READY: took(lambda draft=draft: rendered(draft, ours)),  # type: ignore[misc]
            _RECORDS: took(worked_out(other, unseen, folder / "other.docx")),
            _PEER: took(lambda parts=parts: compose(folder, parts, theirs)),  # type: ignore[misc]
        }
        if missing := lost(ours, theirs):
            raise SystemExit(f"docpipe did not print {len(missing)} texts of its peer: {missing[:5]}")
        best |= {way: min(seconds, best.get(way, seconds)) for way, seconds in found.items() if turn}
    return best, len(parts), ours


def main() -> None:
    """Measure, print the tables and put them into RESULTS.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        best, count, ours = raced(folder)
        plainly(ours, folder)  # makes the peer's profile
        once = paged = plain = float("inf")
        for _ in range(TURNS):
            once = min(once, took(lambda: converted(ours, folder, paged=False)))
            paged = min(paged, took(lambda: converted(ours, folder, paged=True)))
            plain = min(plain, took(lambda: plainly(ours, folder)))
        layouts = converted(ours, folder, paged=True)
        pages = len(pypdfium2.PdfDocument(folder / "paged.pdf"))
        again = rebuilt(folder / "plan-1")
    peer = best[_PEER]
    rows = [(way, f"{seconds:.2f}", f"{peer / seconds:.1f}") for way, seconds in best.items()]
    pdf = [
        ("one conversion by docpipe's worker, numbers of pages unknown", f"{once:.2f}"),
        (f"the same with right contents ({layouts} layouts)", f"{paged:.2f}"),
        ("soffice --convert-to pdf, not tagged, not archival, not normalised", f"{plain:.2f}"),
        ("docpipe build, the first", f"{again.first:.2f}"),
        (f"docpipe build, one measure changed (made: {', '.join(again.made)})", f"{again.changed:.2f}"),
    ]
    found = [
        Target("the Word file, against docxtpl parts and docxcompose", peer / best[_READY], 8, at_least=True),
        Target("PDF with right contents, against one conversion", paged / once, 1.7, at_least=False),
        Target("the plan made after one changed measure, times", max(map(again.made.count, set(again.made)), default=0) + len(again.after), 1, at_least=False),
    ]
    head = f"{pages} pages; the peer renders {count} parts."
    text = f"{table(('way to the Word file', 'seconds', 'times docpipe is faster'), rows)}\n\n{table(('way to the PDF', 'seconds'), pdf)}\n\n{targets(found)}"
    report("Plan", f"{__doc__.rstrip()}\n\n{head}\n\n{text}")


if __name__ == "__main__":
    main()
