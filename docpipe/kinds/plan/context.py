"""A plan's record and all around it → what its document prints."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.format import format_date, format_period
from docpipe.diagnostics import Checked
from docpipe.figures.people import named
from docpipe.kinds.common import document_view, known_as, project_view
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.plan.abbreviations import abbreviations
from docpipe.kinds.plan.book import Book, capital, listed
from docpipe.kinds.plan.chapters import chapter_views
from docpipe.kinds.plan.linking import blocks_in, linked_chapters, named_twice
from docpipe.kinds.plan.views import LabelView, PlanContext, PlanView
from docpipe.model import Context, Record
from docpipe.prose.blocks import Figure, Table
from docpipe.prose.charts import Chart
from docpipe.records.planning.plan import PLAN_STATES, Plan, PlanState

_SAMPLE = "Plán obsahuje ukázková data; slouží jako příklad a není skutečným dokumentem."


def plan_context(record: Record, world: World) -> Checked[Context]:
    """Return what the plan prints."""
    sources = Sources()
    book = Book(world, record, sources)
    chapters = linked_chapters(chapter_views(book))
    sources.diagnostics.extend(named_twice(chapters))
    blocks = tuple(blocks_in(chapters))
    view = document_view(book.plan.title, world, sample=book.is_sample, editions=_editions(record, world))
    values = PlanContext(
        strip=world.strip,
        document=view,
        project=project_view(world, sources),
        plan=_plan_view(book, sample=bool(view.sample_note)),
        imprint=tuple(_imprint(book)),
        has_tables=any(isinstance(block, Table) and block.caption is not None for block in blocks),
        has_charts=any(isinstance(block, Chart) for block in blocks),
        has_pictures=any(isinstance(block, Figure) and block.caption is not None for block in blocks),
        abbreviations=abbreviations(book, chapters),
        chapters=chapters,
    )
    return sources.context(values)


def _editions(record: Record, world: World) -> int:
    """Return how many editions the plan has."""
    from docpipe.kinds.plan import editions_of

    return len(editions_of(record, world.collection))


def _plan_view(book: Book, *, sample: bool) -> PlanView:
    plan, record, sources = book.plan, book.record, book.sources
    for field in ("title", "subtitle", "version", "date"):
        if getattr(plan, field):
            sources.note(f"plan.{field}", record, field)
    sources.computed("plan.state_line", tuple(record.locate(field) for field in ("state", "version", "date", "comments_until") if getattr(plan, field)))
    period = format_period(book.period) if book.period else ""
    if period:
        sources.computed("plan.period", (record.locate("period") if plan.period else book.world.project.locate("plan_period"),))
    return PlanView(
        title=plan.title,
        short_title=plan.short_title or plan.title,
        subtitle=plan.subtitle or "",
        period=period,
        state=PLAN_STATES[plan.state][0],
        state_line=_state_line(plan),
        version=plan.version or "",
        date=format_date(plan.date) if plan.date else "",
        money_unit=book.unit,
        sample_sentence=_SAMPLE if sample else "",
    )


def _state_line(plan: Plan) -> str:
    """Return „Návrh k připomínkám (do 29. 4. 2022), verze 1.0 ze dne 21. 3. 2022“."""
    until = f" (do {format_date(plan.comments_until)})" if plan.comments_until and plan.state is PlanState.FOR_COMMENTS else ""
    version = listed((f"verze {plan.version}" if plan.version else "", f"ze dne {format_date(plan.date)}" if plan.date else ""), " ")
    return listed((capital(PLAN_STATES[plan.state][0]) + until, version))


def _imprint(book: Book) -> Iterator[LabelView]:
    """Yield the lines of the imprint."""
    plan, project = book.plan, book.world.project_value
    yield LabelView("Název dokumentu", (plan.title,))
    yield LabelView("Stav", (_state_line(plan),))
    if project.territory is not None:
        yield LabelView("Území", (capital(project.territory.full_name or project.territory.name),))
    if book.period is not None:
        yield LabelView("Období", (format_period(book.period),))
    if project.name:
        number = f"Registrační číslo {project.registration_number.text}" if project.registration_number else ""
        yield LabelView("Projekt", tuple(filter(None, (project.name, number, book.world.programme.title))))
    yield LabelView("Realizátor projektu", (book.organisation(project.beneficiary),))
    if project.partners:
        yield LabelView("Partneři", tuple(book.organisation(name) for name in project.partners))
    people = tuple(_person(book, index) for index, _ in enumerate(plan.imprint))
    if people:
        yield LabelView("Na plánu se podíleli", people)
    if plan.publisher or plan.place_and_year:
        yield LabelView("Vydal", (listed((plan.publisher or "", plan.place_and_year or "")),))
    if plan.previous:
        yield LabelView("Předchozí plán", (plan.previous,))


def _person(book: Book, index: int) -> str:
    """Return „Lenka Vyčichlová, metodička procesu, Centrum …“ as the edition shows it."""
    item = book.plan.imprint[index]
    who = named(book.world.collection, item.person, None)
    organisation = book.organisation(item.organisation) if item.organisation else who.organisation.value
    return listed(dict.fromkeys((known_as(book.world, item.person, None), item.role, organisation)))
