"""A workspace → the documents there are to make: as the last run noted them when nothing has changed, else of what is read now."""

from __future__ import annotations

import contextlib

from docpipe.diagnostics import Checked, DocpipeError
from docpipe.model import Document, Selector
from docpipe.pipeline.memory import memorise, standing
from docpipe.pipeline.replay import digests_of, stamps_of
from docpipe.workspace import Workspace


def documents(workspace: Workspace, selector: Selector) -> Checked[tuple[Document, ...]]:
    """Return the documents that are meant, and what reading the content had to say; the next call need not read it again where there is a build folder."""
    if (known := standing(workspace)) is not None:
        return Checked(tuple(document for document in known.documents if selector.takes(document)), (*known.lying, *known.told, *known.across))
    from docpipe.pipeline.load import load

    seen = stamps_of(workspace)
    digests = digests_of(workspace, seen)
    loaded = load(workspace)
    if workspace.build.is_dir():  # a list makes no folder
        with contextlib.suppress(DocpipeError):  # where nothing can be written, it is read again
            memorise(loaded, digests, seen)
    return Checked(tuple(document for document in loaded.documents if selector.takes(document)), loaded.diagnostics)
