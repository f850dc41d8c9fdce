"""The plan: all records of a project's planning → the střednědobý plán rozvoje sociálních služeb as one document.

What makes it is imported when there is a plan to make: most workspaces have none.
"""

from __future__ import annotations

from docpipe.diagnostics import Checked
from docpipe.kinds.kind import Kind, Part, World
from docpipe.model import Context, Record
from docpipe.prose.blocks import EditionOnly
from docpipe.records.collection import Collection, project_of
from docpipe.records.project import Project

READ = (
    *("meeting", "need", "plan", "measure", "service", "budget", "indicator", "swot", "risk", "milestone", "target-group", "evaluation"),
    *("comment", "abbreviation", "table", "chart", "chapter", "funding-source", "service-type"),
)
"""Types of records that a plan and what goes with it are made from."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the plan prints."""
    from docpipe.kinds.plan.context import plan_context

    return plan_context(record, world)


def printed() -> type:
    """Return what the plan's template may print."""
    from docpipe.kinds.plan.views import PlanContext

    return PlanContext


def title(record: Record, _project: Project) -> str:
    """Return the plan's title."""
    return str(getattr(record.value, "title", ""))


def editions_of(record: Record, collection: Collection) -> tuple[str, ...]:
    """Return the public edition, and an internal one where a chapter of the plan has passages that stand only there (design decision 10)."""
    chapters = collection.layered("chapter", record.project)
    texts = (getattr(item.value, "text", None) for item in chapters)
    internal = any(isinstance(block, EditionOnly) for text in texts if text for block in text.blocks)
    return ("public", "internal") if internal else ("public",)


def municipalities(record: Record, collection: Collection) -> tuple[Part, ...]:
    """Return the municipalities of the plan's territory: each has its own documents for its council."""
    project = collection.get(f"project:{record.project}")
    area = project_of(project).territory if project is not None else None
    return tuple(Part(item.name, item.name) for item in area.municipalities) if area else ()


def to_be_resolved(record: Record, _collection: Collection) -> bool:
    """Return whether councils are to resolve on the plan: it is submitted for approval, or approved already."""
    return str(getattr(record.value, "state", "")) in ("for-approval", "approved")


KIND = Kind(
    name="plan",
    label=("plán", "plan"),
    word="plan",
    subject="plan",
    context=printed,
    make=make,
    title=title,
    editions=("public", "internal"),
    shown_in=editions_of,
    variant=lambda record: getattr(record.value, "template", None),
    reads=READ,
    tabled=True,
)
