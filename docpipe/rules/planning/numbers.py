"""Numbers that people typed into a plan's texts → those that contradict what docpipe computed of the same thing: the same label, another number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from docpipe.czech.format import format_money, format_number
from docpipe.czech.names import bare
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.figures.needs import needs_of
from docpipe.figures.planning.money import Money, Sums, money_of
from docpipe.model import Record
from docpipe.rules.planning.reading import plan_passages, service_of
from docpipe.rules.view import Rule, View

_SENTENCE_END = re.compile(r"(?<!\bmil)(?<!\btis)(?<!\bnapř)(?<!\bresp)(?<!\bč)(?<!\btj)[.!?]\s+(?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")
_AMOUNT = re.compile(
    r"(?<![\d,.])(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,(?P<decimals>\d+))?[ \u00a0]*"
    r"(?P<unit>mil(?:\.|ion\w*)|mld\.|tis(?:\.|íc\w*))?[ \u00a0]*Kč(?!\s*/)"
)
_CROWNS = {"": Decimal(1), "tis": Decimal(1000), "mil": Decimal(1_000_000), "mld": Decimal(1_000_000_000)}
_COSTS = re.compile(r"náklad|bude stát|budou stát|vyžádá si|vyjde na|v hodnotě", re.IGNORECASE)
_PLAN = re.compile(r"(?:náklad\w+\s+(?:\w+\s+){0,2}plánu|plán\w*\s+(?:jako celek\s+)?(?:bude stát|si vyžádá|vyjde))", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?P<word>[^\W\d_]{3,})\s+(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?![\d,]|\.\s*\d)", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"předchoz|minul|dosavad|dřívějš|měsíč|ročně|hodin|\bna\s+(?:jedn|klient|lůžk|obyvatel|osob)|růst|vzrost|zvýš|sníž|navíc|úspor|rozdíl|z toho|dotac|příspěv|"
    r"úhrad|podíl|odhad|původn|kdyby|bez ",
    re.IGNORECASE,
)
"""A sentence with one of these may speak of a part, of another time or of a change: no total to be held against."""
_ABOUT = re.compile(r"\b(?:asi|přibližně|zhruba|téměř|necel\w+|kolem|okolo|cca|více než|přes|skoro)\s*$", re.IGNORECASE)
_LOOSELY = Decimal("0.1")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_HELD = re.compile(r"\b(?:tento\s+)?plán\w*\s+(?:obsahuje|má|stanoví|stanovuje|uvádí|tvoří|zahrnuje|navrhuje|vymezuje)\b(?P<rest>[^.!?]{0,160})", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\d,.])(?P<number>\d{1,4})\s+(?P<noun>opatření|priorit\w*|potřeb\w*|služ\w+|poskytovatel\w*|obc\w+|obcí)\b", re.IGNORECASE)
_INHABITANTS = re.compile(
    r"(?:na území|v území|území má|území žije|obvod má|obvodu žije)\b[^.!?]{0,40}?(?P<number>\d{1,3}(?:[ \u00a0]\d{3})*)\s+obyvatel", re.IGNORECASE
)
_LONG_ENOUGH = 12
"""A shorter title („Doprava“) is a word of ordinary sentences too."""


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A thing that sentences speak of, and its money."""

    label: str
    sums: Sums


