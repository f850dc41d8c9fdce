"""The plan and all that is known around it, looked up once: what every part of the document is made from."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from docpipe.czech.format import format_date
from docpipe.czech.names import fold_name
from docpipe.czech.values import Period
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure
from docpipe.figures.needs import NeedFigure, Needs, needs_of
from docpipe.figures.people import organisation_name_on, organisation_of, the_organisation
from docpipe.figures.planning.network import type_of
from docpipe.figures.planning.tree import MeasureFigure, Tree, tree_of
from docpipe.kinds.kind import Sources, World
from docpipe.model import Record
from docpipe.prose import place as place_blocks
from docpipe.prose import resolve
from docpipe.prose.blocks import Block, CrossReference, Inline, Insert, Prose, Run
from docpipe.prose.blocks import Figure as Shown
from docpipe.records.planning.chapter import Chapter
from docpipe.records.planning.chart import Chart
from docpipe.records.planning.plan import Plan
from docpipe.records.planning.service import Service
from docpipe.records.planning.service_type import ServiceType

_QUARTER = 3
_DECEMBER = 12
SKELETON = (
    *("uvod", "proces", "vychodiska", "sociodemografie", "sluzby", "potreby", "financovani", "vyhodnoceni", "swot", "vize", "opatreni", "vazby", "sit"),
    *("financni-ramec", "harmonogram", "implementace", "akcni-plan", "pripominky", "schvaleni", "clenove-skupin", "katalog", "slovnik"),
)
"""The chapters of a plan that lists none, in order: the parts of § 39a of vyhláška č. 505/2006 Sb., annexes last."""
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Book:
    """A plan under way."""

    world: World
    record: Record
    sources: Sources

    @property
    def plan(self) -> Plan:
        return cast("Plan", self.record.value)

    @property
    def project(self) -> str:
        return self.world.project.id

    @cached_property
    def tree(self) -> Tree:
        found = tree_of(self.project, self.world.collection)
        assert found is not None, "a plan has a tree"
        return found

    @cached_property
    def needs(self) -> Needs:
        return needs_of(self.project, self.world.collection)

    @cached_property
    def needs_by_id(self) -> Mapping[str, NeedFigure]:
        return {need.id: need for need in self.needs.items}

    @cached_property
    def period(self) -> Period | None:
        return self.plan.period or self.world.project_value.plan_period

    @property
    def unit(self) -> str:
        """What amounts are printed in."""
        return self.plan.unit or "Kč"

    def of(self, kind: str) -> tuple[Record, ...]:
        """Return the project's own records of a type."""
        return self.world.collection.of(kind, self.project)

    def layered(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a type that hold for the project, shared ones too."""
        return self.world.collection.layered(kind, self.project)

    @cached_property
    def services(self) -> tuple[Record, ...]:
        return self.of("service")

    @cached_property
    def _services(self) -> Mapping[str, Record]:
        named = {fold_name(cast("Service", record.value).name): record for record in self.services}
        return named | {fold_name(record.id): record for record in self.services}

    def service(self, text: str) -> Record | None:
        """Return the service that a text names by id or name."""
        return self._services.get(fold_name(text))

    def service_type(self, text: str | None) -> ServiceType | None:
        """Return the type of service that a text names: „§ 40, pečovatelská služba“, its id or name."""
        found = type_of(text, self.world.collection, self.project)
        return cast("ServiceType", found.value) if found is not None else None

    def organisation(self, text: str) -> str:
        """Return an organisation's registered name, else the text."""
        found = the_organisation(self.world.collection, text)
        return organisation_name_on(organisation_of(found), None) if found is not None else text

    def measure_link(self, measure: MeasureFigure, place: Location) -> Inline:
        """Return the number of a measure as a link to its card; its name where it has no number."""
        text = measure.number or measure.measure.name
        return CrossReference(f"measure:{measure.id}", place, text=text)

    def measures_for(self, need: str) -> tuple[MeasureFigure, ...]:
        """Return the measures that answer a need, in their order."""
        return tuple(measure for measure in self.tree.measures.values() if need in measure.measure.needs)

    @cached_property
    def known_chapters(self) -> Mapping[str, Record]:
        """Every chapter that there is, by id, those too that the plan leaves out."""
        return {record.id: record for record in self.layered("chapter")}

    @cached_property
    def chapters(self) -> tuple[Record, ...]:
        """The records of the chapters in order: those the plan lists, else the shipped skeleton with the project's own after the text."""
        known = self.known_chapters
        wanted = self.plan.chapters or (*SKELETON, *known)
        ordered = dict.fromkeys((*wanted, *self.plan.annexes))
        return tuple(known[name] for name in ordered if name in known and name not in self.plan.left_out)

    @cached_property
    def annexes(self) -> tuple[str, ...]:
        """Ids of the chapters that stand at the end as annexes, in order: their numbers are counted here."""
        return tuple(record.id for record in self.chapters if cast("Chapter", record.value).annex or record.id in self.plan.annexes)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place of the document that a text may refer to."""
        from docpipe.kinds.plan.anchors import anchors_of

        return frozenset(anchors_of(self))

    @cached_property
    def placed(self) -> frozenset[str]:
        """Ids of the tables and charts that a chapter puts in a place of its own."""
        return frozenset(insert.name.partition(":")[2].strip() for insert in inserts_of(self.chapters))

    @cached_property
    def values(self) -> Mapping[str, Figure[Any]]:
        """What `[[value:…]]` may ask for, by name."""
        from docpipe.kinds.plan.values import values_of

        return values_of(self)

    def charts_of(self, table: str, place: Location) -> tuple[Block, ...]:
        """Return the charts of a table that no chapter puts in a place of its own."""
        from docpipe.kinds.plan.charts import chart_block

        own = (record for record in self.layered("chart") if cast("Chart", record.value).table == table and record.id not in self.placed)
        return tuple(block for record in own for block in chart_block(self, record, place))

    def prose(self, text: Prose | None) -> Prose:
        """Return a long text with its references resolved; what could not be is told."""
        from docpipe.kinds.plan.references import resolved_reference

        if text is None:
            return Prose()
        checked = resolve(text, lambda reference: resolved_reference(reference, self))
        self.sources.diagnostics.extend(checked.diagnostics)
        return place_blocks(checked.value, self._with_picture)

    def _with_picture(self, block: Block) -> tuple[Block, ...] | None:
        """Return a picture of a text with what its file holds; nothing, told with the reason, for one that cannot be printed."""
        if not isinstance(block, Shown) or block.picture is not None:
            return None
        checked = self.world.picture(block.path, block.location)
        self.sources.diagnostics.extend(checked.diagnostics)
        return () if checked.value is None else (replace(block, picture=checked.value),)

    @cached_property
    def is_sample(self) -> bool:
        """Whether anything of the plan is marked as sample."""
        kinds = ("measure", "service", "need", "swot", "risk", "comment", "evaluation", "indicator", "milestone", "budget", "table")
        return self.plan.sample or any(bool(getattr(record.value, "sample", False)) for kind in kinds for record in self.of(kind))


def inserts_of(chapters: tuple[Record, ...]) -> Iterator[Insert]:
    """Yield every insert of the chapters, in order."""
    for record in chapters:
        yield from _inserts(cast("Chapter", record.value).text or Prose())


def _inserts(text: Prose) -> Iterator[Insert]:
    return (block for block in blocks_of(text) if isinstance(block, Insert))


def blocks_of(text: Prose) -> tuple[Block, ...]:
    """Return every block of a text, those inside others too."""
    found: list[Block] = []

    def note(block: Block) -> None:
        found.append(block)

    place_blocks(text, note)
    return tuple(found)


def span_text(period: Period | None) -> str:
    """Return „2023–2025“, „I/2023 – IV/2024“ for whole quarters, „září“-less months as „6/2020 – 8/2020“, else days."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if period.by_years or (start.month, start.day, end.month, end.day) == (1, 1, _DECEMBER, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if not _whole_months(period):
        return format_date(start) if start == end else f"{format_date(start)} – {format_date(end)}"
    if start.month % _QUARTER == 1 and end.month % _QUARTER == 0:
        return _joined(_quarter(start.month, start.year), _quarter(end.month, end.year))
    return _joined(f"{start.month}/{start.year}", f"{end.month}/{end.year}")


def _whole_months(period: Period) -> bool:
    return period.start.day == 1 and period.end.day == monthrange(period.end.year, period.end.month)[1]


def _quarter(month: int, year: int) -> str:
    return f"{_ROMAN[(month - 1) // _QUARTER]}/{year}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def listed(values: Iterable[str], separator: str = ", ") -> str:
    """Return texts in one line, empty ones left out."""
    return separator.join(value for value in values if value)


def capital(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]


def run(text: str) -> tuple[Inline, ...]:
    """Return a text as the content of a paragraph."""
    return (Run(text),)
