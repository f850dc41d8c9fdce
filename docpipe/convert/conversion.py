"""Jobs → the engine that this machine has for them, and its outcomes in the order asked for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from docpipe import outside
from docpipe.convert import batches, kit, pool, soffice
from docpipe.convert.job import Job
from docpipe.convert.work import Outcome
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location

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
            try:
                with closing(engine(left, workers)) as outcomes:
                    for job, diagnostics in outcomes:
                        found[job] = diagnostics
                        if progress is not None and not diagnostics:
                            progress(job)
            except DocpipeError as error:  # nowhere to put temporary files
                found |= {job: _placed(error.diagnostics, job) for job in left if job not in found}
    return Checked(tuple(job for job in jobs if not found[job]), tuple(item for job in jobs for item in found[job]))


_Engine = Callable[[Sequence[Job], int], Generator[Outcome, None, None]]


def _engines(program: Path) -> Iterator[_Engine]:
    """Yield the engines in the order of trial; what the first cannot even begin is left to the second."""
    loaded = None if outside.environment(_ENGINE) == "batch" else kit.find(program)
    if loaded is not None:
        yield lambda jobs, workers: pool.converted(loaded, jobs, workers)
    yield lambda jobs, workers: batches.converted(program, jobs, workers)


def _placed(diagnostics: tuple[Diagnostic, ...], job: Job) -> tuple[Diagnostic, ...]:
    return tuple(replace(item, location=Location(job.name)) for item in diagnostics)
