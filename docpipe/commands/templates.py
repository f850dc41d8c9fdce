"""Work with the Word templates: list, check, take for editing, show with made-up data, explain the tags, show the fields a kind offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, Table
from docpipe.commands._arguments import Argument, Command, Frame, Group, Option, Words, refuse
from docpipe.commands._place import workspace_of, workspace_or_none
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.messages import ui

if TYPE_CHECKING:
    from docpipe.kinds.kind import Kind
    from docpipe.pipeline.templates.meant import Meant
    from docpipe.workspace import Workspace


def list_all(frame: Frame, *, project: str | None) -> Answer:
    """Return the templates that a build would use and whose each is."""
    from docpipe.commands._templates import listed

    workspace = workspace_or_none(frame)
    told: tuple[Diagnostic, ...] = ()
    if workspace is not None:
        from docpipe.pipeline.templates.meant import known_project, strange_folders

        known_project(workspace, project)
        told = tuple(strange_folders(workspace))
    found = listed(workspace, project)
    names = [(item, workspace.name_of(item.path) if workspace else item.path.as_posix()) for item in found]
    rows = tuple(
        (
            item.name,
            _kind_label(item.name, frame.language),
            item.project or ui("templates-all-projects", frame.language),
            ui(f"template-{item.standing.value}", frame.language),
            path,
        )
        for item, path in names
    )
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in ("template", "kind", "project", "standing", "path")), rows)
    data = [{"name": item.name, "project": item.project, "standing": item.standing.value, "path": path} for item, path in names]
    moved = any(item.standing.value in ("stale", "outdated") for item in found)
    closing = (*((ui("templates-moved", frame.language),) if moved else ()), ui("templates-next", frame.language))
    return Answer(told, body=(table,), closing=closing, data={"templates": data})


def _kind_label(name: str, language: str) -> str:
    """Return what a template makes, in words; '' for one of no kind."""
    from docpipe import graph

    found = graph.kinds().get(name.partition(".")[0])
    return found.label[0 if language == "cs" else 1] if found is not None else ""


def check(frame: Frame, *, name: str | None, project: str | None, kind: str | None, comments: bool, strict: bool) -> Answer:
    """Return what is wrong with a template, or with all of them; where it is asked for, also as comments in copies of them."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    asked = _meant(frame, workspace, name, project, kind, "check") if name is not None else None
    outcome = pipeline.check_templates(workspace, asked, project=project, comments=comments, language=frame.language)
    closing: tuple[str, ...] = ()
    if outcome.copies:
        closing = (ui("templates-comments-next", frame.language),)
    elif not comments and any(item.location is not None and item.location.part for item in outcome.diagnostics):
        closing = (ui("templates-comments-hint", frame.language, name=f" {name}" if name else ""),)
    return Answer(outcome.diagnostics, body=outcome.copies, closing=closing, data={"copies": list(outcome.copies)}, strict=strict, judged=True)


def _meant(frame: Frame, workspace: Workspace, word: str, project: str | None, kind: str | None, command: str) -> Meant:
    """Return the template that a word names. Raises DocpipeError 'usage-template-…' for a word that names none."""
    from docpipe.pipeline.templates.meant import meant, template_word
    from docpipe.workspace import template_names

    try:
        return meant(workspace, word, project=project, kind=kind, start=frame.start)
    except DocpipeError as error:
        if error.diagnostics[0].code != "template-not-found":
            raise
        if "/" in word or "\\" in word:  # a path, so a file is meant
            raise fault("file-missing", Location(word)) from None
        refuse("usage-template", template_word(word), template_names(workspace, project), command=f"docpipe templates {command}")


