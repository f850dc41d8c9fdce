"""A bundle as made → all files of it: the PDF, what lies beside it, the manifest, the ZIP; and whether they can be sent as is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic
from docpipe.export.archive import zipped
from docpipe.export.manifest import BundleManifest, FileLine, dump
from docpipe.export.manifest_page import page
from docpipe.outside import digest
from docpipe.pipeline.bundles.describe import Described, manifest_of
from docpipe.pipeline.bundles.presets import Sent, judge
from docpipe.pipeline.bundles.private import hold_files
from docpipe.sending.schema import Preset

MANIFEST, PAGE = "manifest.json", "manifest.html"
"""The names of the manifest in the ZIP; beside the bundle its name stands before them."""


@dataclass(frozen=True, slots=True)
class Package:
    """Every file of a bundle."""

    files: dict[str, bytes]
    """Name beside the bundle's own PDF, with '/' → content."""
    manifest: BundleManifest
    diagnostics: tuple[Diagnostic, ...]


def package(what: Described, preset: Preset | None) -> Package:
    """Return all files of a bundle that was made. Raises DocpipeError for personal data in the manifest or the names of a public one."""
    maker, base = what.maker, what.maker.base
    plain = manifest_of(what)
    readable = page(plain)
    manifest = replace(plain, readable=digest(readable))
    described = dump(manifest)
    extras = what.made.extras
    beside = {**extras, **{name: content for name, (content, _) in what.made.pieces.items()}}
    files = {f"{base}.pdf": what.made.assembled.content, f"{base}.{MANIFEST}": described, f"{base}.{PAGE}": readable}
    files |= {f"{base}/{name}": content for name, content in beside.items()}
    hold_files(files, (f"{base}.{MANIFEST}", f"{base}.{PAGE}"), maker.covers.maker, maker.document, maker.record.locate("title"))
    inside = {f"{base}.pdf": what.made.assembled.content, MANIFEST: described, PAGE: readable, **extras} if maker.bundle.zip else {}
    if inside:
        files[f"{base}.zip"] = zipped(inside)
    found = tuple(_judged(preset, what, files, inside, manifest)) if preset is not None else ()
    return Package(files, manifest, found)


def _judged(preset: Preset, what: Described, files: dict[str, bytes], inside: dict[str, bytes], manifest: BundleManifest) -> Iterator[Diagnostic]:
    """Yield what keeps the bundle from being sent: in its pieces where it is divided, else as its ZIP, else as its PDF and the files beside it."""
    base, place = what.maker.base, what.maker.record.locate("sending")
    archival = {line.name: _archival(line, manifest) for line in manifest.files}
    beside = [f"{base}/{name}" for name in what.made.extras if name.startswith("vedle/")]
    sent = [
        Sent(name, len(files[name]), archival.get(name.removeprefix(f"{base}/"), True))
        for name in (*_sent(what, inside), *([] if inside and not what.made.pieces else beside))
    ]
    if what.made.pieces:  # each goes in a message of its own
        for item in sent:
            yield from judge(preset, [item], [], place)
        yield Diagnostic("sending-divided", place, {"preset": preset.title, "count": len(what.made.pieces), "folder": f"{base}/dily"})
        return
    packed = [Sent(name, len(content), archival.get(name, True)) for name, content in inside.items()]
    yield from judge(preset, sent, packed, place)
    if preset.archive_only and inside and not manifest.archival:
        yield Diagnostic("sending-not-archival", place, {"preset": preset.title, "file": f"{base}.pdf"})


def _sent(what: Described, inside: dict[str, bytes]) -> list[str]:
    """Return the files that would be sent of a bundle: its pieces where it is divided, else its ZIP or its PDF."""
    base = what.maker.base
    return [f"{base}/{name}" for name in what.made.pieces] or [f"{base}.zip" if inside else f"{base}.pdf"]


def _archival(line: FileLine, manifest: BundleManifest) -> bool:
    """Return whether a file is an archival output format: the bundle and its pieces are where they say so; a Word file is none."""
    return line.what not in ("bundle", "piece", "word") or (line.what != "word" and manifest.archival[:1] in ("1", "2"))
