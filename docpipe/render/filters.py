"""The closed list of what a template may do to a value: Czech names with English aliases; each keeps the value's path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Final

from docpipe.czech.format import format_date, format_date_long, format_money, format_number, format_percent, format_thousands, format_time, weekday
from docpipe.dataclass import dataclass
from docpipe.prose.blocks import Block, EditionOnly, Figure, Heading, ItemList, Landscape, Paragraph, Prose, Quote, Table, plain
from docpipe.prose.charts import Chart
from docpipe.prose.texts import said
from docpipe.render.shapes import NUMBER, TEXT, Shape, Sort
from docpipe.render.values import MAX_VALUE, Items, Refused, Text, path_of
from docpipe.render.values import Block as BlockValue

_SMALL: Final = 1000
_LINE: Final = frozenset({Sort.TEXT, Sort.NUMBER, Sort.DATE, Sort.TIME, Sort.ANY})
_DAY: Final = frozenset({Sort.DATE, Sort.ANY})
_COUNT: Final = frozenset({Sort.NUMBER, Sort.ANY})
_WORDS: Final = frozenset({Sort.TEXT, Sort.ANY})
_MANY: Final = frozenset({Sort.LIST, Sort.ANY})


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: what it takes, what it gives, how many arguments it may have."""

    function: Callable[..., object]
    takes: frozenset[Sort]
    gives: Shape | None
    """None: what came in (or an item of the list that came in, for the first and the last)."""
    arguments: int = 0
    """The most arguments it takes; each has a default unless `needed` says otherwise."""
    needed: int = 0


def show(value: object) -> str:
    """Return how a value is printed when no filter says otherwise: dates, times and numbers the Czech way."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool) or value is None:
        raise Refused("template-empty-value" if value is None else "template-not-printable", field="", sort=Sort.FLAG)
    if isinstance(value, int) and -_SMALL < value < _SMALL:
        return format_number(value) if value < 0 else int.__repr__(value)
    if isinstance(value, int | Decimal):
        return format_number(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return format_time(value)
    raise Refused(
        "template-not-printable", field="", sort=Sort.LIST if isinstance(value, Items) else Sort.PROSE if isinstance(value, BlockValue) else Sort.VIEW
    )


def keep(value: object, text: str) -> Text:
    """Return a text that carries the path of the value it was made of. Raises Refused when it is too long."""
    if len(text) > MAX_VALUE:
        raise Refused("template-too-long", what="text", limit=MAX_VALUE)
    return Text(text, path_of(value))


def _said(how: Callable[..., str]) -> Callable[..., object]:
    """Make a filter of a format; nothing stays nothing, so that printing it is still a mistake."""

    def filtered(value: object, *arguments: object) -> object:
        return value if value is None else keep(value, how(value, *arguments))

    return filtered


def _join(value: Items, separator: str = ", ", last: str | None = None) -> Text:
    texts = [show(item) for item in value]
    if last is not None and len(texts) > 1:
        texts[-2:] = [f"{texts[-2]}{last}{texts[-1]}"]
    return keep(_Path(value), separator.join(texts))


class _Path:
    """Lends a list's path to the text made of it."""

    def __init__(self, items: Items) -> None:
        self.path = items._path  # noqa: SLF001 - a template cannot reach it, this room may


def _default(value: object, replacement: object = "") -> object:
    return replacement if value is None or value == "" else value


def _capital(value: object) -> str:
    text = show(value)
    return text[:1].upper() + text[1:]


def _plain(value: BlockValue) -> str:
    return "\n".join(_lines(value.raw.blocks)) if isinstance(value.raw, Prose) else ""


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            lines.append(plain(block.content))
        elif isinstance(block, Quote | EditionOnly | Landscape):
            lines.extend(_lines(block.blocks))
        elif isinstance(block, ItemList):
            for number, item in enumerate(block.items, block.start):
                first, *rest = _lines(item.blocks) or [""]
                lines.extend((f"{number}. {first}" if block.ordered else f"– {first}", *rest))
        elif isinstance(block, Table | Figure):
            lines.extend([plain(block.caption.content)] if block.caption is not None else [])
            if isinstance(block, Table):
                rows = (block.header, *block.heads, *block.rows)
                lines.extend("\t".join(" ".join([plain(cell.content), *_lines(cell.blocks)]) for cell in row) for row in rows)
            lines.extend(_lines(block.below))
        elif isinstance(block, Chart):
            lines.extend(said(block))
    return lines


def _end(index: int) -> Callable[[Items], object]:
    return lambda value: value[index] if len(value) else None


_ITEM: Final = Shape(Sort.ANY, optional=True)
_TABLE: Final[tuple[tuple[str, str, Filter], ...]] = (
    ("datum", "date", Filter(_said(format_date), _DAY, TEXT)),
    ("datum_slovy", "long_date", Filter(_said(format_date_long), _DAY, TEXT)),
    ("den", "weekday", Filter(_said(weekday), _DAY, TEXT)),
    ("cas", "time", Filter(_said(format_time), frozenset({Sort.TIME, Sort.ANY}), TEXT)),
    ("kc", "czk", Filter(_said(format_money), _COUNT, TEXT)),
    ("tis_kc", "thousands_czk", Filter(_said(format_thousands), _COUNT, TEXT)),
    ("procent", "percent", Filter(_said(format_percent), _COUNT, TEXT)),
    ("cislo", "number", Filter(_said(format_number), _COUNT, TEXT, 1)),
    ("velka", "upper", Filter(_said(lambda value: show(value).upper()), _LINE, TEXT)),
    ("mala", "lower", Filter(_said(lambda value: show(value).lower()), _LINE, TEXT)),
    ("velke_pismeno", "capitalize", Filter(_said(_capital), _LINE, TEXT)),
    ("orizni", "trim", Filter(_said(lambda value: show(value).strip()), _WORDS, TEXT)),
    ("delka", "length", Filter(len, _MANY | _WORDS, NUMBER)),
    ("pocet", "count", Filter(len, _MANY, NUMBER)),
    ("spoj", "join", Filter(_join, _MANY, TEXT, 2)),
    ("prvni", "first", Filter(_end(0), _MANY, None)),
    ("posledni", "last", Filter(_end(-1), _MANY, None)),
    ("vychozi", "default", Filter(_default, frozenset(Sort), None, 1, 1)),
    ("prosty_text", "plain", Filter(_said(_plain), frozenset({Sort.PROSE, Sort.ANY}), TEXT)),
)
FILTERS: Final[dict[str, Filter]] = {name: entry for czech, english, entry in _TABLE for name in (czech, english)}
TESTS: Final = frozenset({"none", "defined", "odd", "even", "divisibleby"})
"""What may stand after `is`."""
