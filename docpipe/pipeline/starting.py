"""A title → a new file of content for somebody to go on with; what is there is never touched."""

from __future__ import annotations

from pathlib import Path

from docpipe.czech.names import slug
from docpipe.diagnostics import DocpipeError, Location, fault
from docpipe.outside import write_bytes
from docpipe.records.registry import record_types
from docpipe.workspace import Workspace, template_path

_FOLDER = "kapitoly"
_TEMPLATE = "plan"


def new_chapter(workspace: Workspace, title: str, *, word: bool, project: str | None, shared: bool, start: Path) -> Path:
    """Return the new chapter's file. `start`: where the user is; inside a project's folder that project is meant.

    Raises DocpipeError 'new-title-empty', 'new-project-needed', 'new-project-unknown', 'new-chapter-there', and those of a broken template.
    """
    name = " ".join(title.split())
    if not name:
        raise fault("new-title-empty")
    own = None if shared else project_asked(workspace, project, start)
    folder = _folder(workspace, own)
    _hold_free(workspace, folder, slug(name))
    path = folder / f"{slug(name)}{'.docx' if word else '.md'}"
    write_bytes(path, _word(workspace, own, name) if word else _markdown(name), workspace.name_of(path))
    return path


def projects(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of the projects' folders."""
    places = record_types()["project"].places
    folders = (path.parent for path in workspace.content.glob("*/*") if path.is_file() and path.stem in places)
    return tuple(sorted({folder.name for folder in folders}))


def project_asked(workspace: Workspace, asked: str | None, start: Path) -> str:
    """Return the project that is meant: as asked, the one the user stands in, the only one with a plan, the only one.

    Raises DocpipeError 'new-project-unknown' or 'new-project-needed'.
    """
    known = projects(workspace)
    if asked is not None:
        if asked not in known:
            raise fault("new-project-unknown", None, value=asked, known=known)
        return asked
    here = start.absolute()
    inside = next((name for name in known if here.is_relative_to(workspace.content / name)), None)
    plans = record_types()["plan"].places
    planned = [name for name in known if any((workspace.content / name / f"{place}.yaml").is_file() for place in plans)]
    found = inside or next((names[0] for names in (planned, known) if len(names) == 1), None)
    if found is None:
        raise fault("new-project-needed", None, known=known)
    return found


def _folder(workspace: Workspace, project: str | None) -> Path:
    """Return the folder of chapters: the one that is there, else the Czech one."""
    base = workspace.content / project if project is not None else workspace.content
    return next((base / place for place in record_types()["chapter"].places if (base / place).is_dir()), base / _FOLDER)


def _hold_free(workspace: Workspace, folder: Path, identity: str) -> None:
    """Raise DocpipeError 'new-chapter-there' where a chapter of this id is there, in whatever format and with whatever number before its name."""
    for path in sorted(folder.glob("*")):
        if path.is_file() and slug(path.stem.lstrip("0123456789-_. ")) == identity:
            raise DocpipeError(fault("new-chapter-there", Location(workspace.name_of(path)), name=identity).diagnostics)


def _markdown(title: str) -> bytes:
    from docpipe.write.chapter import markdown_chapter

    return markdown_chapter(title).encode()


def _word(workspace: Workspace, project: str | None, title: str) -> bytes:
    from docpipe import render
    from docpipe.write.chapter import word_chapter

    path = template_path(workspace, _TEMPLATE, project)
    template = render.open_template(path, _TEMPLATE, f"templates_docx/{path.name}")
    return render.fill_form(template, title, word_chapter(), render.Properties(title), numbered=True, room=True).docx
