"""Texts → names written wrong, names of another territory, words left to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.rules.view import Rule, View

_PLACEHOLDER = re.compile(
    r"\b(?i:lorem)\b(?:\s(?i:ipsum)\b)?|\b(?:TODO|FIXME|XXX+)\b|\[\s*(?i:doplnit|doplňte|dopsat|upřesnit)\b[^\]\n]{0,60}\]|\[\s*(?:…|\.{3,})\s*\]"
    r"|\(\s*(?i:doplnit|bude doplněno|dopsat)\s*[^)\n]{0,30}\)|\?{3,}"
    r"|\A\W*(?i:doplnit|doplňte|bude doplněno|dopsat|doplní se)\b\W*\Z"
)
"""„doplnit“ is a word of ordinary sentences („doplnit údaje do 26. 2.“): it is a filler in brackets, or where nothing else stands."""
_STEERING = re.compile(r"\břídíc(í(?:ch|ho|mu|mi|m)?)\s+(?:skupin|výbor|orgán|tým)\w*", re.IGNORECASE)
_WRONG_LETTER = 3
"""Position of the long í in „řídící“ that is to be short."""


def _canonical_names(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield words that miss the name of the beneficiary, a partner, the territory, or a name that the project guards."""
    guard = view.names.guard(record)
    for passage, words in view.passages(record) if guard is not None else ():
        for word, name in guard.misses(words) if guard is not None else ():
            yield Diagnostic("name-misspelt", passage.at(word.start), {"value": word.text, "suggestion": name})


def _foreign_territories(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield names of the territories of other projects of the workspace: what is left of a copied text."""
    strangers = view.names.strangers(record)
    for passage, words in view.passages(record) if strangers is not None else ():
        for word, name in strangers.found_in(words) if strangers is not None else ():
            yield Diagnostic("foreign-territory", passage.at(word.start), {"value": word.text, "territory": name})


def _placeholders(record: Record, view: View) -> Iterator[Diagnostic]:
    for passage, _ in view.passages(record):
        for found in _PLACEHOLDER.finditer(passage.text):
            yield Diagnostic("placeholder-left", passage.at(found.start()), {"value": found[0]})


def _steering_group(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield „řídící skupina“: what serves for steering is „řídicí“, who is just steering is „řídící“ (ÚJČ, Internetová jazyková příručka)."""
    for passage, _ in view.passages(record):
        for found in _STEERING.finditer(passage.text):
            wrong = found[0][_WRONG_LETTER]
            right = found[0][:_WRONG_LETTER] + ("I" if wrong.isupper() else "i") + found[0][_WRONG_LETTER + 1 :]
            yield Diagnostic("ridici-misspelt", passage.at(found.start()), {"value": found[0], "suggestion": right})


_FAMILY = (_canonical_names, _foreign_territories, _placeholders, _steering_group)

_PLANNING = ("plan", "chapter", "measure", "service", "swot", "risk", "milestone", "target-group", "indicator", "evaluation", "comment", "chart", "table")

_REPORTING = ("report", "project-indicator", "publicity", "reporting")

RULES = tuple(Rule(subject, judge) for subject in ("meeting", "project", "need", "group", *_PLANNING, *_REPORTING) for judge in _FAMILY)
