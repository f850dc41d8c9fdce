"""Texts of the funder's form → a plain text or a page from which each field is copied; neither needs docpipe or a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from docpipe.czech.agreement import count
from docpipe.czech.format import format_number
from docpipe.dataclass import dataclass

_STYLE = """
body { font-family: "Liberation Sans", Arial, sans-serif; line-height: 1.45; margin: 2rem auto; max-width: 52rem; padding: 0 1rem; }
body { color: #1a1a1a; background: #fff; }
h1, h2 { color: #003399; line-height: 1.2; }
h2 { border-bottom: 1px solid #a6b4cc; margin-top: 2rem; }
label { display: block; font-weight: bold; margin-top: 1rem; }
textarea { box-sizing: border-box; width: 100%; font: inherit; padding: .5rem; border: 1px solid #737373; }
p.length { margin: .25rem 0; color: #404040; }
p.over { color: #a80000; font-weight: bold; }
button { font: inherit; padding: .25rem .75rem; }
""".strip()
_SCRIPT = """
for (const button of document.querySelectorAll("button")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.field);
    field.select();
    if (navigator.clipboard) { navigator.clipboard.writeText(field.value); } else { document.execCommand("copy"); }
    button.textContent = "Zkopírováno";
  });
}
""".strip()
_ROWS = (3, 20)
_PER_ROW = 90


@dataclass(frozen=True, slots=True)
class CopyField:
    """A field of the form with its text."""

    tab: str
    label: str
    about: str
    """Of which activity, indicator … it is, may be empty."""
    text: str
    length: int
    limit: int | None
    note: str
    """What is to be known of the limit, may be empty."""

    @property
    def name(self) -> str:
        return f"{self.label} – {self.about}" if self.about else self.label

    @property
    def told(self) -> str:
        """„120 z 2000 znaků“, „2150 znaků, formulář bere 2000“."""
        if self.limit is None:
            return count(self.length, "znak")
        if self.length > self.limit:
            return f"{count(self.length, 'znak')}, formulář bere {format_number(self.limit)}: zkraťte o {format_number(self.length - self.limit)}"
        return f"{format_number(self.length)} z {count(self.limit, 'znak')}"


def as_text(title: str, fields: Iterable[CopyField], about: str = "") -> str:
    """Return the texts one under another, each under its tab, name and length. `about`: what is to be known of the form."""
    lines = [title, "=" * len(title), *(("", about) if about else ())]
    for tab, group in groupby(fields, key=lambda item: item.tab):
        lines += ["", f"## {tab}"]
        for item in group:
            lines += ["", f"# {item.name} [{item.told}]{f' ({item.note})' if item.note else ''}", item.text or "(prázdné)"]
    return "\n".join(lines) + "\n"


def as_page(title: str, fields: Iterable[CopyField], about: str = "") -> bytes:
    """Return a page with a box for each field, and a button that copies it. `about`: what is to be known of the form."""
    body = "\n".join(_body(title, tuple(fields), about))
    return (
        f'<!DOCTYPE html>\n<html lang="cs">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n<script>\n{_SCRIPT}\n</script>\n</body>\n</html>\n"
    ).encode()


def _body(title: str, fields: tuple[CopyField, ...], about: str) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    if about:
        yield f"<p>{escape(about)}</p>"
    number = 0
    for tab, group in groupby(fields, key=lambda item: item.tab):
        yield f"<h2>{escape(tab)}</h2>"
        for item in group:
            number += 1
            yield from _field(f"pole-{number}", item)


def _field(name: str, item: CopyField) -> Iterator[str]:
    over = item.limit is not None and item.length > item.limit
    rows = min(max(_ROWS[0], len(item.text) // _PER_ROW + item.text.count("\n") + 1), _ROWS[1])
    yield f'<label for="{name}">{escape(item.name)}</label>'
    yield f'<textarea id="{name}" rows="{rows}" readonly aria-describedby="{name}-delka">\n{escape(item.text)}</textarea>'
    note = f" ({escape(item.note)})" if item.note else ""
    yield f'<p class="length{" over" if over else ""}" id="{name}-delka">{escape(item.told)}{note}</p>'
    yield f'<button type="button" data-field="{name}" hidden>Zkopírovat</button>'
