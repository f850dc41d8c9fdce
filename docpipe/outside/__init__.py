"""The one door: files, clock, processes, environment, fonts. Nothing else in docpipe opens, runs or asks for the time."""

from __future__ import annotations

from docpipe.outside.files import digest, make_runnable, owner_file, read_bytes, remove, stamp_of, stamps, unwritable, write_bytes
from docpipe.outside.folders import has_room, scratch
from docpipe.outside.machine import (
    environment,
    find_program,
    font_folders,
    font_for,
    font_has,
    installed_version,
    now,
    patience,
    processors,
    today,
)
from docpipe.outside.processes import Finished, Stopped, kill_group, run
from docpipe.outside.streams import digest_of, digest_of_stream, draft_of, free_bytes, move_all, opened_stream, pieces, place, staging, written_to

__all__ = [
    "Finished",
    "Stopped",
    "digest",
    "digest_of",
    "digest_of_stream",
    "draft_of",
    "environment",
    "find_program",
    "font_folders",
    "font_for",
    "font_has",
    "free_bytes",
    "has_room",
    "installed_version",
    "kill_group",
    "make_runnable",
    "move_all",
    "now",
    "opened_stream",
    "owner_file",
    "patience",
    "pieces",
    "place",
    "processors",
    "read_bytes",
    "remove",
    "run",
    "scratch",
    "staging",
    "stamp_of",
    "stamps",
    "today",
    "unwritable",
    "write_bytes",
    "written_to",
]
