"""A kind's context class → an instance of it with made-up values: every field filled, or only those that are never empty."""

from __future__ import annotations

import re
import typing
from dataclasses import fields
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from docpipe import render
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.messages import ui
from docpipe.pipeline.templates.examples import LABELS, LENGTHS, LINES, NEVER_EMPTY, NO_FLAGS, NUMBERS, TEXTS, USUAL_LENGTH
from docpipe.pipeline.templates.fields import field_key
from docpipe.programmes.strip import Strip
from docpipe.prose.blocks import Anchored, Block, Caption, Cell, Column, FootnoteMark, Item, ItemList, Paragraph, Prose, Run, Table
from docpipe.prose.charts import Chart, ChartKind, Series
from docpipe.render import Shape, Sort

MARK: Final = "VZOR – smyšlené údaje"
_NOWHERE: Final = Location("")
_DAY: Final = date(2024, 3, 14)
_QUOTED: Final = re.compile("„([^“]+)“")
_MAY_BE_EMPTY: Final = re.compile(r"\bnic\b|prázdn|může chybět|nemusí být|smí-li")
"""How explanations of fields say that there may be nothing."""
_A_TABLE: Final = re.compile(r"^tabulka\b", re.IGNORECASE)
_WHOLE: Final = "PieceView.text"
"""The long text of the plan: it holds everything that a long text can."""
_LONG: Final = " – delší znění, na kterém je vidět, jak se text zalomí na další řádek a co to udělá s okolím"


@dataclass(slots=True)
class Sampler:
    """Makes values for one context. `sparse`: only what is never empty, and little of it."""

    strip: Strip
    kind: str
    """Czech name of the kind of document."""
    sparse: bool = False
    anchors: int = 0

    def context(self, view: type) -> Any:
        """Return an instance of a context class."""
        return self._view(view, "", 0, 0)

    def _view(self, view: type, path: str, index: int, depth: int) -> Any:
        shapes = render.fields_of(view)
        hints = typing.get_type_hints(view)
        values = {}
        for item in fields(view):
            below = f"{path}.{item.name}" if path else item.name
            values[item.name] = self._value(shapes[item.name], hints[item.name], field_key(view, item.name), below, index, depth)
        return view(**values)

    def _value(self, shape: Shape, hint: Any, key: str, path: str, index: int, depth: int) -> Any:
        """Return the value of a field. `index`: of the item that it belongs to in its list; `depth`: how many lists it lies in."""
        if self.sparse and (shape.optional or self._may_be_empty(key, shape)):
            return self._nothing(shape)
        if shape.sort is Sort.LIST:
            assert shape.item is not None
            inner = typing.get_args(hint)[0]
            return tuple(self._value_in_list(shape.item, inner, key, f"{path}[]", number, depth) for number in range(self._length(key, depth)))
        if shape.view is not None:
            return self._view(shape.view, path, index, depth)
        return self._leaf(shape, hint, key, path, index)

    def _value_in_list(self, shape: Shape, hint: Any, key: str, path: str, number: int, depth: int) -> Any:
        return self._view(shape.view, path, number, depth + 1) if shape.view is not None else self._leaf(shape, hint, key, path, number)

    def _length(self, key: str, depth: int) -> int:
        if self.sparse:
            return 1
        usual = USUAL_LENGTH if not depth else USUAL_LENGTH - 1 if depth == 1 else 1
        return LENGTHS.get(key, USUAL_LENGTH if key == "AgendaItemView.needs" else usual)

    def _may_be_empty(self, key: str, shape: Shape) -> bool:
        return key not in NEVER_EMPTY and shape.sort in (Sort.TEXT, Sort.LIST, Sort.PROSE) and _MAY_BE_EMPTY.search(ui(f"field-{key}", "cs")) is not None

    def _nothing(self, shape: Shape) -> Any:
        if shape.optional:
            return None
        return () if shape.sort is Sort.LIST else Prose() if shape.sort is Sort.PROSE else ""

    def _leaf(self, shape: Shape, hint: Any, key: str, path: str, index: int) -> Any:
        kinds = typing.get_args(hint) or (hint,)
        if shape.sort is Sort.TEXT:
            text = self._text(key, path, index)
            return self._anchored(text) if Anchored in kinds else text
        if shape.sort is Sort.NUMBER:
            number = self._number(key, index)
            return Decimal(number) if Decimal in kinds else number
        if shape.sort is Sort.FLAG:
            return key not in NO_FLAGS and not self.sparse
        if shape.sort is Sort.DATE:
            return _DAY + timedelta(days=7 * index)
        if shape.sort is Sort.TIME:
            return time(9 + index % 8, 0)
        return self.strip if shape.sort is Sort.STRIP else self._prose(key, index)

    def _anchored(self, text: str) -> Anchored:
        self.anchors += 1
        return Anchored(text, f"vzor:{self.anchors}")

    def _number(self, key: str, index: int) -> int:
        known = NUMBERS.get(key)
        if known is not None:
            return known[index % len(known)]
        return index + 1 if key.endswith(".number") else (12, 3, 1250)[index % 3]

    def _text(self, key: str, path: str, index: int) -> str:
        known = LABELS.get(path, TEXTS.get(key))
        if known is not None:
            said = known if isinstance(known, str) else known[index % len(known)]
            return said.replace("{kind}", self.kind[:1].upper() + self.kind[1:]).replace("{mark}", MARK)
        explained = ui(f"field-{key}", "cs")
        quoted = _QUOTED.search(explained)
        if quoted is not None:
            return quoted[1]
        text = re.split(r"[;:,]", explained)[0]
        return f"[{text}]{_LONG}" if index % 3 == 2 else f"[{text}]"  # noqa: PLR2004 - the third of short, usual, long

    def _prose(self, key: str, index: int) -> Prose:
        if (lines := LINES.get(key)) is not None:
            return Prose((_paragraph(Run(lines[index % len(lines)])),))
        what = re.split(r"[;:,]", ui(f"field-{key}", "cs"))[0]
        first = _paragraph(Run(f"[{what}] "), Run("Smyšlený text", strong=True), Run(" ukazuje, jak vypadá běžný odstavec v této šabloně."))
        if _A_TABLE.search(what):
            return Prose((_table(what),))
        if self.sparse or (index % 3 == 0 and key != _WHOLE):
            return Prose((first,))
        blocks: tuple[Block, ...] = (first, _LONG_PARAGRAPH, _LIST)
        if key == _WHOLE:
            blocks = (*blocks, _table(what), _chart(what))
        elif index % 3 == 2:  # noqa: PLR2004 - the third of short, usual, long
            blocks = (*blocks, _table(what))
        return Prose(blocks)


