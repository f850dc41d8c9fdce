"""A plan's chapters and texts → what is empty, left over, foreign, mixed or not explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpipe.czech.format import format_period
from docpipe.czech.names import fold_name
from docpipe.diagnostics import Diagnostic
from docpipe.model import Record
from docpipe.prose.blocks import Block, EditionOnly, EditorNote, Heading, Landscape, Prose, Quote
from docpipe.rules.planning.reading import chapter_of, chapters_of, plan_of, plan_passages
from docpipe.rules.texts import Passage
from docpipe.rules.view import Rule, View

_REQUIRED = {
    "proces": "popis způsobu zpracování plánu",
    "sluzby": "analýza existujících služeb a zdrojů",
    "potreby": "analýza potřeb",
    "opatreni": "strategie: žádoucí stav a opatření",
    "implementace": "sledování, vyhodnocování a změny plánu",
}
"""Chapters for what a plan must contain (zákon č. 108/2006 Sb., § 3 písm. h), by the ids of the shipped outline."""
_SHIPPED = "shipped/"
_WORD_ERROR = re.compile(r"Chyba!\s+(?:Záložka|Nenalezen|Nenašel|Nelze)[^.!]{0,60}[.!]|Error!\s+(?:Bookmark|Reference)[^.!]{0,60}[.!]")
_UNRESOLVED = re.compile(r"\[\[[^\[\]\n]{0,80}\]\]|\{\{[^{}\n]{0,80}\}\}")
_SPAN = re.compile(r"(?<![\d/_.-])((?:19|20)\d{2})(\s*[-–—]\s*)((?:19|20)\d{2})(?![\d/_-])")
_NAMES_OF_PLAN = ("SPRSS", "KPSS", "KPRSS")
_ABBREVIATION = re.compile(
    r"(?<![\w.@/-])(?=[^\W\d_]*[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ][^\W\d_]*[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ][^\W\d_]{1,6}\+?(?![\w@/-]|\.[0-9])"
)
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_COMMON = frozenset(
    {"PDF", "SMS", "USB", "DVD", "CD", "TV", "WC", "PC", "QR", "URL", "WWW", "COVID", "ID", "GJ", "MJ", "MW", "GW", "IČO", "DIČ", "PSČ", "TODO", "TBD", "FIXME"}
)
"""Abbreviations that everybody knows, units and names of fields, of which a list would explain nothing; marks of what is not done are told as such."""
_SHOUTED = 3
"""Words of capitals in a row: a passage that shouts has no abbreviations to be found in it."""


def _chapters(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield chapters that print nothing, and those the law wants that were left out."""
    plan = plan_of(record)
    for chapter in chapters_of(record, view):
        value = chapter_of(chapter)
        if value.text is None or not any(_says(block) for block in value.text.blocks):
            yield Diagnostic("chapter-empty", chapter.locate(), {"value": value.title or chapter.id})
    printed = {fold_name(chapter.id) for chapter in chapters_of(record, view)}
    known = {fold_name(chapter.id) for chapter in view.collection.layered("chapter", record.project)}
    place = record.locate("chapters") if plan.chapters else record.locate("left_out")
    for name, what in _REQUIRED.items():
        if name in known and name not in printed:
            yield Diagnostic("chapter-required", place, {"value": name, "what": what})


def _says(block: Block) -> bool:
    """Return whether a block prints something besides a heading."""
    match block:
        case EditorNote() | Heading():
            return False
        case Landscape() | EditionOnly() | Quote():
            return any(_says(item) for item in block.blocks)
    return True


def _empty_sections(record: Record, _view: View) -> Iterator[Diagnostic]:
    """Yield headings that nothing follows before the next one of their level, where people wrote the chapter."""
    text = chapter_of(record).text
    blocks = text.blocks if isinstance(text, Prose) else ()
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            rest = next((item for item in blocks[index + 1 :] if not isinstance(item, EditorNote)), None)
            if rest is None or (isinstance(rest, Heading) and rest.level <= block.level):
                from docpipe.prose.blocks import plain

                yield Diagnostic("section-empty", block.location, {"value": plain(block.content)})


