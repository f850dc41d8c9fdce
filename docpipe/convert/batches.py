"""Many jobs → batches for LibreOffice processes, each with its own profile; what a batch leaves undone is tried once more alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

import pikepdf

from docpipe import outside
from docpipe.convert import soffice
from docpipe.convert.job import Job
from docpipe.convert.metadata import Metadata
from docpipe.convert.normalise import normalise
from docpipe.convert.source import Source, inspect
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location

_LARGEST_BATCH = 25
# Seen: start 1–2 s, minutes of 7 pages 0.2 s. A slow laptop with a virus scanner may take ten times that.
_SECONDS_TO_START = 30.0
_SECONDS_A_FILE = 5.0
_XML_BYTES_A_SECOND = 250_000
_SECONDS_ALONE = 60.0
_PATIENCE = "DOCPIPE_PATIENCE"


@dataclass(frozen=True, slots=True)
class _Ready:
    """A job whose Word file was read and found sound."""

    job: Job
    content: bytes
    source: Source

    @property
    def seconds(self) -> float:
        return _SECONDS_A_FILE + self.source.xml_bytes / _XML_BYTES_A_SECOND


_Outcome = tuple[Job, tuple[Diagnostic, ...]]
"""A job and what was wrong with it: nothing when it is done."""


def convert_all(jobs: Sequence[Job], jobs_at_once: int, progress: Callable[[Job], None] | None) -> Checked[tuple[Job, ...]]:
    """Return the jobs done, in the order given, and a diagnostic for each of the others."""
    program = soffice.find()
    if program is None:
        return Checked((), (Diagnostic("libreoffice-missing", None, {"documents": tuple(job.name for job in jobs)}),))
    found: dict[Job, tuple[Diagnostic, ...]] = {}
    ready: list[_Ready] = []
    for job in jobs:
        try:
            ready.append(_prepare(job))
        except DocpipeError as error:
            found[job] = error.diagnostics
    stop = Event()
    try:
        for job, diagnostics in _converted(program, ready, max(1, jobs_at_once), stop):
            found[job] = diagnostics
            if progress is not None and not diagnostics:
                progress(job)
    finally:
        stop.set()
    return Checked(tuple(job for job in jobs if not found[job]), tuple(item for job in jobs for item in found[job]))


def _prepare(job: Job) -> _Ready:
    content = outside.read_bytes(job.source, job.name)
    return _Ready(job, content, inspect(content, job.name))


def _converted(program: Path, ready: Sequence[_Ready], workers: int, stop: Event) -> Iterator[_Outcome]:
    """Yield the outcomes as they come; if the caller stops, batches not yet begun are not begun and those under way are broken off."""
    size = max(1, min(_LARGEST_BATCH, -(-len(ready) // workers)))
    batches = [ready[start : start + size] for start in range(0, len(ready), size)]
    with ThreadPoolExecutor(max_workers=workers, thread_name_prefix="convert") as pool:
        waiting = [pool.submit(_convert_batch, program, batch, stop) for batch in batches]
        try:
            for future in as_completed(waiting):
                yield from future.result()
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def _patience() -> float:
    """Return by what the time limits are multiplied: for a slow machine."""
    try:
        return max(0.01, float((outside.environment(_PATIENCE) or "1").replace(",", ".")))
    except ValueError:
        return 1.0


def _convert_batch(program: Path, batch: Sequence[_Ready], stop: Event) -> list[_Outcome]:
    """Return the outcome of each file; where the temporary folder cannot be written (a full disk), each file says so."""
    try:
        return _convert_together(program, batch, stop)
    except DocpipeError as error:
        return [(item.job, tuple(replace(found, location=Location(item.job.name)) for found in error.diagnostics)) for item in batch]


def _convert_together(program: Path, batch: Sequence[_Ready], stop: Event) -> list[_Outcome]:
    done, _ = _run(program, batch, seconds=_patience() * (_SECONDS_TO_START + sum(item.seconds for item in batch)), stop=stop)
    return [done.get(item.job) or _convert_alone(program, item, stop) for item in batch]


def _convert_alone(program: Path, item: _Ready, stop: Event) -> _Outcome:
    """Try once more what a batch left undone: its own fault, or that of the file before it, shows now."""
    seconds = _patience() * (_SECONDS_ALONE + item.seconds)
    done, finished = _run(program, [item], seconds=seconds, stop=stop)
    if (outcome := done.get(item.job)) is not None:
        return outcome
    if finished.timed_out:
        return item.job, (Diagnostic("convert-timeout", Location(item.job.name), {"seconds": round(seconds)}),)
    return item.job, (_failed(item.job, finished.output),)


def _failed(job: Job, said: str) -> Diagnostic:
    """Say that there is no PDF; LibreOffice's last words go along, without the names of temporary files."""
    lines = [line.strip() for line in said.splitlines() if line.startswith("Error")]
    return Diagnostic("convert-failed", Location(job.name), {"said": lines[-1].partition(":")[2].strip()[:200] if lines else "–"})


def _run(program: Path, batch: Sequence[_Ready], *, seconds: float, stop: Event) -> tuple[dict[Job, _Outcome], outside.Finished]:
    """Run LibreOffice once over a batch and return the outcomes of the files it made a PDF of."""
    with outside.scratch("docpipe-convert-") as folder:
        sources = _lay_out(batch, folder / "docx")
        finished = soffice.run(program, sources, folder, seconds=seconds, stop=stop)
        made = {
            item.job: (folder / "pdf" / f"{source.stem}.pdf").read_bytes()
            for item, source in zip(batch, sources, strict=True)
            if (folder / "pdf" / f"{source.stem}.pdf").is_file()
        }
    outcomes = {item.job: _finish(item, made[item.job]) for item in batch if item.job in made}
    return {job: outcome for job, outcome in outcomes.items() if outcome is not None}, finished


def _lay_out(batch: Sequence[_Ready], folder: Path) -> list[Path]:
    """Write the Word files under names of their own: two targets of one stem would overwrite each other's PDF."""
    names: list[Path] = []
    taken: set[str] = set()
    for number, item in enumerate(batch, start=1):
        stem = item.job.target.stem
        stem = f"{stem}~{number}" if stem.casefold() in taken else stem
        taken.add(stem.casefold())
        names.append(folder / f"{stem}.docx")
        outside.write_bytes(names[-1], item.content, item.job.name)
    return names


def _finish(item: _Ready, content: bytes) -> _Outcome | None:
    """Normalise and write a PDF; None when what LibreOffice left is no whole PDF (it was killed while writing it)."""
    job = item.job
    metadata = Metadata(job.title, job.language, f"docpipe (LibreOffice {soffice.engine_version()})", item.source.created)
    try:
        finished = normalise(content, metadata)
    except (pikepdf.PdfError, ValueError):
        return None
    try:
        outside.write_bytes(job.target, finished, job.name)
    except DocpipeError as error:
        return job, error.diagnostics
    return job, ()
