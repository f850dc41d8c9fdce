"""All needs of a project → „Přehled zjištěných potřeb“."""

from __future__ import annotations

from dataclasses import dataclass

from docpipe.kinds.views import Branded, CountView, NeedView


@dataclass(frozen=True, slots=True)
class NeedGroupView:
    """The needs of one kind."""

    label: str
    needs: tuple[NeedView, ...]


@dataclass(frozen=True, slots=True)
class NeedsContext(Branded):
    """What the overview of needs may print."""

    lead: str
    """„Přehled obsahuje 7 potřeb zjištěných na 2 setkáních …“."""
    groups: tuple[NeedGroupView, ...]
    by_target_group: tuple[CountView, ...]
    count: int
