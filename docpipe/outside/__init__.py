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

__all__ = [
    "Finished",
    "Stopped",
    "digest",
    "environment",
    "find_program",
    "font_folders",
    "font_for",
    "font_has",
    "has_room",
    "installed_version",
    "kill_group",
    "make_runnable",
    "now",
    "owner_file",
    "patience",
    "processors",
    "read_bytes",
    "remove",
    "run",
    "scratch",
    "stamp_of",
    "stamps",
    "today",
    "unwritable",
    "write_bytes",
]
