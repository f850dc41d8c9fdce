"""What was measured of the publicity of finished files, in words, as the check list prints it."""

from __future__ import annotations

from docpipe.dataclass import dataclass

BREACH, WARNING, EXCUSED, OPEN, RIGHT, IDLE = "breach", "warning", "excused", "open", "right", "idle"
ANSWERS = (RIGHT, BREACH, WARNING, EXCUSED, OPEN, IDLE)
"""Every answer there is to a rule, in the order of the summary's columns."""


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """The answer to one rule about one file."""

    rule: str
    """„PUB-03“."""
    answer: str
    """One of ANSWERS."""
    word: str
    """The answer as people read it."""
    measured: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    """Why it could not be judged."""
    breaches: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Where each breach is: „strana 2“, „záhlaví souboru Word“; '' where that says nothing."""
    reasons: tuple[str, ...] = ()
    """Why a breach was accepted."""


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A picture of a page, or of a part of it, on which breaches are marked."""

    page: int
    content: bytes
    """A PNG."""
    width: int
    height: int
    rules: tuple[str, ...]
    """The rules whose breaches are marked, as they are written there."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One document, and the answers to all rules; no answers where its file is not there."""

    title: str
    kind: str
    state: str
    """„vydáno, verze 1“, „pracovní verze“, „soubor chybí“."""
    path: str
    digest: str
    """Of the PDF, else of the Word file."""
    pages: str
    """On which page the strip must stand: „každé“, „první“."""
    rules: tuple[CheckedRule, ...] = ()
    edition: str = ""
    """„veřejné znění“, where the document has several editions."""
    emblem: str = ""
    """The measured height of the emblem in millimetres, „12,0“; '' where none was seen."""
    marked: tuple[MarkedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A rule, the value it asks for and where that comes from."""

    rule: str
    what: str
    value: str
    source: str
    sure: str
    """„ověřeno“, „obecně známo“, „nejisté“."""
    valid: str = ""
    """Since when, or until when, it holds: „platí od 1. 7. 2021“; '' where that is not known."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is otherwise than in the profile, with its reason."""

    what: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicityChecks:
    """All that the check list of a period prints."""

    files: tuple[CheckedFile, ...] = ()
    rules: tuple[RuleSource, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    unasked: tuple[str, ...] = ()
    """Titles of the period's documents that need no strip."""
    holding: tuple[str, ...] = ()
    """Titles of the period's bundles that hold this very list, and so are made after it."""
    profile: str = ""
    """The file of the programme's rules that was measured by, with its digest."""
