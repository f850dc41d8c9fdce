"""One planned document → its context, its Word file and Ledger, and what a finished file is held against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from docpipe import graph, render
from docpipe.czech.format import format_period
from docpipe.czech.typography import typeset_text
from docpipe.czech.values import NBSP
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, Severity
from docpipe.editions.policies import POLICIES
from docpipe.editions.private import PrivateData
from docpipe.engine import plain_place
from docpipe.kinds.checked import PublicityChecks
from docpipe.kinds.kind import Listed
from docpipe.messages import severity_of
from docpipe.model import Context, Document, Ledger, LedgerEntry, State
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.bundles.choose import watched
from docpipe.pipeline.load import REGISTER, Loaded
from docpipe.pipeline.publicity.profile import black_and_white_reason, cover_of, others_of, profile_of
from docpipe.pipeline.templates.linting import lint
from docpipe.pipeline.worlds import Worlds
from docpipe.programmes.schema import Pages
from docpipe.records.collection import project_of
from docpipe.verify import Expectation, Forbidden
from docpipe.workspace import template_path


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with the values it prints, ready to be rendered."""

    document: Document
    context: Context
    template: render.Template
    properties: render.Properties
    protected: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass
class Maker:
    """Makes documents of what was loaded; templates are opened and linted once."""

    loaded: Loaded
    worlds: Worlds
    keeping: bool = False
    """Whether it works for a build, which may keep what it measured beside its outputs."""

    def __post_init__(self) -> None:
        self._templates: dict[tuple[str, str], render.Template] = {}
        self._opened: dict[Path, render.Template] = {}
        self._digests: dict[str, str] = {}
        self._measured: dict[str, PublicityChecks] = {}

    def _checks(self, document: Document) -> PublicityChecks | None:
        """Return what is measured of finished files for a check list of publicity; nothing for another document."""
        if document.kind != "publicity-check":
            return None
        if document.key not in self._measured:
            from docpipe.pipeline.publicity.checklist import checks_of

            self._measured[document.key] = checks_of(self, document, keeping=self.keeping)
        return self._measured[document.key]

    def draft(self, document: Document, state: State = State.DRAFT, version: str = "", listed: tuple[Listed, ...] = ()) -> Draft:
        """Return a document's values and template. Raises DocpipeError with every fault that keeps it from being made. `listed`: the parts of a bundle."""
        self._hold_back(document)
        kind = graph.kinds()[document.kind]
        record = self.worlds.world(document).collection.get(document.subject)
        assert record is not None, "a document is planned only for a record that was read"
        world = self.worlds.world(document, state, version, listed, self._checks(document))
        checked = kind.make(record, world)
        template = self.template(document)
        found = (*checked.diagnostics, *lint(template, kind))
        if any(severity_of(item) is Severity.FAULT for item in found):
            raise DocpipeError(item.about(document.key) for item in found)
        return Draft(document, checked.value, template, self._properties(document), self._protected, tuple(item.about(document.key) for item in found))

    def programme_file(self, document: Document) -> str:
        """Return the name of the file in which the workspace may have its own programme of a document's project."""
        return f"programmes/{project_of(self._project(document)).programme}.yaml"

    def digest_of(self, name: str) -> str:
        """Return the digest of a content file, '' for one that is not there."""
        if name not in self._digests:
            path = self.loaded.workspace.root / name
            self._digests[name] = digest(read_bytes(path, name)) if path.is_file() else ""
        return self._digests[name]

    def _hold_back(self, document: Document) -> None:
        """Raise one complaint, related to the first cause, for a document that needs a faulty record."""
        for key in self._needed(document):
            cause = self.loaded.faulty.get(key)
            if cause is not None:
                first = cause.related[0] if cause.code == "needs-faulty" and cause.related else cause.location
                place = first or Location(document.stem)
                raise DocpipeError(
                    [Diagnostic("needs-faulty", Location(f"build/{document.stem}"), {"cause": str(place)}, related=(place,), subjects=(document.key,))]
                )

    def _needed(self, document: Document) -> Iterator[str]:
        """Yield the keys of all that a document is made from, of what could not be read too."""
        yield document.key
        yield from sorted(graph.needs(document, self.loaded.collection))
        kind = graph.kinds()[document.kind]
        if kind.subject != "meeting":
            prefixes = tuple(f"{name}:{document.project}/" for name in kind.reads)
            yield from (key for key in self.loaded.faulty if key.startswith(prefixes))
        if document.kind == "bundle" and (record := self.loaded.collection.get(document.subject)) is not None:
            yield from (key for key in self.loaded.faulty if key.startswith(watched(record)))
        if not POLICIES[document.edition].shows_private:
            yield f"{REGISTER}person"

    def template(self, document: Document) -> render.Template:
        """Return the document's template: its project's own before the workspace's. Raises DocpipeError."""
        key = (document.project, document.template)
        if key not in self._templates:
            workspace = self.loaded.workspace
            path = template_path(workspace, document.template, document.project)
            name = workspace.name_of(path) if path.is_relative_to(workspace.root) else f"templates_docx/{path.name}"
            self._templates[key] = self._opened.get(path) or render.open_template(path, name)
            self._opened[path] = self._templates[key]
        return self._templates[key]

    def _properties(self, document: Document) -> render.Properties:
        project = project_of(self._project(document))
        label = graph.kinds()[document.kind].label[0]
        return render.Properties(title=document.title, subject=project.name or "", author=project.beneficiary, keywords=label, created=document.day)

    def _project(self, document: Document) -> Any:
        return self.loaded.collection.get(f"project:{document.project}")

    @cached_property
    def _protected(self) -> tuple[str, ...]:
        """Registered names that typography would write otherwise: it leaves them as they are. That a space does not break changes no name."""
        names = (str(getattr(record.value, "name", "")) for record in self.loaded.collection.of("organisation"))
        return tuple(name for name in names if typeset_text(name).replace(NBSP, " ") != name.replace(NBSP, " "))

    def expectation(self, draft: Draft, name: str, ledger: Ledger) -> Expectation:
        """Return what the finished file must be."""
        document = draft.document
        return replace(
            self.publicity_expectation(document, name),
            ledger=ledger,
            title=document.title,
            edition=document.edition,
            forbidden=self._forbidden(document),
            authors=tuple(str(getattr(record.value, "name", "")) for record in self.loaded.collection.of("organisation")),
            state=document.state,
            draft_mark=getattr(getattr(draft.context.values, "document", None), "draft_mark", ""),
        )

    def publicity_expectation(self, document: Document, name: str) -> Expectation:
        """Return what is asked of a finished file's publicity."""
        project = project_of(self._project(document))
        settings = self.loaded.settings
        programme = profile_of(self.loaded.programme_of(self._project(document)), settings, project)
        return Expectation(
            name=name,
            ledger=Ledger(name),
            strip=self.worlds.strip(document.project).value,
            programme=programme,
            other_programmes=others_of(self.loaded.programmes, programme.name, settings, project),
            every_page=programme.pages_of(document.kind) is Pages.EVERY,
            registration_number=project.registration_number.text if project.registration_number else "",
            project_name=project.name or "",
            cover=cover_of(document.kind, programme, project, project.beneficiary, self._plan_period(document)),
            bw_reason=black_and_white_reason(settings, project),
        )

    def _plan_period(self, document: Document) -> str:
        """Return the period of the plan that a document is, as it is printed."""
        record = self.loaded.collection.get(document.subject)
        period = getattr(record.value, "period", None) if record is not None and record.type == "plan" else None
        return format_period(period) if period is not None else ""

    def _forbidden(self, document: Document) -> Forbidden:
        return forbidden_of(self.loaded, self.worlds.private(document), restricted=not POLICIES[document.edition].shows_private)


