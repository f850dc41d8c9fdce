"""What was measured of a period's finished documents → „Kontrolní list povinné publicity (vlastní kontrola příjemce)“."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from docpipe.czech.agreement import count
from docpipe.czech.format import format_date, in_ranges
from docpipe.diagnostics import Checked, Location
from docpipe.kinds.checked import ANSWERS, BREACH, EXCUSED, IDLE, OPEN, RIGHT, WARNING, CheckedFile, CheckedRule, MarkedPage, PublicityChecks, RuleSource
from docpipe.kinds.common import document_view, out_of, project_view
from docpipe.kinds.kind import Kind, Sources, World
from docpipe.kinds.publicity_views import (
    AcceptedView,
    FileView,
    FindingView,
    GroupView,
    OpenView,
    PublicityCheckContext,
    RegisterView,
    RuleAnswerView,
    SourceView,
    SummaryView,
)
from docpipe.model import Context, Record
from docpipe.prose.blocks import Caption, Figure, Picture, Prose, Run
from docpipe.records.project import Project

if TYPE_CHECKING:
    from docpipe.records.reporting.publicity import Publicity
    from docpipe.records.reporting.report import Report

NAME = "publicity-check"
TITLE = "Kontrolní list povinné publicity"
_TOLD = {BREACH: "chyba", WARNING: "varování", EXCUSED: "výjimka"}
_SHORT = {BREACH: "chyba", WARNING: "varování", EXCUSED: "výjimka", OPEN: "ručně"}
"""How the overview says in one line of a document what there is."""
_UNCHECKED = "unchecked"
_GROUPS = {
    BREACH: "Zjištěna chyba",
    WARNING: "Zjištěno varování",
    EXCUSED: "Jen výjimky s\u00a0důvodem",
    _UNCHECKED: "Nezkontrolováno: soubor chybí nebo se nedá otevřít",
    OPEN: "Bez zjištění, zbývá ruční kontrola",
    RIGHT: "V\u00a0pořádku",
}
"""The results of documents, the worst first: a document stands under the first that one of its rules has."""
_WIDE = 120.0
"""Millimetres of a picture of a page's whole width."""
_PAGE_TALL = 110.0
"""Millimetres that a picture of a whole page is high, so that two of them stand on one."""
MOST_PICTURES = 16
"""More pictures than that are not read; each fault is shown once."""


def make(record: Record, world: World) -> Checked[Context]:
    """Return what the check list prints: the answers that the world has measured."""
    sources = Sources()
    report = _report(record)
    checks = world.publicity or PublicityChecks()
    ordered = in_groups(checks.files)
    files = tuple(item for _, items in ordered for item in items)
    views = tuple(_file(number, item) for number, item in enumerate(files, 1))
    pictures = _pictures(files)
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
        result=_result(files),
        files=views,
        groups=tuple(_grouped(ordered, views)),
        summary=tuple(_summary(checks)),
        findings=tuple(_findings(files, pictures)),
        open_points=tuple(_open(files)),
        rules=tuple(_source(item, files) for item in checks.rules),
        accepted=tuple(AcceptedView(item.what, item.value, item.reason) for item in checks.accepted),
        register=tuple(_registered(item, index, sources) for index, item in enumerate(publicity_of(record, world.collection))),
        unasked="; ".join(checks.unasked),
        holding="; ".join(checks.holding),
        profile=checks.profile,
        declaration=_declaration(files),
        must_explain=_is_faulty(files),
        spots=Prose(tuple(_figure(number, item, page, record.locate("number")) for number, item, page in pictures)),
        hidden=_hidden(files, len(pictures)),
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


def in_groups(files: Iterable[CheckedFile]) -> tuple[tuple[str, tuple[CheckedFile, ...]], ...]:
    """Return the documents by their results, the worst first; in each the order they came in."""
    found: dict[str, list[CheckedFile]] = {answer: [] for answer in _GROUPS}
    for item in files:
        found[_answer_of(item)].append(item)
    return tuple((answer, tuple(items)) for answer, items in found.items() if items)


