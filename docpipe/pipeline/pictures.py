"""A picture that a text names → its bytes: looked for beside the text, in the project's folder and among what all projects share; opened with suspicion."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath

from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location
from docpipe.outside import read_bytes
from docpipe.outside.pixels import pixels_of
from docpipe.programmes.upright import upright
from docpipe.prose.blocks import Picture
from docpipe.workspace import Workspace, leads_outside

_LARGEST = 30_000_000
"""Bytes; a photograph for print has a tenth of it."""


def read_picture(workspace: Workspace, project: str, name: str, place: Location) -> Checked[Picture | None]:
    """Return a picture by the path that a text at a place gives it; None, and why, for one that is not there or is none."""
    folders = (str(PurePosixPath(place.path).parent), f"content/{project}", "content")
    looked = tuple(dict.fromkeys(posixpath.normpath(PurePosixPath(folder, name)) for folder in folders))
    found = next((item for item in looked if not item.startswith("..") and _is_file(workspace, item)), None)
    if found is None:
        return Checked(None, (Diagnostic("picture-missing", place, {"value": name, "looked": looked}),))
    if leads_outside(workspace, workspace.root / found):
        return Checked(None, (Diagnostic("link-outside", place),))
    try:
        content = read_bytes(workspace.root / found, found, most=_LARGEST)
    except DocpipeError as error:
        return Checked(None, error.diagnostics)
    pixels = pixels_of(content)
    if pixels is None:
        return Checked(None, (Diagnostic("picture-unknown", Location(found), {"value": name}, related=(place,)),))
    if pixels.orientation > 1 and (turned := upright(content, pixels)) is not None:
        content, pixels = turned, pixels_of(turned) or pixels
    return Checked(Picture(content, pixels.suffix, pixels.width, pixels.height))


def _is_file(workspace: Workspace, name: str) -> bool:
    try:
        return (workspace.root / name).is_file()
    except (OSError, ValueError):
        return False
