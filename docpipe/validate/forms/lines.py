"""A line that begins with a word of minutes („Úkol: kdo – co – do kdy“) → the fields of what it says."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from docpipe.czech.parse.dates import date_from
from docpipe.czech.values import NotUnderstood
from docpipe.dataclass import dataclass
from docpipe.model import Data, Scalar
from docpipe.records.meeting import TASK_STATES, Resolution, Review, Task
from docpipe.records.need import FoundNeed
from docpipe.schema import Entry, fold_key, names_of
from docpipe.validate.forms.draft import cut

_MARK: Final = re.compile(
    r"(?P<lead>[ \t]{0,3}(?:[-*+•][ \t]+)?)(?P<strong>(?:\*\*|__)?)"
    r"(?P<word>[^\W\d_]+(?:[ \xa0][^\W\d_]+)?)(?:[ \xa0]+(?:č\.[ \xa0]?)?(?P<number>\d[\w./-]*))?[ \xa0]?"
    r"(?:(?P=strong)[ ]?:|:(?P=strong))[ \t\xa0]*"
)
WORDS: Final[dict[str, str]] = {
    "ukol": "tasks",
    "ukoly": "tasks",
    "potreba": "needs",
    "potreby": "needs",
    "usneseni": "resolutions",
    "zaver": "conclusion",
    "uvadi": "presenter",
    "predkladatel": "presenter",
    "predkladatelka": "presenter",
    "predklada": "presenter",
    "delka": "minutes",
    "uvod_potreb": "needs_lead",
    "hlasovani": "votes",
    "kontrola_ukolu": "review",
    "kontrola_usneseni": "review",
}
"""The folded word that begins a line → the field of a point of the agenda; 'votes' belong to the resolution before them."""
_NO_COLON: Final = re.compile(r"[ \t]{0,3}(?:[-*+•][ \t]+)?(?P<word>Úkol|Potřeba|Usnesení|Závěr)[ \t\xa0]+(?:[–-][ \t]+)?(?=[^\W\d_a-záčďéěíňóřšťúůýž])")
_BOLD: Final = re.compile(r"\*\*[^*]*[^*.,;:!?]\*\*|__[^_]*[^_.,;:!?]__")
_LIKE_HEADING: Final = 90
LONG: Final = frozenset({"resolutions", "conclusion"})
"""What goes on to the end of its paragraph."""
_DASH: Final = re.compile(r"[ \t\xa0]+[–—-][ \t\xa0]+")
_LABEL: Final = re.compile(r"(?P<label>[^\W\d_]+(?:[ \xa0][^\W\d_]+){0,2})[ ]?:[ \t\xa0]*(?=\S)")
_UNTIL: Final = re.compile(r"(?:do|termín|termín:|do kdy:?)[ \xa0]+(?=[\d]|pond|úter|střed|čtvrt|pát|sob|ned)", re.IGNORECASE)
_STATE: Final = re.compile(r"(?P<state>[^\W\d_]+)(?:[ \xa0]+(?:dne[ \xa0]+)?(?P<day>\d.*))?")
_COUNT: Final = r"[ \xa0]*:?[ \xa0]*(?:\d+|[–—-])"
_SIDE: Final = r"(?:proti|pro|zdržel[ai]?(?:[ \xa0]+se)?)"
_VOTE: Final = re.compile(r"(?P<who>proti|pro|zdržel[ai]?)(?:[ \xa0]+se)?[ \xa0]*:?[ \xa0]*(?P<count>\d+|[–—-])", re.IGNORECASE)
_VOTES: Final = re.compile(rf"\s*[(\[]?\s*(?:hlasování\s*:?\s*)?{_SIDE}{_COUNT}(?:\s*[,;/]?\s*(?:a\s+)?{_SIDE}{_COUNT})+\s*[)\]]?\s*\.?\s*$", re.IGNORECASE)
"""„(pro 8, proti 0, zdržel se 1)“ at the end of a text; a dash is none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of such a line."""

    field: str
    end: int
    """Where its text begins."""
    number: str
    many: bool
    """Whether its word is a plural, under which a list stands."""


def mark_of(line: str) -> Mark | None:
    """Return what a line begins with; None for an ordinary one."""
    found = _MARK.match(line)
    if found is None or (field := WORDS.get(word := fold_key(found["word"]))) is None:
        return None
    if found["number"] and field not in ("resolutions", "tasks", "needs"):
        return None
    return Mark(field, found.end(), found["number"] or "", word in ("ukoly", "potreby", "usneseni"))


def without_colon(line: str) -> str:
    """Return the word by which a line would be a task, a need …, were there a colon behind it; '' for any other line."""
    found = _NO_COLON.match(line)
    return found["word"] if found is not None else ""


def is_bold_line(line: str) -> bool:
    """Return whether a paragraph's only line is in bold, as somebody makes a heading who does not know how."""
    return len(line) <= _LIKE_HEADING and _BOLD.fullmatch(line.strip()) is not None


