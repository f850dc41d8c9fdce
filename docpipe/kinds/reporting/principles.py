"""Horizontal principles of the form → what the report, else the project, else the bank of texts says of each."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.czech.names import bare, near_misses
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Location, Plain
from docpipe.kinds.reporting.book import ReportBook
from docpipe.prose.blocks import Prose
from docpipe.records.reporting.form import INFLUENCES, Influence, Principle


@dataclass(frozen=True, slots=True)
class Kept:
    """How a principle was kept."""

    name: str
    influence: Influence | None
    text: Prose
    location: Location

    @property
    def influence_name(self) -> str:
        return INFLUENCES[self.influence][0] if self.influence is not None else ""


def principles_of(book: ReportBook) -> tuple[Kept, ...]:
    """Return every principle of the form, in its order; one of which nobody says anything has no text."""
    return tuple(_kept(book, principle) for principle in (book.form.principles if book.form is not None else ()))


def _kept(book: ReportBook, principle: Principle) -> Kept:
    own = next(((index, item) for index, item in enumerate(book.report.principles) if _is(principle, item.principle)), None)
    standing = next(((index, item) for index, item in enumerate(book.rules.principles) if _is(principle, item.principle)), None)
    influence = (own[1].influence if own else None) or (standing[1].influence if standing else None)
    if own is not None and own[1].text is not None:
        return Kept(principle.name, influence, book.prose(own[1].text), book.record.locate("principles", own[0], "text"))
    home = book.rules_record
    if standing is not None and standing[1].text is not None and home is not None:
        return Kept(principle.name, influence, book.prose(standing[1].text), home.locate("principles", standing[0], "text"))
    bank = next((item.text for item in principle.texts if item.influence is influence), None)
    if own is not None:
        place = book.record.locate("principles", own[0])
    else:
        place = home.locate("principles", standing[0]) if standing is not None and home is not None else book.record.locate("principles")
    return Kept(principle.name, influence, book.prose(bank), place)


def _is(principle: Principle, text: str) -> bool:
    return bare(text) in (bare(principle.name), bare(principle.id))


def unknown_principles(book: ReportBook) -> Iterator[Diagnostic]:
    """Yield each principle that the report or the project's rules name and the form does not have."""
    form = book.form
    if form is None:
        return
    names = tuple(principle.name for principle in form.principles)
    written = [(book.record, index, item.principle) for index, item in enumerate(book.report.principles)]
    if book.rules_record is not None:
        written += [(book.rules_record, index, standing.principle) for index, standing in enumerate(book.rules.principles)]
    for record, index, name in written:
        if not any(_is(principle, name) for principle in form.principles):
            near = near_misses(name, names)
            arguments: dict[str, Plain] = {"value": name, "what": "horizontální princip formuláře", "what_en": "horizontal principle of the form"}
            code = "report-reference-unknown-suggestion" if near else "report-reference-unknown"
            more: dict[str, Plain] = {"suggestion": " nebo ".join(f"„{item}“" for item in near)} if near else {"known": names or ("–",)}
            yield Diagnostic(code, record.locate("principles", index, "principle"), {**arguments, **more})