def take(frame: Frame, *, name: str, project: str | None, beside: bool) -> Answer:
    """Copy a template for editing; one that is there already stays: 'template-taken-already'."""
    from docpipe.commands._templates import put_beside
    from docpipe.commands._templates import take as take_template
    from docpipe.outside import installed_version
    from docpipe.pipeline.templates.meant import known_project, template_word
    from docpipe.workspace import shipped_names, template_names

    workspace = workspace_of(frame)
    known_project(workspace, project)
    plain = template_word(name)
    known = shipped_names() if project is None or beside else template_names(workspace)
    if plain not in known:
        refuse("usage-template", plain, known, command="docpipe templates take")
    if beside:
        path, told = put_beside(workspace, plain, project)
        return Answer(told, body=(workspace.name_of(path),), closing=(ui("template-beside", frame.language),), data={"path": workspace.name_of(path)})
    target = (workspace.templates / project if project is not None else workspace.templates) / f"{plain}.docx"
    if target.exists():
        raise fault("template-taken-already", Location(workspace.name_of(target)), name=plain)
    said = workspace.name_of(take_template(workspace, plain, installed_version(), project))
    words = plain if project is None else f"{plain} --project {project}"
    return Answer(
        body=(said,), closing=(ui("template-taken", frame.language, name=words, kind=plain.partition(".")[0]),), data={"template": plain, "path": said}
    )


def sample(frame: Frame, *, name: str, project: str | None, kind: str | None, formats: tuple[str, ...]) -> Answer:
    """Fill a template with made-up data, to be looked at."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    made = pipeline.template_sample(workspace, _meant(frame, workspace, name, project, kind, "sample"), formats)
    closing = (ui("templates-sample-next", frame.language),) if made.files else ()
    return Answer(made.diagnostics, body=made.files, closing=closing, data={"files": list(made.files)})


def guide(frame: Frame, *, kind: str | None) -> Answer:
    """Write the guide to the tags as a Word document."""
    from docpipe import pipeline

    workspace = workspace_of(frame)
    made = pipeline.template_guide(workspace, _kind(kind or "minutes", "guide"))
    return Answer(made.diagnostics, body=(made.value,), closing=(ui("templates-guide-next", frame.language),), data={"path": made.value})


def _kind(word: str, command: str) -> Kind:
    from docpipe import graph
    from docpipe.pipeline.templates.meant import kind_of_word

    found = kind_of_word(word)
    if found is None:
        refuse("usage-kind", word, list(graph.kinds()), command=f"docpipe templates {command}")
    return found


def fields(frame: Frame, *, kind: str) -> Answer:
    """Return what a template of a kind may print: path, type, what it is."""
    from docpipe import pipeline

    name = _kind(kind, "fields").name
    found = [(path, type_, ui(f"field-{field}", frame.language)) for path, type_, field in pipeline.template_fields(name)]
    rows = tuple((path, ui(f"sort-{type_}", frame.language), text) for path, type_, text in found)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in ("field", "type", "meaning")), rows)
    return Answer(body=(table,), data={"kind": name, "fields": [{"path": path, "type": type_, "help": text} for path, type_, text in found]})


COMMAND = Group(
    "templates",
    [
        Command("list", list_all, [Option(["--project"], "option-template-project", meta="name")]),
        Command(
            "take",
            take,
            [
                Argument("name", "argument-template", meta="template"),
                Option(["--project"], "option-template-take-project", meta="name"),
                Option(["--beside"], "option-template-beside", is_flag=True),
            ],
        ),
        Command(
            "sample",
            sample,
            [
                Argument("name", "argument-template-or-file", meta="template"),
                Option(["--project"], "option-template-project", meta="name"),
                Option(["--kind"], "option-template-kind", meta="kind"),
                Option(["--format", "formats"], "option-format", multiple=True, type=Words("docx", "pdf")),
            ],
        ),
        Command(
            "check",
            check,
            [
                Argument("name", "argument-template-or-file", meta="template", required=False),
                Option(["--comments"], "option-template-comments", is_flag=True),
                Option(["--project"], "option-template-project", meta="name"),
                Option(["--kind"], "option-template-kind", meta="kind"),
                Option(["--strict"], "option-strict", is_flag=True),
            ],
        ),
        Command("guide", guide, [Argument("kind", "argument-kind", meta="kind", required=False)]),
        Command("fields", fields, [Argument("kind", "argument-kind", meta="kind")]),
    ],
    aliases={"vzor": "sample", "navod": "guide", "kontrola": "check", "seznam": "list", "vzit": "take", "pole": "fields"},
)
