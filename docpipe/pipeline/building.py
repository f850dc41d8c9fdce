"""The documents that are meant → their Word files and PDFs: render → convert → verify, only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

from docpipe import convert, render, verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, fault
from docpipe.engine import Step, Store, fingerprint, opened
from docpipe.model import Document, Ledger, Selector
from docpipe.outside import read_bytes, remove, scratch
from docpipe.pipeline.issues import changed_since
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import Draft, Maker, dump_ledger, parse_ledger
from docpipe.pipeline.memory import memorise
from docpipe.pipeline.order import CHECKLIST, bundles_among, with_lists, work_of
from docpipe.pipeline.outcome import FORMATS, Choice, Fate, Outcome, Output, Progress
from docpipe.pipeline.paging import number_pages, paging_of, take, unknown, with_last_numbers
from docpipe.pipeline.partly import partly
from docpipe.pipeline.planned import noted, planned
from docpipe.pipeline.replay import digests_of, fonts_fingerprint, lying_digests, program_fingerprint, remember, stamps_of
from docpipe.pipeline.templates.meant import strange_folders
from docpipe.pipeline.worlds import Worlds
from docpipe.workspace import Workspace

_FATES = {"built": Fate.BUILT, "unchanged": Fate.UNCHANGED, "adopted": Fate.ADOPTED, "kept": Fate.KEPT}


def build(workspace: Workspace, choice: Selector | Choice, *, jobs: int = 1, formats: tuple[str, ...] = (), progress: Progress | None = None) -> Outcome:
    """Return what became of every document that is meant. What cannot be made is told; all else is made."""
    seen = stamps_of(workspace)
    digests = digests_of(workspace, seen)
    loaded = partly(workspace, digests) or load(workspace)
    selector = choice if isinstance(choice, Selector) else choice(Checked(loaded.documents, loaded.diagnostics))
    wanted = tuple(document for document in loaded.documents if selector.takes(document))
    kinds = formats or selector.formats or FORMATS
    with opened(workspace.build, "build") as store:
        store.trust(lying_digests(workspace, seen))
        run = Run.over(loaded, store, progress, digests)
        if more := run.unread(wanted, kinds):
            loaded = partly(workspace, digests, also=more) or load(workspace)
            run = Run.over(loaded, store, progress, digests)
        _make(run, wanted, kinds, jobs)
        lost = store.unplanned(planned(loaded.documents, store))
        store.save()
        outcome = Outcome(tuple(run.outputs), once(overridden(_all_told(run, wanted, lost), loaded.settings)))
        if wanted == loaded.documents:
            remember(workspace, loaded.documents, outcome, seen, kinds)
        memorise(loaded, digests, seen)
    return outcome


def _make(run: Run, wanted: tuple[Document, ...], kinds: tuple[str, ...], jobs: int) -> None:
    """Make the documents, then the bundles, then the check lists that measure both, last the bundles that hold one."""
    work = work_of(wanted, kinds, run.loaded)
    _made(run, work.documents, work.parts, kinds, jobs)
    _bundled(run, work.bundles)
    if work.lists:
        _made(run, work.lists, work.parts, kinds, jobs)
    _bundled(run, work.last)


def _bundled(run: Run, bundles: tuple[Document, ...]) -> None:
    """Make bundles; what makes them is loaded only where there are some."""
    if bundles:
        from docpipe.pipeline.bundles.building import Bundles

        Bundles(run).build(bundles)


def _made(run: Run, documents: Iterable[Document], parts: tuple[Document, ...], kinds: tuple[str, ...], jobs: int) -> None:
    """Make documents as what is asked for; those that something else is made of as PDF in any case."""
    made = run.render(documents)
    if "pdf" in kinds:
        run.convert(made, jobs)
    else:
        run.convert([document for document in made if document in parts], jobs)
        run.diagnostics += number_pages(run.store, [document for document in made if document not in parts], run.guesses, jobs)


def _all_told(run: Run, wanted: tuple[Document, ...], lost: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield what reading, making and checking had to say, and what is to be known of older outputs and releases."""
    yield from run.loaded.diagnostics
    for project in dict.fromkeys(document.project for document in wanted):
        if f"project:{project}" not in run.loaded.faulty:
            yield from run.maker.worlds.strip(project).diagnostics
    yield from run.diagnostics
    yield from strange_folders(run.loaded.workspace)
    yield from (Diagnostic("output-lost", Location(f"build/{output}")) for output in lost)
    if not wanted and not run.loaded.faulty:
        yield Diagnostic("selector-empty")


