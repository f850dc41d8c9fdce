"""What the template itself designs besides the cards: SWOT, approvals."""

from __future__ import annotations

from typing import cast

from docpipe.czech.format import format_date
from docpipe.kinds.plan.book import Book
from docpipe.kinds.plan.views import ApprovalView, SwotView
from docpipe.records.planning.plan import APPROVAL_VERBS, Approval, ApprovalVerb
from docpipe.records.planning.swot import Swot


def swot_views(book: Book) -> tuple[SwotView, ...]:
    """Return the SWOT analyses in the order of their files."""
    found = (cast("Swot", record.value) for record in book.of("swot"))
    return tuple(SwotView(item.title, item.strengths, item.weaknesses, item.opportunities, item.threats, book.prose(item.text)) for item in found)


def approval_views(book: Book) -> tuple[ApprovalView, ...]:
    """Return who resolved on the plan, and who is going to."""
    return tuple(_approval(item) for item in book.plan.approvals)


def _approval(item: Approval) -> ApprovalView:
    day = format_date(item.date) if item.date else f"jednání {format_date(item.session)}" if item.session else ""
    wording = APPROVAL_VERBS[item.verb][0] if item.date else {ApprovalVerb.APPROVES: "návrh: schvaluje", ApprovalVerb.NOTES: "návrh: bere na vědomí"}[item.verb]
    return ApprovalView(item.body, day, item.number or "–", f"{wording}{f' ({item.note})' if item.note else ''}")
