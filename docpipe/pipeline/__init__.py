"""The spine: what each command does, in order, by the stages' names. A stage is imported when it is run: an unchanged workspace needs none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.diagnostics import Checked
from docpipe.model import Document, LedgerEntry, Selector
from docpipe.pipeline.outcome import Asked, Choice, Fate, Outcome, Output, Progress
from docpipe.pipeline.replay import known_documents, replayed
from docpipe.workspace import Workspace, find

if TYPE_CHECKING:
    from docpipe.kinds.kind import Kind
    from docpipe.pipeline.comparing import Compared
    from docpipe.pipeline.differing import Difference
    from docpipe.pipeline.duelist import DueList
    from docpipe.pipeline.judged import Judged, JudgedBy
    from docpipe.pipeline.mailing import Mailed
    from docpipe.pipeline.overlaying import Overlay
    from docpipe.pipeline.packing import Packed
    from docpipe.pipeline.people.gathering import People
    from docpipe.pipeline.reporting.copying import ReportTexts
    from docpipe.pipeline.reporting.missing import Missing
    from docpipe.pipeline.standing import Standing
    from docpipe.pipeline.templates.checking import TemplatesChecked
    from docpipe.pipeline.templates.meant import Meant
    from docpipe.pipeline.templates.sample import TemplateSample
    from docpipe.pipeline.unpacking import Unpacked
    from docpipe.pipeline.versions import History

__all__ = [
    "Asked",
    "Fate",
    "Outcome",
    "Output",
    "Progress",
    "build",
    "check",
    "check_templates",
    "clean",
    "compare",
    "diff",
    "documents",
    "due",
    "file_signed",
    "history",
    "keep",
    "mail",
    "mark_spots",
    "new_chapter",
    "new_meeting",
    "new_register",
    "new_report",
    "open_workspace",
    "overlay",
    "pack",
    "personal_data",
    "release",
    "report_missing",
    "report_texts",
    "status",
    "take_new",
    "template_fields",
    "template_guide",
    "template_sample",
    "trace",
    "unpack",
    "verify_file",
    "verify_public",
]


def open_workspace(start: Path) -> Checked[Workspace]:
    """Return the workspace around a folder. Raises DocpipeError 'workspace-not-found'."""
    return Checked(find(start))


def check(root: Path) -> Outcome:
    """Return every complaint about the content and the templates it uses; nothing is written."""
    from docpipe.pipeline.checking import check as run

    return run(find(root))


def build(workspace: Workspace, choice: Selector | Choice, *, jobs: int = 1, formats: tuple[str, ...] = (), progress: Progress | None = None) -> Outcome:
    """Return what became of every document that is meant: as the last whole build said when nothing has changed, else by a run of the stages."""
    known = replayed(workspace, choice, formats)
    if known is not None:
        return known
    from docpipe.pipeline.building import build as run

    return run(workspace, choice, jobs=jobs, formats=formats, progress=progress)


def documents(workspace: Workspace, selector: Selector) -> Checked[tuple[Document, ...]]:
    """Return the documents that are meant, and what reading the content had to say."""
    known = known_documents(workspace, selector)
    if known is not None:
        return known
    from docpipe.pipeline.listing import documents as run

    return run(workspace, selector)


def status(workspace: Workspace, selector: Selector) -> Checked[tuple[Standing, ...]]:
    """Return how each output stands: what a build would make anew and why, what a person edited, what was released."""
    from docpipe.pipeline.standing import status as run

    return run(workspace, selector)


def diff(workspace: Workspace, path: Path) -> tuple[Difference, ...]:
    """Return the paragraphs of a finished Word document that differ from what the content gives now."""
    from docpipe.pipeline.differing import diff as run

    return run(workspace, path)


def compare(start: Path, old: str, new: str, *, project: str | None, edition: str) -> Compared:
    """Return what differs between two states of a plan's content: folders, released versions."""
    from docpipe.pipeline.comparing import compare as run

    return run(start, old, new, project=project, edition=edition)


def new_chapter(workspace: Workspace, title: str, *, word: bool, project: str | None, shared: bool, start: Path) -> Path:
    """Make a new chapter of the plan and return its file; nothing that is there is touched."""
    from docpipe.pipeline.starting import new_chapter as run

    return run(workspace, title, word=word, project=project, shared=shared, start=start)


def new_meeting(workspace: Workspace, asked: Asked) -> tuple[Path, int]:
    """Make a new form of a meeting and return its file, and how many tasks of earlier meetings it lists; nothing that is there is touched."""
    from docpipe.pipeline.newforms import new_meeting as run

    path, known = run(workspace, asked)
    return path, len(known.carried)


def new_report(workspace: Workspace, project: str | None, start: Path) -> Path:
    """Make the file of a project's next report to the funder and return it; nothing that is there is touched."""
    from docpipe.pipeline.newreport import new_report as run

    return run(workspace, project, start)


def new_register(workspace: Workspace, name: str, project: str | None, start: Path) -> tuple[Path, tuple[str, ...], bool]:
    """Make a workbook of a register; return its file, the names proposed in it, and whether it lies beside a register that is there."""
    from docpipe.pipeline.newforms import new_register as run

    return run(workspace, name, project, start)


def keep(workspace: Workspace, path: Path, reason: str) -> Outcome:
    """Accept a person's edit of a Word document, with the reason."""
    from docpipe.pipeline.resolving import keep as run

    return run(workspace, path, reason)


def take_new(workspace: Workspace, path: Path) -> Outcome:
    """Make a Word document anew; the file that a person edited stays beside it under another name."""
    from docpipe.pipeline.resolving import take_new as run

    return run(workspace, path)


