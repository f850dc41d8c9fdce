"""What the Word template of a report to the funder may print."""

from __future__ import annotations

from docpipe.dataclass import dataclass
from docpipe.kinds.views import Branded
from docpipe.prose.blocks import Prose


@dataclass(frozen=True, slots=True)
class FactView:
    """A line of the identification: „Sledované období“ and what it is."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ActivityView:
    """A key activity in the period."""

    title: str
    """„KA 02 – Setkávání pracovních skupin“."""
    known: str
    """„Konala se 2 setkání. Zúčastnilo se 9 osob (14 účastí).“; empty where docpipe knows of nothing."""
    text: Prose
    meetings: Prose
    """The table of the meetings held, may be empty."""
    outputs: Prose
    deviations: Prose
    evidence_text: Prose
    evidence: str
    """„Přílohy KA 02/01 až 12 podle seznamu příloh.“; empty where there is none."""


@dataclass(frozen=True, slots=True)
class PrincipleView:
    """A horizontal principle."""

    name: str
    influence: str
    """„neutrální“, may be empty."""
    text: Prose


@dataclass(frozen=True, slots=True)
class ItemView:
    """A thing with a heading of its own: a change, a problem, an audit, a contract described."""

    title: str
    text: Prose
    solution: Prose
    """What was done about a problem; else empty."""


@dataclass(frozen=True, slots=True)
class ReportContext(Branded):
    """What a report may print."""

    subtitle: str
    """„za období 1. 1. 2024 – 30. 6. 2024“."""
    facts: tuple[FactView, ...]
    summary: Prose
    deviations: Prose
    activities: tuple[ActivityView, ...]
    indicators: Prose
    """The table of indicators, may be empty."""
    counted: Prose
    """The table of what counts toward them in the period, may be empty."""
    indicator_comments: tuple[ItemView, ...]
    publicity: Prose
    publicity_text: Prose
    principles: tuple[PrincipleView, ...]
    procurements: Prose
    procurement_texts: tuple[ItemView, ...]
    changes: tuple[ItemView, ...]
    problems: tuple[ItemView, ...]
    audits: tuple[ItemView, ...]
    income: Prose
    declarations: tuple[ItemView, ...]
    next_period: str
    """„1. 7. 2024 – 31. 12. 2024“; empty after the project's end."""
    next_text: Prose
    planned: Prose
    """The table of the meetings planned, may be empty."""
    attachments: Prose
    """The list of all evidence with its numbers, may be empty."""
