"""A report's period → its finished documents, measured: what the check list of publicity prints. Released files first, drafts where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from docpipe import graph, programmes
from docpipe.kinds.checked import Accepted, CheckedFile, PublicityChecks
from docpipe.messages import ui
from docpipe.model import Document
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.load import Loaded, overridden
from docpipe.pipeline.publicity.measuring import answers_of, files_of
from docpipe.pipeline.publicity.profile import exceptions_of, profile_of
from docpipe.pipeline.publicity.showing import Shown
from docpipe.pipeline.publicity.wording import LANGUAGE, emblem_height, rule_of, sources_of
from docpipe.programmes.schema import Pages, Programme
from docpipe.records.collection import project_of
from docpipe.records.project import Project
from docpipe.verify.publicity.sheet import RULE_OF
from docpipe.workspace import Workspace

if TYPE_CHECKING:
    from docpipe.pipeline.make import Maker

CHECKLIST: Final = "publicity-check"
"""The kind of document that is made after those whose files it measures."""
_LEFT_OUT: Final = ("bundle", CHECKLIST)


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
    shown = Shown()
    return PublicityChecks(
        files=tuple(_checked(maker, item, programme, shown, keeping=keeping) for item in wanted),
        rules=tuple(sources_of(programme)),
        accepted=tuple(_accepted(loaded, project)),
        unasked=tuple(dict.fromkeys(item.title for item in unasked)),
        profile=_profile(loaded.workspace, programme.name),
    )


def _profile(workspace: Workspace, name: str) -> str:
    """Return the file of a programme's rules, whose it is, and the first digits of its digest."""
    own = workspace.programmes / f"{name}.yaml"
    path, whose = (own, "vlastní znění příjemce") if own.is_file() else (programmes.path(name), "znění dodané s\u00a0programem docpipe")
    return f"programmes/{name}.yaml, {whose}, otisk SHA-256 {digest(read_bytes(path))[:12]}"


def _accepted(loaded: Loaded, project: Project) -> Iterator[Accepted]:
    """Yield what is otherwise than in the profile, and the severities that the settings lower, with their reasons."""
    yield from (Accepted(item.what, item.value, item.reason) for item in exceptions_of(loaded.settings, project))
    for item in loaded.settings.severities:
        if item.code in RULE_OF:
            rule = RULE_OF[item.code]
            what = f"{rule} – {ui(f'publicity-rule-{rule}', LANGUAGE)} ({item.code})"
            yield Accepted(what, f"závažnost: {ui(f'severity-{item.severity.value}', LANGUAGE)}", item.reason)


def _checked(maker: Maker, document: Document, programme: Programme, shown: Shown, *, keeping: bool) -> CheckedFile:
    files = files_of(maker.loaded.workspace, document)
    pages = "každé" if programme.pages_of(document.kind) is Pages.EVERY else "první"
    kind = graph.kinds()[document.kind]
    edition = ui(f"publicity-edition-{document.edition}", LANGUAGE) if len(kind.editions) > 1 else ""
    blank = CheckedFile(document.title, kind.label[0], files.state, "", "", pages, edition=edition)
    if files.main is None:
        return blank
    answers = answers_of(maker, document, files, keeping=keeping)
    known = replace(blank, path=maker.loaded.workspace.name_of(files.main), digest=digest(read_bytes(files.main)))
    if not answers:
        return replace(known, state=f"{files.state}, nelze otevřít")
    rules = tuple(rule_of(item) for item in answers.told(overridden(answers.diagnostics, maker.loaded.settings)).judgements)
    marked = shown.of(read_bytes(files.pdf), answers) if files.pdf is not None else ()
    return replace(known, rules=rules, emblem=emblem_height(answers), marked=marked)