def _answer_of(item: CheckedFile) -> str:
    """Return the worst answer that a document has."""
    given = {rule.answer for rule in item.rules}
    return next((answer for answer in _GROUPS if answer in given), RIGHT) if item.rules else _UNCHECKED


def _grouped(ordered: Iterable[tuple[str, tuple[CheckedFile, ...]]], views: Sequence[FileView]) -> Iterator[GroupView]:
    start = 0
    for answer, items in ordered:
        yield GroupView(f"{_GROUPS[answer]} – {count(len(items), 'dokument')}", tuple(views[start : start + len(items)]))
        start += len(items)


def _file(number: int, item: CheckedFile) -> FileView:
    answers = tuple(RuleAnswerView(rule.rule, rule.word, "; ".join((*rule.breaches, *rule.open, *rule.measured)) or "–") for rule in item.rules)
    title = f"{item.title}, {item.edition}" if item.edition else item.title
    return FileView(number, title, item.kind, item.state, item.path, item.digest[:12], item.pages, item.emblem or "—", _of_file(item), answers)


def _of_file(item: CheckedFile) -> str:
    """Return what was found in a document, in a line: „chyba PUB-03, 05; ručně PUB-07“."""
    if not item.rules:
        return "nezkontrolováno"
    found = {answer: [rule.rule for rule in item.rules if rule.answer == answer] for answer in _SHORT}
    return "; ".join(f"{_SHORT[answer]} {_shortened(rules)}" for answer, rules in found.items() if rules) or "v\u00a0pořádku"


def _shortened(rules: Sequence[str]) -> str:
    """Return „PUB-03, 05, 10“."""
    return ", ".join((rules[0], *(rule.removeprefix("PUB-") for rule in rules[1:])))


def _result(files: Sequence[CheckedFile]) -> str:
    """Return the result of the whole check in a sentence or two."""
    measured = [item for item in files if item.rules]
    if not files:
        return "V období nevznikl žádný dokument, který má mít povinnou publicitu."
    told = {answer: sum(rule.answer == answer for item in measured for rule in item.rules) for answer in ANSWERS}
    sentence = f"Zkontrolováno: {count(len(measured), 'dokument')} {out_of(len(files))}\u00a0{len(files)}."
    faults = [count(told[answer], _TOLD[answer]) for answer in (BREACH, WARNING, EXCUSED) if told[answer]]
    sentence += f" Zjištěno: {', '.join(faults)}." if faults else " Žádná chyba ani varování." if measured else ""
    if len(measured) < len(files):
        sentence += f" Nezkontrolováno: {count(len(files) - len(measured), 'dokument')}."
    if told[OPEN]:
        sentence += " Co program posoudit nedokázal, je v\u00a0tabulce k\u00a0ruční kontrole."
    return sentence


def _is_faulty(files: Sequence[CheckedFile]) -> bool:
    return any(rule.answer in (BREACH, WARNING) for item in files for rule in item.rules)


def _declaration(files: Sequence[CheckedFile]) -> str:
    """Return what the beneficiary signs: no more than what is so."""
    given = {rule.answer for item in files for rule in item.rules}
    which = "uvedené dokumenty" if all(item.rules for item in files) else "uvedené dokumenty kromě těch nezkontrolovaných"
    if _is_faulty(files):
        return f"Příjemce potvrzuje, že {which} zkontroloval a\u00a0že zjištěné nedostatky odstranil, nebo je zdůvodnil."
    return f"Příjemce potvrzuje, že {which} zkontroloval" + (" a\u00a0body k\u00a0ruční kontrole posoudil." if OPEN in given else ".")


