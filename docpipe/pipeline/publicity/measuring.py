"""A document of a report's period → its files as they lie there, released ones first, and the answers about them, measured once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docpipe import verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError
from docpipe.engine import fingerprint
from docpipe.model import Document, Ledger
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.issues import issues_of
from docpipe.pipeline.publicity.keeping import keep, kept
from docpipe.pipeline.replay import program_fingerprint
from docpipe.verify import Answers
from docpipe.verify.publicity.sheet import RULES, Judgement, Verdict
from docpipe.workspace import Workspace

if TYPE_CHECKING:
    from docpipe.pipeline.make import Maker

NOTE: Final = ".publicity.json"
_ORDER: Final = (Verdict.BREACH, Verdict.RIGHT, Verdict.OPEN, Verdict.IDLE)
"""Which of two answers about one document counts: its PDF says what its Word file cannot, and the other way round."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a document as they lie there."""

    state: str
    pdf: Path | None = None
    word: Path | None = None

    @property
    def main(self) -> Path | None:
        """The file that the document is: its PDF, else its Word file."""
        return self.pdf or self.word


def files_of(workspace: Workspace, document: Document) -> Files:
    """Return the files of a document: those last released, else the drafts."""
    try:
        issues = issues_of(workspace, document)
    except DocpipeError:
        issues = ()
    places = [(f"vydáno, verze {issue.version}", workspace.released / f"{document.stem}_v{issue.version}") for issue in reversed(issues)]
    for state, stem in (*places, ("pracovní verze", workspace.build / document.stem)):
        pdf, word = (stem.with_name(f"{stem.name}.{suffix}") for suffix in ("pdf", "docx"))
        if pdf.is_file():
            return Files(state, pdf, word if word.is_file() else None)
        if word.is_file():
            return Files(f"{state}, jen Word", None, word)
    return Files("soubor chybí")


def answers_of(maker: Maker, document: Document, files: Files, *, keeping: bool) -> Answers:
    """Return the answers about a document, of its PDF and its Word file together; those kept where neither changed. None where its main file is damaged."""
    expectation = maker.publicity_expectation(document, document.stem)
    contents = {path.suffix: read_bytes(path) for path in (files.pdf, files.word) if path is not None}
    made_of = fingerprint({suffix: digest(content) for suffix, content in contents.items()}, replace(expectation, ledger=Ledger("")), program_fingerprint())
    place = maker.loaded.workspace.build / ".docpipe" / f"{document.stem}{NOTE}"
    known = kept(place, made_of)
    if known is not None:
        return known
    found = []
    for suffix, content in contents.items():
        try:
            found.append(verify.publicity_of(content, suffix, expectation))
        except DocpipeError:  # a damaged file: the build says so
            if files.main is not None and suffix == files.main.suffix:
                return Answers()
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