Reason = tuple[tuple[str, ...], tuple[str, ...]]
"""Names of changed inputs, and changed content files."""


@dataclass
class Run:
    """A build under way."""

    loaded: Loaded
    maker: Maker
    store: Store
    progress: Progress
    digests: Mapping[str, str]
    """Name of every file that was read → its digest."""
    outputs: list[Output] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    fonts: str = field(default_factory=fonts_fingerprint)
    guesses: dict[str, bytes] = field(default_factory=dict)
    """Key of a document → its Word file with the numbers of pages of the last one."""
    _common: dict[str, str] = field(default_factory=dict)

    @classmethod
    def over(cls, loaded: Loaded, store: Store, progress: Progress | None = None, digests: Mapping[str, str] | None = None) -> Run:
        """Return a run over what was loaded."""
        return cls(loaded, Maker(loaded, Worlds(loaded), keeping=True), store, progress or (lambda _stage, _done, _all: None), digests or {})

    def unread(self, documents: Iterable[Document], kinds: tuple[str, ...]) -> frozenset[str]:
        """Return the projects that have something to be made and were not read this time."""
        read = self.loaded.projects
        if read is None:
            return frozenset()
        wanted = list(documents)
        found = {item.project for item in wanted if item.kind != "bundle" and item.project not in read and not self._stands(item, kinds)}
        bundles = bundles_among(wanted, kinds)
        if bundles:
            from docpipe.pipeline.bundles.building import stands
        for bundle in bundles:
            if not stands(self, bundle):
                found |= {bundle.project, *noted(bundle, self.store).projects} - read
        return frozenset(found)

    def _stands(self, document: Document, kinds: tuple[str, ...]) -> bool:
        held = self._holds(document, self._given(document)) and self.store.has_note(_ledger(document))
        return held and ("pdf" not in kinds or self.store.is_current(self.convert_step(document)))

    def render(self, documents: Iterable[Document]) -> list[Document]:
        """Make the Word files; return the documents whose Word file lies in its place."""
        wanted = list(documents)
        made: list[Document] = []
        for number, document in enumerate(wanted):
            self.progress("render", number, len(wanted))
            reason: Reason = ((), ())
            try:
                fate, reason = self._one(document)
            except DocpipeError as error:
                self.diagnostics += [item.about(document.key) for item in error.diagnostics]
                fate = Fate.FAILED
            if fate is not Fate.FAILED:
                made.append(document)
            self._say(document, "docx", fate, reason)
        self.progress("render", len(wanted), len(wanted))
        return made

    def _one(self, document: Document) -> tuple[Fate, Reason]:
        output, given = f"{document.stem}.docx", self._given(document)
        if document.key not in self.loaded.faulty and self._holds(document, given) and self.store.has_note(_ledger(document)):
            self._replay(output)
            if document.tabled and self.store.entry(document.outputs["xlsx"]) is not None:
                self._replay(document.outputs["xlsx"])
                self._say(document, "xlsx", Fate.UNCHANGED)
            return Fate.UNCHANGED, ((), ())
        draft = self.maker.draft(document)
        changed = changed_since(self.maker, document)
        notes = (*draft.diagnostics, *((changed,) if changed is not None else ()))
        self.diagnostics += notes
        step = self.render_step(draft)
        reason = self.reason(step, step)
        fate = self._word(draft, step)
        if fate in (Fate.BUILT, Fate.ADOPTED, Fate.UNCHANGED):
            self.store.confirm(output, given, notes)
        self._tables(draft, given)
        return fate, reason

    def _holds(self, document: Document, given: str) -> bool:
        """Return whether a document's own outputs lie there and nothing they could be made from has changed; a document may have no tables."""
        made = (document.outputs["docx"], *((document.outputs["xlsx"],) if document.tabled else ()))
        return all(self.store.holds(output, given) for output in made if output == made[0] or self.store.entry(output) is not None)

    def _tables(self, draft: Draft, given: str) -> None:
        """Make the workbook of a document's tables, where its kind has one."""
        if not draft.document.tabled:
            return
        from docpipe.pipeline.tables import make_tables

        made = make_tables(draft, self.maker, self.store, given)
        if made is not None:
            self.diagnostics += made.diagnostics
            self._say(draft.document, "xlsx", made.fate, (made.why, made.files))

    def _replay(self, output: str) -> None:
        entry = self.store.entry(output)
        if entry is not None:
            self.diagnostics += (*entry.notes, *entry.diagnostics)

    def _given(self, document: Document) -> str:
        """Return the fingerprint of all that a document could be made from: its project's files, everything shared, docpipe itself, its releases."""
        if document.project not in self._common:
            others = {item.project for item in self.loaded.documents} - {document.project}
            names = [name for name in self.digests if not (name.startswith("released/") or _project_in(name) in others)]
            self._common[document.project] = fingerprint(program_fingerprint(), [(name, self.digests[name]) for name in sorted(names)])
        released = [name for name in self._releases if name.startswith(f"released/{document.stem}_v")]
        if document.kind == CHECKLIST:
            released += self._lying(document.project)
        return fingerprint(self._common[document.project], document, released)

    def _lying(self, project: str) -> list[str]:
        """Return the digests of all that lies there of a project: what a check list measures."""
        own = [item for item in self.loaded.documents if item.project == project and item.kind != CHECKLIST]
        bundles = [item for item in own if item.kind == "bundle"]
        # of a project that was not read this time, what its bundles hold is known from when they were made
        is_read = self.loaded.projects is None or project in self.loaded.projects
        last = with_lists(bundles, self.loaded) if is_read else [item for item in bundles if noted(item, self.store).holds_list]
        documents = [item for item in own if item not in last]
        drafts = [f"{output}:{self.store.lying(output)}" for item in documents for output in item.outputs.values()]
        return [*drafts, *(f"{name}:{self.digests[name]}" for name in self._releases if name.startswith(f"released/{project}/"))]

    @cached_property
    def _releases(self) -> tuple[str, ...]:
        return tuple(name for name in self.digests if name.startswith("released/") and name.endswith(".json"))

    def reason(self, step: Step, source: Step) -> Reason:
        """Return why an output is not current: the inputs that changed, and the content files. `source`: the step that knows those files."""
        if self.store.lying(step.output) is None:
            return (("new",), ())
        return (self.store.why(step), self.store.changed_origins(source))

    def _word(self, draft: Draft, step: Step) -> Fate:
        output = step.output
        if self.store.is_current(step) and self.store.has_note(_ledger(draft.document)) and not self.store.moved(step):
            entry = self.store.entry(output)
            self.diagnostics += entry.diagnostics if entry else ()
            return Fate.UNCHANGED
        checked = render.render(draft.template, draft.context, document=draft.document.key, properties=draft.properties, protected=draft.protected)
        expectation = self.maker.expectation(draft, f"build/{output}", checked.value.ledger)
        found = tuple(item.about(draft.document.key) for item in (*checked.diagnostics, *verify.verify_docx(checked.value.docx, expectation)))
        self.diagnostics += found
        if any(verify.is_leak(item) for item in found):
            return Fate.FAILED
        note = (_ledger(draft.document), dump_ledger(checked.value.ledger))
        content, guess = with_last_numbers(checked.value.docx, self.store, output)
        if guess is not None:
            self.guesses[draft.document.key] = guess
        fate = _FATES[self.store.place(step, content, found, note).fate]
        if fate is Fate.KEPT:
            reason = self.store.accepted(step)
            kept = Diagnostic("edit-accepted", None, {"reason": reason}) if reason else Diagnostic("edited-by-hand")
            self.diagnostics.append(replace(kept, location=Location(f"build/{output}"), subjects=(draft.document.key,)))
        return fate

    def render_step(self, draft: Draft) -> Step:
        """Return the step that makes a document's Word file, with the digests of all that goes into it."""
        output = f"{draft.document.stem}.docx"
        held = self.maker.expectation(draft, output, Ledger(output))
        inputs = {
            "content": fingerprint(draft.context.values, draft.properties, draft.protected),
            "template": draft.template.digest,
            "checks": fingerprint(held.forbidden, held.every_page, held.registration_number, held.project_name, held.cover, held.bw_reason, held.programme),
            "docpipe": program_fingerprint(),
        }
        files = {place.path for places in draft.context.sources.values() for place in places} | {self.maker.programme_file(draft.document)}
        origins = {name: self.maker.digest_of(name) for name in sorted(files)}
        return Step("render", output, inputs, {"document": draft.document.key}, origins, fingerprint(dict(draft.context.sources)))

    def convert(self, documents: list[Document], jobs: int) -> None:
        """Make the PDFs of Word files that changed, in one go."""
        steps = {document.key: self.convert_step(document) for document in documents}
        stale = [document for document in documents if not self.store.is_current(steps[document.key])]
        for document in documents:
            if self.store.is_current(steps[document.key]):
                self._replay(f"{document.stem}.pdf")
                self._say(document, "pdf", Fate.UNCHANGED)
        with scratch() as folder:
            made, missing = self._converted(stale, folder, jobs)
            for number, document in enumerate(stale):
                self.progress("verify", number, len(stale))
                pdf = made.get(document.key)
                step = self.convert_step(document)  # its Word file may have got its pages' numbers
                reason = self.reason(step, step)
                fate = (Fate.MISSING if missing else Fate.FAILED) if pdf is None else self._pdf(document, step, pdf)
                self._say(document, "pdf", fate, reason)
            self.progress("verify", len(stale), len(stale))

    def _converted(self, stale: list[Document], folder: Path, jobs: int) -> tuple[dict[str, Path], bool]:
        """Return document key → its new PDF in the scratch folder, and whether there is no converter at all."""
        wanted = {
            f"build/{document.stem}.pdf": convert.Job(
                self.store.path(f"{document.stem}.docx"),
                folder / f"{number}.pdf",
                f"build/{document.stem}.pdf",
                document.title,
                paging=paging_of(self.store, document, folder, number, self.guesses.get(document.key)),
            )
            for number, document in enumerate(stale)
        }
        keys = {f"build/{document.stem}.pdf": document.key for document in stale}
        count = 0

        def done(_job: convert.Job) -> None:
            nonlocal count
            count += 1
            self.progress("convert", count, len(stale))

        if stale:
            self.progress("convert", 0, len(stale))
        checked = convert.convert(tuple(wanted.values()), jobs_at_once=jobs, progress=done)
        self.diagnostics += checked.diagnostics
        taken = {document.key: document for document in stale}
        for job in checked.value:
            take(self.store, taken[keys[job.name]], job.paging)
        if not convert.available():
            self.diagnostics += unknown(self.store, stale)
        return {keys[job.name]: job.target for job in checked.value}, not convert.available()

    def convert_step(self, document: Document) -> Step:
        """Return the step that makes a document's PDF of its Word file as it lies there."""
        version = convert.engine_version() or ""
        word = self.store.lying(f"{document.stem}.docx") or ""
        entry = self.store.entry(f"{document.stem}.docx")
        checks = entry.inputs.get("checks", "") if entry else ""
        inputs = {"docx": word, "libreoffice": version, "fonts": self.fonts, "title": document.title, "checks": checks, "docpipe": program_fingerprint()}
        return Step("convert", f"{document.stem}.pdf", inputs)

    def _pdf(self, document: Document, step: Step, path: Path) -> Fate:
        """Check a PDF and put it in its place; one that leaks is not put there."""
        try:
            content = read_bytes(path)
            # what a person took out on purpose is told by `docpipe diff`, not as a loss
            edited = self.store.is_edited(f"{document.stem}.docx")
            ledger = Ledger(document.key) if edited else self._read_ledger(document)
            word = read_bytes(self.store.path(f"{document.stem}.docx"))
            expectation = self.maker.expectation(self.maker.draft(document), f"build/{step.output}", ledger)
            found = tuple(item.about(document.key) for item in verify.verify_pdf(content, expectation, word))
            self.diagnostics += found
            if any(verify.is_leak(item) for item in found):
                return Fate.FAILED
            fate = _FATES[self.store.place(step, content, found).fate]
        except DocpipeError as error:
            self.diagnostics += [item.about(document.key) for item in error.diagnostics]
            return Fate.FAILED
        if fate is Fate.KEPT:
            self.diagnostics.append(Diagnostic("edited-by-hand", Location(f"build/{step.output}"), subjects=(document.key,)))
        return fate

    def _read_ledger(self, document: Document) -> Ledger:
        """Return a document's Ledger; a damaged one is removed, so that the next build makes it anew. Raises DocpipeError 'ledger-missing'."""
        path = self.store.side(_ledger(document))
        try:
            return parse_ledger(read_bytes(path))
        except ValueError:
            remove(path, f"build/{document.stem}.docx")
            raise fault("ledger-missing", Location(f"build/{document.stem}.docx")) from None

    def _say(self, document: Document, kind: str, fate: Fate, reason: Reason = ((), ())) -> None:
        why, files = reason if fate in (Fate.BUILT, Fate.ADOPTED) else ((), ())
        self.outputs.append(Output(document, kind, f"build/{document.outputs[kind]}", fate, why, files))


def _project_in(name: str) -> str:
    """Return the project whose content or template a file is, by its folder; '' for one that lies in none."""
    folders = name.split("/", 2)
    return folders[1] if folders[0] in ("content", "templates_docx") and folders[2:] else ""


def _ledger(document: Document) -> str:
    return f"{document.stem}.ledger.json"
