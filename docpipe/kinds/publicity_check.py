"""What was measured of a period's finished documents → „Kontrolní list povinné publicity (vlastní kontrola příjemce)“."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, cast

from docpipe.czech.agreement import count
from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked
from docpipe.kinds.checked import ANSWERS, BREACH, EXCUSED, IDLE, OPEN, WARNING, CheckedFile, PublicityChecks
from docpipe.kinds.common import document_view, project_view
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.views import Branded
from docpipe.model import Context, Record
from docpipe.records.project import Project

if TYPE_CHECKING:
    from docpipe.records.reporting.publicity import Publicity
    from docpipe.records.reporting.report import Report

NAME = "publicity-check"
TITLE = "Kontrolní list povinné publicity"
_TOLD = {BREACH: "chyba", WARNING: "varování", EXCUSED: "výjimka"}


@dataclass(frozen=True, slots=True)
class FileView:
    """A checked document in the overview."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"kind"})

    number: int
    title: str
    kind: str
    state: str
    path: str
    digest: str
    """The first digits of its SHA-256, may be empty."""
    pages: str
    result: str
    """„v pořádku“, „1 chyba“, „nezkontrolováno“."""
    rules: tuple[RuleAnswerView, ...]


@dataclass(frozen=True, slots=True)
class RuleAnswerView:
    """The answer to a rule about a document."""

    rule: str
    answer: str
    measured: str


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
    """A breach, or one that was accepted."""

    rule: str
    document: str
    """„3. Zápis …“."""
    answer: str
    text: str
    reason: str
    """Why it was accepted, may be empty."""


@dataclass(frozen=True, slots=True)
class OpenView:
    """What a person must look at."""

    rule: str
    text: str
    documents: str
    """Numbers of the documents."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A rule and its source."""

    rule: str
    what: str
    value: str
    source: str
    sure: str


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
    summary: tuple[SummaryView, ...]
    findings: tuple[FindingView, ...]
    open_points: tuple[OpenView, ...]
    rules: tuple[SourceView, ...]
    accepted: tuple[AcceptedView, ...]
    register: tuple[RegisterView, ...]
    unasked: str
    """Documents that need no strip, may be empty."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the check list prints: the answers that the world has measured."""
    sources = Sources()
    report = _report(record)
    checks = world.publicity or PublicityChecks()
    files = tuple(_file(number, item) for number, item in enumerate(checks.files, 1))
    sources.note("period", record, "start")
    sources.note("report", record, "number")
    from docpipe.figures.reporting.evidence import publicity_of

    values = PublicityCheckContext(
        strip=world.strip,
        document=document_view(title(record, world.project_value), world, sample=report.sample),
        project=project_view(world, sources),
        period=f"{format_date(report.start)} – {format_date(report.end)}",
        report=f"zpráva o realizaci č.\u00a0{report.number}",
        lead=(
            "Příjemce si sám změřil hotové soubory dokumentů, které v období vznikly, a porovnal je s pravidly povinné publicity svého programu. "
            "Měřilo se to, co je na stránkách vidět: poloha, velikost, tvar a barvy znaku, text u něj, volné místo kolem něj a údaje projektu."
        ),
        result=_result(checks.files),
        files=files,
        summary=tuple(_summary(checks)),
        findings=tuple(_findings(checks.files)),
        open_points=tuple(_open(checks.files)),
        rules=tuple(SourceView(item.rule, item.what, item.value, item.source, item.sure) for item in checks.rules),
        accepted=tuple(AcceptedView(item.what, item.value, item.reason) for item in checks.accepted),
        register=tuple(_registered(item, index, sources) for index, item in enumerate(publicity_of(record, world.collection))),
        unasked="; ".join(checks.unasked),
    )
    return sources.context(values)


def _registered(record: Record, index: int, sources: Sources) -> RegisterView:
    from docpipe.records.reporting.publicity import PUBLICITY_TYPES

    item = cast("Publicity", record.value)
    for path, field in {"title": "title", "where": "url" if item.url else "place", "date": "date", "proof": "photo"}.items():
        sources.note(f"register[{index}].{path}", record, field)
    return RegisterView(
        PUBLICITY_TYPES[item.type][0], item.title, item.url or item.place or "", format_date(item.date) if item.date else "—", item.photo or "chybí"
    )


def _report(record: Record) -> Report:
    return cast("Report", record.value)


def title(_record: Record, _project: Project) -> str:
    """Return the title."""
    return TITLE


def _file(number: int, item: CheckedFile) -> FileView:
    answers = tuple(RuleAnswerView(rule.rule, rule.word, "; ".join((*rule.breaches, *rule.open, *rule.measured)) or "–") for rule in item.rules)
    return FileView(number, item.title, item.kind, item.state, item.path, item.digest[:12], item.pages, _of_file(item), answers)


def _of_file(item: CheckedFile) -> str:
    if not item.rules:
        return "nezkontrolováno"
    found = {answer: sum(rule.answer == answer for rule in item.rules) for answer in (BREACH, WARNING, EXCUSED)}
    told = [count(number, _TOLD[answer]) for answer, number in found.items() if number]
    return ", ".join(told) or "v pořádku"


def _result(files: tuple[CheckedFile, ...]) -> str:
    """Return the result of the whole check in a sentence or two."""
    measured = [item for item in files if item.rules]
    if not files:
        return "V období nevznikl žádný dokument, který má mít povinnou publicitu."
    told = {answer: sum(rule.answer == answer for item in measured for rule in item.rules) for answer in ANSWERS}
    sentence = f"Zkontrolováno: {count(len(measured), 'dokument')} z\u00a0{len(files)}."
    faults = [count(told[answer], _TOLD[answer]) for answer in (BREACH, WARNING, EXCUSED) if told[answer]]
    sentence += f" Zjištěno: {', '.join(faults)}." if faults else " Žádná chyba ani varování." if measured else ""
    if told[OPEN]:
        sentence += " Co program posoudit nedokázal, je v\u00a0tabulce k\u00a0ruční kontrole."
    return sentence


def _summary(checks: PublicityChecks) -> Iterator[SummaryView]:
    for source in checks.rules:
        answers = [rule.answer for item in checks.files for rule in item.rules if rule.rule == source.rule]
        yield SummaryView(source.rule, source.what, *(answers.count(answer) for answer in ANSWERS))


def _findings(files: tuple[CheckedFile, ...]) -> Iterator[FindingView]:
    for number, item in enumerate(files, 1):
        for rule in item.rules:
            if rule.answer in _TOLD:
                yield FindingView(rule.rule, f"{number}. {item.title}", rule.word, "; ".join(rule.breaches), "; ".join(rule.reasons))


def _open(files: tuple[CheckedFile, ...]) -> Iterator[OpenView]:
    """Yield what could not be judged, the same thing once, with the numbers of the documents it is said of."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, item in enumerate(files, 1):
        for rule in item.rules:
            for text in rule.open if rule.answer != IDLE else ():
                found.setdefault((rule.rule, text), []).append(number)
    yield from (OpenView(rule, text, ", ".join(map(str, numbers))) for (rule, text), numbers in sorted(found.items()))


KIND = Kind(
    name=NAME,
    label=("kontrolní list publicity", "check list of publicity"),
    word="kontrolni-list-publicity",
    subject="report",
    context=PublicityCheckContext,
    make=make,
    title=title,
    editions=("internal",),
    reads=(),
)
