"""200 minutes to tagged PDF/A on two cores: docpipe's LibreOffice workers against one `soffice --convert-to pdf` over all, and against a process each."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pypdfium2
from common import ROOT, Target, command, report, table, targets

from docpipe import render
from docpipe.convert import Job, convert, soffice
from docpipe.kinds.minutes import MinutesContext
from docpipe.kinds.views import AttendeeView
from docpipe.model import Context
from docpipe.pipeline import open_workspace
from docpipe.pipeline.load import load
from docpipe.pipeline.make import Draft, Maker
from docpipe.pipeline.worlds import Worlds

_WHERE = """Where docpipe's time goes (processor time of a document, ms): LibreOffice 170–190, of which an empty document with the strip takes 85 and
the tags with PDF/UA some 30; checking the Word file 4, normalising the PDF 9–25 (its structure gone through, saved twice), in the parent,
while the workers convert the next ones. Both processors are LibreOffice's all the time: were normalising free, a document would take at most a tenth less;
workers started while documents are still rendered would save one start of 1–2 s in a build, nothing here. The miss is LibreOffice's own time."""
COUNT, SAMPLE, WORKERS, ROWS = 200, 10, 2, 20
ROUNDS = 2
LOOKED_AT = 12
_SCALE = 1.0
_NOTICEABLE = 32
"""Of 255: pictures are resampled and compressed anew by a plain export, so pixels differ a little."""


def drafts() -> list[Draft]:
    """Return the minutes of the example workspace, internal edition."""
    loaded = load(open_workspace(ROOT).value)
    maker = Maker(loaded, Worlds(loaded))
    return [maker.draft(item) for item in loaded.documents if item.kind == "minutes" and item.edition == "internal"]


def varied(found: list[Draft]) -> Iterator[tuple[Draft, Context]]:
    """Yield minutes of 20 rows of attendance and the agendas of all the example's meetings, each with texts of its own, for ever."""
    values = [draft.context.values for draft in found]
    agenda = [item for value in values if isinstance(value, MinutesContext) for item in value.agenda]
    number = 0
    while True:
        number += 1
        draft = found[number % len(found)]
        base = draft.context.values
        assert isinstance(base, MinutesContext)
        turn = number % len(agenda)
        items = tuple(replace(item, title=f"{item.title} ({number}/{place})") for place, item in enumerate(agenda[turn:] + agenda[:turn], 1))
        rows = tuple(AttendeeView(row, f"Jana Ukázková {number}-{row}", f"Obec Vzorov {row * number}", "zadavatel", "přítomna") for row in range(1, ROWS + 1))
        yield draft, Context(replace(base, agenda=items, attendance=replace(base.attendance, rows=rows)), draft.context.sources)


def write(folder: Path) -> list[Path]:
    """Render the minutes into a folder."""
    paths = []
    for number, (draft, context) in enumerate(islice(varied(drafts()), COUNT)):
        made = render.render(draft.template, context, document=draft.document.key, properties=draft.properties, protected=draft.protected)
        paths.append(folder / f"{number:03}.docx")
        paths[-1].write_bytes(made.value.docx)
    return paths


def pooled(sources: list[Path], folder: Path) -> float:
    """Convert by docpipe and return the seconds: checked, normalised and written PDFs."""
    start = time.perf_counter()
    result = convert([Job(source, folder / f"{source.stem}.pdf", source.name, "Zápis") for source in sources], jobs_at_once=WORKERS)
    assert result.diagnostics == (), result.diagnostics
    return time.perf_counter() - start


def plain(program: Path, sources: list[Path], folder: Path, *options: str) -> float:
    """Convert by one process of LibreOffice on a used profile and return the seconds."""
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    start = time.perf_counter()
    command([program, "--headless", profile, "--convert-to", *(options or ("pdf",)), "--outdir", folder, *sources])()
    seconds = time.perf_counter() - start
    assert all((folder / f"{source.stem}.pdf").is_file() for source in sources)
    return seconds


def differences(ours: Path, theirs: Path) -> list[str]:
    """Return in what two PDFs differ for a reader: pages, text, look."""
    left, right = pypdfium2.PdfDocument(ours), pypdfium2.PdfDocument(theirs)
    if len(left) != len(right):
        return [f"{ours.stem}: {len(left)} pages, {len(right)} pages"]
    found = []
    for number, (mine, other) in enumerate(zip(left, right, strict=True), 1):
        if mine.get_textpage().get_text_bounded().split() != other.get_textpage().get_text_bounded().split():
            found.append(f"{ours.stem}, page {number}: text")
        images = [page.render(scale=_SCALE, grayscale=True).to_numpy().astype("int16") for page in (mine, other)]
        if (abs(images[0] - images[1]) > _NOTICEABLE).mean() > 0.0001:
            found.append(f"{ours.stem}, page {number}: look")
    return found


def main() -> None:
    """Measure, print the table and fail when a PDF does not look as LibreOffice's own does."""
    program = soffice.find()
    if program is None:
        sys.exit("LibreOffice is not on this machine")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folders = {kind: root / kind for kind in ("docx", "pool", "one", "tagged", "each")}
        for folder in folders.values():
            folder.mkdir()
        sources = write(folders["docx"])
        plain(program, sources[:1], folders["each"])  # makes the peers' profile
        each = sum(plain(program, [source], folders["each"]) for source in sources[:SAMPLE]) / SAMPLE * COUNT
        pool = one = tagged = float("inf")
        for _ in range(ROUNDS):  # in turns, so that what disturbs the machine disturbs them all
            pool = min(pool, pooled(sources, folders["pool"]))
            one = min(one, plain(program, sources, folders["one"]))
            tagged = min(tagged, plain(program, sources, folders["tagged"], f"pdf:writer_pdf_Export:{soffice.export_options()}"))
        pages = len(pypdfium2.PdfDocument(folders["pool"] / "000.pdf"))
        found = [item for source in sources[:LOOKED_AT] for item in differences(folders["pool"] / f"{source.stem}.pdf", folders["one"] / f"{source.stem}.pdf")]
    ways = {
        f"docpipe, {WORKERS} workers, tagged PDF/A-2b and PDF/UA-1, normalised": pool,
        "one soffice --convert-to pdf over all": one,
        "the same, tagged PDF/A-2b and PDF/UA-1, not normalised": tagged,
        f"a soffice --convert-to pdf each ({SAMPLE} measured, {COUNT} extrapolated)": each,
    }
    rows = [(way, f"{seconds:.1f}", f"{seconds / COUNT * 1000:.0f}", f"{seconds / pool:.2f}") for way, seconds in ways.items()]
    wanted = [
        Target("200 minutes to PDF, against one LibreOffice over all", one / pool, 2.5, at_least=True),
        Target("200 minutes to PDF, against a LibreOffice each", each / pool, 10, at_least=True),
    ]
    looks = f"Text and look of {LOOKED_AT} documents against LibreOffice's own: {'; '.join(found) or 'the same'}."
    heads = table(("way", "seconds", "ms a document", "times docpipe's"), rows)
    report(
        "Conversion", f"{COUNT} minutes of {pages} pages ({ROWS} rows of attendance), {WORKERS} workers.\n\n{_WHERE}\n\n{heads}\n\n{targets(wanted)}\n\n{looks}"
    )
    if found:
        sys.exit(1)


if __name__ == "__main__":
    main()
