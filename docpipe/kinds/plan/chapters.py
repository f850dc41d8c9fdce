"""The chapters of the plan in order, each cut into pieces: text with its generated parts in place, and the parts that the template designs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from docpipe.diagnostics import Diagnostic, Location
from docpipe.kinds.plan import area, capacities, charts, findings, money, process, registers, services, statistics, strategy, yearly
from docpipe.kinds.plan.book import Book
from docpipe.kinds.plan.designed import approval_views, swot_views
from docpipe.kinds.plan.linking import SHIPPED
from docpipe.kinds.plan.views import ChapterView, PieceView
from docpipe.model import Record
from docpipe.prose import raised, without_notes
from docpipe.prose.blocks import Anchored, Block, Heading, Insert, Landscape, Prose, Run
from docpipe.records.planning.chapter import Chapter
from docpipe.schema import fold_key

Maker = Callable[[Book, Insert], tuple[Block, ...]]
MADE: Mapping[str, tuple[Maker, str]] = {
    "organizace": (process.organisation, "organisation"),
    "harmonogram_procesu": (process.timetable, "process_timetable"),
    "jednani": (process.meetings, "meetings"),
    "clenove_skupin": (process.members, "members"),
    "uzemi": (area.territory, "territory"),
    "statistiky": (area.statistics, "statistics"),
    "cilove_skupiny": (area.target_groups, "target_groups"),
    "poskytovatele": (services.providers, "providers"),
    "sluzby": (services.services, "services"),
    "site": (services.network, "network"),
    "kapacity": (capacities.capacities, "capacities"),
    "katalog": (services.catalogue, "catalogue"),
    "potreby": (findings.needs, "needs"),
    "potreby_podle_skupin": (findings.by_target_group, "needs_by_group"),
    "vazby": (findings.threads, "threads"),
    "vyhodnoceni": (registers.evaluation, "evaluation"),
    "rizika": (registers.risks, "risks"),
    "pripominky": (registers.comments, "comments"),
    "ukazatele": (registers.indicators, "indicators"),
    "prehled_opatreni": (strategy.overview, "measures_overview"),
    "harmonogram_opatreni": (charts.timetable, "measures_timetable"),
    "vize": (strategy.vision, "vision"),
    "principy": (strategy.principles, "principles"),
    "akcni_plan": (yearly.action_plan, "action_plan"),
    **money.MADE,
}
"""Czech name of a generated part, folded → what makes it, and its English name."""
CHARTS = frozenset({"harmonogram_opatreni", *money.CHARTS})
"""Those of them that are charts."""
TARGETED = frozenset({"akcni_plan"})
"""Those of them that may be told which one is meant: „akcni-plan:2024“."""
DESIGNED: Mapping[str, str] = {"karty": "cards", "swot": "swot", "schvaleni": "approvals"}
_ENGLISH = {**{english: czech for czech, (_, english) in MADE.items()}, **{english: czech for czech, english in DESIGNED.items()}}
_OWN = {"tabulka": "table", "table": "table", "graf": "chart", "chart": "chart"}


def chapter_views(book: Book) -> tuple[ChapterView, ...]:
    """Return the chapters in their order, those without content left out; then the annexes."""
    made = [view for record in book.chapters if (view := _chapter(book, record)) is not None]
    return (*(view for view in made if not view.is_annex), *(view for view in made if view.is_annex))


def _chapter(book: Book, record: Record) -> ChapterView | None:
    """Return a chapter; None for a shipped one whose generated parts have nothing to say."""
    chapter = cast("Chapter", record.value)
    writer = _Writer(book)
    annex = record.id in book.annexes
    turned = chapter.landscape and not annex
    pieces = tuple(writer.pieces(chapter, record.id if turned else ""))
    if writer.asked and not writer.given and record.tree.path.startswith(SHIPPED):
        return None
    number = f"Příloha {book.annexes.index(record.id) + 1} – " if annex else ""
    title = Anchored(f"{number}{chapter.title or record.id}", f"chapter:{record.id}")
    return ChapterView(title, is_annex=annex, is_numbered=chapter.numbered, is_landscape=turned, pieces=pieces)


class _Writer:
    """Puts the generated parts of one chapter in their places."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.asked = 0
        self.given = 0

    def pieces(self, chapter: Chapter, turned: str) -> Iterator[PieceView]:
        """Yield the chapter's pieces; each designed part closes one. `turned`: the id of a chapter whose pages are turned, in one piece with its heading."""
        text = raised(without_notes(chapter.text or Prose()))
        blocks: list[Block] = []
        for block in _pruned(tuple(self._filled(text.blocks))):
            if isinstance(block, Insert):
                yield self._designed(block, self.book.prose(Prose(tuple(blocks))))
                blocks = []
            else:
                blocks.append(block)
        if turned:
            place = getattr(next(iter(blocks), None), "location", Location(""))
            flat = tuple(inner for block in blocks for inner in (block.blocks if isinstance(block, Landscape) else (block,)))
            head = Heading(0, (Run(chapter.title or turned),), place, f"chapter:{turned}")
            blocks = [Landscape((head, *flat), place)]
        if blocks:
            yield PieceView(self.book.prose(Prose(tuple(blocks))))

    def _filled(self, blocks: tuple[Block, ...]) -> Iterator[Block | _Nothing]:
        """Yield blocks with generated ones in the places of their inserts; `_Nothing` where one has nothing to say; designed inserts stay."""
        for block in blocks:
            if isinstance(block, Landscape):
                inner = tuple(self._filled(block.blocks))
                kept = tuple(item for item in inner if not isinstance(item, _Nothing))
                yield replace(block, blocks=kept) if kept else _Nothing()
            elif isinstance(block, Insert):
                yield from self._made(block)
            else:
                yield block

    def _made(self, insert: Insert) -> Iterator[Block | _Nothing]:
        self.asked += 1
        name = name_of(insert)
        if name in DESIGNED:
            given: tuple[Block, ...] = (replace(insert, name=name),) if self._has(name) else ()
        elif name in MADE:
            given = MADE[name][0](self.book, insert)
        else:
            given = self._own(insert)
        self.given += bool(given)
        yield from given or (_Nothing(),)

    def _has(self, name: str) -> bool:
        return bool({"karty": self.book.tree.measures or self.book.tree.tops, "swot": self.book.of("swot"), "schvaleni": self.book.plan.approvals}[name])

    def _own(self, insert: Insert) -> tuple[Block, ...]:
        """Return the table or the chart that an insert names by id; told where there is none."""
        sort, _, target = insert.name.partition(":")
        kind = _OWN.get(fold_key(sort), "")
        found = next((record for record in self.book.layered(kind) if record.id == target.strip()), None) if kind else None
        if found is None:
            known = tuple(record.id for record in self.book.layered(kind)) if kind else tuple(name.replace("_", "-") for name in (*MADE, *DESIGNED))
            self.book.sources.diagnostics.append(Diagnostic("insert-unknown", insert.location, {"value": insert.name, "known": known[:60]}))
            return ()
        if kind == "chart":
            return charts.chart_block(self.book, found, insert.location)
        return statistics.statistics_table(self.book, found, insert.location)

    def _designed(self, insert: Insert, before: Prose) -> PieceView:
        if insert.name == "karty":
            return PieceView(before, entries=strategy.entries(self.book))
        if insert.name == "swot":
            return PieceView(before, swot=swot_views(self.book))
        return PieceView(before, approvals=approval_views(self.book))


class _Nothing:
    """Stands where a generated part has nothing to say."""


def name_of(insert: Insert) -> str:
    """Return the folded Czech name of a generated part, or the folded text where it is none."""
    sort, colon, _ = insert.name.partition(":")
    folded = fold_key(sort)
    name = _ENGLISH.get(folded, folded)
    return name if not colon or name in TARGETED else fold_key(insert.name)


def _pruned(blocks: tuple[Block | _Nothing, ...]) -> Iterator[Block]:
    """Yield the blocks without headings under which a generated part had nothing to say and nothing else stands."""
    for index, block in enumerate(blocks):
        if isinstance(block, _Nothing) or (isinstance(block, Heading) and _is_hollow(block, blocks[index + 1 :])):
            continue
        yield block


def _is_hollow(heading: Heading, rest: tuple[Block | _Nothing, ...]) -> bool:
    hollow = False
    for block in rest:
        if isinstance(block, _Nothing):
            hollow = True
        elif not isinstance(block, Heading):
            return False
        elif block.level <= heading.level:
            return hollow
    return hollow
