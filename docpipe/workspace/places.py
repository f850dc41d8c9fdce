"""A folder with docpipe.yaml → where its content, templates and outputs are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, fault
from docpipe.workspace.leftovers import leftover

SETTINGS = "docpipe.yaml"
FORMAT = 1
"""The version of the workspace's format that this docpipe writes and reads (design decision 17)."""

_PACKAGE = Path(__file__).parent.parent
SHIPPED = _PACKAGE / "shipped"
"""Content that comes with docpipe, laid out as content/ is."""
_IGNORED_PREFIXES = (".", "~$", "_")
_BESIDE = (".jpg", ".jpeg", ".png", ".pdf", ".docx", ".tif", ".tiff", ".svg")
"""Files people keep beside their content; they are no content and no mistake."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of content and what it holds."""

    path: Path
    name: str
    """Relative to the workspace, with '/'."""
    type: str
    project: str | None
    shipped: bool = False
    """Whether it came with docpipe: what the workspace has of the same id takes its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a file or folder of a name holds."""

    type: str
    """Name of the record type."""
    scopes: frozenset[bool]
    """Where it is looked for: True in content/ itself, False in a project's folder."""
    suffixes: tuple[str, ...] = ()
    """Formats that are content only here."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where things are."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def templates(self) -> Path:
        return self.root / "templates_docx"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def released(self) -> Path:
        return self.root / "released"

    @property
    def programmes(self) -> Path:
        return self.root / "programmes"

    @property
    def sending(self) -> Path:
        """The folder of the user's own presets for sending: odeslani/<name>.yaml."""
        return self.root / "odeslani"

    @property
    def logos(self) -> Path:
        """The folder that takes the official logo files a user downloads: loga/<programme>/<asset>.png."""
        return self.root / "loga"

    def name_of(self, path: Path) -> str:
        """Return a path as complaints show it: relative to the workspace, with '/'."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def find(start: Path) -> Workspace:
    """Return the workspace that a folder lies in. Raises DocpipeError 'workspace-not-found'."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return Workspace(folder)
    raise fault("workspace-not-found", None, folder=start.as_posix())


def sample_files() -> Mapping[str, Path]:
    """Return the files of the sample project, by their place in a new workspace: in the wheel inside the package, in a checkout the example's.

    Beside them what a double-click starts: it checks, builds and opens the folder.
    """
    inside = _PACKAGE / "sample"
    base = inside if inside.is_dir() else _PACKAGE.parent
    registers = [base / name for name in (SETTINGS, "content/lide.yaml", "content/organizace.yaml", "content/skupiny.yaml")]
    project = sorted(path for path in (base / "content" / "ukazka").rglob("*") if path.is_file())
    starters = {path.name: path for path in sorted((_PACKAGE / "starters").iterdir())}
    return {**{path.relative_to(base).as_posix(): path for path in (*registers, *project)}, **starters}


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under content/."""

    files: tuple[ContentFile, ...]
    strangers: tuple[Path, ...]
    """Files that look like content and stand where no content is looked for."""
    told: tuple[Diagnostic, ...] = ()
    """Files that are passed over, each named: leftovers, links out of the workspace, pipes."""
    beside: tuple[ContentFile, ...] = ()
    """Files that people keep where content is looked for: pictures, scans, PDFs."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The ordinary files under content/, in order."""

    paths: tuple[Path, ...]
    told: tuple[Diagnostic, ...]
    """Files that are passed over, each named."""


def listing(workspace: Workspace) -> Listing:
    """Return the files under content/ in a fixed order."""
    told: list[Diagnostic] = []
    paths = tuple(_walk(workspace, workspace.content, told))
    return Listing(paths, tuple(told))


def content_files(workspace: Workspace, listed: Listing, places: Mapping[str, Place], suffixes: tuple[str, ...]) -> Found:
    """Return which of the files are content, and of what. `places`: name of a file or folder → what it holds; `suffixes`: formats of all content."""
    files: list[ContentFile] = []
    strangers: list[Path] = []
    beside: list[ContentFile] = []
    for path in listed.paths:
        place, project = _place(path.relative_to(workspace.content).parts, places)
        suffix = path.suffix.lower()
        if place is not None and suffix in (*suffixes, *place.suffixes):
            files.append(ContentFile(path, workspace.name_of(path), place.type, project))
        elif suffix in suffixes or suffix not in _BESIDE:
            strangers.append(path)
        elif place is not None:
            beside.append(ContentFile(path, workspace.name_of(path), place.type, project))
    return Found(tuple(files), tuple(strangers), listed.told, tuple(beside))


def shipped_content(places: Mapping[str, Place], suffixes: tuple[str, ...]) -> tuple[ContentFile, ...]:
    """Return the content of some types that comes with docpipe: vocabularies, the plan's default chapters, usual abbreviations, forms of reports."""
    files: list[ContentFile] = []
    for path in sorted(path for path in SHIPPED.rglob("*") if path.is_file() and path.suffix.lower() in suffixes):
        parts = path.relative_to(SHIPPED).parts
        place, _ = _place(parts, places)
        if place is not None:
            files.append(ContentFile(path, "/".join((SHIPPED.name, *parts)), place.type, None, shipped=True))
    return tuple(files)


def _place(parts: tuple[str, ...], places: Mapping[str, Place]) -> tuple[Place | None, str | None]:
    """Return what a file holds and its project, by its folders: 'lide.yaml', 'lide/novakova.yaml', 'projekt-a/setkani/1.yaml'."""
    for shared, rest in ((True, parts), (False, parts[1:])):
        if rest:
            found = places.get(rest[0] if len(rest) > 1 else Path(rest[0]).stem)
            if found is not None and shared in found.scopes:
                return found, None if shared else parts[0]
    return None, None


def leads_outside(workspace: Workspace, path: Path) -> bool:
    """Return whether a path, all links followed, leads out of the workspace."""
    return not path.resolve().is_relative_to(workspace.root.resolve())


def _walk(workspace: Workspace, folder: Path, told: list[Diagnostic]) -> Iterator[Path]:
    """Yield the ordinary files below a folder, in order; what is passed over and may be missed is told."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        told.append(Diagnostic("file-unreadable", Location(workspace.name_of(folder)), {"reason": error.strerror or ""}))
        return
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        path = Path(entry.path)
        found = leftover(entry.name, names, workspace.name_of(path))
        if found is not None:
            told.append(found)
        elif entry.name.startswith(_IGNORED_PREFIXES):
            continue
        elif entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
            yield from _walk(workspace, path, told)
        elif (wrong := _passed_over(workspace, entry)) is not None:
            told.append(Diagnostic(wrong, Location(workspace.name_of(path))))
        else:
            yield path


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to a folder as Windows has it; Python tells since 3.12."""
    return bool(getattr(entry, "is_junction", bool)())


def _passed_over(workspace: Workspace, entry: os.DirEntry[str]) -> str | None:
    """Return the code of what keeps an entry that is no folder from being read; None for an ordinary file."""
    if entry.is_symlink() or _is_junction(entry):
        if entry.is_dir():
            return "link-folder"
        if leads_outside(workspace, Path(entry.path)):
            return "link-outside"
    if entry.is_file():
        return None
    return "file-special" if Path(entry.path).exists() else "file-missing"
