"""Many jobs → LibreOffice processes that stay, each converting one document after another; what one fails on, a fresh one tries once more."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

from docpipe import outside
from docpipe.convert.job import Job
from docpipe.convert.kit import Kit, Worker, WorkerEnded
from docpipe.convert.paging import PLAIN, settled
from docpipe.convert.source import Source
from docpipe.convert.work import SECONDS_TO_START, Outcome, Ready, failed, finish, patience, prepare, timed_out
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location

_SECONDS_FIRST = 20.0
_MOST_CONVERTED = 250
_MOST_MEGABYTES = 900
"""Seen: 190 MB at the start, 230–310 MB after 200 minutes of 7 pages. Beyond these a worker is replaced: what leaks is given back."""
_STARTS = 2
"""How often a worker is started before it is given up: one start may fail by an accident."""
_WAIT_SECONDS = 0.1
_AHEAD = 2
"""How many PDFs a worker may be ahead of the normalising: bounds the memory."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a worker hands over: the PDF as LibreOffice wrote it and the facts of its Word file, or what was wrong."""

    job: Job
    source: Source | None
    pdf: Path | None
    diagnostics: tuple[Diagnostic, ...]

    def finish(self) -> Outcome:
        if self.source is None or self.pdf is None:
            return self.job, self.diagnostics
        outcome = finish(self.job, self.source, self.pdf)
        with contextlib.suppress(OSError):
            self.pdf.unlink()
        return outcome or (self.job, (failed(self.job, ""),))


class _Unusable(Exception):  # noqa: N818 - the pool answers it by the other engine
    """LibreOffice does not start in this way."""


def converted(kit: Kit, jobs: Sequence[Job], workers: int) -> Generator[Outcome, None, None]:
    """Yield the outcomes as they come; jobs of which none comes are those for which no worker could be started.

    LibreOffice works in processes of its own; the PDFs are normalised meanwhile, here in the caller's thread. If the caller stops, all is broken off.
    """
    waiting = deque(jobs)
    made: Queue[_Made | None] = Queue(maxsize=workers * _AHEAD)
    stop = Event()
    with outside.scratch("docpipe-convert-") as folder:
        slots = [_Slot(kit, folder / str(number), waiting, made, stop) for number in range(min(workers, len(jobs)))]
        threads = [Thread(target=slot.run, name=f"convert-{number}", daemon=True) for number, slot in enumerate(slots)]
        try:
            for thread in threads:
                thread.start()
            yield from _outcomes(made, len(threads))
        finally:
            stop.set()
            _join(threads, made)


def _outcomes(made: Queue[_Made | None], running: int) -> Iterator[Outcome]:
    while running:
        item = made.get()
        if item is None:
            running -= 1
        else:
            yield item.finish()


def _join(threads: Sequence[Thread], made: Queue[_Made | None]) -> None:
    """Wait for threads that may be waiting to hand something over."""
    for thread in threads:
        while thread.ident is not None and thread.is_alive():
            with contextlib.suppress(Empty):
                made.get_nowait()
            thread.join(_WAIT_SECONDS)


@dataclass(slots=True)
class _Slot:
    """One place for a worker, with a folder and a profile that outlive it: a used profile starts faster."""

    kit: Kit
    folder: Path
    waiting: deque[Job]
    made: Queue[_Made | None]
    stop: Event
    worker: Worker | None = None
    count: int = 0

    def run(self) -> None:
        """Convert what is waiting until nothing is."""
        try:
            self._work()
        except outside.Stopped:
            return
        finally:
            self._dismiss()
            self._hand(None)

    def _work(self) -> None:
        while not self.stop.is_set():
            try:
                job = self.waiting.popleft()
            except IndexError:
                return
            try:
                self._hand(self._make(job))
            except _Unusable:
                self.waiting.append(job)
                return

    def _hand(self, item: _Made | None) -> None:
        while True:
            try:
                return self.made.put(item, timeout=_WAIT_SECONDS)
            except Full:
                if self.stop.is_set():
                    return None

    def _make(self, job: Job) -> _Made:
        try:
            item = prepare(job)
            # Numbered: the last PDF of this stem may still wait to be normalised.
            self.count += 1
            source, target = (self.folder / f"{self.count}-{job.target.stem}.{suffix}" for suffix in ("docx", "pdf"))
            problem = self._make_pdf(item, source, target)
        except DocpipeError as error:
            return _Made(job, None, None, tuple(replace(found, location=Location(job.name)) for found in error.diagnostics))
        return _Made(job, item.source, target, ()) if problem is None else _Made(job, None, None, (problem,))

    def _make_pdf(self, item: Ready, source: Path, target: Path) -> Diagnostic | None:
        """Make the PDF, and the Word file with its pages' numbers where it prints such."""

        def convert(content: bytes, way: str) -> Diagnostic | None:
            outside.write_bytes(source, content, item.job.name, lasting=False)
            return self._convert(item, source, target, way)

        paging = item.job.paging
        if paging is None:
            return convert(item.content, PLAIN)
        content, problem = settled(item.content, paging, convert, target)
        if problem is None:
            outside.write_bytes(paging.target, content, item.job.name)
        return problem

    def _convert(self, item: Ready, source: Path, target: Path, way: str) -> Diagnostic | None:
        """Return what is wrong after the second try; the first may have failed by an earlier document's fault, or by an accident."""
        try:
            if self._try(item, (source, target, way), patience() * (_SECONDS_FIRST + item.seconds)) is None:
                return None
            self._dismiss()
            return self._try(item, (source, target, way), item.seconds_alone)
        finally:
            with contextlib.suppress(OSError):
                source.unlink()

    def _try(self, item: Ready, request: tuple[Path, Path, str], seconds: float) -> Diagnostic | None:
        worker = self._employ()
        source, target, way = request
        problem: Diagnostic | None = None
        try:
            answer = worker.convert(source, target, seconds=seconds, stop=self.stop, way=way)
        except TimeoutError:
            problem = timed_out(item)
        except WorkerEnded as end:
            problem = failed(item.job, str(end))
        else:
            problem = failed(item.job, answer.said) if answer.said is not None else None
            if answer.megabytes < _MOST_MEGABYTES and worker.converted < _MOST_CONVERTED:
                return problem
        self._dismiss()
        return problem

    def _employ(self) -> Worker:
        """Return the worker, started when there is none. Raises _Unusable when it does not start."""
        for _ in range(_STARTS):
            if self.worker is not None:
                return self.worker
            with contextlib.suppress(OSError, TimeoutError):
                self.worker = Worker(self.kit, self.folder)
                if self.worker.ready(patience() * SECONDS_TO_START, self.stop):
                    return self.worker
            self._dismiss()
        raise _Unusable

    def _dismiss(self) -> None:
        if self.worker is not None:
            self.worker.end()
            self.worker = None