def release(workspace: Workspace, selector: Selector, *, version: str | None, day: date, reason: str | None, progress: Progress | None = None) -> Outcome:
    """Freeze the documents that are meant and have no error; say of each other one why it was not released."""
    from docpipe.pipeline.releasing import release as run

    return run(workspace, selector, version=version, day=day, reason=reason, progress=progress)


def report_texts(workspace: Workspace, word: str | None) -> Checked[ReportTexts]:
    """Return the texts of a report to the funder, field by field in the order of the form."""
    from docpipe.pipeline.reporting.copying import texts as run

    return run(workspace, word)


def report_missing(workspace: Workspace, word: str | None) -> Checked[Missing]:
    """Return what a report to the funder lacks."""
    from docpipe.pipeline.reporting.missing import missing as run

    return run(workspace, word)


def file_signed(workspace: Workspace, selector: Selector, path: Path, *, version: str | None, day: date, signatures: int | None = None) -> Outcome:
    """File the signed scan of a released document beside it."""
    from docpipe.pipeline.signing import file_signed as run

    return run(workspace, selector, path, version=version, day=day, signatures=signatures)


def due(workspace: Workspace, today: date, *, projects: Iterable[str] = (), person: str | None = None, until: date | None = None) -> DueList:
    """Return what is lacking on a day over all projects, in the order of days; from the last run's note where nothing has changed."""
    from docpipe.pipeline.duelist import due as run

    return run(workspace, today, projects=projects, person=person, until=until)


def pack(workspace: Workspace, today: date, target: Path | None = None) -> Packed:
    """Write a ZIP with all that is handed over of a workspace."""
    from docpipe.pipeline.packing import pack as run

    return run(workspace, today, target)


def unpack(archive: Path, target: Path) -> Unpacked:
    """Write the files of a handed-over ZIP into a folder; nothing that is there is written over."""
    from docpipe.pipeline.unpacking import unpack as run

    return run(archive, target)


def history(workspace: Workspace, selector: Selector, *, word: bool = False) -> History:
    """Return what was released when, what came back signed, and what has changed since."""
    from docpipe.pipeline.versions import history as run

    return run(workspace, selector, word=word)


def mail(workspace: Workspace, selector: Selector) -> Mailed:
    """Write the letters with which the selected minutes and invitations go out; nothing is sent."""
    from docpipe.pipeline.mailing import mail as run

    return run(workspace, selector)


def clean(workspace: Workspace, *, everything: bool = False) -> Outcome:
    """Remove outputs that docpipe made and no record plans."""
    from docpipe.pipeline.cleaning import clean as run

    return run(workspace, everything=everything)


def verify_file(path: Path, asked: JudgedBy | None = None, workspace: Workspace | None = None) -> Judged:
    """Return what is wrong with a finished file, and the answers to the rules of publicity."""
    from docpipe.pipeline.inspect import verify_file as run
    from docpipe.pipeline.judged import JudgedBy

    return run(path, asked or JudgedBy(), workspace)


def mark_spots(judged: Judged, stem: str, folder: Path) -> Checked[tuple[str, ...]]:
    """Write a picture of each page with a breach of publicity, each spot marked, into a folder; return their names."""
    from docpipe.pipeline.publicity.spots import mark_spots as run

    return run(judged, stem, folder)


def personal_data(workspace: Workspace, today: date) -> People:
    """Return everybody whose personal data the workspace holds, with every place, and until when they are kept."""
    from docpipe.pipeline.load import load
    from docpipe.pipeline.people.gathering import People

    return People(load(workspace), today)


def verify_public(path: Path, workspace: Workspace | None = None) -> Outcome:
    """Return what of any file must not be published: personal data in whatever place of it, texts that are only covered."""
    from docpipe.pipeline.public import verify_public as run

    return run(path, workspace)


def trace(workspace: Workspace, path: Path, text: str) -> Checked[tuple[LedgerEntry, ...]]:
    """Return every printed value of a document that holds a text, with the places it came from."""
    from docpipe.pipeline.inspect import trace as run

    return run(workspace, path, text)


def overlay(workspace: Workspace, project: str | None = None, chapter: str | None = None) -> Checked[tuple[Overlay, ...]]:
    """Return which layer each chapter of the plans comes from, and what it changes of the one below."""
    from docpipe.pipeline.overlaying import overlay as run

    return run(workspace, project, chapter)


def check_templates(
    workspace: Workspace, asked: Meant | None = None, *, project: str | None = None, comments: bool = False, language: str = "cs"
) -> TemplatesChecked:
    """Return what is wrong with one template, with those of a project, or with all; with `comments` also as Word comments in copies."""
    from docpipe.pipeline.templates.checking import check_templates as run

    return run(workspace, asked, project=project, comments=comments, language=language)


def template_fields(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield (path, type, class and name) of everything a kind's template may print."""
    from docpipe.pipeline.templates.fields import template_fields as run

    yield from run(kind)


def template_guide(workspace: Workspace, kind: Kind) -> Checked[str]:
    """Write the guide to the tags of a kind's template as a Word document; return its path and what is told."""
    from docpipe.pipeline.templates.guide import write_guide as run

    return run(workspace, kind)


def template_sample(workspace: Workspace, asked: Meant, formats: tuple[str, ...] = ()) -> TemplateSample:
    """Fill a template with made-up data, as Word and PDF, and return what was written and what is wrong with it."""
    from docpipe.pipeline.templates.sample import write_sample as run

    return run(workspace, asked, formats)
