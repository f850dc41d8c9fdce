"""What of the check list of publicity a template may print: its rows."""

from __future__ import annotations

from typing import ClassVar

from docpipe.dataclass import dataclass
from docpipe.kinds.views import Branded
from docpipe.prose.blocks import Prose


@dataclass(frozen=True, slots=True)
class RuleAnswerView:
    """The answer to a rule about a document."""

    rule: str
    answer: str
    measured: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A checked document in the overview."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"kind", "path", "rules"})

    number: int
    title: str
    """With its edition, where it has several."""
    kind: str
    state: str
    path: str
    digest: str
    """The first digits of its SHA-256, may be empty."""
    pages: str
    emblem: str
    """The emblem's height in millimetres, „—“ where none was seen."""
    result: str
    """„v pořádku“, „chyba PUB-03, 05; ručně PUB-07“, „nezkontrolováno“."""
    rules: tuple[RuleAnswerView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The documents of one result."""

    title: str
    """„Zjištěna chyba: 3 dokumenty“."""
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A rule over all documents: how many there are of each answer."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"idle"})

    rule: str
    what: str
    right: int
    breach: int
    warning: int
    excused: int
    open: int
    idle: int


@dataclass(frozen=True, slots=True)
class FindingView:
    """A breach, or one that was accepted, with all documents that have it."""

    rule: str
    document: str
    """„č. 1–5, 8“."""
    answer: str
    text: str
    """With its place: „… (strana 2)“."""
    reason: str
    """Why it was accepted, may be empty."""
    picture: str
    """„obr. 1“, empty where none shows it."""


@dataclass(frozen=True, slots=True)
class OpenView:
    """What a person must look at."""

    rule: str
    text: str
    documents: str
    """Numbers of the documents."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A rule, its source, and its answers over all documents."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"sure"})

    rule: str
    what: str
    value: str
    source: str
    sure: str
    validity: str
    """Since when it holds and how sure it is: „platí od 1. 7. 2021; nejisté, ověřte“."""
    counts: str
    """„37 v pořádku“, „2 chyby, 35 v pořádku“."""


@dataclass(frozen=True, slots=True)
class AcceptedView:
    """What is otherwise than in the rules of the programme."""

    what: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """An item of the publicity register in the period, as a poster, a web page or a post."""

    type: str
    title: str
    where: str
    """Place or address, may be empty."""
    date: str
    """Since when, „—“ where it is not written."""
    proof: str
    """The file that shows it, „chybí“ without one."""


@dataclass(frozen=True, slots=True)
class PublicityCheckContext(Branded):
    """What the check list may print."""

    period: str
    """„1. 1. 2024 – 31. 3. 2024“."""
    report: str
    """„zpráva o realizaci č. 1“."""
    lead: str
    result: str
    files: tuple[FileView, ...]
    """All of them, as they are numbered."""
    groups: tuple[GroupView, ...]
    """The same, by their results."""
    summary: tuple[SummaryView, ...]
    findings: tuple[FindingView, ...]
    open_points: tuple[OpenView, ...]
    rules: tuple[SourceView, ...]
    accepted: tuple[AcceptedView, ...]
    register: tuple[RegisterView, ...]
    unasked: str
    """Documents that need no strip, may be empty."""
    holding: str
    """Bundles that hold this very list, may be empty."""
    profile: str
    """The file of rules that was measured by, may be empty."""
    declaration: str
    """What the beneficiary signs."""
    must_explain: bool
    """Whether something was found that the beneficiary explains there by hand."""
    spots: Prose
    """Pictures of pages with the breaches marked, may be empty."""
    hidden: str
    """How many more pages with breaches there are than pictures, may be empty."""
