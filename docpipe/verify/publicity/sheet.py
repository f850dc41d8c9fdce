"""What was measured of a file's publicity → the answer to each rule, PUB-01 to PUB-18: right, a breach, not to be judged; with the values and the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.verify.publicity.facts import Rect

RULES: Final = tuple(f"PUB-{number:02}" for number in range(1, 19))

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "PUB-01": ("placements",),
    "PUB-02": ("max_logos",),
    "PUB-03": ("min_emblem_height_mm",),
    "PUB-04": ("max_logos",),
    "PUB-05": ("emblem_colours",),
    "PUB-06": ("emblem_colours",),
    "PUB-07": ("min_dpi", "assets"),
    "PUB-08": ("emblem_text",),
    "PUB-09": ("fonts",),
    "PUB-10": ("clear_space",),
    "PUB-11": ("number",),
    "PUB-12": ("name",),
    "PUB-13": ("registration_period",),
    "PUB-14": ("emblem_text",),
    "PUB-15": ("placements",),
    "PUB-16": ("bw_allowed",),
    "PUB-17": ("assets",),
    "PUB-18": ("cover_kinds",),
}
"""The fields of a programme that a rule is judged by: their source is the rule's."""

RULE_OF: Final[Mapping[str, str]] = {
    "publicity-strip-missing": "PUB-01",
    "publicity-logo-missing": "PUB-01",
    "publicity-emblem-not-first": "PUB-02",
    "publicity-emblem-small": "PUB-03",
    "publicity-logo-larger": "PUB-04",
    "publicity-logo-stretched": "PUB-05",
    "publicity-logo-cropped": "PUB-06",
    "publicity-logo-recoloured": "PUB-06",
    "publicity-logo-rotated": "PUB-06",
    "publicity-emblem-covered": "PUB-06",
    "publicity-emblem-colours": "PUB-06",
    "publicity-emblem-redrawn": "PUB-06",
    "publicity-emblem-replaced": "PUB-07",
    "publicity-logo-coarse": "PUB-07",
    "publicity-text-missing": "PUB-08",
    "publicity-text-font": "PUB-09",
    "publicity-text-colour": "PUB-09",
    "publicity-text-style": "PUB-09",
    "publicity-emblem-crowded": "PUB-10",
    "publicity-number-missing": "PUB-11",
    "publicity-number-foreign": "PUB-11",
    "publicity-project-name-missing": "PUB-12",
    "publicity-number-period": "PUB-13",
    "publicity-other-programme": "PUB-14",
    "publicity-part-strip-lost": "PUB-15",
    "publicity-part-strip-changed": "PUB-15",
    "publicity-emblem-grey": "PUB-16",
    "publicity-logo-without-alt": "PUB-17",
    "publicity-cover-incomplete": "PUB-18",
}


class Verdict(StrEnum):
    """What is said of a rule."""

    BREACH = "breach"
    OPEN = "open"
    """It could not be judged, or not all of it."""
    RIGHT = "right"
    IDLE = "idle"
    """It asks nothing of this file."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page of a PDF."""

    page: int
    place: Rect
    missing: bool = False
    """Whether nothing stands there: what is asked for is missing, and this is where it should be."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was measured, or why it could not be: the key of a text of the screen ('publicity-says-…') and its values."""

    key: str
    values: Mapping[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach of a rule, and where on a page it is."""

    diagnostic: Diagnostic
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer to one rule."""

    rule: str
    verdict: Verdict
    measured: tuple[Note, ...] = ()
    open: tuple[Note, ...] = ()
    """Why it could not be judged, or what of it."""
    breaches: tuple[Breach, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to all rules about one file."""

    judgements: tuple[Judgement, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The breaches as complaints."""
        return tuple(breach.diagnostic for judgement in self.judgements for breach in judgement.breaches)

    def told(self, changed: Iterable[Diagnostic]) -> Answers:
        """Return the sheet with its complaints as the settings left them: their severities and reasons."""
        by_what = {(item.code, item.location, str(sorted(item.arguments.items(), key=str))): item for item in changed}

        def one(breach: Breach) -> Breach:
            item = breach.diagnostic
            return replace(breach, diagnostic=by_what.get((item.code, item.location, str(sorted(item.arguments.items(), key=str))), item))

        return Answers(tuple(replace(judgement, breaches=tuple(map(one, judgement.breaches))) for judgement in self.judgements))

    def __bool__(self) -> bool:
        return bool(self.judgements)


@dataclass(slots=True)
class Gathering:
    """Gathers what is found, rule by rule."""

    _measured: dict[str, list[Note]] = field(default_factory=dict)
    _open: dict[str, list[Note]] = field(default_factory=dict)
    _breaches: dict[str, list[Breach]] = field(default_factory=dict)

    def right(self, rule: str, key: str, **values: Plain) -> None:
        """Say what was measured, and that it is right or another complaint says what is not."""
        _once(self._measured.setdefault(rule, []), Note(f"publicity-says-{key}", values))

    def open(self, rule: str, key: str, **values: Plain) -> None:
        """Say why a rule cannot be judged."""
        _once(self._open.setdefault(rule, []), Note(f"publicity-open-{key}", values))

    def wrong(self, diagnostic: Diagnostic, spot: Spot | None = None) -> None:
        """Take a breach; the same code about the same thing once, as a strip stands on every page."""
        found = self._breaches.setdefault(RULE_OF[diagnostic.code], [])
        if _about(diagnostic) not in [_about(breach.diagnostic) for breach in found]:
            found.append(Breach(diagnostic, spot))

    def take(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take breaches that have no place on a page."""
        for diagnostic in diagnostics:
            self.wrong(diagnostic)

    def broken(self, rule: str) -> bool:
        """Return whether a breach of a rule was found."""
        return bool(self._breaches.get(rule))

    def sheet(self) -> Answers:
        """Return the answers, in the order of the rules."""
        return Answers(tuple(self._judgements()))

    def _judgements(self) -> Iterator[Judgement]:
        for rule in RULES:
            measured, open_, breaches = tuple(self._measured.get(rule, ())), tuple(self._open.get(rule, ())), tuple(self._breaches.get(rule, ()))
            verdict = Verdict.BREACH if breaches else Verdict.OPEN if open_ else Verdict.RIGHT if measured else Verdict.IDLE
            yield Judgement(rule, verdict, measured, open_, breaches)


def _about(diagnostic: Diagnostic) -> tuple[object, ...]:
    where = diagnostic.location if diagnostic.code == "publicity-strip-missing" else None
    return (diagnostic.code, diagnostic.arguments.get("name", ""), diagnostic.arguments.get("title", ""), where)


def _once(notes: list[Note], note: Note) -> None:
    if note not in notes:
        notes.append(note)


def millimetres(value: float) -> str:
    """Return a length as messages print it: '9,8'."""
    return f"{value:.1f}".replace(".", ",")


def percent(share: float) -> str:
    """Return a share as messages print it: '4,9'."""
    return f"{share * 100:.1f}".replace(".", ",")