def _word_errors(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield what Word printed in place of a reference it had lost, pasted into a text, and references that are none of docpipe's."""
    for passage, _ in view.passages(record):
        for found in _WORD_ERROR.finditer(passage.text):
            yield Diagnostic("word-reference-lost", passage.at(found.start()), {"value": found[0]})
        for found in _UNRESOLVED.finditer(passage.text):
            yield Diagnostic("reference-not-read", passage.at(found.start()), {"value": found[0]})


def _shared_strangers(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield names of another project's territory in the shared chapters that this plan prints."""
    strangers = view.names.strangers(record)
    for chapter in chapters_of(record, view) if strangers is not None else ():
        if chapter.project is None:
            for passage, words in view.passages(chapter):
                for word, name in strangers.found_in(words) if strangers is not None else ():
                    yield Diagnostic(
                        "foreign-territory-shared", passage.at(word.start), {"value": word.text, "territory": name, "project": record.project or ""}
                    )


def _override(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a project's own chapter that takes the place of a shared one and gives no reason; one shipped with docpipe is there to be replaced."""
    shared = view.collection.get(f"chapter:{record.id}") if record.project is not None else None
    if shared is not None and not shared.tree.path.startswith(_SHIPPED) and not chapter_of(record).reason:
        yield Diagnostic("override-without-reason", record.locate(), {"value": chapter_of(record).title or record.id}, related=(shared.locate(),))


def _terms(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield the plan called by two abbreviations, and its period written with two dashes."""
    named: dict[str, list[tuple[Passage, int]]] = {}
    dashes: dict[str, list[tuple[Passage, int, str]]] = {}
    project = view.project(record)
    period = plan_of(record).period or (project.plan_period if project else None)
    years = (str(period.start.year), str(period.end.year)) if period is not None else ("", "")
    for _, passage, words in plan_passages(record, view):
        for word in words:
            if word.text in _NAMES_OF_PLAN:
                named.setdefault(word.text, []).append((passage, word.start))
        for found in _SPAN.finditer(passage.text):
            if (found[1], found[3]) == years:
                dashes.setdefault("–" if "–" in found[2] else found[2].strip(), []).append((passage, found.start(), found[0]))
    if len(named) > 1:
        rare = min(named, key=lambda name: len(named[name]))
        passage, at = named[rare][0]
        usual = max(named, key=lambda name: len(named[name]))
        related = (named[usual][0][0].at(named[usual][0][1]),)
        yield Diagnostic("plan-named-twice", passage.at(at), {"value": rare, "other": usual, "count": len(named[usual])}, related=related)
    for dash, places in dashes.items():
        if dash != "–" and period is not None:
            for passage, at, written in places:
                yield Diagnostic("period-dash", passage.at(at), {"value": written, "suggestion": format_period(period)})


def _abbreviations(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield abbreviations that the list does not explain, each once, where it stands first."""
    known = _known_abbreviations(record, view)
    told: set[str] = set()
    for _, passage, _ in plan_passages(record, view):
        for found in _ABBREVIATION.finditer(passage.text):
            short = found[0]
            if short not in known and short not in told and not _is_plain(short, passage.text, found.start(), found.end()):
                told.add(short)
                yield Diagnostic("abbreviation-unlisted", passage.at(found.start()), {"value": short})


def _known_abbreviations(plan: Record, view: View) -> frozenset[str]:
    """Return what needs no explanation: the list's abbreviations, words of registered names, codes of key activities."""
    known = set(_COMMON)
    for record in view.collection.layered("abbreviation", plan.project):
        known.add(str(getattr(record.value, "short", "")))
    for kind in ("organisation", "group", "person"):
        for record in view.collection.of(kind):
            for field in ("name", "short_name"):
                known.update((getattr(record.value, field, None) or "").replace(",", " ").split())
    project = view.project(plan)
    for activity in project.key_activities if project is not None else ():
        known.update(activity.code.split())
    return frozenset(known)


def _is_plain(short: str, text: str, start: int, end: int) -> bool:
    """Return whether it is a Roman number, or stands among words that are all of capitals."""
    if _ROMAN.fullmatch(short):
        return True
    around = [word for word in re.findall(r"[^\W\d_]{2,}", text[max(0, start - 40) : end + 40]) if word.isupper()]
    return len(around) >= _SHOUTED and all(word.isupper() for word in re.findall(r"[^\W\d_]{2,}", text[max(0, start - 20) : end + 20]))


_TEXTS = ("plan", "chapter", "measure", "service", "swot", "risk", "milestone", "target-group", "indicator", "evaluation", "comment", "chart", "table")

RULES = (
    Rule("plan", _chapters),
    Rule("chapter", _empty_sections),
    Rule("chapter", _override),
    *(Rule(subject, _word_errors) for subject in _TEXTS),
    Rule("plan", _shared_strangers),
    Rule("plan", _terms),
    Rule("plan", _abbreviations),
)
