"""A bundle → its cover: what it is, and the list of its parts with the pages they begin on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from docpipe.czech.agreement import count
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic
from docpipe.editions.policies import edition_named
from docpipe.kinds.common import document_view, project_view, prose
from docpipe.kinds.kind import Kind, Listed, Sources, World
from docpipe.kinds.references import unresolved
from docpipe.kinds.views import Branded
from docpipe.model import Context, Record
from docpipe.prose import resolve
from docpipe.prose.blocks import Inline, Link, Paragraph, Prose, Reference, Run
from docpipe.records.collection import bundle_of
from docpipe.records.project import Project
from docpipe.schema import fold_key

_PLAIN = frozenset({"část", "part"})
"""Words of a reference that stand for no annex: its label is printed as it is."""
_FORMS = _PLAIN | frozenset({"příloha", "přílohy", "příloze", "přílohu", "přílohou", "příloh", "přílohám", "přílohách", "přílohami"})
"""The word of a reference to a part, as a sentence needs it."""
_LABEL = re.compile(r"příloha (?P<number>\S.*)", re.IGNORECASE)
ADDRESS = "docpipe:part/"
"""A link to `docpipe:part/<id>` leads to a part once the bundle is put together."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A row of the list of parts."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"name", "note"})

    label: str
    """„Příloha č. 3“."""
    title: Prose
    """Its name, as a link to its first page."""
    name: str
    """Its name without the link."""
    note: str
    """„vydáno, verze 1“, „pracovní verze“ …, may be empty."""
    pages: int
    page: str
    """The page it begins on."""


@dataclass(frozen=True, slots=True)
class BesideView:
    """A file that is handed over with the bundle and is not a part of it."""

    label: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class BundleContext(Branded):
    """What the cover of a bundle may print."""

    subtitle: str
    """May be empty."""
    date: date | None
    lead: Prose
    parts: tuple[PartView, ...]
    total: str
    """„Celkem 12 příloh, 45 stran.“, „Celkem 4 části, z toho 3 přílohy; 45 stran.“"""
    beside: tuple[BesideView, ...]
    """Files that stay as they are, beside the bundle: those signed electronically."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the cover prints. The parts are those that the world lists: their pages are known only when their files lie there."""
    sources = Sources()
    bundle = bundle_of(record)
    inside = tuple(item for item in world.listed if item.id and item.pages)  # without its pages, a part is known only so that the lead may refer to it
    for path, field in {"document.title": "title", "subtitle": "subtitle", "date": "date"}.items():
        sources.note(path, record, field)
    for name, listed in (("parts", inside), ("beside", tuple(item for item in world.listed if not item.id))):
        for index, item in enumerate(listed):
            sources.computed(f"{name}[{index}]", (item.place,))
    values = BundleContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=bundle.sample, editions=len(KIND.editions)),
        project=project_view(world, sources),
        subtitle=bundle.subtitle or "",
        date=bundle.date,
        lead=prose(_referred(bundle.lead, world, sources), world, sources),
        parts=tuple(_part(item) for item in inside),
        total=_total(inside),
        beside=tuple(BesideView(item.label, item.title, item.note) for item in world.listed if not item.id),
    )
    sources.computed("total", (record.locate("parts"),))
    return sources.context(values)


def _referred(lead: Prose | None, world: World, sources: Sources) -> Prose | None:
    """Return the lead with `[[příloha:podpisy]]` as a link to that part, in the case form in which it is written; all other references as they are."""
    if lead is None:
        return None
    checked = resolve(lead, lambda reference: _annex(reference, world.listed) if reference.type.casefold() in _FORMS else Checked((reference,)))
    sources.diagnostics.extend(checked.diagnostics)
    return checked.value


def _annex(reference: Reference, listed: Sequence[Listed]) -> Checked[tuple[Inline, ...]]:
    said = Counter(fold_key(key) for item in listed for key in dict.fromkeys(item.keys))
    wanted = fold_key(reference.target)
    item = next((item for item in listed if said[wanted] == 1 and wanted in map(fold_key, item.keys)), None)
    if item is None:
        return unresolved(reference, tuple(dict.fromkeys(key for item in listed for key in item.keys if said[fold_key(key)] == 1)))
    found = _LABEL.fullmatch(item.label)
    shown = {
        None: f"{reference.type} {found['number']}" if found is not None and reference.type.casefold() not in _PLAIN else item.label,
        "název": item.title,
        "title": item.title,
        "strana": item.page,
        "page": item.page,
    }
    if reference.format not in shown:
        formats = tuple(name for name in shown if name is not None)
        return Checked((), (Diagnostic("reference-format-unknown", reference.location, {"value": reference.format or "", "known": formats}),))
    return Checked((Link(f"{ADDRESS}{item.id}", (Run(shown[reference.format]),)),))


def _part(item: Listed) -> PartView:
    linked = Prose((Paragraph((Link(f"{ADDRESS}{item.id}", (Run(item.title),)),), item.place),))
    return PartView(item.label, linked, item.title, item.note, item.pages, item.page)


def _total(listed: tuple[Listed, ...]) -> str:
    """Return „Celkem 12 příloh, 45 stran.“, without the cover; „Celkem 4 části, z toho 3 přílohy; 45 stran.“ where one is no annex, but what they belong to."""
    if not listed:
        return ""
    pages = count(sum(item.pages for item in listed), "strana")
    annexes = len({item.number for item in listed if item.number})
    others = sum(not item.number for item in listed)
    if not others:
        return f"Celkem {count(annexes, 'příloha')}, {pages}."
    whole = count(annexes + others, "část")
    return f"Celkem {whole}, z toho {count(annexes, 'příloha')}; {pages}." if annexes else f"Celkem {whole}, {pages}."


def title(record: Record, _project: Project) -> str:
    """Return the title as written."""
    return bundle_of(record).title


def edition(record: Record) -> str:
    """Return the name of the edition that a bundle asks for; 'internal' for a word that names none, which the choice of its parts tells."""
    return edition_named(bundle_of(record).edition) or "internal"


def _formats(record: Record) -> tuple[str, ...]:
    return ("pdf", "zip") if bundle_of(record).zip else ("pdf",)


KIND = Kind(
    name="bundle",
    label=("svazek", "bundle"),
    word="svazek",
    subject="bundle",
    context=BundleContext,
    make=make,
    title=title,
    editions=("internal", "public"),
    variant=lambda record: bundle_of(record).template,
    reads=(),
    shown_in=lambda record, _collection: (edition(record),),
    formats=_formats,
)
