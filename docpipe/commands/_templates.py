"""A workspace's Word templates beside the shipped ones: whose each is, where a copy came from, which fonts it asks for."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from docpipe import outside
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError
from docpipe.pipeline.asked import put
from docpipe.workspace import OwnTemplate, Workspace, own_templates, shipped_names, shipped_templates, template_names, template_path

_ORIGINS = "origins.json"
"""Beside the copies in a folder of templates: name → docpipe's version and the digest of the template as it was taken."""
_OF_WORKSPACE = "templates_docx"
"""How an origin says that a project's variant was taken from the workspace's own template."""
_FONT = re.compile(rb'<w:rFonts\b[^>]*?\bw:ascii="([^"]+)"')
_THEME_FONT = re.compile(rb'<a:latin typeface="([^"]+)"')
_MAX_PART = 20_000_000


class Standing(StrEnum):
    """What a template is to the one of its name that it was taken from, or stands before."""

    SHIPPED = "shipped"
    OWN = "own"
    COPY = "copy"
    """Taken and not changed since."""
    EDITED = "edited"
    STALE = "stale"
    """Taken and not changed; what it was taken from has changed since."""
    OUTDATED = "outdated"
    """Both have changed since it was taken."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A template as `templates list` shows it."""

    name: str
    standing: Standing
    path: Path
    project: str | None = None
    """The project it is for; None for all that have none of their own."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a copy was taken from."""

    digest: str
    """Of what was taken."""
    of_workspace: bool
    """Whether a project's variant was taken from the workspace's own template instead of the shipped one."""


def listed(workspace: Workspace | None, project: str | None = None) -> tuple[Listed, ...]:
    """Return the templates that a build would use, by name; outside a workspace the shipped ones.

    Without a project those for all projects, then each project's variants; with one those that it uses.
    """
    if workspace is None:
        return tuple(Listed(name, Standing.SHIPPED, shipped_templates() / f"{name}.docx") for name in shipped_names())
    own = own_templates(workspace)
    variants = {item.name: item for item in own if project is not None and item.project == project}
    found = [_listed(workspace, variants.get(name) or OwnTemplate(name, None, template_path(workspace, name))) for name in template_names(workspace, project)]
    if project is None:
        found += [_listed(workspace, item) for item in own if item.project is not None]
    return tuple(found)


def _listed(workspace: Workspace, own: OwnTemplate) -> Listed:
    shipped = shipped_templates() / f"{own.name}.docx"
    if own.path.resolve() == shipped.resolve():
        return Listed(own.name, Standing.SHIPPED, own.path)
    taken = _origins(own.path.parent).get(own.name)
    shared = workspace.templates / f"{own.name}.docx"
    behind = shared if own.project is not None and shared.is_file() and (taken is None or taken.of_workspace) else shipped
    return Listed(own.name, _standing(own.path, behind, taken), own.path, own.project)


def _standing(path: Path, behind: Path, taken: _Origin | None) -> Standing:
    if not behind.is_file():
        return Standing.OWN
    now, theirs = (outside.digest(outside.read_bytes(item)) for item in (path, behind))
    if taken is None:
        return Standing.COPY if now == theirs else Standing.OWN
    if now == theirs:
        return Standing.COPY
    if theirs != taken.digest:
        return Standing.STALE if now == taken.digest else Standing.OUTDATED
    return Standing.EDITED


def _origins(folder: Path) -> dict[str, _Origin]:
    """Return template name → where its copy in a folder was taken from; empty where nothing was taken."""
    items = ((str(name), origin) for name, origin in _noted(folder).items() if isinstance(origin, dict))
    return {name: _Origin(str(origin.get("sha256", "")), origin.get("from") == _OF_WORKSPACE) for name, origin in items}


def _noted(folder: Path) -> dict[str, object]:
    try:
        found = json.loads(outside.read_bytes(folder / _ORIGINS))
    except (DocpipeError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def take(workspace: Workspace, name: str, version: str, project: str | None = None) -> Path:
    """Copy a template into the workspace and remember its origin; return the copy. The caller has seen that none is there.

    For all projects the shipped one is taken; a project's variant begins as what the project has used so far.
    """
    source = shipped_templates() / f"{name}.docx" if project is None else template_path(workspace, name)
    content = outside.read_bytes(source)
    folder = workspace.templates / project if project is not None else workspace.templates
    target = folder / f"{name}.docx"
    outside.write_bytes(target, content, workspace.name_of(target))
    origin = {"docpipe": version, "sha256": outside.digest(content), **({"from": _OF_WORKSPACE} if source.parent == workspace.templates else {})}
    origins = {**_noted(folder), name: origin}
    outside.write_bytes(folder / _ORIGINS, (json.dumps(origins, indent=1, sort_keys=True) + "\n").encode())
    return target


def put_beside(workspace: Workspace, name: str, project: str | None = None) -> tuple[Path, tuple[Diagnostic, ...]]:
    """Put the template that a copy was taken from, as it is now, beside the copy, under a name that is no template's; return it and what is told."""
    folder = workspace.templates / project if project is not None else workspace.templates
    taken = _origins(folder).get(name)
    shared = workspace.templates / f"{name}.docx"
    source = shared if project is not None and shared.is_file() and (taken is None or taken.of_workspace) else shipped_templates() / f"{name}.docx"
    path = folder / f"_{name}-dodana.docx"
    return path, put(workspace, workspace.name_of(path), outside.read_bytes(source))


def fonts_of(path: Path) -> frozenset[str]:
    """Return the font families a Word file asks for, by its styles, text and theme; none for a file that is no .docx."""
    found: set[bytes] = set()
    try:
        with zipfile.ZipFile(path) as package:
            for item in package.infolist():
                if item.filename.startswith("word/") and item.filename.endswith(".xml") and item.file_size < _MAX_PART:
                    content = package.read(item)
                    found.update((_THEME_FONT if "/theme/" in item.filename else _FONT).findall(content))
    except (OSError, zipfile.BadZipFile):
        return frozenset()
    return frozenset(html.unescape(name.decode("utf-8", "replace")) for name in found if not name.startswith(b"+"))


def fonts_of_all(templates: tuple[Listed, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return font family → the templates that ask for it, in alphabetical order."""
    found: dict[str, list[str]] = {}
    for template in templates:
        for family in fonts_of(template.path):
            found.setdefault(family, []).append(template.name)
    return {family: tuple(found[family]) for family in sorted(found)}
