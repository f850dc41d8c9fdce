"""The labels of a bundle's parts → how its texts name them („viz příloha č. 3“, „přílohy č. 2 a 3“, „KA 02/03“), for links from one part to another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docpipe.assemble import Mentions

_ANNEX = re.compile(r"příloha\s+(?:č\.\s*)?(?P<key>\d+|[A-Z]{1,2})(?P<scan> – sken)?", re.IGNORECASE)
"""A label of the usual kind; every other is looked for as it is written."""
_WORD = r"(?<!\w)(?P<counted>[Pp]říloh(?:a|y|u|ou|ám|ách|ami)?|[Pp]říloze|PŘÍLOH(?:A|Y|U|OU)?|PŘÍLOZE|[Pp]říl\.)\s+(?:[čČ](?:\.|íslo|ísla)\s*)?"
_FOREIGN = (
    r"(?![\w/]|[.,]\d|\s+(?:k|ke)\s+(?!svazku|tomuto\s+svazku)"
    r"|\s+(?:této|tohoto|téže|téhož|uveden\w+|citovan\w+)?\s*"
    r"(?:vyhlášk|zákon|nařízen|směrnic|smlouv|dohod|rozhodnut|usnesen|pravid|příruč|metodi|předpis|zápis|plánu|zpráv|žádost|výzv))"
)
"""What follows where the annex is somebody else's: „příloha č. 2 vyhlášky č. 505/2006 Sb.“, „příloha č. 1 ke smlouvě“."""
_OWN = r"^\s*(?:Příloh[ay]\s*:.*|Přílohy|Seznam příloh\b.*|Příloha\s+(?:č\.\s*)?(?:\d+|[A-Z])(?:\s*[–—:-].*)?)\s*$"
"""A heading or line by which a document tells that it has annexes of its own."""


def mentions_of(labels: Iterable[tuple[str, str]]) -> Mentions | None:
    """Return how texts name parts with these labels and ids; None where no label counts anything: „Plán“ is a word like any other."""
    annexes: dict[str, str] = {}
    others: dict[str, str] = {}
    shapes: list[str] = []
    for label, part in labels:
        found = _ANNEX.fullmatch(label.strip())
        if found is not None:
            key = found["key"].casefold()
            annexes |= {f"{form}{found['scan'] or ''}": part for form in (key, key.lstrip("0"))}
        elif any(character.isdigit() for character in label):
            others[" ".join(label.split()).casefold()] = part
            shapes.append(_shape(label))
    patterns = [_annexes(digits=any(key[0].isdigit() for key in annexes))] if annexes else []
    patterns += [rf"(?<!\w)(?P<keys>{shape})(?![\w/])" for shape in dict.fromkeys(shapes)]
    return Mentions(tuple(patterns), {**annexes, **others}, _OWN) if patterns else None


def _annexes(*, digits: bool) -> str:
    key = r"\d{1,4}" if digits else r"[A-Z]{1,2}"
    return rf"{_WORD}(?P<keys>(?>{key}(?:\s–\ssken|(?:,\s*{key})*\s+(?:a|i)\s+{key}(?!\w))?)){_FOREIGN}"


def _shape(label: str) -> str:
    """Return an expression for labels that differ from this one in their numbers only; two thousand of them have one."""
    return re.sub(r"\d+", r"\\d+", r"\s+".join(re.escape(word) for word in label.split()))
