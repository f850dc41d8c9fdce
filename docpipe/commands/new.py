"""Begin a new file of content, with instructions for its author."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, DayOfYear, Frame, Group, Option
from docpipe.commands._asking import ask, can_ask
from docpipe.commands._place import workspace_of
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.messages import ui
from docpipe.model import Scalar, Written

if TYPE_CHECKING:
    from docpipe.pipeline import Asked
    from docpipe.workspace import Workspace


def chapter(frame: Frame, *, title: str, project: str | None, word: bool, shared: bool) -> Answer:
    """Make a new chapter of the plan; one that is there already stays: 'new-chapter-there'."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    path = workspace.name_of(pipeline.new_chapter(workspace, title, word=word, project=project, shared=shared, start=frame.start))
    return Answer(body=(path,), closing=(ui("new-chapter-next", frame.language, id=path.rpartition("/")[2].rpartition(".")[0]),), data={"path": path})


def meeting(frame: Frame, *, group: str | None, date: date | None, title: str | None, project: str | None, word: bool, text: bool, as_yaml: bool) -> Answer:
    """Make a form of a meeting, filled in with what is known of it: a workbook, or what is asked for."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    suffix = ".docx" if word else ".md" if text else ".yaml" if as_yaml else ".xlsx"
    path, carried = _asked_on(frame, workspace, pipeline.Asked(group, date, title, project, suffix, frame.start))
    name = workspace.name_of(path)
    closing = ui(f"new-meeting-next{suffix.replace('.', '-')}", frame.language, file=name)
    return Answer(body=(name,), closing=(closing, *((ui("new-meeting-carried", frame.language, count=str(carried)),) if carried else ())), data={"path": name})


def _asked_on(frame: Frame, workspace: Workspace, asked: Asked) -> tuple[Path, int]:
    """Return the new meeting's file and the number of open tasks; on a terminal what is not clear is asked for instead of refused."""
    from docpipe import pipeline
    from docpipe.czech.parse.dates import date_from

    while True:
        try:
            return pipeline.new_meeting(workspace, asked)
        except DocpipeError as error:
            code = error.diagnostics[0].code
            if code not in ("new-group-needed", "new-date-needed") or not can_ask(frame):
                raise
            if code == "new-group-needed":
                known = ", ".join(str(name) for name in cast("tuple[str, ...]", error.diagnostics[0].arguments["known"]))
                asked = replace(asked, group=ask(frame, "ask-meeting-group", "", _given, known=known))
            else:
                text = ask(frame, "ask-meeting-date", "", _day)
                asked = replace(asked, day=date_from(Scalar(text, Written.PLAIN, Location(""))))


def _given(text: str) -> Diagnostic | None:
    return None if text else Diagnostic("new-answer-empty")


def _day(text: str) -> Diagnostic | None:
    """Return what is wrong with a day, None for a good one."""
    from docpipe.czech.parse.dates import date_from
    from docpipe.czech.values import NotUnderstood

    try:
        date_from(Scalar(text, Written.PLAIN, Location("")))
    except NotUnderstood as error:
        return Diagnostic(error.code, None, {**error.arguments, "field": ""})
    return None


def _register(name: str) -> Callable[..., Answer]:
    """Return the command that makes the workbook of a register."""

    def register(frame: Frame, *, project: str | None = None) -> Answer:
        from docpipe import pipeline

        workspace = workspace_of(frame)
        path, proposed, beside = pipeline.new_register(workspace, name, project, frame.start)
        said = workspace.name_of(path)
        final = said.replace("/_", "/").replace("-navrh", "")
        closing = [ui("new-register-beside" if beside else "new-register-next", frame.language, file=said, final=final)]
        if proposed:
            closing.append(ui("new-register-proposed", frame.language, names=", ".join(proposed)))
        return Answer(body=(said,), closing=tuple(closing), data={"path": said, "proposed": list(proposed)})

    return register


def report(frame: Frame, *, project: str | None) -> Answer:
    """Make the file of the project's next report to the funder: its number, its period, the parts to fill in."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    path = workspace.name_of(pipeline.new_report(workspace, project, frame.start))
    return Answer(body=(path,), closing=(ui("new-report-next", frame.language, file=path),), data={"path": path})


_ASKED = ("name", "short_name", "registration", "programme", "beneficiary", "ico", "territory", "realisation", "plan_period", "contact")
"""What a new project is asked for, in this order."""


def project(frame: Frame, *, activity: tuple[str, ...], **given: str | None) -> Answer:
    """Make a project's files of what the options say; on a terminal the rest is asked for."""
    from docpipe.pipeline.newproject import new_project, programme_of, wrong

    workspace = workspace_of(frame)
    said = {name: text for name, text in given.items() if text is not None}
    activities = tuple(activity)
    if can_ask(frame):
        for name in _ASKED:
            if name not in said:
                default = programme_of(said.get("registration", "")) if name == "programme" else ""
                said[name] = ask(frame, f"ask-project-{name}", default, lambda text, name=name: wrong(name, text))  # type: ignore[misc]
        while not activity and (more := ask(frame, "ask-project-activity", "", lambda _text: None)):
            activities = (*activities, more)
    paths = tuple(workspace.name_of(path) for path in new_project(workspace, said, activities))
    return Answer(body=paths, closing=(ui("new-project-next", frame.language, file=paths[0]),), data={"files": list(paths)})


COMMAND = Group(
    "new",
    [
        Command(
            "meeting",
            meeting,
            [
                Argument("group", "argument-new-group", meta="group", required=False),
                Option(["--date"], "option-new-date", meta="date", type=DayOfYear()),
                Option(["--title"], "option-new-title", meta="name"),
                Option(["--project"], "option-new-project", meta="name"),
                Option(["--word"], "option-new-meeting-word", is_flag=True),
                Option(["--text"], "option-new-text", is_flag=True),
                Option(["--yaml", "as_yaml"], "option-new-yaml", is_flag=True),
            ],
        ),
        Command(
            "chapter",
            chapter,
            [
                Argument("title", "argument-title", meta="name"),
                Option(["--word"], "option-new-word", is_flag=True),
                Option(["--project"], "option-new-project", meta="name"),
                Option(["--shared"], "option-new-shared", is_flag=True),
            ],
        ),
        Command(
            "project",
            project,
            [
                *(Option([f"--{name.replace('_', '-')}", name], f"option-project-{name}", meta="text") for name in _ASKED),
                Option(["--activity"], "option-project-activity", meta="text", multiple=True),
            ],
        ),
        Command("report", report, [Option(["--project"], "option-new-project", meta="name")]),
        Command("people", _register("person")),
        Command("organisations", _register("organisation")),
        Command("groups", _register("group")),
        Command("needs", _register("need"), [Option(["--project"], "option-new-project", meta="name")]),
    ],
    aliases={
        "projekt": "project",
        "lide": "people",
        "organizace": "organisations",
        "skupiny": "groups",
        "potreby": "needs",
        "setkani": "meeting",
        "jednani": "meeting",
        "zprava": "report",
        "zpravu": "report",
        "kapitola": "chapter",
        "kapitolu": "chapter",
    },
)
