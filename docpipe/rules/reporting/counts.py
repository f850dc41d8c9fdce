"""Numbers and days that people typed into a report's texts, in digits or in words → those that are not what docpipe counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from docpipe.czech.format import format_date
from docpipe.czech.numerals import NUMERAL, TIMES, numeral, times
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Diagnostic, Plain
from docpipe.figures.activities import key_activity_of
from docpipe.figures.attendance import attendance_of
from docpipe.figures.reporting.activities import ActivityFigure, PeriodFigure, meetings_between, of_groups, period_of
from docpipe.figures.reporting.evidence import COMMON, numbered_evidence
from docpipe.figures.reporting.periods import is_sound, report_of
from docpipe.model import Record
from docpipe.prose.blocks import Prose
from docpipe.records.collection import meeting_of
from docpipe.rules.texts import Passage, passages_in
from docpipe.rules.view import Rule, View

_OF = rf"(?P<number>{NUMERAL})[ \u00a0]+(?:(?:různ|přítomn|zúčastněn|evidovan)\w+[ \u00a0]+)?"
_FLAGS = re.IGNORECASE
_MEETINGS = re.compile(_OF + r"(?:setkání\w*|zasedání\w*|(?:jednání|schůz)\w*(?!\w|\s+se?\s+(?!\d|účastn)))(?!\w)", _FLAGS)
"""„Pět jednání se starosty“ are talks, no meetings of a group."""
_GATHERED = re.compile(rf"\b(?:sešl|setkal|scházel)\w*\b[^.!?;]{{0,40}}?\b(?P<number>{TIMES})(?!\s+(?:z|ze|za|do|týdně|měsíčně|čtvrtletně|ročně))", _FLAGS)
"""„Skupina se sešla třikrát“."""
_PEOPLE = re.compile(_OF + r"(?:osob\w*|účastník\w*|účastníc\w*|účastnic\w*|účast(?:[íi]|em|ech|emi)?|lid[íié]\w*)(?!\w)", _FLAGS)
_ORGANISATIONS = re.compile(_OF + r"organizac\w*(?!\w)", _FLAGS)
_EVIDENCE = re.compile(_OF + r"příloh\w*(?!\w)", _FLAGS)
_NOT_YET = re.compile(
    r"\b(?:plánuj\w*|plánovan\w*|naplánov\w*|připravuj\w*|chyst\w*|bud(?:e|ou|eme)|proběhn\w+|uskuteční|sejd\w+|očekáv\w*|předpoklád\w*|původn\w*|kapacit\w*"
    r"|průměr\w*|z toho|z nich|loni)(?!\w)",
    _FLAGS,
)
"""What comes, what was meant, or a part: such a sentence does not say how many there were."""
_ABOUT = re.compile(
    r"\b(?:další|příští|následující|první|poslední|zbývající|ostatní|předchozí|minul|každ|jednotliv|zbyl|místo|namísto|oproti|minimálně|nejméně|alespoň|aspoň"
    r"|nejvýše|maximálně|zhruba|přibližně|okolo|kolem|téměř|skoro|cca|asi|než|po|pro|přes|až|nad|pod|mezi)\w*[ \u00a0]+$",
    _FLAGS,
)
"""What stands right before a number that is about right, or counts some: „přes dvacet osob“, „poslední tři setkání“."""
_OUT_OF = re.compile(r"\bze?[ \u00a0]+(?:celkem[ \u00a0]+|celkových[ \u00a0]+)?$", _FLAGS)
"""„Z pěti setkání se konala dvě“."""
_OF_A_PART = re.compile(
    r"[ \u00a0]+(?:\w+[ \u00a0]+){0,2}(?:ne)?(?:navrh|upozorn|požad|požád|žád|uved|doporuč|souhlas|hlas|vyjádř|vypln|odpov|podpoř|zmíni|přihlás|projev|nabíd"
    r"|omluv|chyb|odeš|vzdal|dotáz|ptal|využ)\w*",
    _FLAGS,
)
"""„Pět účastníků navrhlo“: some of those who were there."""
_CAME = re.compile(r"účast|přítom|přiš|přije|doraz|sešl|zapoj|zastoup|zástup|navštív|setk|jednání|schůz|zasedání", _FLAGS)
_OTHERS = re.compile(
    r"dotazn|šetřen|anket|průzkum|rozhovor|klient|uživatel|evidenc|ček|pozván|oslov|osloven|leták|obdrž|dosta|absolv|vzděláv|kurz|škol|podpoř|tým|služb|žije|tvoř|člen"
    r"|složen|kapacit",
    _FLAGS,
)
"""Whom one counts besides those who came to a meeting: clients, who answered a survey, members."""
_ONLY = re.compile(r"\b(?:jen|pouze|jedin\w+)\b", _FLAGS)
_PROVES = re.compile(r"dokl[áa]d|dolož|přilož|ke zprávě|zpráv", _FLAGS)
_HELD = re.compile(r"\b(?:ne)?(?:kon|uskutečn|proběh|sešl|svol|uspořád)\w*", _FLAGS)
_FEW = 5
"""Fewer participants, said in words, are often some of them: „dva účastníci se ptali“."""
_MONTHS = ("ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince")
_DATED = re.compile(
    r"\b(?:setkání|jednání|zasedání|konferenc\w+)\b[^.!?;\d]{0,40}?(?P<day>\d{1,2})\.[ \u00a0]*"
    rf"(?:(?P<month>\d{{1,2}})\.|(?P<name>{'|'.join(_MONTHS)}))[ \u00a0]*(?P<year>20\d\d)\b",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a text may count, and the numbers it may say."""

    pattern: re.Pattern[str]
    known: frozenset[int]
    what: tuple[str, str]
    needs: re.Pattern[str] | None = None
    """What a sentence that counts has in it, where the noun alone may mean something else."""
    value: Callable[[str], int | None] = numeral


