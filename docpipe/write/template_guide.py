"""A document kind's fields → the guide to the tags of its template, in Czech: two pages, and an annex with every tag there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.model import Scalar, Written
from docpipe.prose import parse, place
from docpipe.prose.blocks import Block, Cell, Column, Inline, Paragraph, Prose, Run, Table, plain

_TEXT: Final = Path(__file__).with_name("template_guide.md")
_PLACE: Final = re.compile(r"@(\w+)@")
_CODE: Final = re.compile(r"`([^`]+)`")
_NOWHERE: Final = Location("")
_PRINTED: Final = frozenset({"text", "number", "date", "time"})
_WHOLE: Final = frozenset({"prose", "strip"})
_SINGULAR: Final = {"agenda": "item", "swot": "item", "verified": "person", "entries": "entry", "beside": "file", "annexes": "annex"} | dict.fromkeys(
    ("counted", "by_target_group"), "row"
)
"""What the items of a list are called in tags where its name does not tell."""
_VALUES: Final = ("meeting.place", "project.name")
_LISTS: Final = ("attendance.rows", "project.contacts")
_PROSES: Final = ("agenda[].text", "text", "lead", "summary", "chapters[].pieces[].text")
"""What examples are taken from, the best first; a kind has not all of them."""


@dataclass(frozen=True, slots=True)
class GuideField:
    """A field that a template may print."""

    path: str
    """'agenda[].title'."""
    sort: str
    """'text', 'number', 'date', 'time', 'flag', 'prose', 'strip', 'view', 'list'."""
    text: str
    """What it holds, in Czech."""
    items: str = ""
    """Of a list, what sort its items are."""
    optional: bool = False
    """Whether the value may be missing altogether."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide's text, and that of its annex with its title."""

    title: str
    text: Prose
    annex_title: str
    annex: Prose
    tags: tuple[str, ...]
    """All tags in it, as they must stand on the page."""


def template_guide(kind: str, word: str, fields: Sequence[GuideField]) -> Guide:
    """Return the guide for a kind: its Czech name, its word on the command line, all its fields."""
    known = {item.path: item for item in fields}
    examples = {"kind": word, **_examples(known)}
    text = _PLACE.sub(lambda found: examples[found[1]], _TEXT.read_text(encoding="utf-8"))
    prose = place(parse(Scalar(text, Written.BLOCK, _NOWHERE)).value, lambda block: (_plain(block),) if isinstance(block, Table) else None)
    annex = _annex(fields)
    tags = tuple(dict.fromkeys((*_CODE.findall(text), *(plain(cell.content) for row in _table(annex).rows for cell in row[:1]))))
    return Guide(f"Návod k šabloně Wordu: {kind}", prose, f"Příloha: co smí tisknout šablona „{kind}“", annex, tags)


def _table(prose: Prose) -> Table:
    return next(block for block in prose.blocks if isinstance(block, Table))


def _plain(table: Table) -> Table:
    """Return a table without another look for tags: LibreOffice shows it in the table's font, Word not, and the guide is to be two pages in both."""
    rows = tuple(tuple(replace(cell, content=tuple(_bare(item) for item in cell.content)) for cell in row) for row in table.rows)
    return replace(table, rows=rows)


def _bare(item: Inline) -> Inline:
    return replace(item, code=False) if isinstance(item, Run) else item


def _examples(known: dict[str, GuideField]) -> dict[str, str]:
    """Return what stands in the guide's examples: tags of fields that this kind has."""
    value = next(path for path in _VALUES if path in known)
    listed = next(path for path in _LISTS if path in known)
    item = _name_of(listed, ())
    printed = [path.rpartition(".")[2] for path, one in known.items() if path.startswith(f"{listed}[].") and one.sort == "text"]
    prose = next((path for path in _PROSES if path in known and known[path].sort == "prose"), None)
    first, second = ("name", next(name for name in ("role", "phone", *printed) if name in printed and name != "name"))
    return {
        "value": f"{{{{ {value} }}}}",
        "value_path": value,
        "value_means": _short(known[value].text),
        "list": listed,
        "item": item,
        "first": f"{{{{ {item}.{first} }}}}",
        "second": f"{{{{ {item}.{second} }}}}",
        "prose": f"{{{{p {_written(prose) if prose is not None else 'strip'} }}}}",
        "prose_means": "dlouhý text se svými odstavci, seznamy a tabulkami" if prose is not None else "pruh log",
        "looks": _looks(known),
    }


def _short(text: str) -> str:
    return re.split(r"[;:,]", text)[0]


