"""People's consents, and birth numbers in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from docpipe.czech import personal
from docpipe.czech.format import format_date
from docpipe.czech.sought import clean
from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.records.person import Basis, Person
from docpipe.rules.view import Rule, View

_SIX_DIGITS = re.compile(r"\d\d ?\d\d ?\d\d")
_WRITTEN = ("meeting", "need", "project", "comment", "measure", "service", "chapter", "person", "report", "project-indicator", "publicity")
"""Types of records in which people write of people."""


def _consents(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield consents that nobody could prove, and those that were withdrawn (Regulation (EU) 2016/679, Art. 7)."""
    person = cast("Person", record.value)
    if person.public and person.consent_withdrawn is not None:
        arguments = {"value": person.name, "day": format_date(person.consent_withdrawn)}
        yield Diagnostic("consent-withdrawn", record.locate("public"), {**arguments}, related=(record.locate("consent_withdrawn"),))
    elif person.public and person.public_basis is Basis.CONSENT and person.consent_on is None:
        yield Diagnostic("consent-undated", record.locate("public_basis"), {"value": person.name})


def _birth_numbers(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield birth numbers in the texts of a record, notes for one's own use too. Only the date is told: complaints are kept in logs."""
    for passage, _ in view.passages(record):
        if _SIX_DIGITS.search(passage.text) is None:
            continue
        for found in personal.birth_numbers(clean(passage.text)):
            yield Diagnostic("birth-number-written", passage.at(found.start), {"value": f"{found.value[:6]}/…"})


RULES = (Rule("person", _consents), *(Rule(name, _birth_numbers) for name in _WRITTEN))
