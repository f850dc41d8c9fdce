"""Jobs → the engine that this machine has for them, and its outcomes in the order asked for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from docpipe import outside
from docpipe.convert import batches, kit, pool, soffice
from docpipe.convert.job import Job
from docpipe.convert.work import Outcome
from docpipe.diagnostics import Checked, Diagnostic

_ENGINE = "DOCPIPE_CONVERTER"
"""'batch': a LibreOffice process for every few documents; anything else: processes that stay, where LibreOffice can be loaded so."""


def convert_all(jobs: Sequence[Job], jobs_at_once: int, progress: Callable[[Job], None] | None) -> Checked[tuple[Job, ...]]:
    """Return the jobs done, in the order given, and a diagnostic for each of the others."""
    program = soffice.find()
    if program is None:
        return Checked((), (Diagnostic("libreoffice-missing", None, {"documents": tuple(job.name for job in jobs)}),))
    found: dict[Job, tuple[Diagnostic, ...]] = {}
    workers = max(1, jobs_at_once)
    for engine in _engines(program):
        if left := [job for job in dict.fromkeys(jobs) if job not in found]:
            with closing(engine(left, workers)) as outcomes:
                found.update(_told(outcomes, progress))
    return Checked(tuple(job for job in jobs if not found[job]), tuple(item for job in jobs for item in found[job]))


_Engine = Callable[[Sequence[Job], int], Generator[Outcome, None, None]]


def _engines(program: Path) -> Iterator[_Engine]:
    """Yield the engines in the order of trial; what the first cannot even begin is left to the second."""
    loaded = None if outside.environment(_ENGINE) == "batch" else kit.find(program)
    if loaded is not None:
        yield lambda jobs, workers: pool.converted(loaded, jobs, workers)
    yield lambda jobs, workers: batches.converted(program, jobs, workers)


def _told(outcomes: Iterable[Outcome], progress: Callable[[Job], None] | None) -> Iterator[Outcome]:
    for job, diagnostics in outcomes:
        yield job, diagnostics
        if progress is not None and not diagnostics:
            progress(job)
