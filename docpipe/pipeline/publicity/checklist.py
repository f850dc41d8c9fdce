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
from docpipe.pipeline.order import with_lists
from docpipe.pipeline.publicity.bundles import bundle_answers, is_changed, parts_told
from docpipe.pipeline.publicity.measuring import Files, answers_of, files_of
from docpipe.pipeline.publicity.profile import exceptions_of, profile_of
from docpipe.pipeline.publicity.showing import Shown
from docpipe.pipeline.publicity.wording import LANGUAGE, emblem_height, rule_of, sources_of
from docpipe.programmes.schema import Pages, Programme
from docpipe.records.collection import project_of
from docpipe.records.project import Project
from docpipe.verify import Answers
from docpipe.verify.publicity.sheet import RULE_OF
from docpipe.workspace import Workspace

if TYPE_CHECKING:
    from docpipe.pipeline.make import Maker

_BUNDLE: Final = "bundle"


def documents_of(document: Document, loaded: Loaded) -> tuple[Document, ...]:
    """Return what of the period a check list is about: documents, those without a duty to have the strip too, and bundles that do not hold such a list."""
    found = _period(document, loaded)
    left_out = with_lists((item for item in found if item.kind == _BUNDLE), loaded)
    return tuple(item for item in found if item not in left_out)


def _period(document: Document, loaded: Loaded) -> tuple[Document, ...]:
    """Return the documents and bundles of the period of a check list's report; none where that was not read."""
    record = loaded.collection.get(document.subject)
    if record is None:
        return ()
    report: Any = record.value
    later = any(getattr(other.value, "end", report.end) > report.end for other in loaded.collection.of("report", document.project))
    return tuple(
        item
        for item in loaded.documents
        if item.project == document.project
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
        (wanted if item.kind == _BUNDLE or programme.pages_of(item.kind) is not None else unasked).append(item)
    wanted.sort(key=lambda item: item.kind == _BUNDLE)
    shown = Shown()
    return PublicityChecks(
        files=tuple(_checked(maker, item, programme, shown, keeping=keeping) for item in wanted),
        rules=tuple(sources_of(programme)),
        accepted=tuple(_accepted(loaded, project)),
        holding=tuple(item.title for item in with_lists((item for item in _period(document, loaded) if item.kind == _BUNDLE), loaded)),
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
    several = any((item.kind, item.subject) == (document.kind, document.subject) and item.edition != document.edition for item in maker.loaded.documents)
    edition = ui(f"publicity-edition-{document.edition}", LANGUAGE) if several else ""
    blank = CheckedFile(document.title, kind.label[0], files.state, "", "", pages, edition=edition)
    if document.kind == _BUNDLE:
        return _checked_bundle(maker, document, blank, files, shown, keeping=keeping)
    if files.main is None:
        return blank
    answers = answers_of(maker, document, files, keeping=keeping)
    known = replace(blank, path=maker.loaded.workspace.name_of(files.main), digest=digest(read_bytes(files.main)))
    if not answers:
        return replace(known, state=f"{files.state}, nelze otevřít")
    return _answered(maker, known, answers, files, shown)


def _checked_bundle(maker: Maker, document: Document, blank: CheckedFile, files: Files, shown: Shown, *, keeping: bool) -> CheckedFile:
    """Return a bundle as it was checked: whether each of its parts keeps its strip."""
    if files.pdf is None:
        return replace(blank, pages="")
    found = digest(read_bytes(files.pdf))
    count = parts_told(files.pdf)
    known = replace(blank, path=maker.loaded.workspace.name_of(files.pdf), digest=found, pages=f"částí: {count}" if count is not None else "")
    if is_changed(files.pdf, found):
        known = replace(known, state=f"{files.state}, po sestavení změněn")
    answers = bundle_answers(maker, document, files.pdf, keeping=keeping)
    return _answered(maker, known, answers, files, shown) if answers else replace(known, state=f"{known.state}, nelze otevřít")


def _answered(maker: Maker, known: CheckedFile, answers: Answers, files: Files, shown: Shown) -> CheckedFile:
    """Return a file with its answers, as the settings leave them, and pictures of what no other document shows."""
    told = answers.told(overridden(answers.diagnostics, maker.loaded.settings))
    marked = shown.of(read_bytes(files.pdf), answers) if files.pdf is not None else ()
    return replace(known, rules=tuple(map(rule_of, told.judgements)), emblem=emblem_height(answers), marked=marked)
