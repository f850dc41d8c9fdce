"""Two states of a plan's content → what differs: folders as they are now, or released versions as they were kept."""

from __future__ import annotations

import json
from dataclasses import field
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity, fault
from docpipe.editions.cutting import edit
from docpipe.figures.planning.changes import PlanChanges, changes_of
from docpipe.figures.planning.state import PlanState, as_data, from_data, state_of
from docpipe.messages import severity_of
from docpipe.outside import read_bytes, write_bytes
from docpipe.pipeline.load import Loaded, load
from docpipe.pipeline.policies import policy_of
from docpipe.pipeline.starting import projects
from docpipe.pipeline.worlds import Worlds
from docpipe.programmes.strip import Strip
from docpipe.records.collection import Collection, project_of
from docpipe.workspace import Workspace, find, template_path

STATE = ".state.json"
"""What is kept beside a released plan."""
_ENDS = (STATE, ".ledger.json", ".tables.xlsx", ".docx", ".pdf", ".json")
_TEMPLATE = "plan"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states, what differs, and what was wrong with reading them."""

    changes: PlanChanges
    diagnostics: tuple[Diagnostic, ...]
    project: str | None = None
    """Of the newer state, where it is known."""


def kept_state(project: str, loaded: Loaded, edition: str) -> bytes | None:
    """Return a plan's state as it is kept beside a released version: what the edition may print; None for a project without a plan."""
    state = state_of(project, edit(loaded.collection, policy_of(loaded.settings, edition, _TEMPLATE)), edition)
    return None if state is None else json.dumps(as_data(state), ensure_ascii=False, indent=1, sort_keys=True).encode()


def compare(start: Path, old: str, new: str, *, project: str | None, edition: str) -> Compared:
    """Return what differs between two states: each a folder of a workspace or in it, a file of a released version, or a version's number ('1').

    Raises DocpipeError 'diff-side-unknown', 'diff-state-missing', 'diff-no-plan', 'diff-project-needed', 'workspace-not-found'.
    """
    sides = _Sides(start, project, edition)
    was, now = sides.state(old), sides.state(new)
    return Compared(changes_of(was, now), tuple(sides.found), sides.last)


def hold_approved(compared: Compared, name: str) -> tuple[Diagnostic, ...]:
    """Return an error for each thing besides the imprint in which an approved plan differs from the submitted one."""
    changes = compared.changes
    titles = [(item.kind, item.title) for item in changes.things] + [("chapter", item.title) for item in changes.texts]
    titles += [("money", item.what or "celkem") for item in changes.by_source if item.year is None] if changes.by_source else []
    if not titles and not changes.only_imprint:
        titles = [("money", item.what or "celkem") for item in (*changes.by_year, *changes.by_measure)]
    return tuple(Diagnostic("approved-text-differs", Location(name), {"kind": kind, "title": title}) for kind, title in dict.fromkeys(titles))


def write_report(workspace: Workspace, compared: Compared, target: Path) -> None:
    """Write the report for a council as a Word file in the plan's styles, with its project's strip. Raises DocpipeError 'diff-file-there'."""
    from docpipe import render
    from docpipe.write.changes import report, report_title

    if target.exists():
        raise fault("diff-file-there", Location(workspace.name_of(target)))
    path = template_path(workspace, _TEMPLATE, compared.project)
    template = render.open_template(path, _TEMPLATE, f"templates_docx/{path.name}")
    title, strip = report_title(compared.changes), _strip(workspace, compared.project)
    properties = render.Properties(title)
    made = render.fill_form(template, title, report(compared.changes), properties, numbered=False, room=False, strip=strip)
    write_bytes(target, made.docx, workspace.name_of(target))


def _strip(workspace: Workspace, project: str | None) -> Strip | None:
    """Return the strip of a project of the workspace; None for one that is not there."""
    loaded = load(workspace)
    record = loaded.collection.get(f"project:{project}")
    return Worlds(loaded).strip(str(project)).value if record is not None and project_of(record).programme in loaded.programmes else None


@dataclass(slots=True)
class _Sides:
    """Reads the states, one workspace once."""

    start: Path
    project: str | None
    edition: str
    found: list[Diagnostic] = field(default_factory=list)
    last: str | None = None
    """The project of the state that was read last."""
    _collections: dict[Path, Collection] = field(default_factory=dict)

    def state(self, word: str) -> PlanState:
        """Return the state that a word names."""
        path = next((place for place in (Path(word).absolute(), (self.start / word).absolute()) if place.exists()), None)
        if path is None:
            return self._version(word)
        if path.is_dir():
            return self._content(path)
        self.last = self.project or path.parent.parent.name  # released/<project>/plan/…
        return _kept(path)

    def _version(self, word: str) -> PlanState:
        """Return the state of a released version by its number."""
        workspace = find(self.start)
        number = word.removeprefix("v")
        named = bool(number) and all(letter.isalnum() or letter in ".-" for letter in number)
        kept = sorted(workspace.released.glob(f"{self.project or '*'}/*/*_v{number}{STATE}")) if named else []
        states = [state for state in map(_kept, kept) if state.edition == self.edition] or list(map(_kept, kept))
        if not states:
            known = sorted({path.name.removesuffix(STATE).rpartition("_v")[2] for path in workspace.released.glob(f"*/*/*{STATE}")})
            raise fault("diff-side-unknown", None, value=word, known=tuple(known))
        if len({state.title for state in states}) > 1:
            raise fault("diff-project-needed", None, known=projects(workspace))
        self.last = kept[0].parent.parent.name
        return states[0]

    def _content(self, folder: Path) -> PlanState:
        workspace = find(folder)
        if workspace.root not in self._collections:
            loaded = load(workspace)
            self.found += [item for item in loaded.diagnostics if severity_of(item) is Severity.FAULT]
            self._collections[workspace.root] = edit(loaded.collection, policy_of(loaded.settings, self.edition, _TEMPLATE))
        collection = self._collections[workspace.root]
        planned = tuple(record.project for record in collection.of("plan") if record.project)
        inside = next((name for name in planned if folder.is_relative_to(workspace.content / name)), None)
        project = self.project or inside or (planned[0] if len(planned) == 1 else None)
        if project is None and planned:
            raise fault("diff-project-needed", None, known=planned)
        state = state_of(project, collection, self.edition) if project is not None else None
        if state is None:
            raise fault("diff-no-plan", Location(folder.as_posix()), project=project or "–")
        self.last = project
        return state


def _kept(path: Path) -> PlanState:
    """Return the state kept beside a file of a released version."""
    end = next((end for end in _ENDS if path.name.endswith(end)), "")
    beside = path.with_name(f"{path.name.removesuffix(end)}{STATE}")
    if not end or not beside.is_file():
        raise fault("diff-state-missing", Location(path.name))
    try:
        return from_data(json.loads(read_bytes(beside)))
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError):
        raise DocpipeError([Diagnostic("diff-state-damaged", Location(beside.name))]) from None
