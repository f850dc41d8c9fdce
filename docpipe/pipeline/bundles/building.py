"""The bundles that are meant → their PDFs, separate files, manifests and ZIPs in the build folder; one whose parts did not change is left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docpipe import convert
from docpipe.assemble import recognition
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location
from docpipe.engine import Step, fingerprint
from docpipe.model import Document, Record
from docpipe.outside import scratch
from docpipe.pipeline.bundles.bundling import Bundling, gathered, tools
from docpipe.pipeline.bundles.choose import file_of
from docpipe.pipeline.bundles.cover import CoverMaker, Kept
from docpipe.pipeline.bundles.describe import Described
from docpipe.pipeline.bundles.gather import fingerprint_of
from docpipe.pipeline.bundles.making import BundleMaker, pages_of
from docpipe.pipeline.bundles.packing import package
from docpipe.pipeline.issues import issues_of, words_of
from docpipe.pipeline.order import with_lists
from docpipe.pipeline.outcome import Fate, Output
from docpipe.pipeline.planned import COVER, NOTE, Note, dump_note, noted
from docpipe.pipeline.replay import program_fingerprint
from docpipe.records.collection import bundle_of

if TYPE_CHECKING:
    from docpipe.pipeline.building import Run

_FATES = {"built": Fate.BUILT, "unchanged": Fate.UNCHANGED, "adopted": Fate.ADOPTED, "kept": Fate.KEPT}
_KEPT_WORDS = ".docpipe/bundles"
"""Folder below build/ for the PDFs of Word files from outside."""


def parts_of(run: Run, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents that bundles are made of."""
    found = (item.document for document in documents for item in run.loaded.bundles.get(document.subject, ()))
    return tuple(dict.fromkeys(item for item in found if item is not None))


