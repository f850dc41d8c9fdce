"""A finished bundle, or its ZIP, and the manifest with it → whether every file still is what it was, and what the checks say of it now."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from docpipe import verify
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, DocpipeError, Location, fault
from docpipe.export.manifest import BundleManifest, FileLine, is_changed, parse
from docpipe.outside import digest, read_bytes
from docpipe.pipeline.bundles.holding import expectation_from
from docpipe.pipeline.bundles.packing import MANIFEST, PAGE

_MOST_ENTRIES = 100_000
_MOST_BYTES = 4_000_000_000
"""Unpacked, all entries together."""
_SHOWN = 12
"""Digits of a digest that a complaint shows."""
_FOLDERS = ("prilohy", "vedle", "word", "dily")


@dataclass(frozen=True, slots=True)
class _Files:
    """Where the files of a bundle are read from."""

    manifest: bytes
    place: str
    """How complaints call the manifest."""
    content: Callable[[str], bytes | None]
    """Name in the manifest → content; None where the file is not there."""
    location: Callable[[str], Location]
    strangers: tuple[str, ...] = ()
    whole: bool = True
    """Whether the pieces of a divided bundle must lie there too; a ZIP holds the whole instead."""


def verify_bundle(path: Path, name: str) -> tuple[Diagnostic, ...] | None:
    """Return what is wrong with a bundle, its ZIP or its manifest; None for a file that belongs to no bundle.

    Only what lies there is read, no workspace: so it works years later, on any computer. `name`: how complaints call the file.
    """
    try:
        files = _of_zip(path, name) if path.suffix.lower() == ".zip" else _beside(path, name)
    except DocpipeError as error:
        return error.diagnostics
    if files is None:
        return None
    try:
        manifest = parse(files.manifest)
    except ValueError:
        return (Diagnostic("manifest-damaged", Location(files.place)),)
    return tuple(_judged(manifest, files))


def _judged(manifest: BundleManifest, files: _Files) -> Iterator[Diagnostic]:
    right = 0
    whole: bytes | None = None
    lines = [line for line in manifest.files if files.whole or line.what != "piece"]
    for line in lines:
        content = files.content(line.name)
        if content is None:
            yield Diagnostic("manifest-file-missing", files.location(line.name), {"file": line.name})
            continue
        if digest(content) != line.sha256:
            yield _differs(line.name, content, line.sha256, files)
            continue
        right += 1
        if line.what == "bundle":
            whole = content
    page = files.content(PAGE) if manifest.readable else None
    is_page_right = page is None or digest(page) == manifest.readable
    if page is not None and not is_page_right:
        yield _differs(PAGE, page, manifest.readable, files)
    is_own_right = not is_changed(files.manifest)
    if not is_own_right:
        yield Diagnostic("manifest-changed", Location(files.place))
    yield from (Diagnostic("manifest-file-stranger", files.location(name), {"file": name}) for name in files.strangers)
    if whole is not None:
        yield from checked(whole, files.location(_bundle_of(manifest).name), manifest)
    if right == len(lines) and is_page_right and is_own_right and not files.strangers:
        yield Diagnostic("manifest-holds", Location(files.place), {"count": right, "judged": manifest.judged})


def _differs(name: str, content: bytes, expected: str, files: _Files) -> Diagnostic:
    return Diagnostic("manifest-differs", files.location(name), {"file": name, "found": digest(content)[:_SHOWN], "expected": expected[:_SHOWN]})


def _bundle_of(manifest: BundleManifest) -> FileLine:
    """Return the line of the bundle itself; the first line where there is none."""
    return next((line for line in manifest.files if line.what == "bundle"), manifest.files[0])


def checked(content: bytes, place: Location, manifest: BundleManifest) -> tuple[Diagnostic, ...]:
    """Return what the checks say of a bundle's PDF now: the same as when it was made."""
    try:
        return verify.verify_bundle(content, expectation_from(manifest.expected, place.path))
    except ValueError:
        return (Diagnostic("manifest-damaged", place),)


def _beside(path: Path, name: str) -> _Files | None:
    """Return the files of the bundle that a file belongs to, by the manifest that lies with it; None where there is none."""
    manifest = _manifest_of(path)
    if manifest is None:
        return None
    folder, base = manifest.parent, manifest.name.removesuffix(MANIFEST).rstrip(".")
    above = PurePosixPath(name).parents[len(path.relative_to(folder).parts) - 1]

    def where(inside: str) -> PurePosixPath:
        # beside a bundle its other files lie in a folder of its name; unpacked from a ZIP they lie as in it
        if base and inside == PAGE:
            return PurePosixPath(f"{base}.{PAGE}")
        return PurePosixPath(base, inside) if base and inside.partition("/")[0] in _FOLDERS else PurePosixPath(inside)

    def content(inside: str) -> bytes | None:
        file = folder / where(inside)
        return read_bytes(file, str(above / where(inside))) if file.is_file() else None

    return _Files(read_bytes(manifest), str(above / manifest.name), content, lambda inside: Location(str(above / where(inside))))


def _manifest_of(path: Path) -> Path | None:
    """Return the manifest that lies with a file: beside a bundle under its name, beside the folder of its other files, or as it was unpacked."""
    if path.name == MANIFEST or path.name.endswith(f".{MANIFEST}"):
        return path
    places = [path.with_name(f"{path.stem}.{MANIFEST}"), path.with_name(MANIFEST)]
    if path.parent.name in _FOLDERS:
        above = path.parent.parent
        places += [above / MANIFEST, above.with_name(f"{above.name}.{MANIFEST}")]
    return next((place for place in places if place.is_file()), None)


def _of_zip(path: Path, name: str) -> _Files:
    """Return the files of a ZIP. Raises DocpipeError 'zip-unreadable' or 'manifest-missing'."""
    inside = _unpacked(read_bytes(path, name), name)
    if MANIFEST not in inside:
        raise fault("manifest-missing", Location(name), manifest=MANIFEST)
    try:
        known = {line.name for line in parse(inside[MANIFEST]).files} | {MANIFEST, PAGE}
    except ValueError:
        known = set(inside)
    strangers = tuple(sorted(set(inside) - known))
    return _Files(inside[MANIFEST], f"{name}:{MANIFEST}", inside.get, lambda item: replace(Location(name), part=item), strangers, whole=False)


def _unpacked(content: bytes, name: str) -> Mapping[str, bytes]:
    """Return the files of a ZIP by name. Raises DocpipeError 'zip-unreadable'."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise fault("zip-unreadable", Location(name), reason="po rozbalení je příliš velký")
            if any(entry.flag_bits & 0x1 for entry in entries):
                raise fault("zip-unreadable", Location(name), reason="je zaheslovaný")
            return {entry.filename: package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise fault("zip-unreadable", Location(name), reason="je poškozený, nebo to ZIP není") from None


def manifest_beside(path: Path) -> BundleManifest | None:
    """Return the manifest of a bundle's PDF; None where there is none, or it is damaged."""
    place = _manifest_of(path)
    if place is None:
        return None
    try:
        return parse(read_bytes(place))
    except (ValueError, DocpipeError):
        return None
