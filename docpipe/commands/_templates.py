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
from docpipe.diagnostics import DocpipeError
from docpipe.workspace import Workspace, shipped_templates, template_names

_ORIGINS = "origins.json"
"""Beside the copies in templates_docx/: name → docpipe's version and the digest of the template as it was taken."""
_FONT = re.compile(rb'<w:rFonts\b[^>]*?\bw:ascii="([^"]+)"')
_THEME_FONT = re.compile(rb'<a:latin typeface="([^"]+)"')
_MAX_PART = 20_000_000


class Standing(StrEnum):
    """What a template is to the shipped one of its name."""

    SHIPPED = "shipped"
    OWN = "own"
    COPY = "copy"
    """Taken and not changed since."""
    EDITED = "edited"
    OUTDATED = "outdated"
    """The shipped template has changed since the copy was taken."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A template as `templates list` shows it."""

    name: str
    standing: Standing
    path: Path


def listed(workspace: Workspace | None) -> tuple[Listed, ...]:
    """Return the templates that a build would use, by name; outside a workspace the shipped ones."""
    if workspace is None:
        return tuple(Listed(path.stem, Standing.SHIPPED, path) for path in sorted(shipped_templates().glob("*.docx")) if not path.name.startswith("~$"))
    origins = read_origins(workspace)
    return tuple(_listed(workspace, name, origins.get(name)) for name in template_names(workspace))


def _listed(workspace: Workspace, name: str, taken: str | None) -> Listed:
    own, shipped = workspace.templates / f"{name}.docx", shipped_templates() / f"{name}.docx"
    if not own.is_file():
        return Listed(name, Standing.SHIPPED, shipped)
    if not shipped.is_file() or own.resolve() == shipped.resolve():
        return Listed(name, Standing.OWN if own.resolve() != shipped.resolve() else Standing.SHIPPED, own)
    now, theirs = outside.digest(outside.read_bytes(own)), outside.digest(outside.read_bytes(shipped))
    if taken is None:
        return Listed(name, Standing.COPY if now == theirs else Standing.OWN, own)
    if theirs != taken:
        return Listed(name, Standing.OUTDATED, own)
    return Listed(name, Standing.COPY if now == taken else Standing.EDITED, own)


def read_origins(workspace: Workspace) -> dict[str, str]:
    """Return template name → digest of the shipped template its copy was taken from; empty where nothing was taken."""
    try:
        found = json.loads(outside.read_bytes(workspace.templates / _ORIGINS))
    except (DocpipeError, ValueError):
        return {}
    items = found.items() if isinstance(found, dict) else ()
    return {str(name): str(origin.get("sha256", "")) for name, origin in items if isinstance(origin, dict)}


def take(workspace: Workspace, name: str, version: str) -> Path:
    """Copy a shipped template into the workspace and remember its origin; return the copy. The caller has seen that none is there."""
    content = outside.read_bytes(shipped_templates() / f"{name}.docx")
    target = workspace.templates / f"{name}.docx"
    outside.write_bytes(target, content, workspace.name_of(target))
    origins = {**_origins(workspace), name: {"docpipe": version, "sha256": outside.digest(content)}}
    outside.write_bytes(workspace.templates / _ORIGINS, (json.dumps(origins, indent=1, sort_keys=True) + "\n").encode())
    return target


def _origins(workspace: Workspace) -> dict[str, object]:
    try:
        found = json.loads(outside.read_bytes(workspace.templates / _ORIGINS))
    except (DocpipeError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


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
