"""A file of the build folder that a command was asked for → in its place; one there that somebody has changed since is kept under another name."""

from __future__ import annotations

from docpipe.diagnostics import Diagnostic, Location
from docpipe.engine.placing import renamed_aside
from docpipe.outside import digest, read_bytes, write_bytes
from docpipe.workspace import Workspace


def put(workspace: Workspace, name: str, content: bytes) -> tuple[Diagnostic, ...]:
    """Write a file (`name`: relative to the workspace, below build/) and remember its digest, by which a person's edit is known.

    Returns 'edit-set-aside' where a file there was not docpipe's own last one. Raises DocpipeError where it cannot be written.
    """
    path = workspace.root / name
    note = workspace.build / ".docpipe" / f"{name.removeprefix('build/')}.digest"
    made = digest(content)
    told: tuple[Diagnostic, ...] = ()
    if path.is_file() and (lying := digest(read_bytes(path, name))) != made:
        known = read_bytes(note, name).decode("ascii", "replace") if note.is_file() else ""
        told = () if lying == known else (Diagnostic("edit-set-aside", Location(workspace.name_of(renamed_aside(path)))),)
    elif path.is_file() and note.is_file():
        return ()
    write_bytes(path, content, name)
    write_bytes(note, made.encode(), name, lasting=False)
    return told
