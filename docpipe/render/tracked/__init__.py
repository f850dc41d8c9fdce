"""Two Word files of one document → the newer one with every change since the older as a tracked change (w:ins, w:del)."""

from __future__ import annotations

from docpipe.render.tracked.document import Tracked, tracked

__all__ = ["Tracked", "tracked"]
