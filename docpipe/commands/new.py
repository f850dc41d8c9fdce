"""Begin a new file of content, with instructions for its author."""

from __future__ import annotations

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame, Group, Option
from docpipe.commands._place import workspace_of
from docpipe.messages import ui


def chapter(frame: Frame, *, title: str, project: str | None, word: bool, shared: bool) -> Answer:
    """Make a new chapter of the plan; one that is there already stays: 'new-chapter-there'."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    path = workspace.name_of(pipeline.new_chapter(workspace, title, word=word, project=project, shared=shared, start=frame.start))
    return Answer(body=(path,), closing=(ui("new-chapter-next", frame.language, id=path.rpartition("/")[2].rpartition(".")[0]),), data={"path": path})


COMMAND = Group(
    "new",
    [
        Command(
            "chapter",
            chapter,
            [
                Argument("title", "argument-title", meta="name"),
                Option(["--word"], "option-new-word", is_flag=True),
                Option(["--project"], "option-new-project", meta="name"),
                Option(["--shared"], "option-new-shared", is_flag=True),
            ],
        )
    ],
)
