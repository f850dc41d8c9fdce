"""A workspace and a template's name → its file: the project's own before the workspace's own, then the one that docpipe ships."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location, fault
from docpipe.workspace.places import Workspace

_PACKAGE = Path(__file__).parent.parent
_PASSED_OVER = (".", "~$", "_")
"""How files begin that are no templates: owner files of Word, and what docpipe itself puts beside a person's template."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template that lies in the workspace."""

    name: str
    project: str | None
    """The project it is for; None for all of them."""
    path: Path


def shipped_templates() -> Path:
    """Return the folder of the templates that come with docpipe: in the wheel inside the package, in a checkout beside it."""
    inside = _PACKAGE / "templates_docx"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates_docx"


def template_path(workspace: Workspace, name: str, project: str | None = None) -> Path:
    """Return the template that is used: the project's own, the workspace's own, the shipped one. Raises DocpipeError 'template-not-found'."""
    for folder in _folders(workspace, project):
        if (found := folder / f"{name}.docx").is_file():
            return found
    raise fault("template-not-found", Location(f"templates_docx/{name}.docx"), name=name, known=template_names(workspace, project))


def template_names(workspace: Workspace, project: str | None = None) -> tuple[str, ...]:
    """Return the names of all templates that a project can use (None: any project), without suffix."""
    return tuple(sorted({path.stem for folder in _folders(workspace, project) for path in _templates_in(folder)}))


def shipped_names() -> tuple[str, ...]:
    """Return the names of the shipped templates, without suffix."""
    return tuple(path.stem for path in _templates_in(shipped_templates()))


def own_templates(workspace: Workspace) -> tuple[OwnTemplate, ...]:
    """Return the templates that lie in the workspace: those of all projects, then each project's, by name."""
    shared = (OwnTemplate(path.stem, None, path) for path in _templates_in(workspace.templates))
    variants = (OwnTemplate(path.stem, folder.name, path) for folder in _variants(workspace) for path in _templates_in(folder))
    return (*shared, *variants)


def _variants(workspace: Workspace) -> tuple[Path, ...]:
    """Return the folders that hold templates of single projects, named as the projects' folders in content/."""
    if not workspace.templates.is_dir():
        return ()
    return tuple(sorted(path for path in workspace.templates.iterdir() if path.is_dir() and not path.name.startswith(_PASSED_OVER)))


def _folders(workspace: Workspace, project: str | None) -> Iterator[Path]:
    if project is not None:
        yield workspace.templates / project
    yield workspace.templates
    yield shipped_templates()


def _templates_in(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.glob("*.docx") if path.is_file() and not path.name.startswith(_PASSED_OVER)))