@dataclass(slots=True)
class Bundles:
    """Bundles being built in a run."""

    run: Run
    missing: dict[str, str] = field(init=False)
    older: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        bad = {Fate.FAILED: "failed", Fate.MISSING: "missing"}
        self.missing = {item.document.stem: bad[item.fate] for item in self.run.outputs if item.fate in bad}
        self.older = frozenset(item.location.path for item in self.run.diagnostics if item.code == "released-differs" and item.location is not None)

    def build(self, documents: Sequence[Document]) -> None:
        """Make the bundles that changed; each complaint is said to be about its bundle."""
        for number, document in enumerate(documents):
            self.run.progress("assemble", number, len(documents))
            try:
                self._one(document)
            except DocpipeError as error:
                self.run.diagnostics += [item.about(document.key) for item in error.diagnostics]
                gone = not convert.available() and all(item.code in ("libreoffice-missing", "bundle-part-unconverted") for item in error.diagnostics)
                for kind in document.formats:
                    self._say(document, f"{document.stem}.{kind}", Fate.MISSING if gone else Fate.FAILED)
        self.run.progress("assemble", len(documents), len(documents))

    def _one(self, document: Document) -> None:
        store, given = self.run.store, given_of(self.run, document)
        if document.key not in self.run.loaded.faulty and document.subject not in self.run.loaded.faulty and stands(self.run, document):
            self._unchanged(document)
            return
        bundling = self.bundling(document)
        step = self.step(bundling)
        reason = self.run.reason(step, step)
        notes = self._changed_since(bundling)
        if self.is_current(document, step):
            store.confirm(step.output, given, notes)
            self._unchanged(document)
            return
        with scratch() as folder:
            maker = self._maker(bundling, folder)
            preset = self.run.loaded.presets.get(maker.bundle.sending or "")
            made = maker.made()
            packed = package(Described(self.run.loaded, maker, made, store), preset)
        found = tuple(item.about(document.key) for item in (*bundling.problems, *made.diagnostics, *packed.diagnostics))
        above = document.stem.rpartition("/")[0]
        self._place(bundling, step, {f"{above}/{name}": content for name, content in packed.files.items()}, found, reason)
        self.run.diagnostics += notes
        store.confirm(step.output, given, notes)

    def _changed_since(self, bundling: Bundling) -> tuple[Diagnostic, ...]:
        """Return the complaint that a released bundle would be another one now; nothing where it would not, or was not released."""
        document = bundling.document
        issues = issues_of(self.run.loaded.workspace, document)
        if not issues or issues[-1].content == bundling.content:
            return ()
        place = Location(f"released/{document.stem}_v{issues[-1].version}.pdf")
        arguments = {"version": issues[-1].version, "words": words_of(document)}
        return (Diagnostic("released-differs", place, {**arguments}, subjects=(document.key,)),)

    def _unchanged(self, document: Document) -> None:
        entry = self.run.store.entry(f"{document.stem}.pdf")
        self.run.diagnostics += (*entry.notes, *entry.diagnostics) if entry is not None else ()
        for output in noted(document, self.run.store).outputs:
            self._say(document, output, Fate.UNCHANGED)

    def _maker(self, bundling: Bundling, folder: Path) -> BundleMaker:
        """Return what makes a bundle in the build folder. `folder`: a scratch folder."""
        store, stem = self.run.store, bundling.document.stem
        ledger, pdf, note = (store.side(f"{stem}{ending}") for ending in COVER)
        name = f"build/{stem}.pdf"
        covers = CoverMaker(
            self.run.maker, bundling.document, folder, name, lambda path: pages_of(path, name), tools(self.run.fonts), kept=Kept(pdf, note, ledger)
        )
        return bundling.maker(covers, store.folder, PurePosixPath(stem).name)

    def _place(self, bundling: Bundling, step: Step, files: dict[str, bytes], found: tuple[Diagnostic, ...], reason: tuple[tuple[str, ...], ...]) -> None:
        """Put all files in their places, the bundle itself last: until it lies there, the next run makes everything anew."""
        self.run.diagnostics += found
        document = bundling.document
        projects = sorted({part.project for part in parts_of(self.run, [document])})
        holds = bool(with_lists([document], self.run.loaded))
        note = (f"{document.stem}{NOTE}", dump_note(Note(tuple(sorted(files)), tuple(projects), bundling.drafts, holds)))
        for output in sorted(files, key=lambda name: name == step.output):
            own = output == step.output
            one = Step(step.action, output, step.inputs, step.parameters, step.origins if own else {})
            fate = _FATES[self.run.store.place(one, files[output], found if own else (), note if own else None).fate]
            if fate is Fate.KEPT:
                self.run.diagnostics.append(Diagnostic("edited-by-hand", Location(f"build/{output}"), subjects=(document.key,)))
            self._say(document, output, fate, reason)

    def bundling(self, document: Document) -> Bundling:
        """Return a bundle with its files. Raises DocpipeError with all that is missing, each at its part."""
        return gathered(self.run.maker, document, self.run.store.folder, self.missing, self.older)

    def step(self, bundling: Bundling) -> Step:
        """Return the step that makes a bundle, with the digests of all that goes into it."""
        run, document, bundle = self.run, bundling.document, bundle_of(bundling.record)
        draft = run.maker.draft(document)
        carried = [self._digest(bundling.record, item.file, index) for index, item in enumerate(bundle.attachments)]
        inputs = {
            "content": fingerprint(bundle, draft.context.values, draft.properties),
            "parts": fingerprint(fingerprint_of(bundling.pieces), carried, [item.code for item in bundling.problems]),
            "template": draft.template.digest,
            "sending": fingerprint(run.loaded.presets.get(bundle.sending or "")),
            "libreoffice": convert.engine_version() or "",
            "fonts": run.fonts,
            "docpipe": program_fingerprint(),
            "recognition": _tools() if bundle.recognise else "",
        }
        origins = {bundling.record.tree.path: run.maker.digest_of(bundling.record.tree.path)}
        return Step("assemble", f"{document.stem}.pdf", inputs, {"document": document.key}, origins)

    def _digest(self, record: Record, file: str, index: int) -> str:
        workspace = self.run.loaded.workspace
        return self.run.maker.digest_of(workspace.name_of(file_of(record, file, record.locate("attachments", index, "file"), workspace, ())))

    def is_current(self, document: Document, step: Step) -> bool:
        """Return whether a bundle and all files with it lie there as docpipe wrote them, made of the same inputs."""
        store = self.run.store
        outputs = noted(document, store).outputs
        steps = (Step(step.action, output, step.inputs, step.parameters) for output in outputs)
        return step.output in outputs and all(store.is_current(item) for item in steps)

    def _say(self, document: Document, output: str, fate: Fate, reason: tuple[tuple[str, ...], ...] = ((), ())) -> None:
        why, files = reason if fate in (Fate.BUILT, Fate.ADOPTED) else ((), ())
        self.run.outputs.append(Output(document, output.rpartition(".")[2], f"build/{output}", fate, why, files))


def given_of(run: Run, document: Document) -> str:
    """Return the fingerprint of all that a bundle could be made from: the files of its projects, everything shared, releases, docpipe itself, its tools."""
    noted_projects = {document.project, *noted(document, run.store).projects}
    others = {item.project for item in run.loaded.documents} - noted_projects
    names = [name for name in run.digests if not any(name.startswith(f"content/{other}/") for other in others)]
    return fingerprint(program_fingerprint(), [(name, run.digests[name]) for name in sorted(names)], document, sorted(noted_projects), run.fonts, _tools())


def stands(run: Run, document: Document) -> bool:
    """Return whether a bundle lies there whole, made of the drafts that lie there now, and nothing it could be made from has changed."""
    note, store = noted(document, run.store), run.store
    whole = bool(note.outputs) and all((entry := store.entry(output)) is not None and entry.digest == store.lying(output) for output in note.outputs)
    return whole and store.holds(f"{document.stem}.pdf", given_of(run, document)) and all(store.lying(output) == digest for output, digest in note.drafts)


def _tools() -> str:
    return fingerprint(convert.engine_version() or "", recognition() or "")
