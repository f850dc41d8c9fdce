"""The documents that are meant → their Word files and PDFs: render → convert → verify, only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docpipe import convert, render, verify
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import Step, Store, fingerprint, opened
from docpipe.model import Document, Ledger, Selector
from docpipe.outside import read_bytes, scratch
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import Draft, Maker, dump_ledger, parse_ledger
from docpipe.pipeline.outcome import FORMATS, Fate, Outcome, Output, Progress
from docpipe.pipeline.releasing import changed_since
from docpipe.pipeline.replay import fonts_fingerprint, program_fingerprint, remember, stamps_of
from docpipe.pipeline.worlds import Worlds
from docpipe.workspace import Workspace

_FATES = {"built": Fate.BUILT, "unchanged": Fate.UNCHANGED, "adopted": Fate.ADOPTED, "kept": Fate.KEPT}


def build(workspace: Workspace, selector: Selector, *, jobs: int = 1, formats: tuple[str, ...] = (), progress: Progress | None = None) -> Outcome:
    """Return what became of every document that is meant. What cannot be made is told; all else is made."""
    seen = stamps_of(workspace)
    loaded = load(workspace)
    wanted = tuple(document for document in loaded.documents if selector.takes(document))
    kinds = formats or selector.formats or FORMATS
    with opened(workspace.build, "build") as store:
        run = Run.over(loaded, store, progress)
        drafts = run.render(wanted)
        if "pdf" in kinds:
            run.convert(drafts, jobs)
        lost = store.unplanned(frozenset(f"{document.stem}.{kind}" for document in loaded.documents for kind in FORMATS))
        store.save()
        outcome = Outcome(tuple(run.outputs), once(overridden(_all_told(run, wanted, lost), loaded.settings)))
        if wanted == loaded.documents and set(kinds) == set(FORMATS):
            remember(workspace, loaded.documents, outcome, seen)
    return outcome


def _all_told(run: Run, wanted: tuple[Document, ...], lost: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield what reading, making and checking had to say, and what is to be known of older outputs and releases."""
    yield from run.loaded.diagnostics
    for project in dict.fromkeys(document.project for document in wanted):
        if f"project:{project}" not in run.loaded.faulty:
            yield from run.maker.worlds.strip(project).diagnostics
    yield from run.diagnostics
    for document in wanted:
        if (changed := changed_since(run.maker, document)) is not None:
            yield changed
    yield from (Diagnostic("output-lost", Location(f"build/{output}")) for output in lost)
    if not wanted and not run.loaded.faulty:
        yield Diagnostic("selector-empty")


Reason = tuple[tuple[str, ...], tuple[str, ...]]
"""Names of changed inputs, and changed content files."""


