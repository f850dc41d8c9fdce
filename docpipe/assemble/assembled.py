"""A bundle that was made: its bytes and the record of how."""

from __future__ import annotations

from dataclasses import field

from docpipe.assemble.part import BundlePlan
from docpipe.assemble.record import AssemblyRecord
from docpipe.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Assembled:
    """A bundle (or a piece of one) and the record of how it was made. Write it by `outside.write_bytes`: whole or not at all."""

    plan: BundlePlan
    """What was asked for; of a piece: its own parts."""
    content: bytes = field(repr=False)
    record: AssemblyRecord
