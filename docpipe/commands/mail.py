"""Write the letter with which minutes or an invitation go out, as a text and as a draft for the mail program; nothing is sent."""

from __future__ import annotations

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.commands._place import workspace_of
from docpipe.messages import ui
from docpipe.model import Selector


def run(frame: Frame, *, selectors: tuple[str, ...]) -> Answer:
    """Return the files of the letters, and what to do with them."""
    from docpipe import pipeline
    from docpipe.commands._selection import selector_of

    workspace = workspace_of(frame)
    selector = selector_of(selectors, pipeline.documents(workspace, Selector()), workspace, frame.start, Selector())
    mailed = pipeline.mail(workspace, selector)
    closing = (ui("mail-next", frame.language),) if mailed.files else ()
    return Answer(mailed.diagnostics, body=mailed.files, closing=closing, data={"files": list(mailed.files)})


COMMAND = Command("mail", run, [Argument("selectors", "argument-selectors", meta="selector", nargs=-1, required=True)])
