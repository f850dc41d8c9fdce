"""A plan and one municipality → the návrh usnesení of its council."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.kinds.common import document_view, project_view
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.plan import READ, municipalities, to_be_resolved
from docpipe.kinds.views import Branded
from docpipe.model import Context, Record
from docpipe.prose.blocks import Prose
from docpipe.records.project import Project

if TYPE_CHECKING:
    from docpipe.kinds.plan.council import Council

_ROMAN = ("I.", "II.", "III.")
_SHARE = "předpokládaný podíl obce na financování opatření plánu podle následující tabulky; o poskytnutí prostředků se rozhodne při schvalování rozpočtu."
_TASK = "starostovi (starostce) předložit při přípravě rozpočtu na každý rok období plánu návrh podílu obce na financování sociálních služeb."


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the resolution."""

    number: str
    verb: str
    text: str
    table: Prose


@dataclass(frozen=True, slots=True)
class CouncilResolutionContext(Branded):
    """What the návrh usnesení may print."""

    municipality: str
    body: str
    session: str
    points: tuple[PointView, ...]


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the návrh usnesení of one municipality prints."""
    from docpipe.kinds.plan.council import Council

    sources = Sources()
    council = Council.of(record, world, sources)
    sources.computed("points", (record.locate("title"), *council.total().locations))
    values = CouncilResolutionContext(
        strip=world.strip,
        document=document_view("Návrh usnesení", world, sample=council.book.is_sample),
        project=project_view(world, sources),
        municipality=council.name,
        body=council.body,
        session=council.session,
        points=tuple(PointView(number, *point) for number, point in zip(_ROMAN, _points(council), strict=False)),
    )
    return sources.context(values)


def _points(council: Council) -> Iterator[tuple[str, str, Prose]]:
    """Yield the points: verb, text, table."""
    plan = council.plan
    version = " ".join(filter(None, (f"verze {plan.version}" if plan.version else "", f"ze dne {format_date(plan.date)}" if plan.date else "")))
    what = f"„{plan.title}“ na období {council.period} v předloženém znění{f' ({version})' if version else ''}."
    yield "schvaluje" if council.approves else "bere na vědomí", what, Prose()
    amounts = council.amounts()
    if amounts:
        yield "bere na vědomí", _SHARE, amounts
        yield "ukládá", _TASK, Prose()


def title(record: Record, _project: Project) -> str:
    """Return the title of the document, without the municipality."""
    return f"Návrh usnesení – {getattr(record.value, 'title', '')}"


KIND = Kind(
    name="council-resolution",
    label=("návrh usnesení", "draft resolution of a council"),
    word="navrh-usneseni",
    subject="plan",
    context=CouncilResolutionContext,
    make=make,
    title=title,
    editions=("public",),
    reads=READ,
    ready=to_be_resolved,
    parts=municipalities,
)
