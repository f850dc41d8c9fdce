"""Make the documents that the words select."""

from __future__ import annotations

from docpipe.commands._answer import Answer, outcome_answer
from docpipe.commands._arguments import Argument, Command, Frame, Option, WholeNumber, Words
from docpipe.commands._place import workspace_of
from docpipe.diagnostics import Checked
from docpipe.model import Document, Selector
from docpipe.outside import processors


def run(
    frame: Frame,
    *,
    selectors: tuple[str, ...],
    project: tuple[str, ...],
    kind: tuple[str, ...],
    edition: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int,
    strict: bool,
    why: bool,
    break_lock: bool,
) -> Answer:
    """Return what was built, what was left as it is and why, and all complaints."""
    from docpipe import pipeline
    from docpipe.commands._selection import selector_of

    workspace = workspace_of(frame)
    if break_lock:
        from docpipe.engine import unlock

        unlock(workspace.build, "build")
    selector = Selector(projects=project, kinds=kind, editions=edition, formats=formats)
    worded = bool(selectors or project or kind or edition)

    def choice(found: Checked[tuple[Document, ...]]) -> Selector:
        return selector_of(selectors, found, workspace, frame.start, selector)

    outcome = pipeline.build(workspace, choice if worded else selector, jobs=jobs or processors(), formats=formats, progress=frame.progress)
    return outcome_answer(outcome, frame.language, strict=strict, why=why)


COMMAND = Command(
    "build",
    run,
    [
        Argument("selectors", "argument-selectors", meta="selector", nargs=-1),
        Option(["--project"], "option-project", meta="name", multiple=True),
        Option(["--kind"], "option-kind", meta="kind", multiple=True),
        Option(["--edition"], "option-edition", meta="name", multiple=True),
        Option(["--format", "formats"], "option-format", type=Words("docx", "pdf", "xlsx", "zip"), multiple=True),
        Option(["-j", "--jobs"], "option-jobs", meta="number", type=WholeNumber(), default=0),
        Option(["--strict"], "option-strict", is_flag=True),
        Option(["--why"], "option-why", is_flag=True),
        Option(["--break-lock"], "option-break-lock", is_flag=True),
    ],
)
