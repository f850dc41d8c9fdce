"""Word files → tagged PDF/A-2b, PDF/UA-1 files with the same bytes every time. Engines live behind this face."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docpipe.convert.job import Job, Paging
from docpipe.convert.soffice import available, engine_version
from docpipe.diagnostics import Checked

__all__ = ["Job", "Paging", "available", "convert", "engine_version"]


def convert(jobs: Sequence[Job], *, jobs_at_once: int = 1, progress: Callable[[Job], None] | None = None) -> Checked[tuple[Job, ...]]:
    """Return the jobs whose PDF was written, in the order given; each of the others is a diagnostic at its name.

    `progress` is called for each job done, in the caller's thread. Codes: 'libreoffice-missing', 'convert-source-broken', 'convert-source-huge',
    'convert-failed', 'convert-timeout', and those of reading and writing files.
    """
    if not jobs:
        return Checked(())
    # pikepdf takes 0.1 s to import, and a build with nothing to convert needs none.
    from docpipe.convert.conversion import convert_all

    return convert_all(jobs, jobs_at_once, progress)