def _written(path: str) -> str:
    """Return a field as tags name it: 'item.text' for 'agenda[].text'."""
    names: dict[str, str] = {}
    for found in re.finditer(r"\[\]", path):
        listed = path[: found.end()]
        names[listed] = _name_of(listed.removesuffix("[]"), tuple(names.values()))
    for listed in sorted(names, key=len, reverse=True):
        if path.startswith(f"{listed}.") or path == listed:
            return names[listed] + path[len(listed) :]
    return path


def _name_of(path: str, taken: tuple[str, ...]) -> str:
    """Return what an item of a list is called in tags."""
    last = path.rpartition(".")[2].removesuffix("[]")
    name = _SINGULAR.get(last) or (last[:-1] if last.endswith("s") and not last.endswith("ss") else "item")
    return f"{name}_{len(taken) + 1}" if name in taken else name


def _looks(known: dict[str, GuideField]) -> str:
    """Return how a value gets another look; of a date where the kind has one that stands by itself."""
    day = next((path for path, item in known.items() if item.sort == "date" and "[]" not in path and not item.optional), None)
    dates = f"`{{{{ {day} }}}}` vytiskne „14. 3. 2024“, `{{{{ {day}|datum_slovy }}}}` „14. března 2024“, `{{{{ {day}|den }}}}` „čtvrtek“. " if day else ""
    return (
        f"Za jméno údaje se napíše svislá čára a slovo: {dates}`{{{{ project.name|velka }}}}` vytiskne velká písmena, "
        '`{{ project.registration_number|vychozi("–") }}` pomlčku, když údaj chybí. Svislou čáru píše AltGr+W.'
    )


def _annex(fields: Sequence[GuideField]) -> Prose:
    """Return the table of all tags, those of a list's items below a line that says how the list is gone through."""
    rows: list[tuple[Cell, ...]] = []
    groups: list[int] = []
    for item in _in_groups(fields, ""):
        if _is_group(item):
            groups.append(len(rows))
            rows.append((Cell(tuple(_group(item)), span=2),))
        else:
            rows.append((Cell((Run(_tag(item)),)), Cell((Run(_told(item)),))))
    lead = Paragraph(
        (
            Run("Značku můžete zkopírovat odsud do šablony. Co je pod tučným řádkem s opakováním, platí jen uvnitř něj; v tabulce pište "),
            Run("tr", code=True),
            Run(" místo "),
            Run("p", code=True),
            Run(" a značky opakování dejte do vlastních řádků."),
        ),
        _NOWHERE,
    )
    head = (Cell((Run("Značka"),)), Cell((Run("Co vytiskne"),)))
    blocks: tuple[Block, ...] = (lead, Table(head, tuple(rows), _NOWHERE, columns=(Column(width=10), Column(width=9)), groups=tuple(groups)))
    return Prose(blocks)


def _is_group(item: GuideField) -> bool:
    return item.sort in ("view", "list") and item.items not in _PRINTED


def _in_groups(fields: Sequence[GuideField], around: str) -> Iterator[GuideField]:
    """Yield the fields at a place, then each part and list of it with its own: what stands under a list's line belongs to the list."""
    here = [item for item in fields if item.path.rpartition(".")[0] == around]
    yield from (item for item in here if not _is_group(item))
    for item in here:
        if _is_group(item):
            yield item
            yield from _in_groups(fields, item.path if item.sort == "view" else f"{item.path}[]")


def _tag(item: GuideField) -> str:
    name = _written(item.path)
    if item.sort == "list":
        one = _name_of(item.path, ())
        return f"{{%p for {one} in {name} %}} {{{{ {one} }}}} {{%p endfor %}}"
    if item.sort in _WHOLE:
        return f"{{{{p {name} }}}}"
    return f"{{%p if {name} %}} … {{%p endif %}}" if item.sort == "flag" else f"{{{{ {name} }}}}"


def _told(item: GuideField) -> str:
    return f"{item.text}; může chybět, patří do {{% if … %}}" if item.optional and item.sort in _PRINTED else item.text


def _group(item: GuideField) -> Iterator[Inline]:
    """Yield the line above the fields of a part or of a list's items."""
    name = _written(item.path)
    text = item.text[:1].upper() + item.text[1:]
    if item.sort == "list":
        yield Run(f"{text}: ")
        yield Run(f"{{%p for {_name_of(item.path, _names_around(item.path))} in {name} %}} … {{%p endfor %}}")
    elif item.optional:
        yield Run(f"{text} (může chybět: ")
        yield Run(f"{{%p if {name} %}} … {{%p endif %}})")
    else:
        yield Run(text)


def _names_around(path: str) -> tuple[str, ...]:
    """Return the names of the items of the lists that a field lies in."""
    names: list[str] = []
    for found in re.finditer(r"\[\]", path):
        names.append(_name_of(path[: found.start()], tuple(names)))
    return tuple(names)
