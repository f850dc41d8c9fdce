"""A meeting's agenda and what came of it → the views that minutes and invitation print."""

from __future__ import annotations

from collections.abc import Sequence

from docpipe.czech.agreement import count
from docpipe.czech.format import format_date
from docpipe.figures.needs import NeedFigure, found_at
from docpipe.figures.tasks import MeetingTask
from docpipe.figures.votes import Decision, Votes
from docpipe.kinds.common import prose, shown, task_views
from docpipe.kinds.kind import Sources, World
from docpipe.kinds.views import AgendaItemView, NeedView, ResolutionView
from docpipe.model import Record
from docpipe.prose.blocks import Prose
from docpipe.records.collection import meeting_of
from docpipe.records.meeting import AgendaItem, Resolution
from docpipe.records.need import NEED_KINDS

_OUTCOMES = {Decision.ADOPTED: "schváleno", Decision.REJECTED: "neschváleno"}
_ABBREVIATIONS = frozenset({"apod.", "atd.", "aj.", "atp.", "příp.", "např.", "tzn.", "resp."})
_NEEDS_LEAD = "Byly identifikovány tyto potřeby:"
_ONE_NEED_LEAD = "Byla identifikována tato potřeba:"


def agenda_views(record: Record, world: World, sources: Sources, votes: Sequence[Votes] = (), tasks: Sequence[MeetingTask] = ()) -> tuple[AgendaItemView, ...]:
    """Return the points of the agenda with everything that came of them."""
    needs = found_at(record)
    return tuple(
        _item(record, world, sources, index, [item for item in needs if item.item == index], [item for item in votes if item.item == index], tasks)
        for index in range(len(meeting_of(record).agenda))
    )


def planned_views(record: Record, world: World, sources: Sources) -> tuple[AgendaItemView, ...]:
    """Return the points as planned: titles, who presents, how long."""
    views = []
    for index, item in enumerate(meeting_of(record).agenda):
        sources.note(f"agenda[{index}].title", record, "agenda", index, "title")
        views.append(_plain(world, record, index, item))
    return tuple(views)


def _plain(world: World, record: Record, index: int, item: AgendaItem) -> AgendaItemView:
    return AgendaItemView(
        number=index + 1,
        title=item.title,
        presenter=shown(world, item.presenter, meeting_of(record).date),
        duration=count(item.minutes, "minuta") if item.minutes else "",
        text=Prose(),
        conclusion=Prose(),
        needs_lead="",
        needs=(),
        resolutions=(),
        tasks=(),
    )


def _item(
    record: Record, world: World, sources: Sources, index: int, needs: Sequence[NeedFigure], votes: Sequence[Votes], tasks: Sequence[MeetingTask]
) -> AgendaItemView:
    item = meeting_of(record).agenda[index]
    here = f"agenda[{index}]"
    for field in ("title", "presenter", "text", "conclusion"):
        if getattr(item, field):
            sources.note(f"{here}.{field}", record, "agenda", index, field)
    plain = _plain(world, record, index, item)
    lead = _ONE_NEED_LEAD if len(needs) == 1 else _NEEDS_LEAD
    return AgendaItemView(
        number=plain.number,
        title=plain.title,
        presenter=plain.presenter,
        duration=plain.duration,
        text=prose(item.text, world, sources),
        conclusion=prose(item.conclusion, world, sources),
        needs_lead=(item.needs_lead or lead) if needs else "",
        needs=need_views(needs, f"{here}.needs", sources),
        resolutions=tuple(_resolution(record, world, sources, f"{here}.resolutions[{number}]", vote) for number, vote in enumerate(votes)),
        tasks=task_views([task for task in tasks if task.item == index], f"{here}.tasks", world, sources),
    )


def need_views(needs: Sequence[NeedFigure], path: str, sources: Sources) -> tuple[NeedView, ...]:
    """Return needs as items of one sentence: each closed by a comma, the last by a full stop."""
    views: list[NeedView] = []
    for index, need in enumerate(needs):
        here = f"{path}[{index}]"
        text = sources.figure(f"{here}.text", need.text)
        sources.computed(f"{here}.target_groups", need.target_groups.locations)
        sources.computed(f"{here}.kind", need.kind.locations)
        views.append(
            NeedView(
                number=need.number,
                text=_open_ended(text),
                terminator=_terminator(text, last=index == len(needs) - 1),
                target_groups=", ".join(need.target_groups.value),
                kind=NEED_KINDS[need.kind.value][0] if need.kind.value else "",
                source=sources.figure(f"{here}.source", need.source),
                meeting_date=need.day.value,
            )
        )
    return tuple(views)


def _open_ended(text: str) -> str:
    """Return an item without its closing mark; the full stop of an abbreviation belongs to the word."""
    bare = text.rstrip(" ,;")
    return bare if bare.rsplit(maxsplit=1)[-1:] and bare.rsplit(maxsplit=1)[-1].casefold() in _ABBREVIATIONS else bare.rstrip(" .,;")


def _terminator(text: str, *, last: bool) -> str:
    if not last:
        return ","
    return "" if _open_ended(text).endswith((".", "!", "?", "…")) else "."


def _resolution(record: Record, world: World, sources: Sources, path: str, votes: Votes) -> ResolutionView:
    sources.computed(f"{path}.text", (votes.location,))
    sources.computed(f"{path}.votes", votes.voted.locations)
    sources.computed(f"{path}.duty", (votes.location,))
    counted = f"pro {votes.votes_for.value}, proti {votes.votes_against.value}, zdržel se {votes.abstained.value}"
    return ResolutionView(
        number=votes.resolution.number or "",
        text=prose(votes.resolution.text, world, sources),
        votes=counted if votes.counted else "",
        outcome=_OUTCOMES[votes.outcome.value] if votes.outcome.value else "",
        duty=_duty(record, world, votes.resolution),
    )


def _duty(record: Record, world: World, resolution: Resolution) -> str:
    """Return „Zajistí: Petr Malý, do 30. 4. 2021“ as far as it is written."""
    who = shown(world, resolution.who, meeting_of(record).date)
    due = f"do {format_date(resolution.due)}" if resolution.due else ""
    if who:
        return f"Zajistí: {who}, {due}" if due else f"Zajistí: {who}"
    return f"Termín: {due}" if due else ""
