"""All needs of a project → „Přehled zjištěných potřeb“."""

from __future__ import annotations

from docpipe.czech.agreement import count
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.figures.needs import NeedFigure, Needs, needs_of
from docpipe.kinds.agenda import need_views
from docpipe.kinds.common import document_view, project_view
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import Branded, CountView, NeedView
from docpipe.model import Context, Record
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.need import NEED_KINDS, NeedKind
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class NeedGroupView:
    """The needs of one kind."""

    label: str
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class NeedsContext(Branded):
    """What the overview of needs may print."""

    lead: str
    """„Přehled obsahuje 7 potřeb zjištěných na 2 setkáních.“."""
    groups: tuple[NeedGroupView, ...]
    by_target_group: tuple[CountView, ...]
    count: int


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the overview of needs prints."""
    sources = Sources()
    needs = needs_of(record.id, world.collection)
    sources.computed("count", needs.count.locations)
    sources.computed("lead", needs.count.locations)
    values = NeedsContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=any(_is_sample(item) for item in needs.items)),
        project=project_view(world, sources),
        lead=_lead(needs),
        groups=tuple(_group(kind, needs, index, sources) for index, (kind, _) in enumerate(needs.by_kind)),
        by_target_group=tuple(
            CountView(label, sources.figure(f"by_target_group[{index}].count", figure)) for index, (label, figure) in enumerate(needs.by_target_group)
        ),
        count=needs.count.value,
    )
    return sources.context(values)


def title(_record: Record, project: Project) -> str:
    """Return „Přehled zjištěných potřeb“ with the territory where it is known."""
    return f"Přehled zjištěných potřeb – {project.territory.name}" if project.territory else "Přehled zjištěných potřeb"


def _lead(needs: Needs) -> str:
    """Return „Přehled obsahuje 7 potřeb zjištěných na 2 setkáních.“, or „…, z toho 3 zjištěné na 1 setkání.“ where some have another source."""
    number, met = needs.count.value, needs.meetings.value
    found = sum(item.record.type == "meeting" for item in needs.items)
    what = f"Přehled obsahuje {count(number, 'potřeba') if number != 1 else f'1{NBSP}potřebu'}"
    where = f"{_FOUND[min(found, _MANY)]} na {met}{NBSP}{'setkání' if met == 1 else 'setkáních'}"
    return f"{what}." if not found else f"{what} {where}." if found == number else f"{what}, z toho {found} {where}."


_MANY = 5
_FOUND = ("", "zjištěnou", "zjištěné", "zjištěné", "zjištěné", "zjištěných")
"""By the number of needs, in the accusative."""


def _group(kind: NeedKind | None, needs: Needs, index: int, sources: Sources) -> NeedGroupView:
    label = NEED_KINDS[kind][0] if kind else "druh neuveden"
    return NeedGroupView(label[:1].upper() + label[1:], need_views(needs.of_kind(kind), f"groups[{index}].needs", sources))


def _is_sample(item: NeedFigure) -> bool:
    return bool(getattr(item.record.value, "sample", False))


def _ready(record: Record, collection: Collection) -> bool:
    found_at_meetings = (item.needs for meeting in collection.of("meeting", record.id) for item in meeting_of(meeting).agenda)
    return bool(collection.of("need", record.id)) or any(found_at_meetings)


KIND = Kind(
    name="needs",
    label=("přehled zjištěných potřeb", "overview of needs"),
    word="prehled-potreb",
    subject="project",
    context=NeedsContext,
    make=make,
    title=title,
    editions=("public",),
    ready=_ready,
)
