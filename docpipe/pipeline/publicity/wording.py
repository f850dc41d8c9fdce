"""The answers about a file, and its programme's rules → the words that the check list of publicity prints of them. Documents are Czech."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docpipe import graph
from docpipe.czech.format import format_date
from docpipe.diagnostics import Location
from docpipe.kinds.checked import CheckedRule, RuleSource
from docpipe.messages import tell, ui
from docpipe.programmes.schema import Confidence, Pages, Programme, Source
from docpipe.verify import Answers
from docpipe.verify.publicity.sheet import RULES, Judgement
from docpipe.verify.publicity.telling import note, source_of, verdict_key

LANGUAGE: Final = "cs"
"""Documents are Czech, whatever language the messages are in."""
_SURE: Final = {Confidence.READ: "ověřeno v\u00a0prameni", Confidence.KNOWN: "obecně známo", Confidence.UNCERTAIN: "nejisté, ověřte"}
_OWN_SOURCES: Final = {
    "PUB-12": "právní akt o poskytnutí podpory, název projektu",
    "PUB-17": "zákon č. 99/2019 Sb., o přístupnosti internetových stránek; EN 301 549",
}
"""Of rules that come from no field of a programme's profile."""


def rule_of(item: Judgement) -> CheckedRule:
    """Return an answer in words."""
    key = verdict_key(item)
    return CheckedRule(
        item.rule,
        key,
        ui(f"publicity-verdict-{key}", LANGUAGE),
        tuple(note(one, LANGUAGE) for one in item.measured),
        tuple(note(one, LANGUAGE) for one in item.open),
        tuple(tell(breach.diagnostic, LANGUAGE) for breach in item.breaches),
        tuple(_place(breach.diagnostic.location) for breach in item.breaches),
        tuple(dict.fromkeys(breach.diagnostic.reason for breach in item.breaches if breach.diagnostic.reason)),
    )


def _place(place: Location | None) -> str:
    """Return where in a file something is, in words; '' where the whole file is meant."""
    if place is None:
        return ""
    if place.page is not None:
        return ui("publicity-place-page", LANGUAGE, page=place.page)
    part = (place.part or "").rpartition("/")[2]
    kind = next((kind for kind in ("header", "footer") if part.startswith(kind)), "body" if place.paragraph else "")
    return ui(f"publicity-place-{kind}", LANGUAGE, paragraph=place.paragraph or 1) if kind else ""


def emblem_height(answers: Answers) -> str:
    """Return the measured height of the emblem, '12,0'; '' where none was seen."""
    notes = (one for item in answers.judgements if item.rule == "PUB-03" for one in item.measured)
    return next((str(one.values["height"]) for one in notes if "height" in one.values), "")


def sources_of(programme: Programme) -> Iterator[RuleSource]:
    """Yield the rules with the values asked for, where these come from and since when they hold."""
    values = _values(programme)
    for rule in RULES:
        source = source_of(rule, programme) if rule not in _OWN_SOURCES else None
        told = _OWN_SOURCES.get(rule, source.text if source is not None else "–")
        sure = _SURE[source.confidence if source is not None else Confidence.KNOWN]
        yield RuleSource(rule, ui(f"publicity-rule-{rule}", LANGUAGE), values.get(rule, "–"), told, sure, _validity(source))


def _validity(source: Source | None) -> str:
    if source is None:
        return ""
    since = f"od\u00a0{format_date(source.valid_from)}" if source.valid_from else ""
    until = f"do\u00a0{format_date(source.valid_to)}" if source.valid_to else ""
    return f"platí {since} {until}".rstrip().replace("  ", " ") if since or until else ""


def _values(programme: Programme) -> Mapping[str, str]:
    """Return the value that each rule asks for, in words."""
    labels = {kind.name: kind.label[0] for kind in graph.kinds().values()}
    every = [labels[item.kind] for item in programme.placements if item.pages is Pages.EVERY and item.kind in labels]
    space = f"{programme.clear_space.normalize():f}".replace(".", ",")
    return {
        "PUB-01": f"každá strana: {', '.join(every)}; ostatní: první strana" if every else "první strana",
        "PUB-02": "první zleva, nebo shora",
        "PUB-03": f"nejméně {programme.min_emblem_height_mm.normalize():f}\u00a0mm".replace(".", ","),
        "PUB-04": "znak nejméně tak vysoký, nebo tak široký jako největší jiné logo",
        "PUB-05": "znak 3\u00a0:\u00a02, ostatní podle svého souboru",
        "PUB-06": ", ".join(programme.emblem_colours),
        "PUB-07": f"nejméně {programme.min_dpi} bodů na palec",
        "PUB-08": " ".join(programme.emblem_text),
        "PUB-09": ", ".join(programme.fonts),
        "PUB-10": f"{space} výšky znaku",
        "PUB-11": f"číslo projektu, program {programme.number}",
        "PUB-12": "doslova podle právního aktu",
        "PUB-13": programme.period,
        "PUB-14": f"jen {programme.short_title}",
        "PUB-15": "pruh každé části tam, kde jej má její soubor",
        "PUB-16": "barevně, nebo důvod",
        "PUB-17": "u\u00a0každého obrázku pruhu",
        "PUB-18": "název a\u00a0číslo projektu, příjemce, období, území",
    }
