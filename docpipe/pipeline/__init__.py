"""The spine: what each command does, in order, by the stages' names."""

from __future__ import annotations

from pathlib import Path

from docpipe.diagnostics import Checked, DocpipeError
from docpipe.model import Document, Selector
from docpipe.pipeline.build import build
from docpipe.pipeline.clean import clean
from docpipe.pipeline.inspect import check_templates, template_fields, trace, verify_file
from docpipe.pipeline.load import load, once, open_workspace, overridden, record_types
from docpipe.pipeline.make import Maker
from docpipe.pipeline.outcome import Fate, Outcome, Output, Progress
from docpipe.pipeline.release import release
from docpipe.pipeline.worlds import Worlds
from docpipe.workspace import Workspace

__all__ = [
    "Fate",
    "Outcome",
    "Output",
    "Progress",
    "build",
    "check",
    "check_templates",
    "clean",
    "documents",
    "open_workspace",
    "record_types",
    "release",
    "template_fields",
    "trace",
    "verify_file",
]


def check(root: Path) -> Outcome:
    """Return every complaint about the content and the templates it uses; nothing is written."""
    loaded = load(open_workspace(root).value)
    maker = Maker(loaded, Worlds(loaded))
    found = [*loaded.diagnostics]
    for project in dict.fromkeys(document.project for document in loaded.documents):
        if f"project:{project}" not in loaded.faulty:
            found += maker.worlds.strip(project).diagnostics
    for document in loaded.documents:
        try:
            found += maker.draft(document).diagnostics
        except DocpipeError as error:
            found += error.diagnostics
    return Outcome((), once(overridden(found, loaded.settings)))


def documents(workspace: Workspace, selector: Selector) -> Checked[tuple[Document, ...]]:
    """Return the documents that are meant, and what reading the content had to say."""
    loaded = load(workspace)
    return Checked(tuple(document for document in loaded.documents if selector.takes(document)), loaded.diagnostics)
