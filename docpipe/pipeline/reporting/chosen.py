"""A word of the command line → the report it means."""

from __future__ import annotations

from difflib import get_close_matches

from docpipe.diagnostics import DocpipeError, fault
from docpipe.figures.reporting.periods import report_of
from docpipe.model import Record
from docpipe.pipeline.load import Loaded


def the_report(loaded: Loaded, word: str | None) -> Record:
    """Return the report that a word means: its id, project/id, its file, its number; without a word the only one there is, else the only one not submitted.

    Raises DocpipeError 'usage-report-unknown', '-misspelt', '-ambiguous' or '-none', and with what is wrong with a report that could not be read.
    """
    reports = [item for item in loaded.collection.of("report") if loaded.collection.get(f"project:{item.project}") is not None]
    names = tuple(f"{item.project}/{item.id}" for item in reports)
    unread = {key.partition(":")[2]: cause for key, cause in loaded.faulty.items() if key.startswith("report:") and loaded.collection.get(key) is None}
    if meant := [cause for name, cause in unread.items() if word in (None, name, name.rpartition("/")[2])]:
        raise DocpipeError(meant)
    if not reports:
        raise fault("usage-report-none")
    if word is None:
        open_ones = [item for item in reports if report_of(item).submitted_on is None]
        found = reports if len(reports) == 1 else open_ones
    else:
        found = [item for item in reports if word in _words(item)]
        if not found:
            near = get_close_matches(word, [*names, *(item.id for item in reports)], n=1)
            if near:
                raise fault("usage-report-misspelt", value=word, suggestion=near[0])
            raise fault("usage-report-unknown", value=word, known=names)
    if len(found) != 1:
        raise fault("usage-report-ambiguous", known=tuple(f"{item.project}/{item.id}" for item in found) or names)
    return found[0]


def _words(record: Record) -> tuple[str, ...]:
    path = record.tree.path
    return (record.id, f"{record.project}/{record.id}", path, path.rpartition("/")[2], str(report_of(record).number))
