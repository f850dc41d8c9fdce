"""The build folder: which steps must be run, and where their outputs are put without harm to a person's file."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location
from docpipe.engine.fingerprint import fingerprint
from docpipe.engine.locking import break_lock, lock
from docpipe.engine.manifest import Accepted, Entry, Manifest
from docpipe.engine.placing import Placing, renamed_aside
from docpipe.outside import digest, read_bytes, remove, write_bytes

_OWN = ".docpipe"
"""Folder inside build/ that holds the manifest, ledgers and the lock."""
_TEMPORARY = re.compile(r"\..+\.\d+\.tmp")
"""Names under which a file is begun before it is moved to its place."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: data only, so that any process on any machine can run it."""

    action: str
    output: str
    """Path relative to the build folder."""
    inputs: Mapping[str, str]
    """Name of each input → its digest."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    """Files that the inputs were taken from → their digests; they do not decide, they only say where a change came from."""
    places: str = ""
    """Fingerprint of where in those files; a change of it alone leaves the output as it is and renews what is noted about it."""

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.action, dict(self.parameters), dict(self.inputs))


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of an output."""

    fate: str
    """'built', 'unchanged', 'adopted' or 'kept'."""
    digest: str
    """Of the file that lies there now."""


@dataclass(slots=True)
class Store:
    """A build folder with its manifest, held by one run at a time."""

    folder: Path
    name: str
    """How complaints call the folder."""
    manifest: Manifest
    placing: Placing
    _digests: dict[str, str | None] = field(default_factory=dict)

    def path(self, output: str) -> Path:
        """Return where an output lies."""
        return self.folder / output

    def side(self, output: str) -> Path:
        """Return where the data about an output lies (its ledger)."""
        return self.folder / _OWN / output

    def lying(self, output: str) -> str | None:
        """Return the digest of the file that lies there now, None when there is none."""
        if output not in self._digests:
            path = self.path(output)
            self._digests[output] = digest(read_bytes(path, f"{self.name}/{output}")) if path.is_file() else None
        return self._digests[output]

    def trust(self, digests: Mapping[str, str]) -> None:
        """Take digests of outputs that their stamps vouch for; one that is about to be replaced or removed is read all the same."""
        self._digests.update(digests)

    def is_current(self, step: Step) -> bool:
        """Return whether the output of a step lies there as docpipe wrote it, made of the same inputs."""
        entry = self.manifest.entries.get(step.output)
        return entry is not None and entry.fingerprint == step.fingerprint and self.lying(step.output) == entry.digest

    def holds(self, output: str, given: str) -> bool:
        """Return whether an output lies there as docpipe wrote it, and nothing it could have been made from has changed."""
        entry = self.manifest.entries.get(output)
        return entry is not None and entry.given == given and self.lying(output) == entry.digest

    def confirm(self, output: str, given: str, notes: tuple[Diagnostic, ...]) -> None:
        """Remember for an output that lies in its place what it could have been made from, and what working that out had to say."""
        entry = self.manifest.entries.get(output)
        if entry is not None:
            self.manifest.entries[output] = replace(entry, given=given, notes=notes)

    def entry(self, output: str) -> Entry | None:
        """Return what is remembered of an output."""
        return self.manifest.entries.get(output)

    def is_edited(self, output: str) -> bool:
        """Return whether a person has changed a file that docpipe wrote (or put one there)."""
        lying = self.lying(output)
        entry = self.manifest.entries.get(output)
        return lying is not None and (entry is None or entry.digest != lying)

    def accept(self, step: Step, reason: str) -> None:
        """Remember that a person's edit of an output stays, as it is now and while the content is as it is now."""
        self.manifest.accepted[step.output] = Accepted(self.lying(step.output) or "", step.fingerprint, reason)

    def accepted(self, step: Step) -> str:
        """Return the reason why a person's edit stays; empty where it is open."""
        known = self.manifest.accepted.get(step.output)
        holds = known is not None and known.digest == self.lying(step.output) and known.fingerprint == step.fingerprint
        return known.reason if known is not None and holds else ""

    def set_aside(self, output: str) -> Path:
        """Give a person's edited file another name beside its own and return it; the place is free for a new output."""
        aside = renamed_aside(self.path(output))
        self.manifest.accepted.pop(output, None)
        self._digests[output] = None
        return aside

    def place(self, step: Step, content: bytes, diagnostics: tuple[Diagnostic, ...] = (), note: tuple[str, bytes] | None = None) -> Placed:
        """Put an output in its place and remember it. A file docpipe does not know is adopted when equal, else kept.

        `note`: name and content of the data about it (its ledger). Raises DocpipeError when the file is open elsewhere or cannot be written.
        """
        made = digest(content)
        self._digests.pop(step.output, None)
        if self.is_edited(step.output) and self.lying(step.output) != made:
            self._note(note)
            return Placed("kept", self.lying(step.output) or "")
        known = self.manifest.entries.get(step.output)
        fate = "built" if self.lying(step.output) != made else "adopted" if known is None else "unchanged"
        if fate == "built":
            self.placing.begin(step.output, made)
            self._digests.pop(step.output, None)
            write_bytes(self.path(step.output), content, f"{self.name}/{step.output}")
        self._digests[step.output] = made
        self._note(note)
        entry = Entry(step.fingerprint, made, diagnostics, dict(step.inputs), dict(step.origins), step.places)
        self.manifest.entries[step.output] = entry
        self.placing.end(step.output, entry)
        return Placed(fate, made)

    def amend(self, output: str, content: bytes) -> None:
        """Put a finished form of an output in its place; all that is remembered of it stays. Raises DocpipeError when it cannot be written."""
        made, entry = digest(content), self.manifest.entries.get(output)
        if entry is None or made == entry.digest:
            return
        self.placing.begin(output, made)
        self._digests.pop(output, None)
        write_bytes(self.path(output), content, f"{self.name}/{output}")
        self._digests[output] = made
        self.manifest.entries[output] = replace(entry, digest=made)
        self.placing.end(output, self.manifest.entries[output])

    def _note(self, note: tuple[str, bytes] | None) -> None:
        """Write the data about an output."""
        if note is None:
            return
        path = self.side(note[0])
        if not path.is_file() or read_bytes(path, f"{self.name}/{_OWN}/{note[0]}") != note[1]:
            write_bytes(path, note[1], f"{self.name}/{_OWN}/{note[0]}")

    def has_note(self, output: str) -> bool:
        """Return whether the data about an output lies there."""
        return self.side(output).is_file()

    def moved(self, step: Step) -> bool:
        """Return whether the values stand elsewhere in the files than when the output was made."""
        entry = self.manifest.entries.get(step.output)
        return entry is not None and entry.places != step.places

    def changed_origins(self, step: Step) -> tuple[str, ...]:
        """Return the files that changed since the output was made, came to it or went from it."""
        entry = self.manifest.entries.get(step.output)
        if entry is None:
            return ()
        names = {*entry.origins, *step.origins}
        return tuple(sorted(name for name in names if entry.origins.get(name) != step.origins.get(name)))

    def why(self, step: Step) -> tuple[str, ...]:
        """Return the names of the inputs that changed since the output was made; empty when it was never made."""
        entry = self.manifest.entries.get(step.output)
        if entry is None:
            return ()
        names = {*entry.inputs, *step.inputs}
        return tuple(sorted(name for name in names if entry.inputs.get(name) != step.inputs.get(name)))

    def unplanned(self, planned: frozenset[str]) -> tuple[str, ...]:
        """Return the outputs that docpipe once made and that are planned no longer."""
        return tuple(sorted(output for output in self.manifest.entries if output not in planned and self.lying(output) is not None))

    def remove(self, output: str) -> bool:
        """Remove an output and what is remembered of it; a file that a person changed stays. Return whether it was removed.

        Raises DocpipeError 'output-unwritable'.
        """
        self._digests.pop(output, None)
        if self.is_edited(output):
            return False
        remove(self.path(output), f"{self.name}/{output}")
        self.manifest.entries.pop(output, None)
        self._digests[output] = None
        return True

    def tidy(self) -> None:
        """Remove folders that nothing lies in any more."""
        for folder in sorted((path for path in self.folder.rglob("*") if path.is_dir()), key=lambda path: len(path.parts), reverse=True):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def save(self) -> None:
        """Write the manifest; what was noted on the way is in it then."""
        path = self.folder / _OWN / "manifest.json"
        content = self.manifest.dump()
        if not path.is_file() or read_bytes(path, f"{self.name}/{_OWN}/manifest.json") != content:
            write_bytes(path, content, f"{self.name}/{_OWN}/manifest.json")
        self.placing.forget()


@contextlib.contextmanager
def opened(folder: Path, name: str) -> Iterator[Store]:
    """Give the build folder to one run at a time; its manifest is saved whatever happens. Raises DocpipeError 'build-running', 'build-locked'."""
    path = folder / _OWN / "manifest.json"
    with lock(folder / _OWN / "lock", Location(name)):
        sweep(folder)
        manifest = Manifest.parse(read_bytes(path, f"{name}/{_OWN}/manifest.json")) if path.is_file() else Manifest()
        store = Store(folder, name, manifest, Placing(folder / _OWN / "placing", name))
        store.placing.recover(manifest, store.lying)
        try:
            yield store
        finally:
            store.save()


def unlock(folder: Path, name: str) -> None:
    """Take away the lock of a run that ended without taking it along, on another computer for example. Raises DocpipeError 'build-running'."""
    break_lock(folder / _OWN / "lock", Location(name))


def sweep(folder: Path) -> None:
    """Remove what a killed run left of files it was writing below a folder. Only for who holds the folder's lock: nobody else writes there then."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if _TEMPORARY.fullmatch(name):
                with contextlib.suppress(OSError):
                    Path(parent, name).unlink()