def _amounts(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield amounts that stand in a sentence with the costs of the plan, of one priority or one measure, and are not what was computed of it."""
    assert record.project is not None
    money = money_of(record.project, view.collection)
    if money is None or not money.entries:
        return
    titles = _titles(money)
    for _, passage, _ in plan_passages(record, view):
        for start, sentence in _sentences(passage.text):
            if "Kč" not in sentence or not _COSTS.search(sentence) or _OF_A_PART.search(sentence):
                continue
            spoken = _spoken_of(sentence, money, titles)
            for found in _AMOUNT.finditer(sentence) if spoken is not None else ():
                assert spoken is not None
                if (computed := _contradicted(found, sentence, spoken.sums, money.years)) is not None:
                    arguments = {"value": found[0], "label": spoken.label, "computed": format_money(computed)}
                    yield Diagnostic("amount-in-text-differs", passage.at(start + found.start()), dict(arguments))


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, text[start : end.end()]
        start = end.end()
    yield start, text[start:]


def _titles(money: Money) -> Mapping[str, _Labelled]:
    """Return folded title of each priority and measure → what it is."""
    found: dict[str, _Labelled] = {}
    for key, node in money.tree.nodes.items():
        found[bare(node.node.title)] = _Labelled(f"náklady „{node.node.title}“", money.node(key))
    for key, measure in money.tree.measures.items():
        found[bare(measure.measure.name)] = _Labelled(f"náklady „{measure.measure.name}“", money.measure(key))
    return {title: item for title, item in found.items() if len(title) >= _LONG_ENOUGH}


def _spoken_of(sentence: str, money: Money, titles: Mapping[str, _Labelled]) -> _Labelled | None:
    """Return the one thing that a sentence speaks of; None where it speaks of several or of none."""
    folded = bare(sentence)
    found = {item.label: item for title, item in titles.items() if title in folded}
    for label in _NUMBERED.finditer(sentence):
        item = _numbered(label["word"], label["number"].rstrip("."), money)
        if item is not None:
            found[item.label] = item
    if _PLAN.search(sentence):
        found["plan"] = _Labelled("náklady plánu celkem", money.plan)
    return next(iter(found.values())) if len(found) == 1 else None


def _numbered(word: str, number: str, money: Money) -> _Labelled | None:
    """Return the priority or measure of a printed number, where the word before it is its level's name in any case."""
    stem = bare(word)[:5]
    for key, measure in money.tree.measures.items():
        if measure.number == number and bare(money.tree.card_name.name).startswith(stem):
            return _Labelled(f"náklady „{measure.label}“", money.measure(key))
    for key, node in money.tree.nodes.items():
        if node.number == number and bare(node.level.name).startswith(stem):
            return _Labelled(f"náklady „{node.label}“", money.node(key))
    return None


def _contradicted(found: re.Match[str], sentence: str, sums: Sums, years: tuple[int, ...]) -> Decimal | None:
    """Return what was computed where an amount contradicts it, its rounding allowed for; of a sentence that names one year, that year's."""
    decimals = found["decimals"] or ""
    unit = _CROWNS[(found["unit"] or "")[:3]]
    number = Decimal(re.sub(r"[ \u00a0]", "", found["number"]) + (f".{decimals}" if decimals else "")) * unit
    named = {int(year) for year in _YEAR.findall(sentence)} & set(years)
    computed = sums.costs(named.pop() if len(named) == 1 else None).value
    if computed is None:
        return None
    rounding = unit / (10 ** len(decimals)) / 2
    if _ABOUT.search(sentence[: found.start()]):
        rounding = max(rounding, computed * _LOOSELY)
    return None if abs(number - computed) <= rounding else computed


def _counts(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield counts in sentences on what the plan holds, and the number of its inhabitants, that are not what was counted."""
    counted = _counted(record, view)
    for _, passage, _ in plan_passages(record, view):
        for held in _HELD.finditer(passage.text):
            if _OF_A_PART.search(passage.text[max(0, held.start() - 20) : held.end()]):
                continue
            for found in _COUNT.finditer(held["rest"]):
                computed = next((count for stem, count in counted.items() if bare(found["noun"]).startswith(stem)), None)
                if computed is not None and int(found["number"]) != computed:
                    yield Diagnostic("count-in-text-differs", passage.at(held.start("rest") + found.start()), {"value": found[0], "computed": str(computed)})
        yield from (
            Diagnostic("count-in-text-differs", passage.at(found.start("number")), {"value": f"{found['number']} obyvatel", "computed": format_number(people)})
            for found in _INHABITANTS.finditer(passage.text)
            if (people := counted.get("obyvatel")) and not _ABOUT.search(passage.text[: found.start("number")])
            if int(re.sub(r"[ \u00a0]", "", found["number"])) != people
        )


def _counted(record: Record, view: View) -> dict[str, int]:
    """Return the beginning of a noun, without diacritics → how many of it there are."""
    assert record.project is not None
    collection, project = view.collection, view.project(record)
    services = collection.of("service", record.project)
    tops = [node for node in getattr(record.value, "nodes", ()) if not node.parent]
    found = {
        "opatreni": len(collection.of("measure", record.project)),
        "potreb": needs_of(record.project, collection).count.value,
        "sluz": len(services),
        "poskytovatel": len({service_of(item).provider for item in services}),
        "priorit": len(tops),
    }
    municipalities = project.territory.municipalities if project is not None and project.territory is not None else ()
    found["ob"] = len(municipalities)
    people = [item.population for item in municipalities]
    if people and all(item is not None for item in people):
        found = {"obyvatel": sum(item for item in people if item is not None), **found}
    return {noun: count for noun, count in found.items() if count}


RULES = (Rule("plan", _amounts), Rule("plan", _counts))
