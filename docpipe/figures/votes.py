"""A resolution's counted votes → how many voted and what came of it."""

from __future__ import annotations

from enum import StrEnum

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.figures.figure import Figure, places, total
from docpipe.model import Record
from docpipe.records.collection import meeting_of
from docpipe.records.meeting import Resolution


class Decision(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Votes:
    """A resolution of a meeting."""

    resolution: Resolution
    item: int
    """Index of its point of the agenda, from 0."""
    number: int
    """Its number in the meeting, from 1, whatever is written in `number`."""
    location: Location
    counted: bool
    """Whether any votes were written."""
    votes_for: Figure[int]
    votes_against: Figure[int]
    abstained: Figure[int]
    voted: Figure[int]
    """Sum of the three: everybody who took part in the vote."""
    outcome: Figure[Decision | None]
    """None where the votes for it were not written."""


def votes_of(record: Record, voting_present: Figure[int] | None = None) -> tuple[Votes, ...]:
    """Return every resolution of a meeting, in order.

    A resolution is adopted when more than half of the voting members present were for it, so that an abstention counts against it (the usual
    rule of steering and working groups; a group with another rule says the outcome in the resolution's text). Where the group's members are
    not known, or fewer than those who voted, the half is of those who voted.
    """
    found: list[Votes] = []
    for item, point in enumerate(meeting_of(record).agenda):
        for index, resolution in enumerate(point.resolutions):
            found.append(_votes(record, resolution, (item, index), len(found) + 1, voting_present))
    return tuple(found)


def _votes(record: Record, resolution: Resolution, at: tuple[int, int], number: int, voting_present: Figure[int] | None) -> Votes:
    base = ("agenda", at[0], "resolutions", at[1])

    def figure(field: str) -> Figure[int]:
        value = getattr(resolution, field)
        return Figure(value or 0, (record.locate(*base, field),) if value is not None else ())

    votes_for, against, abstained = figure("votes_for"), figure("votes_against"), figure("abstained")
    voted = total((votes_for, against, abstained))
    outcome = _outcome(resolution, voted, voting_present)
    return Votes(resolution, at[0], number, record.locate(*base, "text"), bool(voted.locations), votes_for, against, abstained, voted, outcome)


def _outcome(resolution: Resolution, voted: Figure[int], voting_present: Figure[int] | None) -> Figure[Decision | None]:
    if resolution.votes_for is None:
        return Figure(None)
    base = voting_present if voting_present is not None and voting_present.value >= voted.value else voted
    adopted = 2 * resolution.votes_for > base.value
    return Figure(Decision.ADOPTED if adopted else Decision.REJECTED, places(voted.locations, base.locations))