def _summary(checks: PublicityChecks) -> Iterator[SummaryView]:
    for source in checks.rules:
        answers = [rule.answer for item in checks.files for rule in item.rules if rule.rule == source.rule]
        yield SummaryView(source.rule, source.what, *(answers.count(answer) for answer in ANSWERS))


def _source(item: RuleSource, files: Iterable[CheckedFile]) -> SourceView:
    answers = [rule.answer for file in files for rule in file.rules if rule.rule == item.rule]
    told = [count(answers.count(answer), word) for answer, word in _TOLD.items() if answer in answers]
    told += [f"{answers.count(OPEN)} ručně"] * (OPEN in answers) + [f"{answers.count(RIGHT)} v\u00a0pořádku"] * (RIGHT in answers)
    validity = "; ".join(text for text in (item.valid, item.sure) if text)
    return SourceView(item.rule, item.what, item.value, item.source, item.sure, validity, ", ".join(told) or "netýká se")


def _findings(files: Sequence[CheckedFile], pictures: Sequence[tuple[int, CheckedFile, MarkedPage]]) -> Iterator[FindingView]:
    """Yield each finding once, with the numbers of all documents that have it; the worst first."""
    found: dict[tuple[str, str, str, str, str], list[int]] = {}
    for number, item in enumerate(files, 1):
        for rule in item.rules:
            if rule.answer in _TOLD:
                found.setdefault((rule.answer, rule.rule, rule.word, _told(rule), "; ".join(rule.reasons)), []).append(number)
    for (_, code, word, text, reason), numbers in sorted(found.items(), key=lambda item: (tuple(_TOLD).index(item[0][0]), item[0][1], item[1])):
        shown = [f"obr.\u00a0{place}" for place, (number, _, page) in enumerate(pictures, 1) if number in numbers and code in page.rules]
        yield FindingView(code, f"č.\u00a0{in_ranges(numbers)}", word, text, reason, ", ".join(shown[:3]))


def _told(rule: CheckedRule) -> str:
    """Return the breaches of a rule, each with its place."""
    places = rule.places or ("",) * len(rule.breaches)
    return "; ".join(f"{text} ({place})" if place and f"({place})" not in text else text for text, place in zip(rule.breaches, places, strict=True))


def _pictures(files: Sequence[CheckedFile]) -> list[tuple[int, CheckedFile, MarkedPage]]:
    """Return the pictures that are printed, with their documents and the numbers of these."""
    return [(number, item, page) for number, item in enumerate(files, 1) for page in item.marked][:MOST_PICTURES]


def _hidden(files: Sequence[CheckedFile], shown: int) -> str:
    more = sum(len(item.marked) for item in files) - shown
    return f"Dalších vyznačených míst, která tu nejsou: {more}." if more > 0 else ""


def _figure(number: int, item: CheckedFile, page: MarkedPage, place: Location) -> Figure:
    """Return a picture of a page with its marks, as wide as the text, or a whole page."""
    title = f"{item.title}, {item.edition}" if item.edition else item.title
    rules = ", ".join(dict.fromkeys(page.rules))
    width = min(_WIDE, _PAGE_TALL * page.width / page.height)
    caption = Caption((Run(f"{rules} – dokument č.\u00a0{number}, {title}, strana {page.page}"),))
    alt = f"Strana {page.page} dokumentu č. {number} s vyznačenými místy: {rules}"
    return Figure(f"strana-{page.page}", alt, place, caption, width=width, picture=Picture(page.content, "png", page.width, page.height))


def _open(files: Sequence[CheckedFile]) -> Iterator[OpenView]:
    """Yield what could not be judged, the same thing once, with the numbers of the documents it is said of."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, item in enumerate(files, 1):
        for rule in item.rules:
            for text in rule.open if rule.answer != IDLE else ():
                found.setdefault((rule.rule, text), []).append(number)
    yield from (OpenView(rule, text, in_ranges(numbers)) for (rule, text), numbers in sorted(found.items()))


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
