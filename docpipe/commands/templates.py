"""Work with the Word templates: list, check, take for editing, show the fields a kind offers."""

from __future__ import annotations

from docpipe.commands._answer import Answer, Table
from docpipe.commands._arguments import Argument, Command, Frame, Group, Option, refuse
from docpipe.commands._place import workspace_of, workspace_or_none
from docpipe.diagnostics import Location, fault
from docpipe.messages import ui


def list_all(frame: Frame) -> Answer:
    """Return the templates that a build would use and whose each is."""
    from docpipe.commands._templates import listed

    workspace = workspace_or_none(frame)
    found = listed(workspace)
    named = [(item.name, item.standing.value, workspace.name_of(item.path) if workspace else item.path.as_posix()) for item in found]
    rows = tuple((name, ui(f"template-{standing}", frame.language), path) for name, standing, path in named)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in ("template", "standing", "path")), rows)
    data = [{"name": name, "standing": standing, "path": path} for name, standing, path in named]
    return Answer(body=(table,), closing=(ui("templates-next", frame.language),), data={"templates": data})


def check(frame: Frame, *, name: str | None, strict: bool) -> Answer:
    """Return what is wrong with a template, or with all of them."""
    from docpipe import pipeline
    from docpipe.workspace import template_names

    workspace = workspace_of(frame)
    plain = name.removesuffix(".docx") if name else None
    if plain is not None and plain not in template_names(workspace):
        refuse("usage-template", plain, template_names(workspace), command="docpipe templates check")
    outcome = pipeline.check_templates(workspace, plain)
    return Answer(outcome.diagnostics, data={}, strict=strict, judged=True)


def take(frame: Frame, *, name: str) -> Answer:
    """Copy a shipped template for editing; one that is there already stays: 'template-taken-already'."""
    from docpipe.commands._templates import take as take_template
    from docpipe.outside import installed_version
    from docpipe.workspace import shipped_templates

    workspace = workspace_of(frame)
    plain = name.removesuffix(".docx")
    known = sorted(path.stem for path in shipped_templates().glob("*.docx") if not path.name.startswith("~$"))
    if plain not in known:
        refuse("usage-template", plain, known, command="docpipe templates take")
    target = workspace.templates / f"{plain}.docx"
    if target.exists():
        raise fault("template-taken-already", Location(workspace.name_of(target)), name=plain)
    path = workspace.name_of(take_template(workspace, plain, installed_version()))
    return Answer(
        body=(path,), closing=(ui("template-taken", frame.language, name=plain, kind=plain.partition(".")[0]),), data={"template": plain, "path": path}
    )


def fields(frame: Frame, *, kind: str) -> Answer:
    """Return what a template of a kind may print: path, type, what it is."""
    from docpipe import graph, pipeline

    known = {word: name for name, item in graph.kinds().items() for word in (item.word, name)}
    if kind not in known:
        refuse("usage-kind", kind, list(graph.kinds()), command="docpipe templates fields")
    found = [(path, type_, ui(f"field-{field}", frame.language)) for path, type_, field in pipeline.template_fields(known[kind])]
    rows = tuple((path, ui(f"sort-{type_}", frame.language), text) for path, type_, text in found)
    table = Table(tuple(ui(f"column-{name}", frame.language) for name in ("field", "type", "meaning")), rows)
    return Answer(body=(table,), data={"kind": known[kind], "fields": [{"path": path, "type": type_, "help": text} for path, type_, text in found]})


COMMAND = Group(
    "templates",
    [
        Command("list", list_all),
        Command("check", check, [Argument("name", "argument-template", meta="template", required=False), Option(["--strict"], "option-strict", is_flag=True)]),
        Command("take", take, [Argument("name", "argument-template", meta="template")]),
        Command("fields", fields, [Argument("kind", "argument-kind", meta="kind")]),
    ],
)
