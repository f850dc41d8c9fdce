"""Priorities, goals and measures: their overview, their cards, the timetable of what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.figures.planning.tree import MeasureFigure, NodeFigure
from docpipe.kinds.common import known_as
from docpipe.kinds.plan.book import Book, capital, listed, span_text
from docpipe.kinds.plan.money import measure_costs, total_cell
from docpipe.kinds.plan.registers import with_year
from docpipe.kinds.plan.services import capacity_lines, forms_of, network_text, service_of, type_text
from docpipe.kinds.plan.tables import table, text, title
from docpipe.kinds.plan.views import CardView, EntryView, IndicatorView
from docpipe.prose.blocks import Anchored, Block, Cell, CrossReference, Insert, Prose
from docpipe.records.planning.measure import MEASURE_KINDS, MEASURE_STATES, Activity, MeasureState
from docpipe.records.planning.parts import Capacity, IndicatorPart


def overview(book: Book, insert: Insert) -> tuple[Block, ...]:
    """Return all priorities and measures with their numbers, time and costs, the numbers leading to the cards."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for node in (node for top in book.tree.tops for node in top.walk()):
        groups.append(len(rows))
        rows.append(title(f"{node.label} – {node.node.title}", 4, node.location))
        rows += [_overview_row(book, measure, insert) for measure in node.measures]
    rows += [_overview_row(book, measure, insert) for measure in book.tree.loose]
    if not rows:
        return ()
    head = capital(book.tree.card_name.name)
    columns = (("Č.", "text", 0.9), (head, "text", 6.6), ("Období", "text", 2.9), (f"Náklady ({book.unit})", "money", 2.3))
    levels = dict.fromkeys((*((book.tree.levels[0].plural_genitive,) if book.tree.tops else ()), book.tree.card_name.plural_genitive))
    caption = f"Přehled {listed(levels, ' a ')}"
    return (table("prehled-opatreni", caption, columns, rows, insert.location, groups=groups),)


def _overview_row(book: Book, measure: MeasureFigure, insert: Insert) -> tuple[Cell, ...]:
    link = CrossReference(f"measure:{measure.id}", insert.location, text=measure.number or "–")
    return (
        Cell((link,)),
        text(measure.measure.name, measure.location),
        text(span_text(measure.measure.schedule), measure.record.locate("schedule")),
        total_cell(book, measure),
    )


def entries(book: Book) -> tuple[EntryView, ...]:
    """Return the tree in the order in which it is printed: each priority and goal with its text, each measure with its card."""
    made: list[EntryView] = []
    for top in book.tree.tops:
        made += _node(book, top, len(made))
    for measure in book.tree.loose:
        made.append(_measure(book, measure, None, len(made)))
    return tuple(made)


def _node(book: Book, node: NodeFigure, start: int) -> list[EntryView]:
    base = f"chapters.entries[{start}]"
    book.sources.computed(f"{base}.heading", (node.location,))
    blocks = (*book.prose(node.node.text).blocks, *book.prose(node.node.rationale).blocks)
    made = [EntryView(Anchored(f"{node.label} – {node.node.title}", f"level:{node.id}"), node.depth + 1, Prose(blocks), ())]
    for child in node.children:
        made += _node(book, child, start + len(made))
    for measure in node.measures:
        made.append(_measure(book, measure, node, start + len(made)))
    return made


def _measure(book: Book, measure: MeasureFigure, parent: NodeFigure | None, _index: int) -> EntryView:
    heading = listed((measure.label if measure.number else "", measure.measure.name), " – ")
    return EntryView(Anchored(heading, f"measure:{measure.id}"), measure.depth + 1, Prose(), (card(book, measure, parent),))


def card(book: Book, measure: MeasureFigure, parent: NodeFigure | None) -> CardView:
    """Return the card of a measure."""
    item = measure.measure
    return CardView(
        label=measure.label,
        within=f"{parent.label} – {parent.node.title}" if parent else capital(book.tree.card_name.name),
        type=listed(MEASURE_KINDS[kind][0] for kind in item.kinds),
        description=book.prose(item.description),
        reasons=book.prose(item.rationale),
        needs=tuple(_need(book, need) for need in item.needs),
        target_groups=listed(item.target_groups),
        services=tuple(_services(book, measure)),
        steps=tuple(_step(book, figure.label, figure.activity) for figure in measure.activities),
        implementers=listed(book.organisation(name) for name in item.implementers),
        partners=listed(book.organisation(name) for name in item.partners),
        area=listed(item.municipalities) or "celé území",
        schedule=span_text(item.schedule),
        capacity=listed((_capacity("stávající", item.capacity_now), _capacity("plánovaná", item.capacity_planned)), "; "),
        network=network_text(item.network),
        outputs=item.outputs,
        indicators=tuple(_indicator(part) for part in item.indicators),
        risks=tuple(f"{risk.text}{f' – {risk.response}' if risk.response else ''}" for risk in item.risks),
        impact=book.prose(item.impact_if_not),
        responsible=known_as(book.world, item.responsible, None),
        state="" if item.state is MeasureState.PLANNED else MEASURE_STATES[item.state][0],
        note=book.prose(item.note),
        costs=measure_costs(book, measure),
    )


def _capacity(word: str, capacities: tuple[Capacity, ...]) -> str:
    """Return „stávající 18 klientů, 2 úvazky“."""
    said = listed(capacity_lines(capacities), "; ")
    return f"{word} {said}" if said else ""


def _indicator(part: IndicatorPart) -> IndicatorView:
    baseline, target = with_year(part.baseline, part.baseline_year), with_year(part.target, part.target_year)
    return IndicatorView(part.name, part.unit or "", baseline, target, part.verification or "")


def _need(book: Book, name: str) -> str:
    """Return „č. 12 – rozšíření pečovatelské služby (setkání 9. 3. 2021)“."""
    need = book.needs_by_id.get(name)
    if need is None:
        return name
    source = f" ({need.source.value})" if need.source.value else ""
    return f"potřeba č. {need.number} – {need.text.value.rstrip(' .,;')}{source}"


def _services(book: Book, measure: MeasureFigure) -> Iterator[str]:
    """Yield the services of a measure, those of one provider together; where it names none, the types of services that it is about."""
    item = measure.measure
    found: dict[str, list[str]] = {}
    for name in item.services:
        record = book.service(name)
        provider = book.organisation(service_of(record).provider) if record is not None else ""
        found.setdefault(provider, []).append(service_of(record).name if record is not None else name)
    yield from (listed((listed(names), provider), " – ") for provider, names in found.items())
    for name in () if item.services else item.service_types:
        kind = book.service_type(name)
        forms = f" – {forms_of(item.forms)}" if item.forms else ""
        yield f"{type_text(kind) if kind else name}{forms}"


def _step(book: Book, label: str, activity: Activity) -> str:
    who = book.organisation(activity.who) if activity.who else ""
    about = listed((span_text(activity.when), who))
    return listed((label, f"{activity.text}{f' ({about})' if about else ''}"), " – ")


def vision(book: Book, insert: Insert) -> tuple[Block, ...]:  # noqa: ARG001 - the face that all inserts share
    """Return the plan's vision."""
    return book.plan.vision.blocks if book.plan.vision else ()


def principles(book: Book, insert: Insert) -> tuple[Block, ...]:  # noqa: ARG001 - the face that all inserts share
    """Return the plan's principles."""
    return book.plan.principles.blocks if book.plan.principles else ()
