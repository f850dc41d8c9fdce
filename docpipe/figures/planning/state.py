"""The records of a plan → one state of it as plain data: what it says of each thing, its money, its texts. Two states can be compared, a state can be kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, field
from decimal import Decimal
from typing import Any, Final, cast

from pydantic import BaseModel

from docpipe.dataclass import dataclass
from docpipe.figures.planning.money import Money, Sums, money_of
from docpipe.figures.planning.spoken import spoken, spoken_fields
from docpipe.figures.planning.tree import Tree, tree_of
from docpipe.model import Record
from docpipe.prose import plain_text, without_notes
from docpipe.prose.blocks import Prose
from docpipe.records.collection import Collection
from docpipe.records.planning.chapter import Chapter
from docpipe.records.planning.plan import Plan

FORMAT: Final = 1
KINDS: Final = ("node", "measure", "service", "need", "indicator", "target-group", "risk", "swot", "milestone", "evaluation", "comment", "table", "chart")
"""The things of a plan, in the order in which their changes are told."""
_LAYERED: Final = ("target-group", "indicator")
IMPRINT: Final = ("version", "date", "state", "comments_until", "approvals", "approved_version", "imprint", "publisher", "place_and_year")
"""The fields of a plan that are not its text: which state it is in, who approved it, who worked on it."""
_MONEY: Final = ("costs", "financing", "unit")
_WHERE: Final = frozenset({"street", "town", "postcode", "transport"})
"""What tells where a service is whose address nobody may learn."""
_UNKNOWN_SOURCE: Final = "bez uvedeného zdroje"
_NOT_SAID: Final = frozenset({"id", "order", "note", "internal_note", "sample", "template", "nodes", "chapters", "left_out", "annexes", "text"})


@dataclass(frozen=True, slots=True)
class Said:
    """A field of a thing, as it is printed."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A measure, a need, a service … in one state."""

    kind: str
    id: str
    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """An amount in Kč: of a measure (or what is aside of them), from a source, in a year."""

    measure: str
    """Its title; '' for money of no measure."""
    source: str
    year: int | None
    crowns: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    """A chapter: its paragraphs, rows and items, a line each."""

    id: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanState:
    """A plan in one state."""

    title: str
    version: str
    state: str
    imprint: tuple[Said, ...]
    things: tuple[Thing, ...]
    money: tuple[Share, ...]
    texts: tuple[Text, ...]
    edition: str = ""
    format: int = field(default=FORMAT)


def state_of(project: str, collection: Collection, edition: str = "") -> PlanState | None:
    """Return the state of a project's plan, of records already cut to what the edition may print; None where it has no plan."""
    tree = tree_of(project, collection)
    if tree is None:
        return None
    plan = cast("Plan", tree.record.value)
    said = dict(spoken_fields(plan))
    money = money_of(project, collection)
    return PlanState(
        title=plan.title,
        version=plan.version or "",
        state=spoken(plan.state, Plan.model_fields["state"]),
        imprint=tuple(Said(*said[name]) for name in IMPRINT if name in said),
        things=(*_plan_itself(plan), *_nodes(tree), *_things(project, collection, tree)),
        money=tuple(_shares(money)) if money is not None else (),
        texts=tuple(_texts(project, collection)),
        edition=edition,
    )


def _plan_itself(plan: Plan) -> Iterator[Thing]:
    """Yield what the plan says besides its imprint: its period, vision, principles, rules of rounding."""
    said = tuple(Said(*told) for name, told in spoken_fields(plan) if name not in (*IMPRINT, *_NOT_SAID))
    yield Thing("plan", "plan", plan.title, said)


def _nodes(tree: Tree) -> Iterator[Thing]:
    for top in tree.tops:
        for node in top.walk():
            yield Thing(
                "node", node.id, f"{node.label} – {node.node.title}", tuple(Said(*told) for name, told in spoken_fields(node.node) if name not in _NOT_SAID)
            )


def _things(project: str, collection: Collection, tree: Tree) -> Iterator[Thing]:
    for kind in KINDS[1:]:
        records = collection.layered(kind, project) if kind in _LAYERED else collection.of(kind, project)
        for record in records:
            title = _title(record, tree)
            left_out = {*_NOT_SAID, *(_MONEY if kind == "measure" else ())} - ({"text"} if kind in ("need", "comment") else set())
            if getattr(record.value, "secret_address", False):
                left_out |= _WHERE
            said = tuple(Said(*told) for name, told in spoken_fields(cast("BaseModel", record.value)) if name not in left_out)
            yield Thing(kind, record.id, title, (*said, *_own_text(record, kind)))


def _own_text(record: Record, kind: str) -> Iterator[Said]:
    """Yield the long text of a record, which is not among its short fields."""
    text = getattr(record.value, "text", None)
    if isinstance(text, Prose) and kind not in ("need", "comment") and (shown := plain_text(without_notes(text))):
        yield Said("text", shown)


def _title(record: Record, tree: Tree) -> str:
    value = record.value
    named = next((text for name in ("name", "title", "text", "short", "id") if isinstance(text := getattr(value, name, None), str) and text), "")
    if not named and isinstance(text := getattr(value, "text", None), Prose):
        named = " ".join(plain_text(text).split())
    figure = tree.measures.get(record.id) if record.type == "measure" else None
    return f"{figure.label} – {named}" if figure is not None and figure.label else named or record.id


def _shares(money: Money) -> Iterator[Share]:
    for measure, sums in money.measures.items():
        figure = money.tree.measures[measure]
        yield from _of_sums(f"{figure.label} – {figure.measure.name}" if figure.label else figure.measure.name, sums)
    yield from _of_sums("", money.aside)


def _of_sums(title: str, sums: Sums) -> Iterator[Share]:
    for year in sums.years:
        known = Decimal(0)
        for source in sums.sources:
            given = sums.funding(year, source.id).value
            if given is not None and source.part_of is None:
                known += given
                yield Share(title, source.name, year, given)
        whole = sums.costs(year).value
        if whole is not None and whole != known:
            yield Share(title, _UNKNOWN_SOURCE, year, whole - known)


def _texts(project: str, collection: Collection) -> Iterator[Text]:
    for record in collection.layered("chapter", project):
        chapter = cast("Chapter", record.value)
        shown = plain_text(without_notes(chapter.text)) if chapter.text is not None else ""
        yield Text(record.id, chapter.title or record.id, tuple(line.strip() for line in shown.split("\n") if line.strip()))


def as_data(state: PlanState) -> dict[str, Any]:
    """Return a state as JSON values; amounts are texts, for they are exact."""
    data = asdict(state)
    data["money"] = [{**share, "crowns": str(share["crowns"])} for share in data["money"]]
    return data


def from_data(data: dict[str, Any]) -> PlanState:
    """Return a kept state. Raises ValueError, KeyError or TypeError for data that are none."""
    if data["format"] != FORMAT:
        raise ValueError(f"a state of the format {data['format']!r}")
    return PlanState(
        title=str(data["title"]),
        version=str(data["version"]),
        state=str(data["state"]),
        imprint=tuple(Said(**item) for item in data["imprint"]),
        things=tuple(Thing(item["kind"], item["id"], item["title"], tuple(Said(**said) for said in item["said"])) for item in data["things"]),
        money=tuple(Share(item["measure"], item["source"], item["year"], Decimal(item["crowns"])) for item in data["money"]),
        texts=tuple(Text(item["id"], item["title"], tuple(map(str, item["lines"]))) for item in data["texts"]),
        edition=str(data.get("edition", "")),
    )
