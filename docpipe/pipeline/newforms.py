"""A group and a day → a new form of their meeting, filled in with what is known; what is there is never touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docpipe.czech.names import fold_name, slug
from docpipe.diagnostics import Location, fault
from docpipe.model import Record
from docpipe.outside import write_bytes
from docpipe.pipeline.load import load
from docpipe.pipeline.outcome import Asked
from docpipe.pipeline.starting import project_asked
from docpipe.records.collection import Collection, meeting_of
from docpipe.records.registry import record_types
from docpipe.workspace import Workspace
from docpipe.write.forms.begun import Begun, begun, last_of

_FOLDER = "setkani"
_TEMPLATE = "minutes"
NO_GROUP = "-"
"""What is said in place of a group for a meeting of none."""


def new_meeting(workspace: Workspace, asked: Asked) -> tuple[Path, Begun]:
    """Return the new file and what it was filled in with.

    Raises DocpipeError 'new-project-…', 'new-group-…', 'new-date-needed', 'new-meeting-there'.
    """
    collection = load(workspace).collection
    name = _project_of_group(collection, asked) or project_asked(workspace, asked.project, asked.start)
    record = collection.get(f"project:{name}")
    if record is None:
        raise fault("new-project-faulty", Location(f"content/{name}"), value=name)
    group = _group(collection, name, asked.group)
    day = asked.day or _announced(collection, name, group)
    folder = _folder(workspace, name)
    stem = f"{day.isoformat()}-{slug(asked.title or _short(group) or 'setkani', 40)}"
    for other in sorted(folder.glob("*")):
        if other.is_file() and other.stem == stem:
            raise fault("new-meeting-there", Location(workspace.name_of(other)))
    known = begun(collection, record, group, day, asked.title)
    path = folder / f"{stem}{asked.suffix}"
    write_bytes(path, _content(workspace, name, known, asked.suffix), workspace.name_of(path))
    return path, known


def _project_of_group(collection: Collection, asked: Asked) -> str | None:
    """Return the project of the group that is asked for, where only one project has a group of that name."""
    if asked.project is not None or asked.group is None:
        return None
    everywhere = {getattr(record.value, "project", None) for record in collection.of("group") if fold_name(asked.group) in _names(record)}
    return str(next(iter(everywhere))) if len(everywhere) == 1 and None not in everywhere else None


def _names(record: Record) -> set[str]:
    return {fold_name(str(name)) for name in (getattr(record.value, "name", None), getattr(record.value, "short_name", None), record.id) if name}


def _announced(collection: Collection, project: str, group: Record | None) -> date:
    """Return the day that the group's last meeting gave for the next one. Raises DocpipeError 'new-date-needed'."""
    last = last_of(collection, project, group)
    following = meeting_of(last).next_meeting if last is not None else None
    if following is None:
        raise fault("new-date-needed")
    return following.date


def _group(collection: Collection, project: str, asked: str | None) -> Record | None:
    own = [record for record in collection.of("group") if getattr(record.value, "project", None) in (None, project)]
    known = tuple(str(getattr(record.value, "name", record.id)) for record in own)
    if asked == NO_GROUP or (asked is None and not own):
        return None
    if asked is None:
        if len(own) == 1:
            return own[0]
        raise fault("new-group-needed", None, known=known)
    found = collection.groups_named(asked, project)
    if len(found) != 1:
        raise fault("new-group-unknown", None, value=asked, known=known or ("–",))
    return found[0]


def _short(group: Record | None) -> str:
    return str(getattr(group.value, "short_name", None) or getattr(group.value, "name", "")) if group is not None else ""


def _folder(workspace: Workspace, project: str) -> Path:
    base = workspace.content / project
    return next((base / place for place in record_types()["meeting"].places if (base / place).is_dir()), base / _FOLDER)


def _content(workspace: Workspace, project: str, known: Begun, suffix: str) -> bytes:
    title = str(known.fields.get(("title",), "Setkání"))
    if suffix == ".docx":
        return _word(workspace, project, known, title)
    if suffix == ".xlsx":
        from docpipe.export import workbook
        from docpipe.write.forms.meeting_book import sheets

        return workbook(sheets(known), title)
    from docpipe.write.forms.meeting_text import markdown, yaml

    if suffix == ".md":  # as Notepad writes it
        return markdown(known).replace("\n", "\r\n").encode("utf-8-sig")
    return yaml(known).encode()


def _word(workspace: Workspace, project: str, known: Begun, title: str) -> bytes:
    from docpipe import render
    from docpipe.workspace import template_path
    from docpipe.write.forms.meeting_word import meeting_form

    path = template_path(workspace, _TEMPLATE, project)
    template = render.open_template(path, _TEMPLATE, f"templates_docx/{path.name}")
    return render.fill_form(template, title, meeting_form(known), render.Properties(title), numbered=False, room=True).docx


def new_register(workspace: Workspace, name: str, project: str | None, start: Path) -> tuple[Path, tuple[str, ...], bool]:
    """Return a new workbook of a register ('person', 'organisation', 'group', 'need'), the names proposed in it, and whether it is only a proposal.

    Where the register is there already, a person's file is left as it is: the workbook holds all of it and lies beside it, under a name that is not read.
    """
    from docpipe.export import workbook
    from docpipe.write.forms.proposals import missing
    from docpipe.write.forms.register_book import sheets

    kind = record_types()[name]
    collection = load(workspace).collection
    base = workspace.content if kind.shared else workspace.content / project_asked(workspace, project, start)
    place = kind.places[-1]
    records = collection.of(name) if kind.shared else collection.of(name, base.name)
    is_there = bool(records) or any(path.stem in kind.places or path.name in kind.places for path in base.glob("*"))
    path = _proposal(base, place) if is_there else base / f"{place}.xlsx"
    proposed = missing(collection, name)
    write_bytes(path, workbook(sheets(kind, records, proposed), kind.label[0]), workspace.name_of(path))
    return path, proposed, is_there


def _proposal(base: Path, place: str) -> Path:
    """Return a free name that is passed over when content is read."""
    names = (base / f"_{place}-navrh{f'-{number}' if number > 1 else ''}.xlsx" for number in range(1, 1000))
    return next(path for path in names if not path.exists())