def _paragraph(*content: Run | FootnoteMark) -> Paragraph:
    return Paragraph(content, _NOWHERE)


_NOTE: Final = FootnoteMark((_paragraph(Run("Smyšlená poznámka pod čarou.")),))
_LONG_PARAGRAPH: Final = _paragraph(
    Run("Delší odstavec je tu proto, aby byly vidět okraje, řádkování a dělení na stránky. Účastníci se shodli, že terénní služby v menších obcích "),
    Run("nestačí poptávce", emphasis=True),
    _NOTE,
    Run(" a že pečující osoby nemají v dosahu žádnou možnost odpočinku. Navrhli proto, aby se o záměru jednalo s krajem i s poskytovateli ještě letos."),
)
_LIST: Final = ItemList(
    False,  # noqa: FBT003 - fixed order of blocks.py
    (
        Item((_paragraph(Run("krátká odrážka,")),)),
        Item((_paragraph(Run("odrážka, která je tak dlouhá, že se nevejde na jeden řádek a musí pokračovat na dalším, zarovnaná pod svým prvním slovem,")),)),
        Item((_paragraph(Run("poslední odrážka.")),)),
    ),
    _NOWHERE,
)


def _table(what: str) -> Table:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((Run(text),)) for text in texts)

    return Table(
        row("Položka", "Počet", "Částka"),
        (
            row("krátká", "3", "1 200 Kč"),
            row("položka s delším názvem, který se v buňce zalomí", "1 250", "12 345 678 Kč"),
            row("Celkem", "1 253", "12 346 878 Kč"),
        ),
        _NOWHERE,
        caption=Caption((Run(f"Smyšlená tabulka: {what}"),)),
        columns=(Column(), Column("number"), Column("money")),
        totals=(2,),
    )


def _chart(what: str) -> Chart:
    values = tuple(map(Decimal, (120, 145, 160)))
    return Chart(
        ChartKind.COLUMN,
        f"Smyšlený graf: {what}",
        "Smyšlené hodnoty tří let, každý rok vyšší.",
        ("2022", "2023", "2024"),
        _NOWHERE,
        (Series("počet osob", values),),
        unit="osob",
    )
