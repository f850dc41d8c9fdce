"""The journal of the last whole build → its outcome again, when nothing has changed since; no schema is imported for it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from docpipe.convert.soffice import find as find_soffice
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError
from docpipe.engine.fingerprint import fingerprint
from docpipe.engine.journal import Journal, Stamp, read_journal, taken_files, write_journal
from docpipe.engine.manifest import from_json, to_json
from docpipe.model import Document, Selector, State
from docpipe.outside import digest, digest_of, font_folders, now, remove, stamp_of, stamps
from docpipe.pipeline.outcome import FORMATS, Choice, Fate, Outcome, Output
from docpipe.workspace import SETTINGS, Workspace, shipped_templates

_FOLDERS = ("content", "templates_docx", "programmes", "odeslani", "loga", "released", "build")
_OWN = (".py", ".yaml", ".png", ".md")
_PASSED_OVER = (".", "~$", "docpipe.log")
_OWN_LISTS = ("rozeslani", "co-chybi", "zmeny", "predani", "vzory-sablon")
"""Folders in the build folder that no build makes: letters, lists and samples, written anew when they are asked for."""
_BESIDE_TEMPLATES = ("_", "origins.json")
"""How files in the folder of templates begin that no build reads."""
_TRANSIENT = frozenset(
    {"output-open", "output-unwritable", "output-forbidden", "output-place-taken", "disk-full", "convert-failed", "convert-timeout"}
    | {"file-unreadable", "file-changing", "file-open-elsewhere"}
)
"""Complaints about the moment, not about the content: a run that made one is not replayed."""


def replayed(workspace: Workspace, choice: Selector | Choice, formats: tuple[str, ...] = ()) -> Outcome | None:
    """Return what a build would say now, when the last whole build's files and tools are unchanged; None when it must be run."""
    told = _told(workspace)
    if told is None:
        return None
    documents = [document_of(item) for item in told["documents"]]
    everything = Checked(tuple(documents), tuple(from_json(item) for item in told["diagnostics"]))
    selector = choice if isinstance(choice, Selector) else choice(everything)
    kinds = formats or selector.formats or FORMATS
    if not set(kinds) <= set(told["formats"]):
        return None
    outputs = [Output(documents[index], kind, path, Fate(fate)) for index, kind, path, fate in told["outputs"]]
    kept = tuple(item for item in outputs if item.format in kinds and selector.takes(item.document))
    if not kept:
        return None
    taken = {item.document.key for item in kept}
    return Outcome(kept, _about(told, taken))


def known_documents(workspace: Workspace, selector: Selector) -> Checked[tuple[Document, ...]] | None:
    """Return the documents there are to make, when nothing has changed since the last whole build."""
    told = _told(workspace)
    if told is None:
        return None
    documents = tuple(document_of(item) for item in told["documents"])
    return Checked(tuple(document for document in documents if selector.takes(document)), _about(told, {document.key for document in documents}))


def _told(workspace: Workspace) -> Any:
    journal = read_journal(_path(workspace))
    if journal is None or not journal.holds(_tools(), _seen(workspace), lambda name: workspace.root / name):
        return None
    return journal.told


def _about(told: Any, documents: set[str]) -> tuple[Diagnostic, ...]:
    """Return the complaints that are not about other documents alone."""
    found = (from_json(item) for item in told["diagnostics"])

    def meant(item: Diagnostic) -> bool:
        keys = [key for key in item.subjects if key.startswith("document:")]
        return not keys or bool(documents.intersection(keys)) or len(keys) < len(item.subjects)

    return tuple(item for item in found if meant(item))


def remember(workspace: Workspace, documents: Iterable[Document], outcome: Outcome, seen: dict[str, Stamp] | None, formats: tuple[str, ...]) -> None:
    """Write the journal of a whole build. `seen`: the stamps of all that was read, taken before reading began, so that a change meanwhile is noticed."""
    if any(item.code in _TRANSIENT for item in outcome.diagnostics) or seen is None:
        return
    listed = list(documents)
    places = {document.key: index for index, document in enumerate(listed)}
    stay = {Fate.BUILT: Fate.UNCHANGED, Fate.ADOPTED: Fate.UNCHANGED}
    told = {
        "formats": list(formats),
        "documents": [plain_document(document) for document in listed],
        "outputs": [[places[item.document.key], item.format, item.path, stay.get(item.fate, item.fate).value] for item in outcome.outputs],
        "diagnostics": [to_json(item) for item in outcome.diagnostics],
    }
    inputs = {name: stamp for name, stamp in seen.items() if not name.startswith("build/")}
    outputs = {name: stamp for name, stamp in _seen(workspace).items() if name.startswith("build/")}
    files = taken_files({**inputs, **outputs}, lambda name: workspace.root / name, _trusted(workspace, {**inputs, **outputs}))
    write_journal(_path(workspace), Journal(now(), _tools(), files, told), "build/.docpipe/journal")


