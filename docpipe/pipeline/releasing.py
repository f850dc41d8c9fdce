"""Documents that are right → frozen under released/: Word file, PDF, Ledger and digests; nothing ever writes over them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from docpipe import convert, graph, render, verify
from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.editions.policies import POLICIES
from docpipe.engine import lock, sweep
from docpipe.messages import severity_of
from docpipe.model import Document, Ledger, Selector, State
from docpipe.outside import digest, installed_version, read_bytes, scratch, write_bytes
from docpipe.pipeline.bundles.releasing import bundle_content, issued_bundle
from docpipe.pipeline.comparing import STATE, kept_state
from docpipe.pipeline.issues import Issue, content_of, issues_of, next_version, number_of, words_of
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import Maker, dump_ledger, forbidden_of
from docpipe.pipeline.order import CHECKLIST, with_lists
from docpipe.pipeline.outcome import Fate, Outcome, Output, Progress
from docpipe.pipeline.public import leaks_beside
from docpipe.pipeline.tables import checked_workbook, sheets_of
from docpipe.pipeline.worlds import Worlds
from docpipe.verify import Expectation
from docpipe.workspace import Workspace

_PLAN = "plan"
"""The kind whose content is kept beside it, so that two released versions can be compared."""
_AFTERWARDS = "minutes"
"""The kind that tells what has happened: it cannot be issued before it has."""
_ASIDE = (".ledger.json", STATE)
_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.\-]{0,18}[0-9A-Za-z])?", re.ASCII)
"""What may stand in a file's name on every system."""


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
    meant = [document for document in loaded.documents if selector.takes(document)]
    # a bundle takes, and a check list measures, what is released, of this run too
    wanted = tuple(sorted(meant, key=lambda document: _turn(document, loaded)))
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


def _turn(document: Document, loaded: Loaded) -> int:
    """Return when a document's turn is: documents, bundles, the check lists that measure both, the bundles that hold one."""
    if document.kind == CHECKLIST:
        return 2
    return 0 if document.kind != "bundle" else 3 if with_lists([document], loaded) else 1


