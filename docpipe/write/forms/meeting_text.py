"""What is known of a meeting before it → a Markdown or a YAML file in which it is prepared, and finished afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from docpipe.czech.format import format_date, format_time
from docpipe.figures.carried import called_in_review
from docpipe.records.meeting import Meeting
from docpipe.schema import meta_of
from docpipe.write.forms.begun import Begun, Value

_BEFORE: Final = ("type", "title_genitive", "group", "key_activity", "date", "start", "end", "form", "place", "link", "convenor", "chair", "reply_by")
_NAME: Final = ("title",)


def markdown(begun: Begun) -> str:
    """Return the file: the title, the head, who is expected, what is still to be done, and a first point of the agenda."""
    lines = [f"# {said(begun.fields.get(_NAME, ''))}", ""]
    lines += [f"{_label(name)}: {said(begun.fields.get((name,), ''))}".rstrip() for name in _BEFORE if name != "link" or ("link",) in begun.fields]
    lines += [f"{_label(name)}: {said(begun.fields[name,])}" for name in ("author", "sample") if (name,) in begun.fields]
    lines += ["", "## Účast", ""]
    lines += [f"- {item.name} ({item.presence})" for item in begun.invited]
    if begun.carried:
        lines += ["", "## Kontrola úkolů", ""]
        lines += [f"- {called_in_review(item, begun.carried)}" for item in begun.carried]
    return "\n".join([*lines, "", "## Zahájení", "", ""])


def yaml(begun: Begun) -> str:
    """Return the file with the same in YAML."""
    lines = [f"název: {_quoted(said(begun.fields.get(_NAME, '')))}"]
    lines += [f"{_label(name)}: {_quoted(said(begun.fields[name,]))}" for name in (*_BEFORE, "author", "sample") if (name,) in begun.fields]
    lines.append("účast:")
    lines += [f"  - {{jméno: {_quoted(item.name)}, účast: {item.presence}}}" for item in begun.invited] or ["  []"]
    lines += [f"# zůstává otevřené: {line}" for line in _open(begun)]
    lines += ["program:", "  - bod: Zahájení"]
    return "\n".join([*lines, ""])


def _open(begun: Begun) -> Iterator[str]:
    for item in begun.carried:
        due = f" – do {format_date(item.due.value)}" if item.due.value else ""
        yield " ".join(f"{item.who.value} – {item.what.value}{due}".split())


def _label(name: str) -> str:
    return meta_of(Meeting.model_fields[name]).label


def said(value: Value) -> str:
    """Return a value as people write it."""
    if isinstance(value, date):
        return format_date(value).replace("\xa0", " ")
    if isinstance(value, time):
        return format_time(value)
    return value


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar that nothing in it can break."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
