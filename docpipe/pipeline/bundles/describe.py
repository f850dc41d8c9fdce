"""A finished bundle → its manifest: every file's digest, what it came from and by what it was made, what the checks said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from docpipe import convert, programmes
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.editions.policies import POLICIES
from docpipe.engine import Store
from docpipe.export.manifest import BundleManifest, Check, FileLine, PartLine
from docpipe.messages import severity_of, tell
from docpipe.model import State
from docpipe.outside import digest, installed_version, read_bytes
from docpipe.pipeline.bundles.gather import Origin, Piece
from docpipe.pipeline.bundles.making import COVER, BundleMaker, Made
from docpipe.pipeline.load import Loaded
from docpipe.records.collection import project_of

_ABOUT_PEOPLE = ("privacy-", "leak-", "birth-number-", "consent-", "attendee-", "unknown-person")


@dataclass(frozen=True, slots=True)
class Described:
    """What a manifest is made of."""

    loaded: Loaded
    maker: BundleMaker
    made: Made
    store: Store | None = None
    """The build folder, which remembers what drafts were made of."""
    version: str = ""


def manifest_of(what: Described) -> BundleManifest:
    """Return the manifest of a bundle."""
    maker, made, loaded = what.maker, what.made, what.loaded
    document = maker.document
    project = loaded.collection.get(f"project:{document.project}")
    assert project is not None, "a bundle is planned only for a project that was read"
    record = made.assembled.record
    parts = tuple(_part(piece, what) for piece in maker.pieces)
    own = {part.place for part in maker.pieces}
    template = loaded_template(maker, made)
    return BundleManifest(
        title=document.title,
        project=document.project,
        project_name=project_of(project).name or "",
        record=document.record,
        edition=document.edition,
        date=maker.bundle.date.isoformat() if maker.bundle.date else "",
        state=(State.RELEASED if what.version else State.DRAFT).value,
        version=what.version,
        docpipe=installed_version(),
        engine=convert.engine_version() or "",
        programme=_programme(loaded, project_of(project).programme),
        template=template,
        content={maker.record.tree.path: maker.covers.maker.digest_of(maker.record.tree.path)},
        sending=maker.bundle.sending or "",
        archival=record.archival,
        accessible=record.accessible,
        files=_files(what),
        parts=parts,
        checks=_checks((item for item in made.diagnostics if item.location not in own), document.edition),
        assembly=json.loads(json.dumps(asdict(record))),
        expected=json.loads(json.dumps(asdict(made.expectation))),
    )


def loaded_template(maker: BundleMaker, made: Made) -> Mapping[str, str]:
    """Return the name and digest of the cover's template, nothing without a cover."""
    return {"name": maker.document.template, "sha256": made.cover.template} if made.cover is not None else {}


def _programme(loaded: Loaded, name: str) -> Mapping[str, str]:
    own = loaded.workspace.programmes / f"{name}.yaml"
    path = own if own.is_file() else programmes.path(name)
    return {"name": name, "sha256": digest(read_bytes(path))}


def _files(what: Described) -> tuple[FileLine, ...]:
    """Return every file that goes with the bundle, but for the manifest itself and the ZIP that holds it."""
    made, whole = what.made, what.made.assembled
    lines = [FileLine(f"{what.maker.base}.pdf", digest(whole.content), len(whole.content), "bundle", whole.record.pages)]
    lines += [FileLine(name, digest(content), len(content), "piece", pages) for name, (content, pages) in sorted(made.pieces.items())]
    kinds = {"prilohy": "part", "word": "word", "vedle": "beside"}
    pages_of = {item.piece.id: item.intake.pages for item in made.sorted.inside}
    for name, content in sorted(made.extras.items()):
        kind, part = kinds[name.partition("/")[0]], made.whose[name]
        lines.append(FileLine(name, digest(content), len(content), kind, pages_of.get(part) if kind == "part" else None, part))
    return tuple(lines)


def _part(piece: Piece, what: Described) -> PartLine:
    assembled = next((item for item in what.made.assembled.record.parts if item.id == piece.id), None)
    made_of = _made_of(piece, what)
    about = [
        item for item in what.made.diagnostics if item.location == piece.place and (not item.related or piece.name in {place.path for place in item.related})
    ]
    return PartLine(
        id=piece.id,
        label=piece.label,
        title=piece.title,
        source=piece.name,
        sha256=piece.digest,
        origin=piece.origin.value,
        first=assembled.first if assembled is not None else 0,
        pages=assembled.pages if assembled is not None else 0,
        page=assembled.labels[0] if assembled is not None and assembled.labels else "",
        lacks=tuple(lack.value for lack in assembled.lacks) if assembled is not None else (),
        done=tuple(f"{done.change.value}: {done.count}" for done in assembled.done) if assembled is not None else (),
        version=piece.issue.version if piece.issue is not None and piece.origin is Origin.RELEASED else "",
        released=piece.issue.day if piece.issue is not None and piece.origin is Origin.RELEASED else "",
        document=piece.chosen.document.stem if piece.chosen.document is not None else "",
        content=made_of.get("content", {}),
        template=made_of.get("template", ""),
        checks=_checks((*about, *made_of.get("checks", ())), what.maker.document.edition),
    )


def _made_of(piece: Piece, what: Described) -> dict[str, Any]:
    """Return what a document was made of: of a draft what the build folder remembers, of a released one what its record says."""
    document = piece.chosen.document
    if document is None or piece.origin not in (Origin.DRAFT, Origin.RELEASED):
        return {}
    if piece.origin is Origin.RELEASED:
        try:
            return {"template": json.loads(read_bytes(piece.path.with_suffix(".json")))["template"]["sha256"]}
        except (ValueError, KeyError, TypeError):
            return {}
    if what.store is None:
        return {}
    word, pdf = what.store.entry(f"{document.stem}.docx"), what.store.entry(f"{document.stem}.pdf")
    said = (*(word.notes if word else ()), *(word.diagnostics if word else ()), *(pdf.diagnostics if pdf else ()))
    return {"content": dict(word.origins) if word else {}, "template": word.inputs.get("template", "") if word else "", "checks": said}


def _checks(found: Iterable[Diagnostic], edition: str) -> tuple[Check, ...]:
    """Return what the checks said; in the manifest of a public bundle without what they said of personal data: it would tell whose names are left out."""
    if not POLICIES[edition].shows_private:
        found = (item for item in found if not item.code.startswith(_ABOUT_PEOPLE))
    lines = (Check(item.code, severity_of(item).value, tell(item, "cs"), str(item.location) if item.location else "") for item in found)
    return tuple(dict.fromkeys(lines))


def stands(line: PartLine) -> bool:
    """Return whether a part stands in the bundle itself."""
    return line.first > 0 and line.id != COVER
