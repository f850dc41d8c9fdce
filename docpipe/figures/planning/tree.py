"""A plan's priorities and goals, and its measures → one tree with the numbers that are printed („Priorita 1“, „Opatření 1.2“)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from docpipe.czech.names import fold_name
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.planning.levels import LevelName, card_level, levels_of
from docpipe.model import Record
from docpipe.records.collection import Collection
from docpipe.records.planning.measure import Activity, Measure
from docpipe.records.planning.plan import Node, Plan


@dataclass(frozen=True, slots=True)
class ActivityFigure:
    """A step of a measure; with a number where the plan has a level below its cards."""

    number: str
    label: str
    """„Aktivita 1.2.1“, empty without a number."""
    activity: Activity
    location: Location


@dataclass(frozen=True, slots=True)
class MeasureFigure:
    """A measure in its place."""

    id: str
    number: str
    """„1.2“; empty for one that stands under no known priority of a plan that has some."""
    label: str
    """„Opatření 1.2“."""
    record: Record
    parent: str | None
    """Id of the thing it stands under."""
    depth: int
    """Depth of its heading, from 0."""
    activities: tuple[ActivityFigure, ...]

    @property
    def measure(self) -> Measure:
        return cast("Measure", self.record.value)

    @property
    def location(self) -> Location:
        return self.record.locate("name")


@dataclass(frozen=True, slots=True)
class NodeFigure:
    """A priority or goal in its place, with what stands under it in order."""

    id: str
    number: str
    label: str
    """„Priorita 1“."""
    level: LevelName
    depth: int
    index: int
    """Index in the plan's list, from 0."""
    node: Node
    record: Record
    """The plan."""
    children: tuple[NodeFigure, ...]
    measures: tuple[MeasureFigure, ...]
    """Those directly under it."""

    @property
    def location(self) -> Location:
        return self.record.locate("nodes", self.index, "title")

    def all_measures(self) -> Iterator[MeasureFigure]:
        """Yield the measures under it at any depth, in the order they are printed."""
        yield from self.measures
        for child in self.children:
            yield from child.all_measures()

    def walk(self) -> Iterator[NodeFigure]:
        """Yield it and all priorities and goals under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a plan."""

    record: Record
    levels: tuple[LevelName, ...]
    card: int
    """Index of the level of the cards."""
    tops: tuple[NodeFigure, ...]
    loose: tuple[MeasureFigure, ...]
    """Measures under no priority: all of a plan that has no upper level, else those whose priority is not known, which have no number."""
    nodes: Mapping[str, NodeFigure]
    measures: Mapping[str, MeasureFigure]
    """By id, in the order they are printed."""

    @property
    def plan(self) -> Plan:
        return cast("Plan", self.record.value)

    @property
    def card_name(self) -> LevelName:
        """The name of what has cards: „opatření“."""
        return self.levels[self.card]


def plan_record(project: str, collection: Collection) -> Record | None:
    """Return the plan of a project (its id)."""
    found = collection.of("plan", project)
    return found[0] if found else None


def tree_of(project: str, collection: Collection) -> Tree | None:
    """Return the tree of a project's plan; None where the project has no plan. Computed once for a collection."""
    key = f"plan tree {project}"
    if key not in collection.computed:
        record = plan_record(project, collection)
        collection.computed[key] = None if record is None else _Builder(record, collection).tree()
    return cast("Tree | None", collection.computed[key])


_DEEPEST = 8
"""A plan has four levels at most; a longer chain of parents is a circle or a slip, and hangs on nothing."""


def node_names(plan: Plan) -> Mapping[str, str]:
    """Return folded id or title → id of the priority or goal that it names; of two that share a name the first."""
    return {fold_name(name): node.id for node in reversed(plan.nodes) for name in (node.title, node.id)}


