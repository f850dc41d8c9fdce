"""Two states of a plan → what differs: things added, removed and changed, money moved by source and year, texts, the imprint."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Literal

from docpipe.czech.names import bare
from docpipe.dataclass import dataclass
from docpipe.figures.planning.state import PlanState, Said, Share, Text, Thing

Sort = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field, or a line of a text, that differs; '' where it was or is nothing."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ThingChange:
    """A thing that came, went or says something else."""

    sort: Sort
    kind: str
    id: str
    title: str
    """As it is now; of what went, as it was."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """An amount that moved, in Kč; None where there was or is none."""

    what: str
    """A source, a measure; '' for all together."""
    year: int | None
    """None for all years."""
    was: Decimal | None
    now: Decimal | None

    @property
    def moved(self) -> Decimal:
        """How much more there is now."""
        return (self.now or Decimal(0)) - (self.was or Decimal(0))


@dataclass(frozen=True, slots=True)
class TextChange:
    """A chapter that came, went or reads otherwise."""

    sort: Sort
    id: str
    title: str
    lines: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """Everything in which two states differ."""

    old: PlanState
    new: PlanState
    imprint: tuple[FieldChange, ...]
    things: tuple[ThingChange, ...]
    by_source: tuple[MoneyChange, ...]
    """By source and year, and all years of a source; only what moved."""
    by_year: tuple[MoneyChange, ...]
    """All sources by year, and the whole; only what moved."""
    by_measure: tuple[MoneyChange, ...]
    texts: tuple[TextChange, ...]

    @property
    def only_imprint(self) -> bool:
        """Whether nothing differs but the imprint: what an approved plan may differ in from the one that was submitted."""
        return not (self.things or self.by_source or self.by_year or self.by_measure or self.texts)

    def count(self, kind: str, sort: Sort) -> int:
        """Return how many things of a kind came, went or changed."""
        return sum(1 for item in self.things if item.kind == kind and item.sort == sort)


def changes_of(old: PlanState, new: PlanState) -> PlanChanges:
    """Return what differs between two states of a plan."""
    return PlanChanges(
        old,
        new,
        imprint=tuple(_fields(old.imprint, new.imprint)),
        things=tuple(_things(old, new)),
        by_source=tuple(_moved(old, new, lambda share: share.source)),
        by_year=tuple(_moved(old, new, lambda _share: "")),
        by_measure=tuple(item for item in _moved(_renamed(old, new), new, lambda share: share.measure) if item.year is None),
        texts=tuple(_texts(old, new)),
    )


def _fields(old: tuple[Said, ...], new: tuple[Said, ...]) -> Iterator[FieldChange]:
    was, now = {item.label: item.text for item in old}, {item.label: item.text for item in new}
    for label in dict.fromkeys((*now, *was)):
        if _folded(was.get(label, "")) != _folded(now.get(label, "")):
            yield FieldChange(label, was.get(label, ""), now.get(label, ""))


def _folded(text: str) -> str:
    """Return a text without the differences of its spaces, which are typography."""
    return " ".join(text.split())


def _pairs(old: tuple[Thing, ...], new: tuple[Thing, ...]) -> dict[str, str]:
    """Return id now → id before; a thing of another id and the same name, of which the old one is gone, is the same."""
    before, after = {item.id: item for item in old}, {item.id: item for item in new}
    pairs = {key: key for key in after if key in before}
    gone = {bare(_name(item)): item.id for item in old if item.id not in after}
    for item in new:
        if item.id not in before and (found := gone.pop(bare(_name(item)), None)) is not None:
            pairs[item.id] = found
    return pairs


def _name(thing: Thing) -> str:
    """Return a title without the number in front of it, which moves with every thing put before."""
    head, dash, rest = thing.title.partition(" – ")
    return rest if dash and any(character.isdigit() for character in head) else thing.title


def _things(old: PlanState, new: PlanState) -> Iterator[ThingChange]:
    for kind in dict.fromkeys(item.kind for item in (*new.things, *old.things)):
        was, now = tuple(item for item in old.things if item.kind == kind), tuple(item for item in new.things if item.kind == kind)
        pairs, before = _pairs(was, now), {item.id: item for item in was}
        for item in now:
            if item.id not in pairs:
                yield ThingChange("added", kind, item.id, item.title, tuple(FieldChange(said.label, "", said.text) for said in item.said))
                continue
            earlier = before[pairs[item.id]]
            fields = tuple(_fields(earlier.said, item.said))
            if fields:
                yield ThingChange("changed", kind, item.id, item.title, fields)
        for item in was:
            if item.id not in pairs.values():
                yield ThingChange("removed", kind, item.id, item.title, tuple(FieldChange(said.label, said.text, "") for said in item.said))


def _renamed(old: PlanState, new: PlanState) -> PlanState:
    """Return the old state with the money of its measures under the titles that they have now."""
    from dataclasses import replace

    was, now = (tuple(item for item in state.things if item.kind == "measure") for state in (old, new))
    before = {item.id: item.title for item in was}
    titles = {before[earlier]: item.title for item in now if (earlier := _pairs(was, now).get(item.id)) is not None}
    return replace(old, money=tuple(replace(share, measure=titles.get(share.measure, share.measure)) for share in old.money))


def _moved(old: PlanState, new: PlanState, key: object) -> Iterator[MoneyChange]:
    """Yield what moved by a key and year, then over all years."""
    assert callable(key)

    def sums(shares: tuple[Share, ...]) -> dict[tuple[str, int | None], Decimal]:
        found: dict[tuple[str, int | None], Decimal] = {}
        for share in shares:
            for year in dict.fromkeys((share.year, None)):
                found[key(share), year] = found.get((key(share), year), Decimal(0)) + share.crowns
        return found

    was, now = sums(old.money), sums(new.money)
    for what, year in sorted({*was, *now}, key=lambda pair: (_order(pair[0], new, old, key), pair[1] is None, pair[1] or 0)):
        if was.get((what, year)) != now.get((what, year)):
            yield MoneyChange(what, year, was.get((what, year)), now.get((what, year)))


def _order(what: str, new: PlanState, old: PlanState, key: object) -> int:
    """Return the place of a source or measure in the plan: as it is now, what is gone after it."""
    assert callable(key)
    names = list(dict.fromkeys(key(share) for share in (*new.money, *old.money)))
    return names.index(what)


def _texts(old: PlanState, new: PlanState) -> Iterator[TextChange]:
    was, now = {item.id: item for item in old.texts}, {item.id: item for item in new.texts}
    for key in dict.fromkeys((*now, *was)):
        before, after = was.get(key), now.get(key)
        lines = tuple(_lines(before, after))
        if before is None and after is not None:
            yield TextChange("added", key, after.title, lines)
        elif after is None and before is not None:
            yield TextChange("removed", key, before.title, lines)
        elif before is not None and after is not None and (lines or before.title != after.title):
            title = (FieldChange("název", before.title, after.title),) if before.title != after.title else ()
            yield TextChange("changed", key, after.title, (*title, *lines))


def _lines(old: Text | None, new: Text | None) -> Iterator[FieldChange]:
    was = [_folded(line) for line in old.lines] if old is not None else []
    now = [_folded(line) for line in new.lines] if new is not None else []
    for tag, first, last, begin, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            for index in range(max(last - first, end - begin)):
                before = was[first + index] if first + index < last else ""
                after = now[begin + index] if begin + index < end else ""
                yield FieldChange("", before, after)