def forbidden_of(loaded: Loaded, private: PrivateData, *, restricted: bool) -> Forbidden:
    """Return what a file must not hold; of a restricted edition also the names of people whose entries nobody could read."""
    names = tuple(dict.fromkeys((*private.names, *(loaded.unread_names if restricted else ()))))
    allowed = tuple(item.text for item in loaded.settings.allowed_findings)
    return Forbidden(names, private.emails, private.phones, private.shown, private.addresses, allowed, private.known, private.called)


def dump_ledger(ledger: Ledger) -> bytes:
    """Return a Ledger as JSON, in a fixed order."""
    entries = [
        {"text": entry.text, "path": entry.path, "locations": [plain_place(item) for item in entry.locations], "part": entry.part, "paragraph": entry.paragraph}
        for entry in ledger
    ]
    return json.dumps({"document": ledger.document, "entries": entries}, ensure_ascii=False).encode()


def parse_ledger(content: bytes) -> Ledger:
    """Return the Ledger that was written. Raises ValueError for what is none."""
    try:
        data = json.loads(content)
        entries = tuple(
            LedgerEntry(item["text"], item["path"], tuple(Location(**place) for place in item["locations"]), item["part"], item["paragraph"])
            for item in data["entries"]
        )
        return Ledger(data["document"], entries)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no ledger") from error
