"""A report's period → its finished documents, measured: what the check list of publicity prints. Released files first, drafts where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docpipe import graph, verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError
from docpipe.engine import fingerprint
from docpipe.kinds.checked import Accepted, CheckedFile, CheckedRule, PublicityChecks, RuleSource
from docpipe.messages import tell, ui
from docpipe.model import Document, Ledger
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.issues import issues_of
from docpipe.pipeline.load import Loaded, overridden
from docpipe.pipeline.publicity.keeping import keep, kept
from docpipe.pipeline.publicity.profile import exceptions_of, profile_of
from docpipe.pipeline.replay import program_fingerprint
from docpipe.programmes.schema import Confidence, Pages, Programme
from docpipe.records.collection import project_of
from docpipe.verify import Answers
from docpipe.verify.publicity.sheet import RULES, Judgement, Verdict
from docpipe.verify.publicity.telling import note, source_of, verdict_key

if TYPE_CHECKING:
    from docpipe.pipeline.make import Maker

CHECKLIST: Final = "publicity-check"
"""The kind of document that is made after those whose files it measures."""
_LEFT_OUT: Final = ("bundle", CHECKLIST)
_NOTE: Final = ".publicity.json"
_LANGUAGE: Final = "cs"
"""Documents are Czech, whatever language the messages are in."""
_SURE: Final = {Confidence.READ: "ověřeno v\u00a0prameni", Confidence.KNOWN: "obecně známo", Confidence.UNCERTAIN: "nejisté, ověřte"}
_OWN_SOURCES: Final = {
    "PUB-12": "právní akt o poskytnutí podpory, název projektu",
    "PUB-17": "zákon č. 99/2019 Sb., o přístupnosti internetových stránek; EN 301 549",
}
"""Of rules that come from no field of a programme's profile."""
_ORDER: Final = (Verdict.BREACH, Verdict.RIGHT, Verdict.OPEN, Verdict.IDLE)
"""Which of two answers about one document counts: its PDF says what its Word file cannot, and the other way round."""


@dataclass(frozen=True, slots=True)
class _File:
    """The files of a document as they lie there."""

    state: str
    pdf: Path | None
    word: Path | None

    @property
    def main(self) -> Path | None:
        return self.pdf or self.word


def documents_of(document: Document, loaded: Loaded) -> tuple[Document, ...]:
    """Return the documents of the period that a check list is about, those without a duty to have the strip too; none where its report was not read."""
    record = loaded.collection.get(document.subject)
    if record is None:
        return ()
    report: Any = record.value
    later = any(getattr(other.value, "end", report.end) > report.end for other in loaded.collection.of("report", document.project))
    return tuple(
        item
        for item in loaded.documents
        if item.project == document.project
        and item.kind not in _LEFT_OUT
        and graph.kinds()[item.kind].subject != "report"
        and (not later if item.day is None else report.start <= item.day <= report.end)
    )


def checks_of(maker: Maker, document: Document, *, keeping: bool) -> PublicityChecks:
    """Return what is measured of the files of a check list's period. `keeping`: whether the answers may be kept in the build folder."""
    loaded = maker.loaded
    record = loaded.collection.get(f"project:{document.project}")
    assert record is not None, "a document is planned only for a project that was read"
    project = project_of(record)
    programme = profile_of(loaded.programme_of(record), loaded.settings, project)
    wanted: list[Document] = []
    unasked: list[Document] = []
    for item in documents_of(document, loaded):
        (wanted if programme.pages_of(item.kind) is not None else unasked).append(item)
    files = tuple(_checked(maker, item, programme, keeping=keeping) for item in wanted)
    accepted = [Accepted(item.what, item.value, item.reason) for item in exceptions_of(loaded.settings, project)]
    accepted += [
        Accepted(item.code, ui(f"severity-{item.severity.value}", _LANGUAGE), item.reason)
        for item in loaded.settings.severities
        if item.code.startswith("publicity-")
    ]
    return PublicityChecks(files, tuple(_sources(programme)), tuple(accepted), tuple(dict.fromkeys(item.title for item in unasked)))


def _checked(maker: Maker, document: Document, programme: Programme, *, keeping: bool) -> CheckedFile:
    file = _file_of(maker, document)
    main = file.main
    pages = "každá strana" if programme.pages_of(document.kind) is Pages.EVERY else "první strana"
    label = graph.kinds()[document.kind].label[0]
    if main is None:
        return CheckedFile(document.title, label, file.state, "", "", pages)
    workspace = maker.loaded.workspace
    answers = _answers(maker, document, file, keeping=keeping)
    rules = tuple(_rule(item) for item in answers.told(overridden(answers.diagnostics, maker.loaded.settings)).judgements)
    return CheckedFile(document.title, label, file.state, workspace.name_of(main), digest(read_bytes(main)), pages, rules)


