"""Line of a long text, and what stands there → its place in the file."""

from __future__ import annotations

from dataclasses import replace

from docpipe.diagnostics import Location
from docpipe.model import Scalar, Written


class Places:
    """The places of one text. Columns are given where the text's margin in the file is known."""

    def __init__(self, scalar: Scalar) -> None:
        self.scalar = scalar
        self.lines = scalar.text.split("\n")

    def of(self, line: int, fragment: str = "") -> Location:
        """Return the place of a line (from 0), with the column of the fragment in it when that is known."""
        place = self.scalar.at(line)
        margin = self._margin()
        if margin is None or place.line is None or not fragment or line >= len(self.lines):
            return place
        column = self.lines[line].find(fragment.split("\n", 1)[0])
        return place if column < 0 else replace(place, column=margin + column)

    def _margin(self) -> int | None:
        start = self.scalar.location.column
        if start is None or self.scalar.written is Written.BLOCK:
            return start
        if len(self.lines) > 1:
            return None
        return {Written.PLAIN: start, Written.QUOTED: start + 1}.get(self.scalar.written)
