"""The commands, one module each, named as on the command line; a module is imported when its command is called.

A command returns an Answer and prints nothing. Modules whose name begins with '_' are what the commands share.
"""

from __future__ import annotations

NAMES = (
    "init",
    "new",
    "check",
    "build",
    "watch",
    "status",
    "diff",
    "resolve",
    "release",
    "history",
    "mail",
    "due",
    "pack",
    "unpack",
    "report",
    "list",
    "overlay",
    "explain",
    "doctor",
    "templates",
    "schema",
    "verify",
    "trace",
    "privacy",
    "clean",
    "completion",
)
"""In the order of the help page: the way a newcomer goes."""