def _file_of(maker: Maker, document: Document) -> _File:
    """Return the files of a document: those last released, else the drafts."""
    workspace = maker.loaded.workspace
    try:
        issues = issues_of(workspace, document)
    except DocpipeError:
        issues = ()
    places = [(f"vydáno, verze {issue.version}", workspace.released / f"{document.stem}_v{issue.version}") for issue in reversed(issues)]
    for state, stem in (*places, ("pracovní verze", workspace.build / document.stem)):
        pdf, word = (stem.with_name(f"{stem.name}.{suffix}") for suffix in ("pdf", "docx"))
        if pdf.is_file() or word.is_file():
            return _File(state, pdf if pdf.is_file() else None, word if word.is_file() else None)
    return _File("soubor chybí", None, None)


def _answers(maker: Maker, document: Document, file: _File, *, keeping: bool) -> Answers:
    """Return the answers about a document, of its PDF and its Word file together; those kept where neither changed."""
    expectation = maker.publicity_expectation(document, document.stem)
    contents = {path.suffix: read_bytes(path) for path in (file.pdf, file.word) if path is not None}
    made_of = fingerprint({suffix: digest(content) for suffix, content in contents.items()}, replace(expectation, ledger=Ledger("")), program_fingerprint())
    place = maker.loaded.workspace.build / ".docpipe" / f"{document.stem}{_NOTE}"
    known = kept(place, made_of)
    if known is not None:
        return known
    found = []
    for suffix, content in contents.items():
        try:
            found.append(verify.publicity_of(content, suffix, expectation))
        except DocpipeError:
            continue  # a damaged file: the build says so
    answers = merged(found)
    if keeping:
        keep(place, made_of, answers)
    return answers


def merged(found: Iterable[Answers]) -> Answers:
    """Return the answers about one document of several files: to each rule that of the file that can tell."""
    by_rule: dict[str, list[Judgement]] = {rule: [] for rule in RULES}
    for answers in found:
        for item in answers.judgements:
            by_rule[item.rule].append(item)
    # of alternative texts a PDF's header says only that it needs none: the Word file, which comes last, has them
    orders = ((rule, items[::-1] if rule == "PUB-17" else items) for rule, items in by_rule.items() if items)
    return Answers(tuple(min(items, key=lambda item: _ORDER.index(item.verdict)) for _, items in orders))


def _rule(item: Judgement) -> CheckedRule:
    key = verdict_key(item)
    return CheckedRule(
        item.rule,
        key,
        ui(f"publicity-verdict-{key}", _LANGUAGE),
        tuple(note(one, _LANGUAGE) for one in item.measured),
        tuple(note(one, _LANGUAGE) for one in item.open),
        tuple(tell(breach.diagnostic, _LANGUAGE) for breach in item.breaches),
        tuple(dict.fromkeys(breach.diagnostic.reason for breach in item.breaches if breach.diagnostic.reason)),
    )


def _sources(programme: Programme) -> Iterator[RuleSource]:
    """Yield the rules with the values asked for and where these come from."""
    values = _values(programme)
    for rule in RULES:
        source = source_of(rule, programme)
        told = source.text if source is not None else "–"
        told = _OWN_SOURCES.get(rule, told)
        sure = _SURE[source.confidence] if source is not None and rule not in _OWN_SOURCES else _SURE[Confidence.KNOWN]
        yield RuleSource(rule, ui(f"publicity-rule-{rule}", _LANGUAGE), values.get(rule, "–"), told, sure)


def _values(programme: Programme) -> Mapping[str, str]:
    """Return the value that each rule asks for, in words."""
    labels = {kind.name: kind.label[0] for kind in graph.kinds().values()}
    every = [labels[item.kind] for item in programme.placements if item.pages is Pages.EVERY and item.kind in labels]
    space = f"{programme.clear_space.normalize():f}".replace(".", ",")
    return {
        "PUB-01": f"každá strana: {', '.join(every)}; ostatní: první strana" if every else "první strana",
        "PUB-03": f"nejméně {programme.min_emblem_height_mm.normalize():f}\u00a0mm".replace(".", ","),
        "PUB-05": "3\u00a0:\u00a02",
        "PUB-06": ", ".join(programme.emblem_colours),
        "PUB-07": f"nejméně {programme.min_dpi} bodů na palec",
        "PUB-08": " ".join(programme.emblem_text),
        "PUB-09": ", ".join(programme.fonts),
        "PUB-10": f"{space} výšky znaku",
        "PUB-11": f"program {programme.number}",
        "PUB-13": programme.period,
        "PUB-14": programme.short_title,
    }
