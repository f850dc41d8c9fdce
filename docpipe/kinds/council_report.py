"""A plan and one municipality → the důvodová zpráva to its council: what is submitted, what it asks of the municipality, what it costs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpipe.czech.agreement import count as counted
from docpipe.czech.agreement import takes_plural
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

_RESERVATION = (
    "Částky uvedené v plánu jsou předpokladem. O poskytnutí peněžních prostředků rozhoduje zastupitelstvo při schvalování rozpočtu obce na příslušný rok; "
    "schválením plánu ani jeho vzetím na vědomí nevzniká obci závazek tyto prostředky poskytnout."
)


@dataclass(frozen=True, slots=True)
class CouncilReportContext(Branded):
    """What the důvodová zpráva may print."""

    municipality: str
    body: str
    """„Zastupitelstvo města Horažďovice“."""
    session: str
    """The day of the session; empty when not known."""
    plan_title: str
    about: tuple[str, ...]
    """Paragraphs: what is submitted and what the plan holds."""
    text: Prose
    """What the plan itself says to councils."""
    measures_lead: str
    measures: Prose
    share: str
    """The sentence on what the municipality is to give."""
    amounts: Prose
    reservation: str
    earlier: tuple[str, ...]
    """What other bodies have resolved."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the důvodová zpráva for one municipality prints."""
    from docpipe.kinds.plan.council import Council, about, earlier

    sources = Sources()
    council = Council.of(record, world, sources)
    sources.computed("share", council.total().locations)
    sources.computed("plan_title", (record.locate("title"),))
    values = CouncilReportContext(
        strip=world.strip,
        document=document_view("Důvodová zpráva", world, sample=council.book.is_sample),
        project=project_view(world, sources),
        municipality=council.name,
        body=council.body,
        session=council.session,
        plan_title=council.plan.title,
        about=tuple(about(council)),
        text=council.book.prose(council.plan.resolution_text),
        measures_lead=_lead(council),
        measures=council.measures(),
        share=council.share_sentence(),
        amounts=council.amounts(),
        reservation=_RESERVATION,
        earlier=earlier(council),
    )
    return sources.context(values)


def _lead(council: Council) -> str:
    """Return what stands above the table of measures."""
    rest = f"Dalších opatření, která platí pro celé území, je {council.for_all}; uvádí je plán." if council.for_all else ""
    if not council.own:
        return f"Žádné opatření není určeno výhradně obci {council.name}. {rest}".strip()
    concern = "týkají" if takes_plural(len(council.own)) else "týká"
    return f"Obce se přímo {concern} {counted(len(council.own), 'opatření')}. {rest}".strip()


def title(record: Record, _project: Project) -> str:
    """Return the title of the document, without the municipality."""
    return f"Důvodová zpráva – {getattr(record.value, 'title', '')}"


KIND = Kind(
    name="council-report",
    label=("důvodová zpráva", "report to a council"),
    word="duvodova-zprava",
    subject="plan",
    context=CouncilReportContext,
    make=make,
    title=title,
    editions=("public",),
    reads=READ,
    ready=to_be_resolved,
    parts=municipalities,
)
