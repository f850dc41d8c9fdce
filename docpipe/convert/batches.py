"""Many jobs → batches for LibreOffice processes, each with its own profile; what a batch leaves undone is tried once more alone."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path
from threading import Event

from docpipe import outside
from docpipe.convert import soffice
from docpipe.convert.job import Job
from docpipe.convert.paging import settled
from docpipe.convert.work import SECONDS_TO_START, Outcome, Ready, failed, finish, patience, prepare, timed_out
from docpipe.diagnostics import Diagnostic, DocpipeError, Location

_LARGEST_BATCH = 25
_SECONDS_A_FILE = 5.0


def converted(program: Path, jobs: Sequence[Job], workers: int) -> Generator[Outcome, None, None]:
    """Yield the outcomes as they come; if the caller stops, batches not yet begun are not begun and those under way are broken off."""
    stop = Event()
    size = max(1, min(_LARGEST_BATCH, -(-len(jobs) // workers)))
    batches = [jobs[start : start + size] for start in range(0, len(jobs), size)]
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="convert") as pool:
        waiting = [pool.submit(_convert_batch, program, batch, stop) for batch in batches]
        try:
            for future in as_completed(waiting):
                yield from future.result()
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def _convert_batch(program: Path, batch: Sequence[Job], stop: Event) -> list[Outcome]:
    """Return the outcome of each file; where the temporary folder cannot be written (a full disk), each file says so."""
    outcomes: list[Outcome] = []
    ready: list[Ready] = []
    for job in batch:
        try:
            ready.append(prepare(job))
        except DocpipeError as error:
            outcomes.append((job, error.diagnostics))
    plain, paged = ([item for item in ready if (item.job.paging is not None) is wanted] for wanted in (False, True))
    try:
        return outcomes + _convert_together(program, plain, stop) + [_convert_paged(program, item, stop) for item in paged]
    except DocpipeError as error:
        return outcomes + [(item.job, tuple(replace(found, location=Location(item.job.name)) for found in error.diagnostics)) for item in ready]


def _convert_together(program: Path, batch: Sequence[Ready], stop: Event) -> list[Outcome]:
    if not batch:
        return []
    seconds = SECONDS_TO_START + sum(_SECONDS_A_FILE + item.seconds for item in batch)
    done, _ = _run(program, batch, seconds=patience() * seconds, stop=stop)
    return [done.get(item.job) or _convert_alone(program, item, stop) for item in batch]


def _convert_alone(program: Path, item: Ready, stop: Event) -> Outcome:
    """Try once more what a batch left undone: its own fault, or that of the file before it, shows now."""
    done, finished = _run(program, [item], seconds=item.seconds_alone, stop=stop)
    if (outcome := done.get(item.job)) is not None:
        return outcome
    return item.job, (timed_out(item) if finished.timed_out else failed(item.job, _last_words(finished.output)),)


def _convert_paged(program: Path, item: Ready, stop: Event) -> Outcome:
    """Convert a Word file that prints numbers of pages: again and again until they are right, each time by a process of its own."""
    paging = item.job.paging
    assert paging is not None
    with outside.scratch("docpipe-paged-") as folder:
        pdf = folder / "paged.pdf"

        def convert(content: bytes, way: str) -> Diagnostic | None:
            pdf.unlink(missing_ok=True)
            finished = _keep(program, replace(item, content=content), pdf, stop, way)
            if pdf.is_file():
                return None
            return timed_out(item) if finished.timed_out else failed(item.job, _last_words(finished.output))

        content, problem = settled(item.content, paging, convert, pdf)
        if problem is not None:
            return item.job, (problem,)
        outside.write_bytes(paging.target, content, item.job.name)
        return finish(item.job, item.source, pdf) or (item.job, (failed(item.job, ""),))


def _keep(program: Path, item: Ready, pdf: Path, stop: Event, way: str) -> outside.Finished:
    """Run LibreOffice over one file and keep the PDF as it made it."""
    with outside.scratch("docpipe-convert-") as folder:
        (source,) = _lay_out([item], folder / "docx")
        finished = soffice.run(program, [source], folder, seconds=item.seconds_alone, stop=stop, way=way)
        made = folder / "pdf" / f"{source.stem}.pdf"
        if made.is_file() and not finished.timed_out:
            made.replace(pdf)
        return finished


def _last_words(output: str) -> str:
    """Return LibreOffice's last complaint, without the names of temporary files."""
    lines = [line.strip() for line in output.splitlines() if line.startswith("Error")]
    return lines[-1].partition(":")[2] if lines else ""


def _run(program: Path, batch: Sequence[Ready], *, seconds: float, stop: Event) -> tuple[dict[Job, Outcome], outside.Finished]:
    """Run LibreOffice once over a batch and return the outcomes of the files it made a PDF of."""
    with outside.scratch("docpipe-convert-") as folder:
        sources = _lay_out(batch, folder / "docx")
        finished = soffice.run(program, sources, folder, seconds=seconds, stop=stop)
        made = {item: folder / "pdf" / f"{source.stem}.pdf" for item, source in zip(batch, sources, strict=True)}
        outcomes = {item.job: finish(item.job, item.source, pdf) for item, pdf in made.items()}
    return {job: outcome for job, outcome in outcomes.items() if outcome is not None}, finished


def _lay_out(batch: Sequence[Ready], folder: Path) -> list[Path]:
    """Write the Word files under names of their own: two targets of one stem would overwrite each other's PDF."""
    names: list[Path] = []
    taken: set[str] = set()
    for number, item in enumerate(batch, start=1):
        stem = item.job.target.stem
        stem = f"{stem}~{number}" if stem.casefold() in taken else stem
        taken.add(stem.casefold())
        names.append(folder / f"{stem}.docx")
        outside.write_bytes(names[-1], item.content, item.job.name, lasting=False)
    return names
