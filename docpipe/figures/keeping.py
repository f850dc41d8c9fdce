"""A project and its programme → until when its documents and the personal data in them are kept."""

from __future__ import annotations

from datetime import date

from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.programmes.schema import Confidence, Programme
from docpipe.records.project import Project


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until when something is kept, and by what."""

    until: date | None
    """The last day; None where nobody said how long."""
    by: tuple[str, ...]
    """The rules it was computed by, the one that decides first."""
    certain: bool
    """Whether the grant decision says so; the values of programmes are general."""

    def is_over(self, today: date) -> bool:
        """Return whether the last day has passed."""
        return self.until is not None and self.until < today


def keeping_of(project: Project, programme: Programme) -> Keeping:
    """Return until when a project's documents are kept: years counted from 1 January after its end, or a fixed day; of several the latest.

    What the project itself says („uchování“, from its grant decision) comes before what the programme's rules say in general.
    """
    own, general = project.retention, programme.retention
    years = own.years if own is not None and own.years is not None else general.years if general is not None else None
    since = own.since if own is not None and own.since is not None else project.realisation.end if project.realisation is not None else None
    found: list[tuple[date, str]] = []
    if years is not None and since is not None:
        last = date(min(since.year + years, 9999), 12, 31)
        found.append((last, f"{years} let od 1. ledna {since.year + 1} ({format_date(since)} skončil projekt nebo jeho financování)"))
    if general is not None and general.until is not None:
        found.append((general.until, f"nejméně do {format_date(general.until)} podle pravidel programu {programme.short_title or programme.title}"))
    if own is not None and own.until is not None:
        found.append((own.until, f"nejméně do {format_date(own.until)} podle {own.source or 'právního aktu projektu'}"))
    found.sort(key=lambda item: item[0], reverse=True)
    if not found:
        return Keeping(None, (), certain=False)
    return Keeping(found[0][0], tuple(text for _, text in found), certain=own is not None or _is_known(programme))


def _is_known(programme: Programme) -> bool:
    """Return whether the programme's file calls its rule of keeping sure."""
    return any("retention" in source.fields and source.confidence is not Confidence.UNCERTAIN for source in programme.sources)
