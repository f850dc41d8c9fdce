"""Content and Word templates → the documents a funded planning project owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docpipe.render.fill import fill

__all__ = ["__version__", "fill"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Return a public name, imported when it is asked for: `import docpipe` stays light."""
    if name == "fill":
        from docpipe.render.fill import fill

        return fill
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
