"""Documents that are right → frozen under released/: Word file, PDF, Ledger and digests; nothing ever writes over them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from docpipe import convert, graph, render, verify
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity, fault
from docpipe.engine import fingerprint, lock, sweep
from docpipe.messages import severity_of
from docpipe.model import Document, Selector, State
from docpipe.outside import digest, installed_version, read_bytes, scratch, write_bytes
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import Draft, Maker, dump_ledger
from docpipe.pipeline.outcome import Fate, Outcome, Output, Progress
from docpipe.pipeline.tables import checked_workbook, sheets_of
from docpipe.pipeline.worlds import Worlds
from docpipe.workspace import Workspace

_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.\-]{0,18}[0-9A-Za-z])?", re.ASCII)
"""What may stand in a file's name on every system."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A released version of a document, as its record beside the files says."""

    version: str
    day: str
    reason: str
    content: str
    """Fingerprint of what it printed."""


def release(
    workspace: Workspace,
    selector: Selector,
    *,
    version: str | None,
    day: date,
    reason: str | None,
    progress: Progress | None = None,
) -> Outcome:
    """Freeze the documents that are meant and have no error; say of each other one why it was not released."""
    loaded = load(workspace)
    wanted = tuple(document for document in loaded.documents if selector.takes(document))
    with lock(workspace.build / ".docpipe" / "lock", Location("build")):
        sweep(workspace.released)
        run = _Release(loaded, Maker(loaded, Worlds(loaded)), day, reason or "", progress or (lambda _stage, _done, _all: None))
        for number, document in enumerate(wanted):
            run.progress("release", number, len(wanted))
            try:
                run.one(document, version)
            except DocpipeError as error:
                run.diagnostics += [item.about(document.key) for item in error.diagnostics]
        run.progress("release", len(wanted), len(wanted))
    found = [*loaded.diagnostics, *run.diagnostics] if wanted else [*loaded.diagnostics, Diagnostic("selector-empty")]
    return Outcome(tuple(run.outputs), once(overridden(found, loaded.settings)))


def issues_of(workspace: Workspace, document: Document) -> tuple[Issue, ...]:
    """Return the released versions of a document, in the order they were issued. Raises DocpipeError 'release-record-damaged'."""
    place = workspace.released / document.stem
    found: list[Issue] = []
    for path in sorted(place.parent.glob(f"{place.name}_v*.json")) if place.parent.is_dir() else ():
        if path.name.endswith(".ledger.json"):
            continue
        try:
            data: dict[str, Any] = json.loads(read_bytes(path, workspace.name_of(path)))
            found.append(Issue(data["version"], data["date"], data["reason"], data["content"]))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise fault("release-record-damaged", Location(workspace.name_of(path))) from None
    return tuple(sorted(found, key=_order))


def _order(issue: Issue) -> tuple[bool, int, str, int, str]:
    """Numbers come in their order, whatever day was given with them; other versions after them, by day."""
    if issue.version.isdecimal():
        return (False, int(issue.version), "", 0, "")
    return (True, 0, issue.day, len(issue.version), issue.version)


def changed_since(maker: Maker, document: Document) -> Diagnostic | None:
    """Return the complaint that a released document's content has changed; None where it has not, or was not released."""
    try:
        issues = issues_of(maker.loaded.workspace, document)
    except DocpipeError as error:
        return error.diagnostics[0].about(document.key)
    if not issues:
        return None
    last = issues[-1]
    try:
        draft = maker.draft(document, State.RELEASED, last.version)
    except DocpipeError:
        return None
    if _content(draft) == last.content:
        return None
    place = Location(f"released/{document.stem}_v{last.version}.docx")
    return Diagnostic("released-differs", place, {"version": last.version, "next": _next(issues)}, subjects=(document.key,))


def _content(draft: Draft) -> str:
    return fingerprint(draft.context.values)


def _next(issues: tuple[Issue, ...]) -> str:
    numbers = [int(issue.version) for issue in issues if issue.version.isdecimal()]
    return str(max(numbers, default=0) + 1)


