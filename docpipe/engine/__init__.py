"""Runs Steps: decides what must be made anew, places what was made, remembers it. Knows nothing of documents."""

from __future__ import annotations

from docpipe.engine.fingerprint import fingerprint
from docpipe.engine.locking import lock
from docpipe.engine.manifest import Entry, Manifest, from_json, plain_place, to_json
from docpipe.engine.store import Placed, Step, Store, opened, sweep, unlock

__all__ = ["Entry", "Manifest", "Placed", "Step", "Store", "fingerprint", "from_json", "lock", "opened", "plain_place", "sweep", "to_json", "unlock"]
