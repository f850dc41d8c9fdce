"""Content and templates → every complaint about them; nothing is written."""

from __future__ import annotations

from docpipe.diagnostics import DocpipeError
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.make import Maker
from docpipe.pipeline.outcome import Outcome
from docpipe.pipeline.templates.meant import strange_folders
from docpipe.pipeline.worlds import Worlds
from docpipe.workspace import Workspace


def check(workspace: Workspace) -> Outcome:
    """Return every complaint about the content and the templates it uses."""
    loaded = load(workspace)
    maker = Maker(loaded, Worlds(loaded))
    found = [*loaded.diagnostics, *strange_folders(workspace)]
    for project in dict.fromkeys(document.project for document in loaded.documents):
        if f"project:{project}" not in loaded.faulty:
            found += maker.worlds.strip(project).diagnostics
    for document in loaded.documents:
        try:
            found += maker.draft(document).diagnostics
        except DocpipeError as error:
            found += error.diagnostics
    return Outcome((), once(overridden(found, loaded.settings)))
