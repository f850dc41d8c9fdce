"""What texts say of a meeting or of the project → numbers, days and registration numbers that are not those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.czech.format import format_date, format_time
from docpipe.czech.names import bare
from docpipe.czech.numerals import NUMERAL, numeral
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.meetings import is_held
from docpipe.figures.series import series_of, when
from docpipe.model import Record
from docpipe.records.collection import meeting_of
from docpipe.rules.view import Rule, View

_PRESENT = re.compile(
    r"\b(?:přítomn[oiyaé]\w*|zúčastnil\w*\s+se|se\s+zúčastnil\w*|sešl[oaiy]\s+se|se\s+sešl[oaiy]|přišl[oaiy]|dorazil[oaiy])\b[^.!?;\d]{0,30}?"
    rf"(?P<number>{NUMERAL})[ \u00a0]+(?:osob\w*|účastní[kc]\w*|účastnic\w*|lid[íé]|přítomných)\b",
    re.IGNORECASE,
)
"""„Zúčastnilo se 12 osob“, „přítomno dvanáct účastníků“. Members and guests are a part of those present and no count of them all."""
_OF_A_PART = re.compile(r"\b(?:z toho|další\w*|navíc|on-line|loni|minul\w*|předchoz\w*)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bCZ\.\d{1,2}\.\d[\w./]*\d")


def _counts(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a number of those present in a meeting's texts that is not the number of its attendance."""
    if not is_held(record):
        return
    present = view.attendance(record).present
    for passage, _ in view.passages(record):
        for found in _PRESENT.finditer(passage.text):
            number = numeral(found["number"])
            if number is not None and number != present.value and not _OF_A_PART.search(_said_before(passage.text, found)):
                arguments: dict[str, Plain] = {"value": found[0], "computed": present.value}
                yield Diagnostic("attendance-in-text-differs", passage.at(found.start("number")), arguments, related=(record.locate("attendance"),))


def _said_before(text: str, found: re.Match[str]) -> str:
    """Return the sentence up to the number."""
    return re.split(r"[.!?;]\s", text[: found.start("number")])[-1]


def _announced(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield where minutes announce the next meeting of a group on another day, hour or place than its own record has."""
    announced = meeting_of(record).next_meeting
    series = series_of(record, view.collection)
    following = next((item for item in series if when(item)[0] > meeting_of(record).date), None)
    if announced is None or following is None or not meeting_of(record).group:
        return
    other = meeting_of(following)
    differing = [("datum", format_date(announced.date), format_date(other.date), "date")] if announced.date != other.date else []
    if not differing and announced.start is not None and other.start is not None and announced.start != other.start:
        differing.append(("začátek", format_time(announced.start), format_time(other.start), "start"))
    if not differing and announced.place and other.place and not _same_place(announced.place, other.place):
        differing.append(("místo", announced.place, other.place, "place"))
    for what, said, held, field in differing:
        arguments = {"what": what, "value": said, "other": held}
        yield Diagnostic("next-meeting-differs", record.locate("next_meeting", field), dict(arguments), related=(following.locate(field),))


def _same_place(one: str, other: str) -> bool:
    """Return whether two writings may mean one place: one of them says more."""
    return bare(one) in bare(other) or bare(other) in bare(one)


def _registration(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a registration number in a text that is not the project's."""
    project = view.project(record)
    number = project.registration_number if project is not None else None
    for passage, _ in view.passages(record) if number is not None and record.type != "project" else ():
        for found in _NUMBER.finditer(passage.text):
            if number is not None and found[0] != number.text:
                home = view.project_record(record)
                related = (home.locate("registration_number"),) if home is not None else ()
                yield Diagnostic("registration-number-in-text", passage.at(found.start()), {"value": found[0], "own": number.text}, related=related)


RULES = (
    Rule("meeting", _counts),
    Rule("meeting", _announced),
    *(Rule(subject, _registration) for subject in ("meeting", "report", "need", "plan", "chapter")),
)
