"""Finished files and templates → what is wrong with them, and where a text came from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from docpipe import graph, programmes, validate, verify
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, fault
from docpipe.model import Document, Ledger, LedgerEntry
from docpipe.outside import read_bytes, remove
from docpipe.pipeline.bundles.verifying import manifest_beside, verify_bundle
from docpipe.pipeline.judged import Judged, JudgedBy
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import Maker, parse_ledger
from docpipe.pipeline.planned import COVER
from docpipe.pipeline.publicity.profile import black_and_white_reason, cover_of, others_of, profile_of
from docpipe.pipeline.replay import forget
from docpipe.pipeline.tracing import printed_as
from docpipe.pipeline.worlds import Worlds
from docpipe.programmes.schema import Pages, Programme
from docpipe.read import read
from docpipe.records.collection import project_of
from docpipe.workspace import Workspace

_LEDGER = ".ledger.json"


def verify_file(path: Path, asked: JudgedBy, workspace: Workspace | None = None) -> Judged:
    """Return what is wrong with a finished file, and the answers to the rules of publicity.

    One that docpipe made in this workspace is held against its record; any other against what the programme asks, and the project where it is said.
    """
    name = workspace.name_of(path) if workspace is not None else path.name
    content = read_bytes(path, name)
    foreign = bool(asked.programme or asked.project)
    of_bundle = None if foreign else verify_bundle(path, name)
    if of_bundle is not None:
        return Judged(once(of_bundle))
    loaded = load(workspace) if workspace is not None else None
    document = _document_of(path, loaded) if loaded is not None and not foreign else None
    if document is not None and document.kind == "bundle":
        return Judged((Diagnostic("manifest-missing", Location(name), {"manifest": f"{path.stem}.manifest.json"}),))
    expectation: verify.Expectation | None = None
    if loaded is not None and document is not None and (ledger := _ledger_of(path, loaded.workspace)) is not None:
        maker = Maker(loaded, Worlds(loaded))
        expectation = maker.expectation(maker.draft(document), name, ledger)
    elif foreign:
        expectation = _of_programme(name, asked, workspace, loaded)
    found = verify.judge_file(content, name, path.suffix, None, expectation)
    changed = tuple(overridden(found.diagnostics, loaded.settings)) if loaded is not None else found.diagnostics
    programme = expectation.programme if expectation is not None else None
    return Judged(once(changed), found.sheet.told(changed), programme, content)


def _document_of(path: Path, loaded: Loaded) -> Document | None:
    stems = {loaded.workspace.build / document.stem: document for document in loaded.documents}
    return stems.get(path.with_suffix(""))


def _kept_for(path: Path, workspace: Workspace) -> tuple[Path, ...]:
    """Return where a build keeps the Ledger of an output of its own; () for a file that lies elsewhere."""
    if not path.is_relative_to(workspace.build):
        return ()
    inside = path.relative_to(workspace.build)
    return tuple(workspace.build / ".docpipe" / inside.with_name(inside.stem + ending) for ending in (_LEDGER, COVER[0]))


def _ledger_of(path: Path, workspace: Workspace) -> Ledger | None:
    """Return the Ledger kept for an output, in build/.docpipe or beside a released file; None for a foreign file."""
    for place in (path.with_name(path.stem + _LEDGER), *_kept_for(path, workspace)):
        if place.is_file():
            try:
                return parse_ledger(read_bytes(place))
            except (ValueError, KeyError, TypeError):
                continue
    return None


def _of_programme(name: str, asked: JudgedBy, workspace: Workspace | None, loaded: Loaded | None) -> verify.Expectation:
    """Return what any file of a programme, or of a project, must be. Raises DocpipeError 'programme-unknown', 'unknown-project'."""
    project = None
    if asked.project is not None:
        record = loaded.collection.get(f"project:{asked.project}") if loaded is not None else None
        if record is None:
            known = tuple(item.id for item in loaded.collection.of("project")) if loaded is not None else ()
            raise fault("verify-project-unknown", None, value=asked.project, known=known or ("–",))
        project = project_of(record)
    rules = _programme(asked.programme or (project.programme if project is not None else ""), workspace)
    settings = loaded.settings if loaded is not None else None
    others = {other: _programme(other, workspace) for other in programmes.names() if other != rules.name}
    if settings is not None:
        rules = profile_of(rules, settings, project)
    kind = next((item for item in graph.kinds().values() if asked.kind in (item.name, item.word)), None)
    kind_name = kind.name if kind is not None else asked.kind or ""
    return verify.Expectation(
        name=name,
        ledger=Ledger(name),
        programme=rules,
        other_programmes=others_of(others, rules.name, settings, project) if settings is not None else tuple(others.values()),
        every_page=rules.pages_of(kind_name) is Pages.EVERY,
        registration_number=project.registration_number.text if project is not None and project.registration_number else "",
        project_name=(project.name or "") if project is not None else "",
        cover=cover_of(kind_name, rules, project, project.beneficiary) if project is not None else (),
        bw_reason=black_and_white_reason(settings, project) if settings is not None else "",
    )


def _programme(name: str, workspace: Workspace | None) -> Programme:
    """Return a programme by name. Raises DocpipeError 'programme-unknown'."""
    own = workspace.programmes / f"{name}.yaml" if workspace is not None else None
    if own is not None and own.is_file():
        path = own
    elif name in programmes.names():
        path = programmes.path(name)
    else:
        raise fault("programme-unknown", None, value=name, known=programmes.names())
    return validate.settings_of(read(path, f"programmes/{path.name}").value, Programme).value


def trace(workspace: Workspace, path: Path, text: str) -> Checked[tuple[LedgerEntry, ...]]:
    """Return every printed value of a document that holds a text (case and spaces ignored) or a number (however grouped), with the places it came from."""
    name = workspace.name_of(path)
    if not path.is_file():
        raise fault("file-missing", Location(name))
    ledgers = tuple(_ledgers(path, workspace))
    if not ledgers:
        _have_made_anew(path, workspace)
        raise fault("ledger-missing", Location(name))
    found = printed_as((entry for ledger in ledgers for entry in ledger), text)
    return Checked(found, () if found else (Diagnostic("trace-nothing", Location(name), {"text": text}),))


def _have_made_anew(path: Path, workspace: Workspace) -> None:
    """See to it that the next build, which the complaint asks for, looks at what is there and makes a Ledger that is missing or damaged.

    Where the build folder cannot be written, that build will say so.
    """
    with contextlib.suppress(DocpipeError):
        for place in _kept_for(path, workspace):
            remove(place, workspace.name_of(path))
        forget(workspace)


def _ledgers(path: Path, workspace: Workspace) -> Iterator[Ledger]:
    """Yield the Ledger of a document; of a bundle that of its cover and those of its parts."""
    manifest = manifest_beside(path) if path.suffix.lower() == ".pdf" else None
    sources = [path] if manifest is None else [path, *(workspace.root / part.source for part in manifest.parts if part.document)]
    for source in sources:
        if (found := _ledger_of(source, workspace)) is not None:
            yield found