def task(line: Scalar) -> dict[str, Data]:
    """Return who does what until when: „kdo – co – do kdy“; a day stands last, a state after it, anything else by its label („– stav: splněno“)."""
    pieces, found = _pieces(line, Task)
    while len(pieces) > 1:
        if "due" not in found and (day := _day(pieces[-1])) is not None:
            found["due"] = day
        elif "state" not in found and (said := _state(pieces[-1])):
            found |= said
        else:
            break
        pieces.pop()
    if len(pieces) > 1 and "who" not in found:
        found["who"] = pieces.pop(0)
    found["what"] = _joined(line, pieces)
    return found


def need(line: Scalar) -> dict[str, Data]:
    """Return the need's text, and what follows it by labels: „– cílová skupina: senioři – druh: rozšíření služby“."""
    pieces, found = _pieces(line, FoundNeed)
    found["text"] = _joined(line, pieces)
    return found


def review(line: Scalar) -> dict[str, Data]:
    """Return what became of an earlier task: „co – splněno 12. 2. 2024“, „co – trvá – do 30. 4. 2024“, the rest by labels („– výsledek: …“)."""
    pieces, found = _pieces(line, Review)
    while len(pieces) > 1:
        if "state" not in found and (said := _state(pieces[-1])):
            found |= said
        elif "due" not in found and (day := _day(pieces[-1])) is not None:
            found["due"] = day
        else:
            break
        pieces.pop()
    found["what"] = _joined(line, pieces)
    return found


def resolution(line: Scalar) -> tuple[int, dict[str, Data]]:
    """Return where the text of a resolution ends, and what follows it: its votes, and by labels who does it until when („– kdo: Jana Nová“)."""
    start, counted = votes(line.text)
    pieces, found = _pieces(cut(line, 0, start), Resolution)  # a dash among the votes parts nothing
    end = line.text.rfind(pieces[-1].text, 0, start) + len(pieces[-1].text) if pieces[-1].text else start
    if not counted:
        end, counted = votes(line.text[:end])
    return end, {**found, **{field: Scalar(count, line.written, line.location) for field, count in counted.items()}}


def votes(text: str) -> tuple[int, dict[str, str]]:
    """Return where the votes at a text's end begin, and the votes by field; the text's length and none where there are none."""
    tail = _VOTES.search(text)
    if tail is None:
        return len(text), {}
    found: dict[str, str] = {}
    for vote in _VOTE.finditer(text, tail.start()):
        who = vote["who"].casefold()
        field = "abstained" if who.startswith("zdrž") else "votes_against" if who == "proti" else "votes_for"
        found[field] = vote["count"] if vote["count"].isdecimal() else "0"
    return tail.start(), found


def _pieces(line: Scalar, schema: type[Entry]) -> tuple[list[Scalar], dict[str, Data]]:
    """Return the parts between dashes, and those of them at the end that have a label, by field."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _DASH.finditer(line.text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(line.text)))
    pieces = [cut(line, first, last) for first, last in spans]
    found: dict[str, Data] = {}
    while len(pieces) > 1:
        label = _LABEL.match(pieces[-1].text)
        field = names_of(schema).get(fold_key(label["label"])) if label is not None else None
        if label is None or field is None or field in found:
            break
        found[field] = _listed(cut(pieces.pop(), label.end()), field)
    return pieces, found


def _listed(value: Scalar, field: str) -> Data:
    """Return a value; several target groups on a line stand between commas."""
    if field != "target_groups":
        return value
    return [Scalar(part.strip(), value.written, value.location) for part in re.split("[,;]", value.text) if part.strip()]


def _joined(line: Scalar, pieces: list[Scalar]) -> Scalar:
    """Return what is left, with the dashes that were in it."""
    if len(pieces) == 1:
        return pieces[0]
    return Scalar(" – ".join(piece.text for piece in pieces), line.written, pieces[0].location, line.format)


def _day(piece: Scalar) -> Scalar | None:
    """Return the day that a part says; None where it says none. A day nobody can read („do 31. 2. 2024“) is one all the same: its field complains."""
    until = _UNTIL.match(piece.text)
    day = cut(piece, until.end()) if until is not None else piece
    if until is not None:
        return day
    try:
        date_from(day)
    except NotUnderstood as error:
        return None if error.code == "date-not-understood" else day
    return day


def _state(piece: Scalar) -> dict[str, Data]:
    """Return the state of a task that a part says: „splněno“, „splněno 12. 6. 2024“."""
    found = _STATE.fullmatch(piece.text)
    if found is None or fold_key(found["state"]) not in _states():
        return {}
    state = cut(piece, found.start("state"), found.end("state"))
    return {"state": state, **({"done_on": cut(piece, found.start("day"))} if found["day"] else {})}


@cache
def _states() -> frozenset[str]:
    return frozenset(fold_key(word) for words in TASK_STATES.values() for word in words)
