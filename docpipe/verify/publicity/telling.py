"""A sheet of answers → its words, in Czech or English: for the screen, for JSON and for the check list."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.diagnostics import Diagnostic, Location, Severity
from docpipe.messages import severity_of, tell, ui
from docpipe.programmes.schema import Confidence, Programme, Source
from docpipe.verify.publicity.sheet import FIELDS, Judgement, Note, Verdict

_DOUBTED = ("PUB-03", "PUB-10", "PUB-07")


def strip_missing(place: Location, pages: str, section: int) -> Diagnostic:
    """Return the complaint that pages lack the strip. `pages`: 'page' for the one of that number, else the kind of a section's pages in a Word file."""
    said = {f"where_{language}": ui(f"publicity-lacking-{pages}", language, section=section) for language in ("cs", "en")}
    return Diagnostic("publicity-strip-missing", place, {"pages": pages, "section": section, **said})


def verdict_key(judgement: Judgement) -> str:
    """Return the answer's word for programs: 'right', 'breach', 'warning', 'excused' (lowered with a reason), 'open' or 'idle'."""
    if judgement.verdict is not Verdict.BREACH:
        return judgement.verdict.value
    severities = {severity_of(breach.diagnostic) for breach in judgement.breaches}
    if any(severity.fails for severity in severities):
        return "breach"
    return "warning" if Severity.WARNING in severities else "excused"


def verdict_of(judgement: Judgement, language: str) -> str:
    """Return the answer as people read it: „v pořádku“, „chyba“, „nelze posoudit“."""
    return ui(f"publicity-verdict-{verdict_key(judgement)}", language)


def note(item: Note, language: str) -> str:
    """Return what was measured, or why not, in words."""
    return ui(item.key, language, **item.values)


def words_of(judgement: Judgement, language: str) -> str:
    """Return all that is to be said of a rule's answer: the breaches, what could not be judged, what was measured, the reasons of exceptions."""
    breaches = [tell(breach.diagnostic, language) for breach in judgement.breaches]
    reasons = [f"({breach.diagnostic.reason})" for breach in judgement.breaches if breach.diagnostic.reason]
    return "; ".join((*breaches, *reasons, *(note(item, language) for item in judgement.open), *(note(item, language) for item in judgement.measured)))


def title_of(programme: Programme | None, language: str) -> str:
    """Return the heading of the table."""
    return ui("publicity-title", language, programme=(programme.title or programme.name) if programme is not None else "–")


def source_of(rule: str, programme: Programme | None) -> Source | None:
    """Return where the values come from by which a rule is judged."""
    if programme is None:
        return None
    return next((source for field in FIELDS[rule] for source in programme.sources if field in source.fields), None)


def doubts(programme: Programme | None, language: str) -> Iterator[str]:
    """Yield the values that are known with doubt, with their sources."""
    if programme is None:
        return
    for rule in _DOUBTED:
        source = source_of(rule, programme)
        if source is not None and source.confidence is Confidence.UNCERTAIN:
            label = str(Programme.model_fields[FIELDS[rule][0]].title)
            value = getattr(programme, FIELDS[rule][0])
            yield ui(
                "publicity-doubtful",
                language,
                field=f"{label} {value:f}".replace(".", ",") if not isinstance(value, int) else f"{label} {value}",
                source=source.text,
            )