@dataclass(slots=True)
class _Release:
    """A release under way."""

    loaded: Loaded
    maker: Maker
    day: date
    reason: str
    progress: Progress
    outputs: list[Output] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def one(self, planned: Document, asked: str | None) -> None:
        document = replace(planned, state=State.RELEASED)
        issues = issues_of(self.loaded.workspace, document)
        version = asked or _next(issues)
        stem = f"{document.stem}_v{version}"
        try:
            if issues and not asked and not self.reason and _content(self.maker.draft(document, State.RELEASED, issues[-1].version)) == issues[-1].content:
                self._told(document, f"{document.stem}_v{issues[-1].version}", Fate.UNCHANGED)
                return
            self._hold_version(document, issues, version)
            self._hold_errors(document, stem, self._own(document))
            draft = self.maker.draft(document, State.RELEASED, version)
            files, found = self._files(draft, stem)
            self.diagnostics += found
            self._hold_errors(document, stem, (*draft.diagnostics, *found))
            self._freeze(draft, stem, version, files)
            fate = Fate.RELEASED
        except DocpipeError as error:
            self.diagnostics += [item.about(document.key) for item in error.diagnostics]
            fate = Fate.FAILED
        self._told(document if fate is Fate.RELEASED else planned, stem, fate)

    def _told(self, document: Document, stem: str, fate: Fate) -> None:
        self.outputs += [Output(document, kind, f"released/{stem}.{kind}", fate) for kind in ("docx", "pdf")]

    def _hold_version(self, document: Document, issues: tuple[Issue, ...], version: str) -> None:
        place = Location(f"released/{document.stem}_v{version}.docx")
        if not _VERSION.fullmatch(version):
            raise DocpipeError([Diagnostic("release-version-refused", Location(f"released/{document.stem}"), {"version": version})])
        if any(issue.version == version for issue in issues):
            raise DocpipeError([Diagnostic("release-exists", place, {"version": version, "next": _next(issues)})])
        if issues and not self.reason:
            raise DocpipeError([Diagnostic("release-reason-missing", place, {"version": version})])

    def _own(self, document: Document) -> tuple[Diagnostic, ...]:
        """Return what was said of the records the document is made from, and of the project's meetings that could not be read: they are counted too."""
        unread = (key for key in self.loaded.faulty if key.startswith(f"meeting:{document.project}/"))
        keys = {document.key, *graph.needs(document, self.loaded.collection), *unread}
        return tuple(item for item in self.loaded.diagnostics if keys & set(item.subjects))

    def _hold_errors(self, document: Document, stem: str, found: tuple[Diagnostic, ...]) -> None:
        errors = [item for item in overridden(found, self.loaded.settings) if severity_of(item) in (Severity.ERROR, Severity.FAULT)]
        if errors:
            places = tuple(dict.fromkeys(item.location for item in errors if item.location is not None))
            codes = tuple(dict.fromkeys(item.code for item in errors))
            place = Location(f"released/{stem}.docx")
            raise DocpipeError([Diagnostic("not-released-errors", place, {"codes": codes}, related=places, subjects=(document.key,))])

    def _files(self, draft: Draft, stem: str) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """Make the Word file and the PDF, both checked. Raises DocpipeError when there is no PDF: a released document has one."""
        checked = render.render(draft.template, draft.context, document=draft.document.key, properties=draft.properties, protected=draft.protected)
        word, ledger = checked.value.docx, checked.value.ledger
        held = self.maker.expectation(draft, f"released/{stem}.docx", ledger)
        found = [*checked.diagnostics, *verify.verify_docx(word, held)]
        with scratch() as folder:
            source, target = folder / "in.docx", folder / "out.pdf"
            source.write_bytes(word)
            made = convert.convert((convert.Job(source, target, f"released/{stem}.pdf", draft.document.title),))
            if not made.value:
                raise DocpipeError(made.diagnostics)
            pdf = read_bytes(target)
        found += [*made.diagnostics, *verify.verify_pdf(pdf, replace(held, name=f"released/{stem}.pdf"), word)]
        files = {"docx": word, "pdf": pdf, "ledger.json": dump_ledger(ledger)}
        if sheets := sheets_of(draft):
            files["tables.xlsx"], about = checked_workbook(draft, self.maker, sheets, f"released/{stem}.tables.xlsx")
            found += about
        return files, tuple(item.about(draft.document.key) for item in found)

    def _freeze(self, draft: Draft, stem: str, version: str, files: dict[str, bytes]) -> None:
        """Write the files, and last the record that makes them a release: a killed run leaves none."""
        base = self.loaded.workspace.released / stem
        for suffix, content in files.items():
            path = base.with_name(f"{base.name}.{suffix}")
            if path.exists() and digest(read_bytes(path)) != digest(content):
                self._set_aside(path)
            write_bytes(path, content, f"released/{stem}.{suffix}")
        record = {
            "version": version,
            "date": self.day.isoformat(),
            "reason": self.reason,
            "title": draft.document.title,
            "edition": draft.document.edition,
            "content": _content(draft),
            "template": {"name": draft.template.name, "sha256": draft.template.digest},
            "docpipe": installed_version(),
            "sha256": {f"{base.name}.{suffix}": digest(content) for suffix, content in sorted(files.items())},
        }
        write_bytes(base.with_name(f"{base.name}.json"), json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode(), f"released/{stem}.json")

    @staticmethod
    def _set_aside(path: Path) -> None:
        """Keep a file that a killed release or a person left under the name, under another one."""
        number = 1
        while (aside := path.with_name(f"{path.name}.{number}.bak")).exists():
            number += 1
        path.rename(aside)
