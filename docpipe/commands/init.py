"""Make a new workspace out of the sample project."""

from __future__ import annotations

from pathlib import Path

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.messages import ui

_RUN = (".command", ".desktop")
"""What a double-click starts only when the system may run it."""


def run(frame: Frame, *, folder: str) -> Answer:
    """Return the files made and what to do next. Where one of them is there with another content, nothing is written: 'init-file-there'."""
    from docpipe import outside
    from docpipe.commands._schemas import schemas
    from docpipe.workspace import sample_files

    root = (frame.start / folder).absolute()
    files = {name: outside.read_bytes(path) for name, path in sample_files().items()}
    files |= {f"schemas/{name}": content for name, content in schemas().items()}
    clashes = _clashes(root, files)
    if clashes:
        raise DocpipeError(clashes)
    new = [name for name in files if not (root / name).exists()]
    for name in new:
        outside.write_bytes(root / name, files[name], f"{folder}/{name}")
        if name.endswith(_RUN):
            outside.make_runnable(root / name)
    shown = [f"{folder}/{name}" if folder != "." else name for name in new if not name.startswith("schemas/")]
    enter = "" if folder == "." else ui("init-enter", frame.language, folder=folder) + "\n"
    closing = (enter + ui("init-next", frame.language),) if new else (ui("init-nothing", frame.language),)
    return Answer(_around(root), body=tuple(shown), closing=closing, data={"folder": root.as_posix(), "files": new})


def _clashes(root: Path, files: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    """Return a complaint for each file that a person would lose, and for what stands where a folder must be."""
    from docpipe import outside

    if root.exists() and not root.is_dir():
        return (Diagnostic("init-not-a-folder", Location(root.as_posix())),)
    found: list[Diagnostic] = []
    for name, content in files.items():
        path = root / name
        blocked = next((parent for parent in path.parents if parent != root and parent.is_relative_to(root) and parent.is_file()), None)
        if blocked is not None:
            found.append(Diagnostic("init-not-a-folder", Location(blocked.relative_to(root).as_posix())))
        elif path.exists() and (path.is_dir() or outside.read_bytes(path) != content):
            found.append(Diagnostic("init-file-there", Location(name)))
    return _distinct(found)


def _distinct(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple({(item.code, item.location): item for item in found}.values())


def _around(root: Path) -> tuple[Diagnostic, ...]:
    """Return a warning where the new workspace lies inside another one."""
    from docpipe.workspace import find

    try:
        outer = find(root.parent)
    except DocpipeError:
        return ()
    return (Diagnostic("init-inside", None, {"folder": outer.root.as_posix()}),)


COMMAND = Command("init", run, [Argument("folder", "argument-init-folder", meta="folder", required=False, default=".")])