def parents_of(plan: Plan) -> Mapping[str, str | None]:
    """Return id of each priority or goal → id of the one it stands under. An unknown parent is none."""
    names = node_names(plan)
    return {node.id: names.get(fold_name(node.parent)) if node.parent else None for node in plan.nodes}


def hanging(plan: Plan) -> frozenset[str]:
    """Return the ids of the things that hang on the tree; one whose parents run in a circle does not."""
    parents = parents_of(plan)

    def ends(one: str) -> bool:
        at: str | None = one
        for _ in range(_DEEPEST):
            if at is None:
                return True
            at = parents[at]
        return at is None

    return frozenset(one for one in parents if ends(one))


class _Builder:
    """Puts the tree together."""

    def __init__(self, record: Record, collection: Collection) -> None:
        self.record = record
        self.plan = cast("Plan", record.value)
        self.levels = levels_of(self.plan)
        self.card = card_level(self.plan)
        self.on_tree = hanging(self.plan)
        self.beneath = self._nodes_beneath()
        self.below = self._measures_below(collection)

    def tree(self) -> Tree:
        tops = self._children(None, "", 0)
        by_id = {node.id: node for top in tops for node in top.walk()}
        numbered = not self.plan.nodes
        loose = tuple(self._measure(record, str(at) if numbered else "", None, 0) for at, record in enumerate(self.below.get(None, ()), 1))
        ordered = [*(measure for top in tops for measure in top.all_measures()), *loose]
        return Tree(self.record, self.levels, self.card, tops, loose, by_id, {measure.id: measure for measure in ordered})

    def _measures_below(self, collection: Collection) -> Mapping[str | None, Sequence[Record]]:
        """Return id of a priority → its measures: by the order they state, then by the order of their files."""
        found: dict[str | None, list[Record]] = {}
        names = node_names(self.plan)
        for record in collection.of("measure", self.record.project):
            parent = names.get(fold_name(cast("Measure", record.value).parent or ""))
            found.setdefault(parent if parent in self.on_tree else None, []).append(record)
        for records in found.values():
            records.sort(key=_order)
        return found

    def _nodes_beneath(self) -> Mapping[str | None, Mapping[str, int]]:
        """Return id of a thing → the ids and indexes of those right under it, in the order they are written."""
        found: dict[str | None, dict[str, int]] = {}
        parents = parents_of(self.plan)
        for index, node in enumerate(self.plan.nodes):
            if node.id in self.on_tree:
                found.setdefault(parents[node.id], {}).setdefault(node.id, index)
        return found

    def _children(self, parent: str | None, number: str, depth: int) -> tuple[NodeFigure, ...]:
        made: dict[str, NodeFigure] = {}
        for index in self.beneath.get(parent, {}).values():
            node = self.plan.nodes[index]
            own = f"{number}{len(made) + 1}"
            children = self._children(node.id, f"{own}.", depth + 1)
            records = enumerate(self.below.get(node.id, ()), len(children) + 1)
            measures = tuple(self._measure(record, f"{own}.{at}", node.id, depth + 1) for at, record in records)
            level = self.levels[min(depth, max(self.card - 1, 0))]
            made[node.id] = NodeFigure(node.id, own, level.label(own), level, depth, index, node, self.record, children, measures)
        return tuple(made.values())

    def _measure(self, record: Record, number: str, parent: str | None, depth: int) -> MeasureFigure:
        below = self.levels[self.card + 1] if number and self.card + 1 < len(self.levels) else None
        activities = []
        for index, activity in enumerate(cast("Measure", record.value).activities):
            own = f"{number}.{index + 1}" if below is not None else ""
            label = below.label(own) if below is not None else ""
            activities.append(ActivityFigure(own, label, activity, record.locate("activities", index, "text")))
        return MeasureFigure(record.id, number, self.levels[self.card].label(number), record, parent, depth, tuple(activities))


def _order(record: Record) -> tuple[bool, int]:
    order = cast("Measure", record.value).order
    return order is None, order or 0
