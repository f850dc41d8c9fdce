"""All needs of a project → „Přehled zjištěných potřeb“."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.czech.agreement import count
from docpipe.diagnostics import Checked
from docpipe.figures.needs import NeedFigure, Needs, needs_of
from docpipe.kinds.agenda import need_views
from docpipe.kinds.common import document_view, project_view
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import Branded, CountView, NeedView
from docpipe.model import Context, Record
from docpipe.records.collection import Collection
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
    """„Přehled obsahuje 7 potřeb zjištěných na 2 setkáních …“."""
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
    """Return „Přehled obsahuje 7 potřeb; na setkáních jich bylo zjištěno …“ agreeing with its numbers."""
    where = f", zjištěno na {needs.meetings.value} {'setkání' if needs.meetings.value == 1 else 'setkáních'}" if needs.meetings.value else ""
    return f"Přehled obsahuje {count(needs.count.value, 'potřeba') if needs.count.value != 1 else '1 potřebu'}{where}."


def _group(kind: NeedKind | None, needs: Needs, index: int, sources: Sources) -> NeedGroupView:
    label = NEED_KINDS[kind][0] if kind else "druh neuveden"
    return NeedGroupView(label[:1].upper() + label[1:], need_views(needs.of_kind(kind), f"groups[{index}].needs", sources))


def _is_sample(item: NeedFigure) -> bool:
    return bool(getattr(item.record.value, "sample", False))


def _ready(record: Record, collection: Collection) -> bool:
    return bool(needs_of(record.id, collection).items)


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
