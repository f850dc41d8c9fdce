"""Show whose personal data are where and until when they are kept; everything about one person; the policy of editions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.commands._answer import Answer, Json, Table, day_text, location_data
from docpipe.commands._arguments import Argument, Command, DayOfYear, Frame, Option
from docpipe.commands._cells import gathered
from docpipe.commands._place import workspace_of
from docpipe.diagnostics import Diagnostic, Location, Plain, fault
from docpipe.messages import ui

if TYPE_CHECKING:
    from docpipe.pipeline.people.gathering import Found, People


def run(frame: Frame, *, person: str | None, policy: bool, output: str | None, day: date | None) -> Answer:
    """Return everybody, or everything about one person, and what is past its time; with `output` as a workbook too."""
    from docpipe import outside, pipeline
    from docpipe.pipeline.people import sheets

    workspace = workspace_of(frame)
    if policy:
        return _policy(frame.language)
    people = pipeline.personal_data(workspace, day or outside.today())
    if person is None:
        found = tuple(sorted(people.found.values(), key=lambda item: item.subject.name))
        answer, made, title = _overview(people, found, frame.language), sheets.overview, ui("privacy-title", frame.language)
        files = _written(output, lambda path: sheets.write(path, made(people), title), (".xlsx",))
        return Answer(answer.diagnostics, answer.body, (*answer.closing, *files), {**(answer.data or {}), "files": list(files)})
    one, near = people.one(person)
    if one is None:
        several = len(near) > 1 and people.loaded.collection.people_named(person)
        code = "privacy-person-several" if several else "privacy-nobody" if near else "privacy-nobody-at-all"
        told: dict[str, Plain] = {"value": person, "known": near} if near else {"value": person}
        return Answer((Diagnostic(code, None, told),), data={"person": person, "found": False}, tells_all=True)
    files = _written(output, lambda path: _write_about(path, people, one), (".xlsx", ".docx"))
    answer = _about(people, one, frame.language)
    return Answer(answer.diagnostics, answer.body, files or (ui("privacy-next", frame.language),), {**(answer.data or {}), "files": list(files)})


def _written(output: str | None, write: Callable[[Path], None], known: tuple[str, ...]) -> tuple[str, ...]:
    """Write a file; one without a suffix is a workbook. Raises DocpipeError 'privacy-output-kind' for one of another kind."""
    if output is None:
        return ()
    path = Path(output).absolute()
    path = path if path.suffix else path.with_name(f"{path.name}.xlsx")
    if path.suffix.lower() not in known:
        raise fault("privacy-output-kind", Location(path.as_posix()), suffix=path.suffix, known=known)
    write(path)
    return (path.as_posix(),)


def _write_about(path: Path, people: People, one: Found) -> None:
    """Write everything about one person: as a letter to hand over, or as a workbook."""
    if path.suffix.lower() == ".docx":
        from docpipe.pipeline.people.letter import write_letter

        write_letter(people, one, path)
        return
    from docpipe.pipeline.people import sheets

    sheets.write(path, sheets.about_person(people, one), one.subject.name)


def _table(language: str, names: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Table:
    return Table(tuple(ui(f"column-{name}", language) for name in names), tuple(rows))


def _overview(people: People, found: tuple[Found, ...], language: str) -> Answer:
    from docpipe.pipeline.people.sheets import counts_of, kinds_of, until_of

    by_project = _table(language, ("project", "people", "keep-until", "by"), _projects(people, found, language))
    rows = (
        (
            item.subject.name,
            ", ".join(kinds_of(item.subject.uses)),
            ", ".join(item.projects),
            *map(str, counts_of(item)),
            _told(until_of(people, item), language),
        )
        for item in found
    )
    everybody = _table(language, ("name", "data", "projects", "places", "internal", "public", "keep-until"), rows)
    data: list[Json] = [_data(people, item) for item in found]
    projects: list[Json] = [_kept(people, name) for name in people.keeping]
    return Answer(tuple(people.told(found)), (by_project, everybody), (ui("privacy-more", language),), {"projects": projects, "people": data})


def _projects(people: People, found: tuple[Found, ...], language: str) -> Iterator[tuple[str, ...]]:
    for name, keeping in people.keeping.items():
        count = sum(name in item.projects for item in found)
        by = keeping.by[0] if keeping.by else ""
        doubt = "" if keeping.certain or not by else f" ({ui('privacy-uncertain', language)})"
        yield name, str(count), _told(keeping.until, language), f"{by}{doubt}"


def _told(day: date | None, language: str) -> str:
    from docpipe.czech.format import format_date

    return format_date(day) if day else ui("privacy-unknown", language)


def _about(people: People, item: Found, language: str) -> Answer:
    from docpipe.pipeline.people.sheets import STATES, edition_word

    uses = item.subject.uses
    same: dict[tuple[str, str], list[int]] = {}
    for index, use in enumerate(uses):
        same.setdefault((use.what, use.value), []).append(index)
    rows = ((what, value, "; ".join(gathered(uses[index].place for index in indexes))) for (what, value), indexes in same.items())
    content = _table(language, ("data", "value", "place"), rows)
    printed = ((one.path, edition_word(one.edition), STATES[one.state], one.text) for one in item.printed)
    documents = _table(language, ("path", "edition", "state", "printed"), printed)
    keeping = ((name, people.keeping[name]) for name in item.projects if name in people.keeping)
    kept = _table(language, ("project", "keep-until", "by"), ((name, _told(one.until, language), "; ".join(one.by)) for name, one in keeping))
    tables = tuple(table for table in (content, documents, kept) if table.rows)
    return Answer(tuple(people.told((item,))), tables, data={"person": item.subject.name, "found": True, **_data(people, item)})


def _data(people: People, item: Found) -> dict[str, Json]:
    from docpipe.pipeline.people.sheets import kinds_of, until_of

    return {
        "name": item.subject.name,
        "registered": item.subject.key is not None,
        "data": list(kinds_of(item.subject.uses)),
        "projects": list(item.projects),
        "keep_until": day_text(until_of(people, item)),
        "content": [
            {"what": use.what, "value": use.value, "project": use.project, "record": use.record, "place": location_data(use.place)} for use in item.subject.uses
        ],
        "documents": [{"path": one.path, "project": one.project, "edition": one.edition, "state": one.state, "printed": one.text} for one in item.printed],
    }


def _kept(people: People, project: str) -> dict[str, Json]:
    keeping = people.keeping[project]
    return {
        "project": project,
        "keep_until": day_text(keeping.until),
        "by": list(keeping.by),
        "certain": keeping.certain,
        "over": keeping.is_over(people.today),
    }


def _policy(language: str) -> Answer:
    """Return the lines of the policy as they come, with what may be changed."""
    from docpipe.editions.schema import SHOWINGS
    from docpipe.pipeline.policies import shipped_lines

    lines = shipped_lines()
    rows = ((line.id, line.data, SHOWINGS[line.shows][0], ", ".join(SHOWINGS[one][0] for one in line.allowed) or "–", line.reason, line.law) for line in lines)
    data: list[Json] = [
        {
            "id": line.id,
            "data": line.data,
            "public": line.shows.value,
            "allowed": [item.value for item in line.allowed],
            "least": line.least,
            "reason": line.reason,
            "law": line.law,
        }
        for line in lines
    ]
    return Answer(body=(_table(language, ("line", "data", "shown", "admits", "reason", "law"), rows),), data={"policy": data})


COMMAND = Command(
    "privacy",
    run,
    [
        Argument("person", "argument-person", meta="person", required=False),
        Option(["--policy"], "option-policy", is_flag=True),
        Option(["--output", "-o"], "option-privacy-output", meta="file"),
        Option(["--date", "day"], "option-privacy-date", meta="date", type=DayOfYear()),
    ],
)