def forget(workspace: Workspace) -> None:
    """Take the journal away: the next build looks at everything itself. Raises DocpipeError when it cannot be removed."""
    remove(_path(workspace), "build/.docpipe/journal")


def stamps_of(workspace: Workspace) -> dict[str, Stamp]:
    """Return the stamps of all that a build reads and leaves behind."""
    return _seen(workspace)


def digests_of(workspace: Workspace, seen: Mapping[str, Stamp]) -> dict[str, str]:
    """Return the digest of every file that a build reads; of one whose stamp is the journal's the digest is known."""
    known = _trusted(workspace, seen)
    return {name: known.get(name) or _digest_of(workspace.root / name, name) for name in seen if not name.startswith("build/")}


def known_digests(workspace: Workspace, seen: Mapping[str, Stamp]) -> dict[str, str]:
    """Return the digests that the last whole build knows, of files whose stamps have not changed since."""
    return _trusted(workspace, seen)


def lying_digests(workspace: Workspace, seen: Mapping[str, Stamp]) -> dict[str, str]:
    """Return the digests of the outputs whose stamps are the journal's, by their paths in the build folder."""
    return {name.removeprefix("build/"): known for name, known in _trusted(workspace, seen).items() if name.startswith("build/")}


def _trusted(workspace: Workspace, seen: Mapping[str, Stamp]) -> dict[str, str]:
    """Return the digests that the last whole build's journal knows, of files whose stamps have not changed since."""
    journal = read_journal(_path(workspace))
    return {} if journal is None else {name: known for name, stamp in seen.items() if (known := journal.digest_of(name, stamp))}


def _digest_of(path: Path, name: str) -> str:
    """Return the digest of a file, a word that is none for one that cannot be read: whoever needs the file says so."""
    try:
        return digest_of(path, name)
    except DocpipeError:
        return "unreadable"


def _path(workspace: Workspace) -> Path:
    return workspace.build / ".docpipe" / "journal"


def _seen(workspace: Workspace) -> dict[str, Stamp]:
    found: dict[str, Stamp] = {SETTINGS: stamp_of(workspace.root / SETTINGS)}
    for folder in _FOLDERS:
        more = {"build": _OWN_LISTS, "templates_docx": _BESIDE_TEMPLATES}.get(folder, ())
        found.update(stamps(workspace.root / folder, folder, _PASSED_OVER + more))
    return found


def _tools() -> str:
    """Return the fingerprint of what makes documents besides the content: docpipe itself, Python, LibreOffice, fonts, shipped templates."""
    package = sorted(stamps(Path(__file__).parent.parent, "docpipe", ("__pycache__",)))
    templates = sorted(stamps(shipped_templates(), "templates"))
    soffice = find_soffice()
    office = None if soffice is None else (soffice.as_posix(), stamp_of(soffice.resolve()))
    return fingerprint(package, templates, fonts_fingerprint(), office, sys.version)


def fonts_fingerprint() -> str:
    """Return the fingerprint of the fonts there are: their names and sizes."""
    return fingerprint(sorted((name, stamp[0]) for folder in font_folders() for name, stamp in stamps(folder, folder.name)))


@cache
def program_fingerprint() -> str:
    """Return the digest of docpipe's own code, data and templates: another version may make another document of the same content."""
    package = Path(__file__).parent.parent
    own = {name: package.parent / name for name, _ in stamps(package, package.name, ("__pycache__",)) if name.endswith(_OWN)}
    templates = {f"templates/{path.name}": path for path in shipped_templates().glob("*.docx")}
    return fingerprint(sorted((name, digest(path.read_bytes())) for name, path in (own | templates).items()))


def plain_document(document: Document) -> dict[str, Any]:
    """Return a document as plain data."""
    return {
        "kind": document.kind,
        "subject": document.subject,
        "project": document.project,
        "record": document.record,
        "edition": document.edition,
        "day": document.day.isoformat() if document.day else None,
        "stem": document.stem,
        "title": document.title,
        "template": document.template,
        "state": document.state.value,
        "part": document.part,
        "tabled": document.tabled,
        "formats": list(document.formats),
    }


def document_of(data: dict[str, Any]) -> Document:
    """Return the document that plain data stands for."""
    return Document(
        **{**data, "day": date.fromisoformat(data["day"]) if data["day"] else None, "state": State(data["state"]), "formats": tuple(data["formats"])}
    )
