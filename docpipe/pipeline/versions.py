"""Released documents → what was released when and why, what came back signed, what has changed since; and that as a Word file with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from docpipe import render, verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.model import Document, Selector, State
from docpipe.outside import read_bytes
from docpipe.pipeline.asked import put
from docpipe.pipeline.differing import Difference, differences
from docpipe.pipeline.issues import Issue, content_of, issues_of, next_version, signed_scan
from docpipe.pipeline.load import load, once, overridden
from docpipe.pipeline.make import Maker
from docpipe.pipeline.worlds import Worlds
from docpipe.workspace import Workspace

_SHOWN = 80
"""Characters of a text that a complaint quotes."""


@dataclass(frozen=True, slots=True)
class Version:
    """One released version."""

    issue: Issue
    signed: str
    """Path of the signed scan, empty for none."""


@dataclass(frozen=True, slots=True)
class Past:
    """The released versions of one document."""

    document: Document
    versions: tuple[Version, ...]
    """The oldest first."""
    changes: tuple[Difference, ...] | None
    """What has changed since the last one; () for nothing, None where it cannot be told."""
    word: str = ""
    """Path of the file that shows the changes, empty for none."""


@dataclass(frozen=True, slots=True)
class History:
    """What became of the documents that are meant."""

    items: tuple[Past, ...]
    diagnostics: tuple[Diagnostic, ...]


def history(workspace: Workspace, selector: Selector, *, word: bool = False) -> History:
    """Return the released versions of the documents that are meant, and what has changed since.

    `word`: write, for each that has changed, a file with tracked changes into build/<project>/zmeny; for one that has not, from the version before.
    """
    loaded = load(workspace)
    maker = Maker(loaded, Worlds(loaded))
    found: list[Past] = []
    told: list[Diagnostic] = []
    for document in loaded.documents:
        if not selector.takes(document):
            continue
        try:
            issues = issues_of(workspace, document)
            if issues:
                past, aside = _past(workspace, maker, document, issues, word=word)
                found.append(past)
                told += aside
        except DocpipeError as error:
            told += [item.about(document.key) for item in error.diagnostics]
    if not found and not told:
        told.append(Diagnostic("history-none"))
    return History(tuple(found), once(overridden(told, loaded.settings)))


def _past(workspace: Workspace, maker: Maker, document: Document, issues: tuple[Issue, ...], *, word: bool) -> tuple[Past, tuple[Diagnostic, ...]]:
    versions = tuple(Version(issue, workspace.name_of(path) if (path := signed_scan(workspace, document, issue.version)) else "") for issue in issues)
    if "docx" not in document.formats:
        return Past(document, versions, None), ()
    last = issues[-1].version
    changed = content_of(maker.draft(document, State.RELEASED, last)) != issues[-1].content
    changes: tuple[Difference, ...] = ()
    written = ""
    aside: tuple[Diagnostic, ...] = ()
    if changed:
        made = _made(maker, document, last)  # of the same number: that the number is another one is no change of the content
        was = _released(workspace, document, last)
        name = f"released/{document.stem}_v{last}.docx"
        changes = differences(verify.paragraphs_of(was, name), verify.paragraphs_of(made.docx, document.stem), tuple(made.ledger), of_new=True)
        if word:
            following = next_version(issues)
            written, aside = _write(workspace, document, (last, following), render.tracked(was, _made(maker, document, following).docx))
    elif word and len(issues) > 1:
        both = [_released(workspace, document, issue.version) for issue in issues[-2:]]
        written, aside = _write(workspace, document, (issues[-2].version, last), render.tracked(both[0], both[1]))
    return Past(document, versions, changes, written), aside


def _made(maker: Maker, document: Document, version: str) -> render.Rendered:
    """Return the document as it would be released now."""
    draft = maker.draft(document, State.RELEASED, version)
    return render.render(draft.template, draft.context, document=document.key, properties=draft.properties, protected=draft.protected).value


def _released(workspace: Workspace, document: Document, version: str) -> bytes:
    name = f"released/{document.stem}_v{version}.docx"
    return read_bytes(workspace.root / name, name)


def _write(workspace: Workspace, document: Document, versions: tuple[str, str], made: render.Tracked) -> tuple[str, tuple[Diagnostic, ...]]:
    name = f"build/{document.project}/zmeny/{PurePosixPath(document.stem).name}_v{versions[0]}-v{versions[1]}.docx"
    told = put(workspace, name, made.docx)
    return name, (*told, *(item.about(document.key) for item in _not_shown(made, Location(name))))


def _not_shown(made: render.Tracked, place: Location) -> Iterator[Diagnostic]:
    """Yield what has changed and no mark in the file can show."""
    if made.looks:
        yield Diagnostic("tracked-looks", place, {"count": len(made.looks), "text": made.looks[0][:_SHOWN]})
    if made.pictures:
        yield Diagnostic("tracked-pictures", place, {"count": made.pictures})
    if made.notes:
        yield Diagnostic("tracked-notes", place, {"count": made.notes})
    for text in made.headers:
        yield Diagnostic("tracked-header-gone", place, {"text": text[:_SHOWN]})
