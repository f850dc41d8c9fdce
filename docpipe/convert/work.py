"""A job → its Word file, read and found sound; LibreOffice's PDF of it → the finished file in its place."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from docpipe import outside
from docpipe.convert import soffice
from docpipe.convert.job import Job
from docpipe.convert.normalise import normalise
from docpipe.convert.source import Source, inspect
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.pdf.metadata import Metadata

# Seen: start 1–2 s, minutes of 7 pages 0.2 s. A slow laptop with a virus scanner may take ten times that.
SECONDS_TO_START = 30.0
SECONDS_ALONE = 60.0
_XML_BYTES_A_SECOND = 250_000
_PATIENCE = "DOCPIPE_PATIENCE"
_LONGEST_SAID = 200

Outcome = tuple[Job, tuple[Diagnostic, ...]]
"""A job and what was wrong with it: nothing when it is done."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A job whose Word file was read and found sound."""

    job: Job
    content: bytes
    source: Source

    @property
    def seconds(self) -> float:
        """How long its size may take."""
        return self.source.xml_bytes / _XML_BYTES_A_SECOND

    @property
    def seconds_alone(self) -> float:
        """How long it may take when it is tried once more, alone: from the start of LibreOffice."""
        return patience() * (SECONDS_ALONE + self.seconds)


def prepare(job: Job) -> Ready:
    """Read a job's Word file. Raises DocpipeError 'file-missing', 'file-unreadable', 'convert-source-broken', 'convert-source-huge'."""
    content = outside.read_bytes(job.source, job.name)
    return Ready(job, content, inspect(content, job.name))


def patience() -> float:
    """Return by what the time limits are multiplied: for a slow machine."""
    try:
        return max(0.01, float((outside.environment(_PATIENCE) or "1").replace(",", ".")))
    except ValueError:
        return 1.0


def failed(job: Job, said: str) -> Diagnostic:
    """Say that there is no PDF, with LibreOffice's last words; it has none about a full disk."""
    if not outside.has_room():
        return Diagnostic("disk-full", Location(job.name))
    return Diagnostic("convert-failed", Location(job.name), {"said": said.strip()[:_LONGEST_SAID] or "–"})


def timed_out(item: Ready) -> Diagnostic:
    """Say that LibreOffice did not finish in time."""
    return Diagnostic("convert-timeout", Location(item.job.name), {"seconds": round(item.seconds_alone)})


def finish(job: Job, source: Source, made: Path) -> Outcome | None:
    """Normalise the PDF that LibreOffice made and write it in its place; None when it left none, or no whole one (it was killed, the disk is full)."""
    metadata = Metadata(job.title, job.language, f"docpipe (LibreOffice {soffice.engine_version()})", source.created)
    try:
        finished = normalise(made, metadata, source.undescribed)
    except (pikepdf.PdfError, ValueError, OSError):
        return None
    try:
        outside.write_bytes(job.target, finished, job.name)
    except DocpipeError as error:
        return job, error.diagnostics
    return job, ()
