"""What could not be brought over from a Word file → one complaint of each sort, at the first place, with how many there are."""

from __future__ import annotations

from dataclasses import field

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain

_SHOWN = 60


@dataclass(slots=True)
class Report:
    """Collects complaints: those that are told one by one, and those that are counted."""

    found: list[Diagnostic] = field(default_factory=list)
    _counted: dict[tuple[str, str], list[Location]] = field(default_factory=dict)

    def tell(self, code: str, place: Location, /, **arguments: Plain) -> None:
        """Complain of one thing."""
        self.found.append(Diagnostic(code, place, dict(arguments)))

    def count(self, code: str, place: Location, what: str = "") -> None:
        """Complain of a sort of thing, once for all of them. `what` tells apart what one code speaks of."""
        self._counted.setdefault((code, what[:_SHOWN]), []).append(place)

    def result(self) -> tuple[Diagnostic, ...]:
        """Return everything, by the place in the text."""
        counted = (Diagnostic(code, places[0], {"count": len(places), "what": what}) for (code, what), places in self._counted.items())
        return tuple(sorted((*self.found, *counted), key=lambda item: (item.location.part or "", item.location.paragraph or 0) if item.location else ("", 0)))
