"""The presets that bundles are sent by, and what a finished bundle is by them: too large, too many files, a kind of file that is not taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from docpipe import sending, validate
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Checked, Diagnostic, DocpipeError, Location, Plain
from docpipe.read import read
from docpipe.records.bundle import Bundle
from docpipe.records.collection import Collection, bundle_of
from docpipe.sending.schema import MEGABYTE, Preset
from docpipe.workspace import Workspace


def presets_of(workspace: Workspace, collection: Collection) -> Checked[Mapping[str, Preset]]:
    """Return the presets that bundles name: the workspace's own file before the shipped one."""
    found: dict[str, Preset] = {}
    problems: list[Diagnostic] = []
    for record in collection.of("bundle"):
        name = bundle_of(record).sending
        if name is None or name in found:
            continue
        path = workspace.sending / f"{name}.yaml"
        if not path.is_file():
            if name not in sending.names():
                own = sorted(item.stem for item in workspace.sending.glob("*.yaml")) if workspace.sending.is_dir() else []
                problems.append(Diagnostic("sending-unknown", record.locate("sending"), {"value": name, "known": (*sending.names(), *own)}).about(record.key))
                continue
            path = sending.path(name)
        try:
            tree = read(path, workspace.name_of(path) if path.is_relative_to(workspace.root) else f"sending/{name}.yaml")
            preset = tree.then(lambda value: validate.settings_of(value, Preset))
            found[name] = preset.value
            problems += preset.diagnostics
        except DocpipeError as error:
            problems += [item.about(record.key) for item in error.diagnostics]
    return Checked(found, tuple(problems))


def limit_of(bundle: Bundle, preset: Preset | None) -> int | None:
    """Return how large a file may be, in bytes: as the bundle says and as the way of sending asks, the smaller."""
    limits = [limit for limit in (bundle.most_bytes, preset.most_bytes_a_file if preset is not None else None) if limit is not None]
    return min(limits, default=None)


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that would be sent."""

    name: str
    size: int
    """Bytes."""
    archival: bool = True
    """Whether it is an archival output format (vyhláška č. 259/2012 Sb., § 23)."""


def judge(preset: Preset, files: Sequence[Sent], zipped: Sequence[Sent], place: Location) -> Iterator[Diagnostic]:
    """Yield what keeps files from being sent together. `zipped`: what is inside the ZIP among them, empty where there is none."""
    about: dict[str, Plain] = {"preset": preset.title}
    total = sum(item.size for item in files)
    if preset.most_bytes is not None and total > preset.most_bytes:
        yield Diagnostic("sending-too-large", place, {**about, "size": _megabytes(total), "limit": _megabytes(preset.most_bytes)})
    if preset.most_files is not None and len(files) > preset.most_files:
        yield Diagnostic("sending-too-many", place, {**about, "count": len(files), "limit": preset.most_files})
    for item in files:
        suffix = PurePosixPath(item.name).suffix.removeprefix(".").lower()
        if preset.most_megabytes_a_file is not None and preset.most_bytes_a_file is not None and item.size > preset.most_bytes_a_file:
            arguments: dict[str, Plain] = {"file": item.name, "size": _megabytes(item.size), "limit": _megabytes(preset.most_bytes_a_file)}
            yield Diagnostic("sending-file-too-large", place, {**about, **arguments})
        if (preset.suffixes and suffix not in preset.suffixes) or (suffix == "zip" and not preset.zip):
            known = tuple(name for name in preset.suffixes if preset.zip or name != "zip")
            yield Diagnostic("sending-suffix", place, {**about, "file": item.name, "known": known or ("–",)})
        if preset.archive_only and not item.archival:
            yield Diagnostic("sending-not-archival", place, {**about, "file": item.name})
    entries = len(zipped) + len({str(folder) for item in zipped for folder in PurePosixPath(item.name).parents} - {"."})
    if zipped and preset.most_entries is not None and entries > preset.most_entries:
        yield Diagnostic("sending-zip-entries", place, {**about, "count": entries, "limit": preset.most_entries})
    if preset.most_levels is not None and (levels := max((item.name.count("/") for item in zipped), default=0)) > preset.most_levels:
        yield Diagnostic("sending-zip-levels", place, {**about, "count": levels, "limit": preset.most_levels})
    if not preset.archives_in_zip:
        yield from (Diagnostic("sending-zip-in-zip", place, {**about, "file": item.name}) for item in zipped if item.name.lower().endswith(".zip"))


def _megabytes(size: int) -> str:
    """Return a size as „12,3“ MB."""
    return f"{size / MEGABYTE:.1f}".replace(".", ",")
