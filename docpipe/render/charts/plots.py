"""The grid of a chart → its series, axes and legend as DrawingML (ECMA-376, part 1, 21.2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from math import ceil
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.prose.charts import ChartKind
from docpipe.render.charts.grid import Column, Drawn, Grid, letter
from docpipe.render.charts.look import Fill, Look
from docpipe.render.charts.sheet import SHEET

_EDGE: Final = '<a:ln w="6350"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln>'
"""Around every fill: a light one stands out from the paper too (WCAG 2.1, 1.4.11)."""
_QUIET: Final = '<a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln>'
_FAINT: Final = '<a:ln w="3175"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill><a:prstDash val="sysDot"/></a:ln>'
_NOTHING: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_SYMBOLS: Final = ("circle", "square", "triangle", "diamond", "x", "star", "plus", "dash")
_DASHES: Final = ("solid", "dash", "sysDot", "lgDash", "dashDot", "sysDash", "lgDashDot", "solid")
_MOST_LABELS: Final = 14
"""Columns over which numbers still have room."""
_SMALLEST_PART: Final = Decimal("0.06")
"""Part of the highest stack that is high enough for a number in it."""
_SMALLEST_SLICE: Final = Decimal("0.02")
_PERCENT: Final = "[$-405]0.0 %"
_LINES: Final = 6
"""Gridlines, at most."""
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_HEADROOM: Final = Decimal("1.06")
_X, _Y = 111, 112
"""Ids of the axes."""
_SMALL, _CLOSE = 750, 24
SIZE: Final = 900
"""Of texts, in hundredths of a point."""


@dataclass(frozen=True)
class Plot:
    """Draws one chart. Texts that are printed are asked of `texts`, in the order in which they stand in the part."""

    grid: Grid
    look: Look
    categories: tuple[str, ...]
    """As XML, marked for the Ledger; so the names."""
    names: tuple[str, ...]
    unit: str
    number_format: str

    @cached_property
    def shown_format(self) -> str:
        """The number format of what is printed: Czech, whatever the reader's machine is."""
        return ";".join(f"[$-405]{part}" for part in self.number_format.split(";"))

    def area(self) -> str:
        """Return c:plotArea."""
        kind = self.grid.chart.kind
        axes = "" if kind is ChartKind.PIE else self._category_axis() + self._value_axis()
        draw = {ChartKind.PIE: self._pie, ChartKind.LINE: self._lines}.get(kind, self._bars)
        return f"<c:plotArea><c:layout/>{draw()}{axes}</c:plotArea>"

    def legend(self) -> str:
        """Return c:legend, '' where there is only one thing to name."""
        chart = self.grid.chart
        if chart.kind is ChartKind.PIE:
            return f'<c:legend><c:legendPos val="r"/><c:overlay val="0"/>{text_look()}</c:legend>'
        if not self.grid.in_legend:
            return ""
        unnamed = [index for index, item in enumerate(self.grid.drawn) if not item.named]
        if self.grid.total is not None:
            unnamed.append(len(self.grid.drawn))
        hidden = "".join(f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>' for index in unnamed)
        return f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/>{text_look()}</c:legend>'

    def _bars(self) -> str:
        kind, fills = self.grid.chart.kind, self._fills()
        lying = kind in (ChartKind.BAR, ChartKind.GANTT, ChartKind.PYRAMID)
        stacked = kind in (ChartKind.STACKED, ChartKind.GANTT)
        made = []
        for order, item in enumerate(self.grid.drawn):
            column = self.grid.columns[item.column]
            fill = fills[item.fill] if item.fill is not None else None
            shape = f"<c:spPr>{fill.xml}{_EDGE}</c:spPr>" if fill is not None else _NOTHING
            inner = f'{shape}<c:invertIfNegative val="0"/>{self._bar_labels(column, fill, stacked=stacked)}'
            made.append(self._series(order, item, column, inner))
        overlap = 100 if stacked or kind is ChartKind.PYRAMID else 0
        gap = 25 if kind is ChartKind.PYRAMID else 45 if lying else 60
        return (
            f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/><c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
            f'{"".join(made)}<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/><c:axId val="{_X}"/><c:axId val="{_Y}"/></c:barChart>{self._totals()}'
        )

    def _totals(self) -> str:
        """Return the sums over the stacks: points of a line that is not drawn, with their numbers above them."""
        if (total := self.grid.total) is None or self.grid.chart.labels is False:
            return ""
        shape = '<c:spPr><a:ln w="28575"><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        drawn = Drawn(total, None, named=False)
        inner = f"{shape}{_labels('t', self.shown_format, strong=True)}"
        series = self._series(len(self.grid.drawn), drawn, self.grid.columns[total], inner, last='<c:smooth val="0"/>')
        head = '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'{head}{series}<c:marker val="1"/><c:axId val="{_X}"/><c:axId val="{_Y}"/></c:lineChart>'

    def _lines(self) -> str:
        made = []
        for order, item in enumerate(self.grid.drawn):
            line = self._fills()[order].line
            symbol, dash = _SYMBOLS[order % len(_SYMBOLS)], _DASHES[order % len(_DASHES)]
            marker = f'<c:marker><c:symbol val="{symbol}"/><c:size val="7"/><c:spPr>{line}<a:ln w="9525">{line}</a:ln></c:spPr></c:marker>'
            shape = f'<c:spPr><a:ln w="28575" cap="rnd">{line}<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
            labels = _labels("t", self.shown_format) if self._has_labels(1) else ""
            inner = f"{shape}{marker}{labels}"
            made.append(self._series(order, item, self.grid.columns[item.column], inner, last='<c:smooth val="0"/>'))
        return (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(made)}<c:marker val="1"/>'
            f'<c:axId val="{_X}"/><c:axId val="{_Y}"/></c:lineChart>'
        )

    def _pie(self) -> str:
        column = self.grid.columns[0]
        fills = self.look.fills(len(column.cells))
        points = "".join(f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{fill.xml}{_EDGE}</c:spPr></c:dPt>' for index, fill in enumerate(fills))
        values = [cell.value if isinstance(cell.value, Decimal) else Decimal(0) for cell in column.cells]
        whole = sum(values) or Decimal(1)
        small = "".join(_no_label(index) for index, value in enumerate(values) if value / whole < _SMALLEST_SLICE)
        labels = f'<c:dLbls>{small}{_label_body("outEnd", _PERCENT, percent=True)}<c:showLeaderLines val="1"/></c:dLbls>'
        series = self._series(0, self.grid.drawn[0], column, f"{points}{labels}")
        return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'

    def _series(self, order: int, item: Drawn, column: Column, inner: str, last: str = "") -> str:
        place = f"{SHEET}!${letter(item.column + 1)}$"
        rows = len(self.categories)
        known = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{self.names[item.column]}</c:v></c:pt></c:strCache>'
        name = f"<c:tx><c:strRef><c:f>{place}1</c:f>{known}</c:strRef></c:tx>"
        categories = "".join(f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>' for index, text in enumerate(self.categories))
        values = "".join(f'<c:pt idx="{index}"><c:v>{_number(cell.value)}</c:v></c:pt>' for index, cell in enumerate(column.cells) if cell.value is not None)
        return (
            f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/>{name}{inner}'
            f'<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${rows + 1}</c:f><c:strCache><c:ptCount val="{rows}"/>{categories}</c:strCache></c:strRef></c:cat>'
            f"<c:val><c:numRef><c:f>{place}2:${letter(item.column + 1)}${rows + 1}</c:f>"
            f'<c:numCache><c:formatCode>{self.number_format}</c:formatCode><c:ptCount val="{rows}"/>{values}</c:numCache></c:numRef></c:val>{last}</c:ser>'
        )

    @property
    def _names_size(self) -> int:
        """The size of the categories' names: smaller where many rows lie close under each other, so that long names stay on one line."""
        return _SMALL if self.grid.chart.kind is ChartKind.GANTT and len(self.categories) > _CLOSE else SIZE

    def _fills(self) -> tuple[Fill, ...]:
        return self.look.fills(1 + max((item.fill for item in self.grid.drawn if item.fill is not None), default=0))

    def _has_labels(self, series: int) -> bool:
        asked = self.grid.chart.labels
        return len(self.grid.drawn) <= series and len(self.categories) <= _MOST_LABELS if asked is None else asked

    def _bar_labels(self, column: Column, fill: Fill | None, *, stacked: bool) -> str:
        kind = self.grid.chart.kind
        if fill is None or kind in (ChartKind.GANTT, ChartKind.PYRAMID):
            return _labels("outEnd", self.shown_format) if kind is ChartKind.PYRAMID and self.grid.chart.labels else ""
        if not stacked:
            return _labels("outEnd", self.shown_format) if self._has_labels(1 if kind is ChartKind.COLUMN else 2) else ""
        if self.grid.chart.labels is False:
            return ""
        highest = self._highest()
        small = "".join(
            _no_label(index) for index, cell in enumerate(column.cells) if not isinstance(cell.value, Decimal) or cell.value < highest * _SMALLEST_PART
        )
        return f"<c:dLbls>{small}{_label_body('ctr', self.shown_format, fill=fill)}</c:dLbls>"

    def _category_axis(self) -> str:
        kind = self.grid.chart.kind
        lying = kind in (ChartKind.BAR, ChartKind.GANTT, ChartKind.PYRAMID)
        turned = "maxMin" if kind in (ChartKind.BAR, ChartKind.GANTT) else "minMax"
        labels = "low" if kind is ChartKind.PYRAMID else "nextTo"
        return (
            f'<c:catAx><c:axId val="{_X}"/><c:scaling><c:orientation val="{turned}"/></c:scaling><c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>'
            f'<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
            f'<c:spPr>{_QUIET}</c:spPr>{text_look(turned=False, size=self._names_size)}<c:crossAx val="{_Y}"/>'
            '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _value_axis(self) -> str:
        kind = self.grid.chart.kind
        lying = kind in (ChartKind.BAR, ChartKind.GANTT, ChartKind.PYRAMID)
        scaling, steps, minor, form = '<c:orientation val="minMax"/>', "", "", self.shown_format
        if kind is ChartKind.GANTT:
            first, last = self.grid.years
            scaling += f'<c:max val="{last}"/><c:min val="{first}"/>'
            steps, form = '<c:majorUnit val="1"/><c:minorUnit val="0.25"/>', "0"
            minor = f"<c:minorGridlines><c:spPr>{_FAINT}</c:spPr></c:minorGridlines>"
        elif (step := self._step()) is not None:
            top = step * ceil(self._highest() / step)
            scaling += f'<c:max val="{top:f}"/><c:min val="{-top if kind is ChartKind.PYRAMID else 0:f}"/>'
            steps = f'<c:majorUnit val="{step:f}"/>'
        # a lying chart whose first category is at the top has its other axis at the end of the first, which is at the bottom
        crosses = "max" if kind in (ChartKind.BAR, ChartKind.GANTT) else "autoZero"
        return (
            f'<c:valAx><c:axId val="{_Y}"/><c:scaling>{scaling}</c:scaling><c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>'
            f"<c:majorGridlines><c:spPr>{_QUIET}</c:spPr></c:majorGridlines>{minor}{self._axis_title(lying=lying)}"
            f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
            f'<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text_look(turned=False)}<c:crossAx val="{_X}"/><c:crosses val="{crosses}"/>'
            f'<c:crossBetween val="between"/>{steps}</c:valAx>'
        )

    def _step(self) -> Decimal | None:
        """Return the distance of the gridlines of an axis that begins at nought, for bars are compared by their lengths; None where a number is below it."""
        numbers = [cell.value for column in self.grid.columns for cell in column.cells if isinstance(cell.value, Decimal)]
        if not (highest := self._highest()) or (min(numbers) < 0 and self.grid.chart.kind is not ChartKind.PYRAMID):
            return None
        lines = {ChartKind.PYRAMID: _LINES // 2, ChartKind.BAR: _LINES - 2}.get(self.grid.chart.kind, _LINES)
        power = Decimal(10) ** (highest / lines).adjusted()
        return next(step * power for step in _STEPS if step * power * lines >= highest)

    def _highest(self) -> Decimal:
        """Return what the axis must reach: the highest number, or stack, and room for a label above it."""
        columns = [self.grid.columns[item.column] for item in self.grid.drawn]
        rows = [[abs(cell.value) for cell in row if isinstance(cell.value, Decimal)] for row in zip(*(item.cells for item in columns), strict=True)]
        fold = sum if self.grid.chart.kind is ChartKind.STACKED else max
        return max((Decimal(fold(row)) for row in rows if row), default=Decimal(0)) * _HEADROOM

    def _axis_title(self, *, lying: bool) -> str:
        if not self.unit:
            return ""
        body = f'<a:bodyPr rot="{0 if lying else -5400000}" vert="horz"/>'
        run = f'<a:p><a:pPr><a:defRPr sz="{SIZE}" b="0"/></a:pPr><a:r><a:rPr lang="cs-CZ" sz="{SIZE}" b="0"/><a:t>{self.unit}</a:t></a:r></a:p>'
        return f'<c:title><c:tx><c:rich>{body}<a:lstStyle/>{run}</c:rich></c:tx><c:overlay val="0"/></c:title>'


def text_look(*, colour: str = "262626", turned: bool | None = None, size: int = SIZE) -> str:
    """Return c:txPr. `turned` False: never turned, however little room there is."""
    body = '<a:bodyPr rot="0" vert="horz"/>' if turned is False else "<a:bodyPr/>"
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    return f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="0">{fill}</a:defRPr></a:pPr><a:endParaRPr lang="cs-CZ"/></a:p></c:txPr>'


def _labels(place: str, form: str, *, strong: bool = False) -> str:
    body = _label_body(place, form)
    strengthened = body.replace(' b="0"', ' b="1"') if strong else body
    return f"<c:dLbls>{strengthened}</c:dLbls>"


def _label_body(place: str, form: str, *, fill: Fill | None = None, percent: bool = False) -> str:
    bare = fill is not None and "pattFill" not in fill.xml
    inside = "<a:noFill/>" if bare or percent else '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    shape = f"<c:spPr>{inside}<a:ln><a:noFill/></a:ln></c:spPr>"
    look = text_look(colour="FFFFFF" if fill is not None and fill.dark else "262626")
    shown = "".join(f'<c:{name} val="{int(value)}"/>' for name, value in (
        ("showLegendKey", False), ("showVal", not percent), ("showCatName", False), ("showSerName", False), ("showPercent", percent), ("showBubbleSize", False),
    ))  # fmt: skip
    return f'<c:numFmt formatCode="{form}" sourceLinked="0"/>{shape}{look}<c:dLblPos val="{place}"/>{shown}'


def _no_label(index: int) -> str:
    return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'


def _number(value: Decimal | date | None) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else ""