@dataclass(frozen=True, slots=True)
class Made:
    """What is to be frozen."""

    files: Mapping[str, bytes]
    """Name beside the record of the release, with '/' → content."""
    content: str
    """Fingerprint of what is printed."""
    template: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


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
        version = asked or next_version(issues)
        if not _VERSION.fullmatch(version):
            raise DocpipeError([Diagnostic("release-version-refused", Location(f"released/{document.stem}"), {"version": version})])
        stem = f"{document.stem}_v{version}"
        names: Iterable[str] = [f"{PurePosixPath(stem).name}.{kind}" for kind in document.formats]
        try:
            if issues and not asked and not self.reason and self._content(document, issues[-1].version) == issues[-1].content:
                self._told(document, [name for name in issues[-1].digests if not name.endswith(_ASIDE)], Fate.UNCHANGED)
                return
            self._hold_version(document, issues, version)
            self._hold_reason(document, stem)
            self._hold_errors(document, stem, self._own(document))
            made = self._bundle(document, version) if document.kind == "bundle" else self._document(document, stem, version)
            self.diagnostics += made.diagnostics
            self._hold_errors(document, stem, made.diagnostics)
            self._freeze(document, stem, version, made, max([len(issues), *(issue.order for issue in issues)]) + 1)
            names = [name for name in made.files if not name.endswith(_ASIDE)]
            fate = Fate.RELEASED
        except DocpipeError as error:
            self.diagnostics += [item.about(document.key) for item in error.diagnostics]
            fate = Fate.FAILED
        self._told(document if fate is Fate.RELEASED else planned, names, fate)

    def _told(self, document: Document, names: Iterable[str], fate: Fate) -> None:
        above = PurePosixPath("released", document.stem).parent
        self.outputs += [Output(document, name.rpartition(".")[2], f"{above}/{name}", fate) for name in names]

    def _content(self, document: Document, version: str) -> str:
        """Return the fingerprint of what a document would print now. Raises DocpipeError."""
        if document.kind == "bundle":
            return bundle_content(self.maker, document)
        return content_of(self.maker.draft(document, State.RELEASED, version))

    def _bundle(self, document: Document, version: str) -> Made:
        issued = issued_bundle(self.maker, document, version)
        return Made(issued.files, issued.content, issued.template, tuple(item.about(document.key) for item in issued.diagnostics))

    def _hold_version(self, document: Document, issues: tuple[Issue, ...], version: str) -> None:
        place = Location(f"released/{document.stem}_v{version}.docx")
        words, number = words_of(document), number_of(version)
        if any(issue.version == version for issue in issues):
            raise DocpipeError([Diagnostic("release-exists", place, {"version": version, "words": words})])
        higher = next((issue.version for issue in issues if number is not None and (number_of(issue.version) or ()) >= number), None)
        if higher is not None:
            raise DocpipeError([Diagnostic("release-version-lower", place, {"version": version, "last": higher, "next": next_version(issues)})])
        if issues and not self.reason:
            raise DocpipeError([Diagnostic("release-reason-missing", place, {"version": version, "words": words})])
        if document.kind == _AFTERWARDS and document.day is not None and self.day < document.day:
            raise DocpipeError([Diagnostic("release-before-meeting", place, {"value": format_date(self.day), "day": format_date(document.day)})])

    def _hold_reason(self, document: Document, stem: str) -> None:
        """Raise DocpipeError for personal data in what the release's own record says: it lies beside a public document and goes along with it."""
        restricted = not POLICIES[document.edition].shows_private
        name = PurePosixPath(stem).name
        said = json.dumps({"title": document.title, "reason": self.reason}, ensure_ascii=False).encode()
        forbidden = forbidden_of(self.loaded, self.maker.worlds.private(document), restricted=restricted)
        held = Expectation(f"released/{stem}.json", Ledger(stem), edition=document.edition, forbidden=forbidden)
        self._hold_errors(document, stem, leaks_beside({f"{name}.json": said}, held, f"released/{PurePosixPath(stem).parent}"), tell=True)

    def _own(self, document: Document) -> tuple[Diagnostic, ...]:
        """Return what was said of the records the document is made from, and of the project's meetings that could not be read: they are counted too."""
        unread = (key for key in self.loaded.faulty if key.startswith(f"meeting:{document.project}/"))
        keys = {document.key, *graph.needs(document, self.loaded.collection), *unread}
        return tuple(item for item in self.loaded.diagnostics if keys & set(item.subjects))

    def _hold_errors(self, document: Document, stem: str, found: tuple[Diagnostic, ...], *, tell: bool = False) -> None:
        """Raise DocpipeError for errors. `tell`: they were told nowhere yet."""
        self.diagnostics += [item.about(document.key) for item in found] if tell else []
        errors = [item for item in overridden(found, self.loaded.settings) if severity_of(item) in (Severity.ERROR, Severity.FAULT)]
        if errors:
            places = tuple(dict.fromkeys(item.location for item in errors if item.location is not None))
            codes = tuple(dict.fromkeys(item.code for item in errors))
            place = Location(f"released/{stem}.docx")
            raise DocpipeError([Diagnostic("not-released-errors", place, {"codes": codes}, related=places, subjects=(document.key,))])

    def _document(self, document: Document, stem: str, version: str) -> Made:
        """Make the Word file and the PDF, both checked. Raises DocpipeError when there is no PDF: a released document has one."""
        draft = self.maker.draft(document, State.RELEASED, version)
        checked = render.render(draft.template, draft.context, document=document.key, properties=draft.properties, protected=draft.protected)
        word, ledger = checked.value.docx, checked.value.ledger
        held = self.maker.expectation(draft, f"released/{stem}.docx", ledger)
        with scratch() as folder:
            source, target = folder / "in.docx", folder / "out.pdf"
            source.write_bytes(word)
            paging = convert.Paging(folder / "paged.docx", render.with_pages, render.light) if render.has_pages(word) else None
            made = convert.convert((convert.Job(source, target, f"released/{stem}.pdf", document.title, paging=paging),))
            if not made.value:
                raise DocpipeError(made.diagnostics)
            pdf = read_bytes(target)
            word = read_bytes(paging.target) if paging is not None else word
        found = [*checked.diagnostics, *verify.verify_docx(word, held)]
        seen = replace(held, name=f"released/{stem}.pdf")
        # what goes out is looked at as it is seen, not only by what its objects say, as in every build
        found += [*made.diagnostics, *verify.verify_pdf(pdf, seen, word), *verify.publicity_of(pdf, ".pdf", seen).diagnostics]
        name = PurePosixPath(stem).name
        files = {f"{name}.docx": word, f"{name}.pdf": pdf, f"{name}.ledger.json": dump_ledger(ledger)}
        if sheets := sheets_of(draft):
            files[f"{name}.tables.xlsx"], about = checked_workbook(draft, self.maker, sheets, f"released/{stem}.tables.xlsx")
            found += about
        if document.kind == _PLAN and (state := kept_state(document.project, self.loaded, document.edition)) is not None:
            files[f"{name}{STATE}"] = state
        found += leaks_beside(files, held, f"released/{PurePosixPath(stem).parent}")
        template = {"name": draft.template.name, "sha256": draft.template.digest}
        return Made(files, content_of(draft), template, (*draft.diagnostics, *(item.about(document.key) for item in found)))

    def _freeze(self, document: Document, stem: str, version: str, made: Made, order: int) -> None:
        """Write the files, and last the record that makes them a release: a killed run leaves none. `order`: its place among the versions."""
        base = self.loaded.workspace.released / stem
        above = PurePosixPath("released", stem).parent
        for name, content in made.files.items():
            path = base.parent / name
            if path.exists() and digest(read_bytes(path)) != digest(content):
                self._set_aside(path)
            write_bytes(path, content, f"{above}/{name}")
        record = {
            "version": version,
            "order": order,
            "date": self.day.isoformat(),
            "reason": self.reason,
            "title": document.title,
            "edition": document.edition,
            "content": made.content,
            "template": dict(made.template),
            "docpipe": installed_version(),
            "sha256": {name: digest(content) for name, content in sorted(made.files.items())},
        }
        write_bytes(base.with_name(f"{base.name}.json"), json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode(), f"released/{stem}.json")

    @staticmethod
    def _set_aside(path: Path) -> None:
        """Keep a file that a killed release or a person left under the name, under another one."""
        number = 1
        while (aside := path.with_name(f"{path.name}.{number}.bak")).exists():
            number += 1
        path.rename(aside)