@dataclass(slots=True)
class Run:
    """A build under way."""

    loaded: Loaded
    maker: Maker
    store: Store
    progress: Progress
    outputs: list[Output] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    fonts: str = field(default_factory=fonts_fingerprint)

    @classmethod
    def over(cls, loaded: Loaded, store: Store, progress: Progress | None = None) -> Run:
        """Return a run over what was loaded."""
        return cls(loaded, Maker(loaded, Worlds(loaded)), store, progress or (lambda _stage, _done, _all: None))

    def render(self, documents: Iterable[Document]) -> list[Draft]:
        """Make the Word files; return the drafts whose Word file lies in its place."""
        wanted = list(documents)
        made: list[Draft] = []
        for number, document in enumerate(wanted):
            self.progress("render", number, len(wanted))
            reason: Reason = ((), ())
            try:
                draft = self.maker.draft(document)
                self.diagnostics += draft.diagnostics
                step = self.render_step(draft)
                reason = self.reason(step, step)
                fate = self._word(draft, step)
            except DocpipeError as error:
                self.diagnostics += [item.about(document.key) for item in error.diagnostics]
                fate = Fate.FAILED
            else:
                if fate is not Fate.FAILED:
                    made.append(draft)
            self._say(document, "docx", fate, reason)
        self.progress("render", len(wanted), len(wanted))
        return made

    def reason(self, step: Step, source: Step) -> Reason:
        """Return why an output is not current: the inputs that changed, and the content files. `source`: the step that knows those files."""
        if self.store.lying(step.output) is None:
            return (("new",), ())
        return (self.store.why(step), self.store.changed_origins(source))

    def _word(self, draft: Draft, step: Step) -> Fate:
        output = step.output
        if self.store.is_current(step) and self.store.has_note(_ledger(draft)) and not self.store.moved(step):
            entry = self.store.entry(output)
            self.diagnostics += entry.diagnostics if entry else ()
            return Fate.UNCHANGED
        checked = render.render(draft.template, draft.context, document=draft.document.key, properties=draft.properties, protected=draft.protected)
        expectation = self.maker.expectation(draft, f"build/{output}", checked.value.ledger)
        found = tuple(item.about(draft.document.key) for item in (*checked.diagnostics, *verify.verify_docx(checked.value.docx, expectation)))
        self.diagnostics += found
        if any(verify.is_leak(item) for item in found):
            return Fate.FAILED
        fate = _FATES[self.store.place(step, checked.value.docx, found).fate]
        self.store.note(_ledger(draft), dump_ledger(checked.value.ledger))
        if fate is Fate.KEPT:
            self.diagnostics.append(Diagnostic("edited-by-hand", Location(f"build/{output}"), subjects=(draft.document.key,)))
        return fate

    def render_step(self, draft: Draft) -> Step:
        """Return the step that makes a document's Word file, with the digests of all that goes into it."""
        output = f"{draft.document.stem}.docx"
        held = self.maker.expectation(draft, output, Ledger(output))
        inputs = {
            "content": fingerprint(draft.context.values, draft.properties, draft.protected),
            "template": draft.template.digest,
            "checks": fingerprint(held.forbidden, held.every_page, held.registration_number, held.project_name),
            "docpipe": program_fingerprint(),
        }
        files = {place.path for places in draft.context.sources.values() for place in places}
        origins = {name: self.maker.digest_of(name) for name in sorted(files)}
        return Step("render", output, inputs, {"document": draft.document.key}, origins, fingerprint(dict(draft.context.sources)))

    def convert(self, drafts: list[Draft], jobs: int) -> None:
        """Make the PDFs of Word files that changed, in one go."""
        steps = {draft.document.key: self.convert_step(draft) for draft in drafts}
        stale = [draft for draft in drafts if not self.store.is_current(steps[draft.document.key])]
        for draft in drafts:
            if draft not in stale:
                entry = self.store.entry(f"{draft.document.stem}.pdf")
                self.diagnostics += entry.diagnostics if entry else ()
                self._say(draft.document, "pdf", Fate.UNCHANGED)
        with scratch() as folder:
            made, missing = self._converted(stale, folder, jobs)
            for number, draft in enumerate(stale):
                self.progress("verify", number, len(stale))
                pdf = made.get(draft.document.key)
                step = steps[draft.document.key]
                reason = self.reason(step, step)
                fate = (Fate.MISSING if missing else Fate.FAILED) if pdf is None else self._pdf(draft, step, pdf)
                self._say(draft.document, "pdf", fate, reason)
            self.progress("verify", len(stale), len(stale))

    def _converted(self, stale: list[Draft], folder: Path, jobs: int) -> tuple[dict[str, Path], bool]:
        """Return document key → its new PDF in the scratch folder, and whether there is no converter at all."""
        wanted = {
            f"build/{draft.document.stem}.pdf": convert.Job(
                self.store.path(f"{draft.document.stem}.docx"), folder / f"{number}.pdf", f"build/{draft.document.stem}.pdf", draft.document.title
            )
            for number, draft in enumerate(stale)
        }
        keys = {f"build/{draft.document.stem}.pdf": draft.document.key for draft in stale}
        count = 0

        def done(_job: convert.Job) -> None:
            nonlocal count
            count += 1
            self.progress("convert", count, len(stale))

        if stale:
            self.progress("convert", 0, len(stale))
        checked = convert.convert(tuple(wanted.values()), jobs_at_once=jobs, progress=done)
        self.diagnostics += checked.diagnostics
        return {keys[job.name]: job.target for job in checked.value}, not convert.available()

    def convert_step(self, draft: Draft) -> Step:
        """Return the step that makes a document's PDF of its Word file as it lies there."""
        version = convert.engine_version() or ""
        output = f"{draft.document.stem}.pdf"
        word = self.store.lying(f"{draft.document.stem}.docx") or ""
        entry = self.store.entry(f"{draft.document.stem}.docx")
        checks = entry.inputs.get("checks", "") if entry else ""
        return Step(
            "convert",
            output,
            {"docx": word, "libreoffice": version, "fonts": self.fonts, "title": draft.document.title, "checks": checks, "docpipe": program_fingerprint()},
        )

    def _pdf(self, draft: Draft, step: Step, path: Path) -> Fate:
        """Check a PDF and put it in its place; one that leaks is not put there."""
        try:
            content = read_bytes(path)
            # what a person took out on purpose is told by `docpipe diff`, not as a loss
            edited = self.store.is_edited(f"{draft.document.stem}.docx")
            ledger = Ledger(draft.document.key) if edited else parse_ledger(read_bytes(self.store.side(_ledger(draft))))
            word = read_bytes(self.store.path(f"{draft.document.stem}.docx"))
            expectation = self.maker.expectation(draft, f"build/{step.output}", ledger)
            found = tuple(item.about(draft.document.key) for item in verify.verify_pdf(content, expectation, word))
            self.diagnostics += found
            if any(verify.is_leak(item) for item in found):
                return Fate.FAILED
            fate = _FATES[self.store.place(step, content, found).fate]
        except DocpipeError as error:
            self.diagnostics += [item.about(draft.document.key) for item in error.diagnostics]
            return Fate.FAILED
        if fate is Fate.KEPT:
            self.diagnostics.append(Diagnostic("edited-by-hand", Location(f"build/{step.output}"), subjects=(draft.document.key,)))
        return fate

    def _say(self, document: Document, kind: str, fate: Fate, reason: Reason = ((), ())) -> None:
        why, files = reason if fate in (Fate.BUILT, Fate.ADOPTED) else ((), ())
        self.outputs.append(Output(document, kind, f"build/{document.stem}.{kind}", fate, why, files))


def _ledger(draft: Draft) -> str:
    return f"{draft.document.stem}.ledger.json"
