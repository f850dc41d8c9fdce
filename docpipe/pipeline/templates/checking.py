"""Templates → what is wrong with them, and where it is asked for a copy of each with the complaints as Word comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from docpipe import render
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.messages import message, severity_of, tell, tell_hint, ui
from docpipe.outside import read_bytes, remove
from docpipe.pipeline.asked import put
from docpipe.pipeline.load import once
from docpipe.pipeline.templates.fields import described
from docpipe.pipeline.templates.linting import lint
from docpipe.pipeline.templates.meant import Meant, all_templates, meant, strange_folders
from docpipe.workspace import Workspace

FOLDER = "build/vzory-sablon"
"""Where samples, guides and commented copies of files elsewhere are put."""


@dataclass(frozen=True, slots=True)
class TemplatesChecked:
    """What was found, and the commented copies that were written."""

    diagnostics: tuple[Diagnostic, ...]
    copies: tuple[str, ...] = ()


def check_templates(
    workspace: Workspace, asked: Meant | None = None, *, project: str | None = None, comments: bool = False, language: str = "cs"
) -> TemplatesChecked:
    """Return what is wrong with one template, with those of a project, or with all, held against what their kinds print. No LibreOffice is needed."""
    found: list[Diagnostic] = []
    copies: list[str] = []
    for item in (asked,) if asked is not None else _all(workspace, project, found):
        template, complaints = _linted(item)
        found += complaints
        if comments:
            copy, told = _commented(workspace, item, template, complaints, language)
            found += told
            copies += [copy] if copy else []
    if asked is None:
        found += strange_folders(workspace)
    return TemplatesChecked(once(found), tuple(copies))


def _all(workspace: Workspace, project: str | None, found: list[Diagnostic]) -> list[Meant]:
    """Return every template that there is, or those that a project uses; one of no kind is told."""
    from docpipe.workspace import template_names

    pairs = all_templates(workspace) if project is None else ((name, project) for name in template_names(workspace, project))
    made: list[Meant] = []
    for name, own in pairs:
        try:
            made.append(meant(workspace, f"{name}", project=own))
        except DocpipeError as error:
            found += error.diagnostics
    return made


def _linted(item: Meant) -> tuple[render.Template | None, tuple[Diagnostic, ...]]:
    """Return a template and what is wrong with it; None for what cannot be opened as one."""
    try:
        template = render.open_template(item.path, item.name, item.origin)
    except DocpipeError as error:
        return None, error.diagnostics
    return template, lint(template, item.kind)


def _commented(
    workspace: Workspace, item: Meant, template: render.Template | None, complaints: Sequence[Diagnostic], language: str
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the commented copy that was written, '' for none, and what is to be told of it.

    Where nothing is wrong any more, a copy that nobody has changed goes away: its comments are no longer true.
    """
    path = _copy_of(workspace, item)
    name = workspace.name_of(path)
    if template is None:
        return "", ()
    if not complaints:
        return "", _taken_away(workspace, path)
    content = render.with_comments(template, [comment(template, item, one, language) for one in complaints])
    told = put(workspace, name, content)
    return name, tuple(Diagnostic("template-comments-edited", one.location, {"template": item.origin}) for one in told)


def _copy_of(workspace: Workspace, item: Meant) -> Path:
    """Return where the commented copy is: beside a person's own template, under a name that is no template's; else in the build folder."""
    stem = item.name.removesuffix("-pripominky")
    return item.path.with_name(f"_{stem}-pripominky.docx") if item.own else workspace.root / FOLDER / f"{stem}-pripominky.docx"


def _taken_away(workspace: Workspace, path: Path) -> tuple[Diagnostic, ...]:
    name = workspace.name_of(path)
    if not path.is_file():
        return ()
    if not own_last(workspace, name):
        return (Diagnostic("template-comments-stale", Location(name)),)
    remove(path, name)
    return ()


def own_last(workspace: Workspace, name: str) -> bool:
    """Return whether a file is as docpipe wrote it last."""
    from docpipe.outside import digest

    note = workspace.build / ".docpipe" / f"{name.removeprefix('build/')}.digest"
    return note.is_file() and read_bytes(note, name).decode("ascii", "replace") == digest(read_bytes(workspace.root / name, name))


def comment(template: render.Template, item: Meant, complaint: Diagnostic, language: str) -> render.Comment:
    """Return what a comment says: what is wrong, what was meant, what to do, and why; of a place that no comment can stand at, where it is."""
    place = complaint.location or Location(item.origin)
    found = render.where(template, place.part, place.paragraph)
    label = ui(f"label-{severity_of(complaint).value}", language)
    lines = [tell_hint(complaint, language)] if complaint.code in _TOLD_BY_FIELDS else [tell_hint(complaint, language), _why(complaint, language)]
    lines += _fields(item, complaint, language)
    spot = place_text(found, language)
    head = f"{label[:1].upper()}{label[1:]}{f' – {spot}' if spot else ''}: {tell(in_words(complaint, template, language), language)}"
    tag = str(complaint.arguments.get("tag", ""))
    if spot and tag:
        lines.insert(0, ui("comment-tag", language, tag=tag))
    return render.Comment(place.part, place.paragraph, tag, head, (*(line for line in lines if line), f"[{complaint.code}]"))


def in_words(complaint: Diagnostic, template: render.Template, language: str) -> Diagnostic:
    """Return a complaint that speaks of another place in the file as Word calls it, not as the file does."""
    if "first" not in complaint.arguments or not complaint.related:
        return complaint
    there = complaint.related[0]
    words = place_text(render.where(template, there.part, there.paragraph), language) or ui("place-body", language)
    return replace(complaint, arguments={**complaint.arguments, "first": words})


def place_text(found: render.Where, language: str) -> str:
    """Return where a place is that no comment can stand at, as Word calls it; '' for the body."""
    if not found.kind:
        return ""
    key = f"place-{found.kind}-{found.pages}" if found.pages else f"place-{found.kind}"
    return ui(key, language)


_TOLD_BY_FIELDS = frozenset({"template-field-unknown"})


def _why(complaint: Diagnostic, language: str) -> str:
    entry = message(complaint.code)
    return entry.why_cs if language == "cs" else entry.why_en


def _fields(item: Meant, complaint: Diagnostic, language: str) -> Iterable[str]:
    """Yield the tags that may have been meant, as they are to be written, and what each prints."""
    nearest = complaint.arguments.get("nearest")
    if complaint.code not in _TOLD_BY_FIELDS or not isinstance(nearest, tuple):
        return
    above = str(complaint.arguments.get("field", "")).rpartition(".")[0]
    before, wrong, after = str(complaint.arguments.get("tag", "")).rpartition(str(complaint.arguments.get("name", "")))
    known = {path: text for path, _, text in described(item.kind.name, language)}
    for name in nearest:
        path = f"{above}.{name}" if above else name
        if wrong and path in known:
            yield f"{before}{name}{after} – {known[path]}"
