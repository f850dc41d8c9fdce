"""Any file that is to be published → what of it must not go out: held against all people of the workspace, or by itself where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from docpipe import verify
from docpipe.diagnostics import Diagnostic, Location
from docpipe.model import Ledger
from docpipe.outside import read_bytes
from docpipe.pipeline.load import Loaded, load, once, overridden
from docpipe.pipeline.make import forbidden_of
from docpipe.pipeline.outcome import Outcome
from docpipe.pipeline.policies import policy_of
from docpipe.pipeline.worlds import Worlds
from docpipe.records.collection import project_of
from docpipe.verify import Expectation, Forbidden
from docpipe.workspace import Workspace

EDITION = "public"
"""The edition that anybody may read."""


def verify_public(path: Path, workspace: Workspace | None) -> Outcome:
    """Return what of a file must not be published. Without a workspace nobody's name is known: only what tells itself is found."""
    name = workspace.name_of(path) if workspace is not None else path.name
    content = read_bytes(path, name)
    if workspace is None:
        found = verify.verify_privacy(content, Expectation(name, Ledger(name), edition=EDITION, foreign=True))
        return Outcome((), once((Diagnostic("privacy-without-people", Location(name)), *found)))
    loaded = load(workspace)
    return Outcome((), once(overridden(verify.verify_privacy(content, expectation_of(loaded, Worlds(loaded), name)), loaded.settings)))


def expectation_of(loaded: Loaded, worlds: Worlds, name: str, *, foreign: bool = True) -> Expectation:
    """Return what a published file must be, whichever project it is of."""
    private = worlds.private_of(None, policy_of(loaded.settings, EDITION, ""))
    forbidden: Forbidden = forbidden_of(loaded, private, restricted=True)
    organisations = tuple(str(getattr(record.value, "name", "")) for record in loaded.collection.of("organisation"))
    beneficiaries = tuple(project_of(record).beneficiary for record in loaded.collection.of("project"))
    return Expectation(name, Ledger(name), edition=EDITION, forbidden=forbidden, authors=(*organisations, *beneficiaries), foreign=foreign)


def leaks_beside(files: Mapping[str, bytes], held: Expectation, above: str) -> tuple[Diagnostic, ...]:
    """Return the personal data in what lies beside a restricted document (its Ledger, the state of its content) and in the names of its files."""
    if not held.restricted:
        return ()
    found = list(verify.verify_names(tuple(f"{above}/{name}" for name in files), held))
    for name, content in files.items():
        if name.endswith(".json"):
            found += verify.verify_privacy(content, replace(held, name=f"{above}/{name}"))
    return tuple(item for item in found if verify.is_leak(item))
