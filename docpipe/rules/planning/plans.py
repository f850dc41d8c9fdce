"""The plan's frame → a period that cannot be, approvals and comments that do not bear it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from docpipe.czech.format import format_date, format_period
from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.records.planning.comment import Comment, Settlement
from docpipe.records.planning.plan import PlanState
from docpipe.rules.planning.reading import plan_of
from docpipe.rules.view import Rule, View

_YEARS = 3
"""A plan is usually approved for three years (zákon č. 108/2006 Sb., § 3 písm. h); plans differ, so another length is a warning."""
_WINDOW = 14
"""Days that a draft should be out before a hearing, and after it (methodology of Centrum pro komunitní práci)."""


def _period(record: Record, view: View) -> Iterator[Diagnostic]:
    plan, project = plan_of(record), view.project(record)
    home = view.project_record(record)
    own = project.plan_period if project else None
    period = plan.period or own
    if period is None:
        yield Diagnostic("plan-without-period", record.locate("title"), {})
        return
    if plan.period is not None and own is not None and plan.period != own and home is not None:
        arguments = {"value": format_period(plan.period), "period": format_period(own)}
        yield Diagnostic("plan-period-differs", record.locate("period"), dict(arguments), related=(home.locate("plan_period"),))
    if len(period.years) != _YEARS:
        place = record.locate("period") if plan.period is not None else record.locate("title")
        yield Diagnostic("plan-period-length", place, {"value": format_period(period), "years": len(period.years)})


def _territory(record: Record, view: View) -> Iterator[Diagnostic]:
    project, home = view.project(record), view.project_record(record)
    if project is not None and home is not None and (project.territory is None or not project.territory.municipalities):
        yield Diagnostic("territory-without-municipalities", home.locate("territory"), {"value": project.territory.name if project.territory else "–"})


def _approvals(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield an approved plan that nobody approved, and a resolution without its number or date."""
    plan = plan_of(record)
    if plan.state is not PlanState.APPROVED:
        return
    if not any(item.date is not None for item in plan.approvals):
        yield Diagnostic("approved-by-nobody", record.locate("state"), {})
    for index, item in enumerate(plan.approvals):
        if item.date is not None and not item.number:
            yield Diagnostic("approval-without-number", record.locate("approvals", index, "body"), {"value": item.body, "date": format_date(item.date)})


def _approvals_in_order(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield a resolution older than the version it is about."""
    plan = plan_of(record)
    for index, item in enumerate(plan.approvals):
        if item.date is not None and plan.date is not None and item.date < plan.date:
            arguments = {"value": item.body, "date": format_date(item.date), "version": format_date(plan.date)}
            yield Diagnostic("approval-before-version", record.locate("approvals", index, "date"), dict(arguments), related=(record.locate("date"),))


def _consultation(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield a hearing that people had too little time for, before it or after it."""
    consultation = plan_of(record).consultation
    for index, hearing in enumerate(consultation.hearings if consultation is not None else ()):
        assert consultation is not None
        place = record.locate("consultation", "hearings", index, "date")
        if consultation.start is not None and (days := (hearing.date - consultation.start).days) < _WINDOW:
            yield Diagnostic("hearing-too-soon", place, {"value": format_date(hearing.date), "start": format_date(consultation.start), "days": max(days, 0)})
        if consultation.end is not None and (days := (consultation.end - hearing.date).days) < _WINDOW:
            yield Diagnostic("comments-end-too-soon", place, {"value": format_date(hearing.date), "end": format_date(consultation.end), "days": max(days, 0)})


def _comments(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield comments without a settlement once the plan goes to be approved, refusals without a reason, and days outside the window."""
    comment = cast("Comment", record.value)
    plans = view.collection.of("plan", record.project)
    plan = plan_of(plans[0]) if plans else None
    if comment.settlement is None:
        if plan is not None and plan.state in (PlanState.FOR_APPROVAL, PlanState.APPROVED):
            yield Diagnostic("comment-unsettled", record.locate("text"), {"value": record.id})
    elif comment.settlement in (Settlement.REJECTED, Settlement.PARTLY) and not comment.reason:
        yield Diagnostic("comment-without-reason", record.locate("settlement"), {"value": record.id})
    window = plan.consultation if plan is not None else None
    if comment.date is None or window is None or window.start is None or window.end is None:
        return
    if not window.start <= comment.date <= window.end:
        arguments = {"value": format_date(comment.date), "start": format_date(window.start), "end": format_date(window.end)}
        yield Diagnostic("comment-outside-window", record.locate("date"), dict(arguments), related=(plans[0].locate("consultation"),))


RULES = (
    Rule("plan", _period),
    Rule("plan", _territory),
    Rule("plan", _approvals),
    Rule("plan", _approvals_in_order),
    Rule("plan", _consultation),
    Rule("comment", _comments),
)
