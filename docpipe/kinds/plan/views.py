"""What the plan's Word template may print: cover and imprint, chapters in pieces, cards, SWOT, approvals."""

from __future__ import annotations

from typing import ClassVar

from docpipe.dataclass import dataclass
from docpipe.kinds.views import Branded
from docpipe.prose.blocks import Anchored, Prose


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan itself."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"state", "version", "date"})

    title: str
    short_title: str
    """For the headers of pages."""
    subtitle: str
    """Under the title on the cover; may be empty."""
    period: str
    """„2023–2025“; empty when not known."""
    state: str
    """„návrh ke schválení“."""
    state_line: str
    """„Návrh ke schválení, verze 1.0 ze dne 10. 5. 2022“."""
    version: str
    date: str
    money_unit: str
    """„Kč“ or „tis. Kč“: what amounts are printed in."""
    sample_sentence: str
    """Said where the plan is a sample, else empty."""


@dataclass(frozen=True, slots=True)
class LabelView:
    """A label and what stands behind it, a line each."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AbbreviationView:
    short: str
    meaning: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator of a measure."""

    name: str
    unit: str
    baseline: str
    target: str
    source: str
    """Where its value can be verified."""


@dataclass(frozen=True, slots=True)
class CardView:
    """The card of a measure; an empty field is not printed."""

    label: str
    """„Opatření 1.2“."""
    within: str
    """What it stands under: „Priorita 1 – Udržení dostupné sítě služeb“."""
    type: str
    description: Prose
    reasons: Prose
    needs: tuple[str, ...]
    """„potřeba č. 12: rozšíření pečovatelské služby (setkání 9. 3. 2021)“."""
    target_groups: str
    services: tuple[str, ...]
    steps: tuple[str, ...]
    implementers: str
    partners: str
    area: str
    schedule: str
    capacity: str
    network: str
    outputs: tuple[str, ...]
    indicators: tuple[IndicatorView, ...]
    risks: tuple[str, ...]
    impact: Prose
    """What happens when nothing is done."""
    responsible: str
    state: str
    note: Prose
    costs: Prose
    """A table of costs by source and year."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One thing of the strategy, in the order of the tree: a priority or goal, or a measure with its card."""

    heading: Anchored
    """„Priorita 1 – …“, „Opatření 1.2 – …“."""
    depth: int
    """1 for the highest level."""
    text: Prose
    cards: tuple[CardView, ...]
    """The card of a measure; none for a priority."""


@dataclass(frozen=True, slots=True)
class SwotView:
    """A SWOT analysis of one area."""

    title: str
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    opportunities: tuple[str, ...]
    threats: tuple[str, ...]
    text: Prose


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """What a body resolved on the plan."""

    body: str
    date: str
    resolution: str
    wording: str


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of a chapter: its text, and then at most one of the parts that the template itself designs."""

    text: Prose
    entries: tuple[EntryView, ...] = ()
    swot: tuple[SwotView, ...] = ()
    approvals: tuple[ApprovalView, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter or an annex."""

    title: Anchored
    is_annex: bool
    is_numbered: bool
    is_landscape: bool
    """Whether its pages are turned; its heading then stands at the beginning of its text."""
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True)
class PlanContext(Branded):
    """What the plan may print."""

    plan: PlanView
    imprint: tuple[LabelView, ...]
    has_tables: bool
    has_charts: bool
    has_pictures: bool
    abbreviations: tuple[AbbreviationView, ...]
    chapters: tuple[ChapterView, ...]
