"""A workspace and a day → everything that is lacking on it, over all projects: as the last run noted it where nothing has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine.fingerprint import fingerprint
from docpipe.engine.journal import Journal, read_journal, taken_files, write_journal
from docpipe.engine.manifest import from_json, to_json
from docpipe.figures.lacks import Lack
from docpipe.outside import now, stamp_of, stamps
from docpipe.pipeline.replay import known_digests, stamps_of
from docpipe.workspace import Workspace, shipped_templates

if TYPE_CHECKING:
    from docpipe.figures.lacking import Lacking

_NAME = "build/.docpipe/due"
_PLACE = ("path", "line", "column", "sheet", "cell", "part", "paragraph", "page")


@dataclass(frozen=True, slots=True)
class Due:
    """One row of what is lacking."""

    sort: str
    day: date | None
    what: str
    project: str
    whom: str
    location: Location
    key: str
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        """Return whether it is lacking on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class DueList:
    """What is lacking on a day, by day, and what could not be read."""

    today: date
    rows: tuple[Due, ...]
    diagnostics: tuple[Diagnostic, ...]
    projects: tuple[str, ...]
    """All projects there are."""
    narrowed: tuple[str, ...] = ()
    """By what it is narrowed: projects, „Nováková“, „do 30. 6. 2024“; empty for everything."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """What is lacking whatever the day, as it is noted."""

    rows: tuple[Due, ...]
    diagnostics: tuple[Diagnostic, ...]
    projects: tuple[str, ...]


def due(workspace: Workspace, today: date, *, projects: Iterable[str] = (), person: str | None = None, until: date | None = None) -> DueList:
    """Return what is lacking on a day, in the order of days; what has no day comes last.

    `projects`: only these. `person`: only what a name holds these words of. `until`: only what is due by that day, and what has no day.
    """
    noted = _known(workspace) or _worked_out(workspace)
    wanted = frozenset(projects)
    words = frozenset(_folded(person).split()) if person else None
    kept = [
        item
        for item in noted.rows
        if item.on(today)
        and (not wanted or item.project in wanted)
        and (words is None or any(words <= set(_folded(name).split()) for name in item.whom.split(",")))
        and (until is None or item.day is None or item.day <= until)
    ]
    narrowed = (*sorted(wanted), *((person,) if person else ()), *((_until(until),) if until else ()))
    return DueList(today, tuple(sorted(kept, key=_order)), noted.diagnostics, noted.projects, narrowed)


def _until(day: date) -> str:
    from docpipe.czech.format import format_date

    return f"do {format_date(day)}"


def _order(item: Due) -> tuple[bool, date, str, int, str]:
    return item.day is None, item.day or date.max, item.project, _SORTS.index(item.sort) if item.sort in _SORTS else len(_SORTS), item.what


_SORTS = [item.value for item in Lack]


def _folded(text: str) -> str:
    from docpipe.czech.names import fold_name

    return fold_name(text)


def _known(workspace: Workspace) -> _Noted | None:
    """Return what the last run noted, where no file it could have come of has changed."""
    journal = read_journal(_path(workspace))
    if journal is None or not journal.holds(_tools(workspace), stamps_of(workspace), lambda name: workspace.root / name):
        return None
    try:
        rows = tuple(_from_data(item) for item in journal.told["rows"])
        return _Noted(rows, tuple(from_json(item) for item in journal.told["diagnostics"]), tuple(journal.told["projects"]))
    except (KeyError, TypeError, ValueError):
        return None


def _worked_out(workspace: Workspace) -> _Noted:
    """Read everything, and note what came of it for the next time."""
    from docpipe.pipeline.lacking import lacking_in

    seen = stamps_of(workspace)
    found, projects = lacking_in(workspace)
    rows = tuple(_row(item) for item in found.value)
    told = {"rows": [_as_data(item) for item in rows], "diagnostics": [to_json(item) for item in found.diagnostics], "projects": list(projects)}
    with suppress(DocpipeError, OSError):  # a note that cannot be written costs the next run its time, nothing else
        files = taken_files(seen, lambda name: workspace.root / name, known_digests(workspace, seen))
        write_journal(_path(workspace), Journal(now(), _tools(workspace), files, told), _NAME)
    return _Noted(rows, found.diagnostics, projects)


def _row(item: Lacking) -> Due:
    return Due(item.sort.value, item.day, item.what, item.project, item.whom, item.location, item.key, item.since, item.until)


def _path(workspace: Workspace) -> Path:
    return workspace.build / ".docpipe" / "due"


def _tools(workspace: Workspace) -> str:
    """Return the fingerprint of docpipe itself and its templates, by their stamps, and of what builds remember: only there a settled edit is told."""
    program = [*stamps(Path(__file__).parent.parent, "docpipe", ("__pycache__",)), *stamps(shipped_templates(), "templates")]
    return fingerprint(sorted(program), stamp_of(workspace.build / ".docpipe" / "manifest.json"))


def _as_data(item: Due) -> dict[str, Any]:
    days = {name: value.isoformat() if (value := getattr(item, name)) else None for name in ("day", "since", "until")}
    place = {name: getattr(item.location, name) for name in _PLACE}
    return {"sort": item.sort, "what": item.what, "project": item.project, "whom": item.whom, "key": item.key, **days, "place": place}


def _from_data(data: Mapping[str, Any]) -> Due:
    days = dict(_days(data))
    return Due(data["sort"], days["day"], data["what"], data["project"], data["whom"], Location(**data["place"]), data["key"], days["since"], days["until"])


def _days(data: Mapping[str, Any]) -> Iterator[tuple[str, date | None]]:
    for name in ("day", "since", "until"):
        yield name, date.fromisoformat(data[name]) if data[name] else None