def _counts(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a number of meetings, people, organisations or attachments that was not counted: of the activity, the period, a group or a meeting."""
    if view.project(record) is None or not is_sound(report_of(record)):
        return
    period = period_of(record, view.collection)
    countable: dict[str, tuple[_Counted, ...]] = {}
    for text, activity in _texts(record, view, period):
        known = (period.whole,) if activity is None else (activity, period.whole)
        code = activity.code if activity is not None else ""
        if code not in countable:
            countable[code] = tuple(_countable(record, known, view))
        for passage in passages_in(text):
            for counted in countable[code]:
                yield from _differing(passage, counted)


def _countable(record: Record, known: tuple[ActivityFigure, ...], view: View) -> Iterator[_Counted]:
    meetings = _meetings(known)
    yield _Counted(_MEETINGS, meetings, ("setkání", "meetings"))
    yield _Counted(_GATHERED, meetings, ("setkání", "meetings"), value=times)
    yield _Counted(_PEOPLE, _people(known, view), ("osob nebo účastí", "people or visits"))
    if any(organisations := _organisations(known, view)):  # where nobody wrote where people are from, they are not known
        yield _Counted(_ORGANISATIONS, organisations, ("zastoupených organizací", "organisations represented"), _CAME)
    evidence = numbered_evidence(record, view.collection)
    own = {figure.code or COMMON for figure in known}
    groups = {sum(1 for item in evidence if item.group == code) for code in own} | {len(evidence), len(report_of(record).attachments)}
    yield _Counted(_EVIDENCE, frozenset(groups), ("příloh", "attachments"), _PROVES)


def _texts(record: Record, view: View, period: PeriodFigure) -> Iterator[tuple[Prose, ActivityFigure | None]]:
    """Yield the texts that speak of what was done, with the activity they speak of."""
    report, project = report_of(record), view.project(record)
    assert project is not None
    said = (report.summary, report.deviations, *(text for item in report.problems for text in (item.text, item.solution)))
    yield from ((text, None) for text in said if text is not None)
    for item in report.activities:
        found = key_activity_of(project, item.activity)
        activity = next((figure for figure in period.activities if found is not None and figure.code == found.code), None)
        yield from ((text, activity) for text in (item.text, item.outputs, item.evidence, item.deviations) if text is not None)


def _groups(known: tuple[ActivityFigure, ...]) -> Iterator[list[Record]]:
    """Yield the meetings that may be counted together: of an activity, of the period, of a group, each alone."""
    for figure in known:
        yield list(figure.meetings)
        yield from of_groups(figure.meetings).values()
        yield from ([item] for item in figure.meetings)


def _meetings(known: tuple[ActivityFigure, ...]) -> frozenset[int]:
    groups = (len(items) for figure in known for items in of_groups(figure.meetings).values())
    return frozenset((*(figure.held.value for figure in known), *groups))


def _people(known: tuple[ActivityFigure, ...], view: View) -> frozenset[int]:
    numbers = {number for figure in known for number in (figure.people.value, figure.visits.value, figure.unnamed.value)}
    for items in _groups(known):
        own = [attendance_of(item, view.collection) for item in items]
        numbers |= {count.count.value for attendance in own for count in attendance.counted}
        numbers |= {sum(item.present.value for item in own), len({row.identity for item in own for row in item.present_rows if row.identity})}
    return frozenset(numbers)


def _organisations(known: tuple[ActivityFigure, ...], view: View) -> frozenset[int]:
    """Return how many organisations were represented."""
    return frozenset(len({found.label for item in items for found in attendance_of(item, view.collection).organisations}) for items in _groups(known))


def _differing(passage: Passage, counted: _Counted) -> Iterator[Diagnostic]:
    for found in counted.pattern.finditer(passage.text):
        number = counted.value(found["number"])
        if number is None or number in counted.known or not _is_count(passage.text, found, number, counted):
            continue
        numbers = tuple(str(value) for value in sorted(counted.known - {0})) or ("0",)
        arguments: dict[str, Plain] = {"value": " ".join(found[0].split()), "what": counted.what[0], "what_en": counted.what[1], "known": numbers}
        yield Diagnostic("report-count-differs", passage.at(found.start()), arguments)


def _is_count(text: str, found: re.Match[str], number: int, counted: _Counted) -> bool:
    """Return whether a number says how many there were: not how many will come, about how many, how many of them, or how many of somebody else."""
    before, clause = _around(text, found)
    if _NOT_YET.search(before) or _ABOUT.search(before) or _OUT_OF.search(before) or _OF_A_PART.match(text, found.end()):
        return False
    if counted.needs is not None:
        return counted.needs.search(clause) is not None and (counted.pattern is _EVIDENCE or _OTHERS.search(clause) is None)
    if counted.value is times or (counted.pattern is _MEETINGS and number != 1):
        return True
    in_words = not found["number"][0].isdigit()
    if counted.pattern is _MEETINGS:
        return not in_words or _HELD.search(before) is not None
    if _OTHERS.search(clause) or (in_words and number == 1 and not _ONLY.search(clause)):
        return False
    rest = clause.replace(found[0], "")
    participants = _CAME.search(found[0]) is not None
    return _CAME.search(rest) is not None or (participants and not (in_words and number < _FEW))


def _around(text: str, found: re.Match[str]) -> tuple[str, str]:
    """Return the sentence of a finding up to it, and the clause it stands in."""
    before = re.split(r"[.!?;:]\s", text[: found.start()])[-1]
    after = re.split(r"[.!?;,:]\s|[.!?]$", text[found.end() :])[0]
    return before, re.split(r",\s", before)[-1] + found[0] + after


def _days(record: Record, view: View) -> Iterator[Diagnostic]:
    """Yield a day of the period on which a text says a meeting was, and none is written."""
    report = report_of(record)
    if view.project(record) is None or not is_sound(report):
        return
    days = {meeting_of(item).date for item in meetings_between(record.project, view.collection, report.start, report.end)}
    for text, _ in _texts(record, view, period_of(record, view.collection)):
        for passage in passages_in(text):
            for found in _DATED.finditer(passage.text):
                day = _day(found)
                if day is not None and report.start <= day <= report.end and day not in days:
                    arguments: dict[str, Plain] = {"value": format_date(day), "known": tuple(format_date(item) for item in sorted(days)) or ("–",)}
                    yield Diagnostic("report-date-of-no-meeting", passage.at(found.start("day")), arguments)


def _day(found: re.Match[str]) -> date | None:
    """Return the day of a date in a text; None for one that is not in the calendar, of which other rules tell."""
    month = int(found["month"]) if found["month"] else _MONTHS.index(found["name"].casefold()) + 1
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


RULES = (Rule("report", _counts), Rule("report", _days))
