"""A filled form whose fields have no look of their own → the same with one: what was filled in is drawn with Czech letters, in an embedded font.

A field holds its value and, apart from it, how it looks. Programs may leave the look to the viewer (ISO 32000-1, 12.7.2, NeedAppearances, and 12.7.3.3);
printed into the page as it is, the value would vanish, and qpdf draws only letters of western Europe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf

from docpipe.assemble.font import Embedded, stamp_font
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location, fault

_DEEPEST: Final = 32
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?)\s+Tf")
_MULTILINE, _PASSWORD, _COMB, _PUSH = 1 << 12, 1 << 13, 1 << 24, 1 << 16
"""Bits of a field's flags (ISO 32000-1, tables 226 and 228)."""
_LARGEST, _SMALLEST, _STEP = 12.0, 4.0, 0.5
"""Points of letters whose size is left to the viewer."""
_PAD: Final = 2.0
_MIDDLE: Final = 1
_LEADING: Final = 1.15
_SPACES: Final = str.maketrans({"\t": " ", "\N{NO-BREAK SPACE}": " "})


@dataclass(frozen=True, slots=True)
class _Field:
    """A place of a form on a page, and what was filled in."""

    widget: pikepdf.Object
    text: str
    flags: int
    size: float
    """Points, 0 for as large as fits."""
    aligned: int
    """0 left, 1 in the middle, 2 right."""
    cells: int
    """How many letters it has room for, where each has a cell; else 0."""

    @property
    def room(self) -> tuple[float, float]:
        left, bottom, right, top = (float(side) for side in self.widget.Rect)
        return abs(right - left), abs(top - bottom)


def draw_fields(pdf: pikepdf.Pdf, place: Location, name: str) -> None:
    """Give a look to each field that has a value and none. Raises DocpipeError 'bundle-font-missing' and 'bundle-field-glyph' at the place."""
    form = pdf.Root.AcroForm
    anew = bool(form.get("/NeedAppearances", False))
    found = [field for page in pdf.pages for widget in page.obj.get("/Annots", ()) if (field := _field(widget, form, anew=anew)) is not None]
    if anew:
        del form["/NeedAppearances"]
    texts = "".join(field.text for field in found)
    if not texts.strip():
        return
    font = stamp_font()
    if font is None:
        raise fault("bundle-font-missing", place)
    if lacking := font.lacking(re.sub(r"[\r\n]", "", texts)):
        raise fault("bundle-field-glyph", place, file=name, characters=" ".join(lacking), font=font.name)
    embedded = font.embedded(pdf, texts)
    for field in found:
        field.widget.AP = pikepdf.Dictionary(N=_look(pdf, field, embedded))
        if "/AS" in field.widget:
            del field.widget["/AS"]


def _field(widget: pikepdf.Object, form: pikepdf.Object, *, anew: bool) -> _Field | None:
    """Return a place whose look is to be drawn, None for one that has it; `anew`: whether the form says that no look is to be trusted."""
    if str(widget.get("/Subtype")) != "/Widget" or len(widget.get("/Rect", ())) != 4:  # noqa: PLR2004 - a rectangle
        return None
    kind, flags = str(_inherited(widget, "/FT")), int(_inherited(widget, "/Ff") or 0)
    has_look = "/N" in widget.get("/AP", pikepdf.Dictionary())
    text = _button(widget, flags) if kind == "/Btn" else _value(widget) if kind in ("/Tx", "/Ch") else ""
    if has_look and (not anew or kind == "/Btn"):
        return None
    if has_look and not text:
        del widget["/AP"]  # of a value that is gone
    if flags & _PASSWORD:
        text = "*" * len(text)
    if not text.strip():
        return None
    said = _SIZE.search(str(_inherited(widget, "/DA") or form.get("/DA") or ""))
    cells = int(_inherited(widget, "/MaxLen") or 0) if flags & _COMB and kind == "/Tx" else 0
    return _Field(
        widget, text, flags if kind == "/Tx" else 0, float(said[1]) if said else 0.0, _MIDDLE if kind == "/Btn" else int(_inherited(widget, "/Q") or 0), cells
    )


def _button(widget: pikepdf.Object, flags: int) -> str:
    """Return a cross for a box that is ticked."""
    state = widget.get("/AS", _inherited(widget, "/V"))
    return "X" if not flags & _PUSH and state is not None and str(state) not in ("/Off", "") else ""


def _value(widget: pikepdf.Object) -> str:
    """Return what was filled in or chosen, as it is shown."""
    value = _inherited(widget, "/V")
    shown = {str(option[0]): str(option[1]) for option in _inherited(widget, "/Opt") or () if isinstance(option, pikepdf.Array) and len(option) > 1}
    if isinstance(value, pikepdf.Array):
        return ", ".join(shown.get(str(item), str(item)) for item in value)
    if isinstance(value, pikepdf.Stream):
        value = pikepdf.String(value.read_bytes())
    text = "" if value is None else str(value)
    return "\n".join(shown.get(text, text).translate(_SPACES).splitlines())


def _inherited(widget: pikepdf.Object, key: str) -> pikepdf.Object | None:
    """Return an entry of a field, its own or of a field above it (ISO 32000-1, 12.7.3.1)."""
    node: pikepdf.Object | None = widget
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if (found := node.get(key)) is not None:
            return found
        node = node.get("/Parent")
    return None


def _look(pdf: pikepdf.Pdf, field: _Field, font: Embedded) -> pikepdf.Object:
    """Return how a field looks (ISO 32000-1, 12.7.3.3)."""
    width, height = field.room
    size, lines = _set(field, font)
    shown = "".join(f"1 0 0 1 {left:.2f} {foot:.2f} Tm <{font.codes(text)}> Tj\n" for left, foot, text in _placed(field, font, size, lines))
    content = f"/Tx BMC\nq 0 0 {width:.2f} {height:.2f} re W n\nBT 0 g /F0 {size:g} Tf\n{shown}ET Q\nEMC\n"
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=font.object))
    box = pikepdf.Array([0, 0, round(width, 2), round(height, 2)])
    return pdf.make_stream(content.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box, Resources=resources)


def _set(field: _Field, font: Embedded) -> tuple[float, list[str]]:
    """Return the size of the letters and the lines; where all does not fit, smaller letters: what was filled in is not cut."""
    width, height = field.room
    size = field.size or min(_LARGEST, max(_SMALLEST, height * 0.7))
    while True:
        lines = list(_wrapped(field.text, (width - 2 * _PAD) / size, font)) if field.flags & _MULTILINE else [" ".join(field.text.split("\n"))]
        widest = max(map(font.width, lines), default=0.0) * size if not field.cells else 0.0
        if size <= _SMALLEST or (widest <= width - _PAD and (len(lines) == 1 or len(lines) * size * _LEADING <= height)):
            return size, lines
        size -= _STEP


def _wrapped(text: str, room: float, font: Embedded) -> Iterator[str]:
    """Yield the lines of a text; `room` in sizes of the letters."""
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and font.width(longer) > room:
                yield line
                line = word
            else:
                line = longer
        yield line


def _placed(field: _Field, font: Embedded, size: float, lines: list[str]) -> Iterator[tuple[float, float, str]]:
    """Yield (left, foot, text) of what is set."""
    width, height = field.room
    many = bool(field.flags & _MULTILINE)
    foot = height - _PAD - size if many else (height - size) / 2 + size * 0.22
    for line in lines:
        if field.cells:
            cell = width / field.cells
            yield from (((index + 0.5) * cell - font.width(letter) * size / 2, foot, letter) for index, letter in enumerate(line))
        else:
            free = width - font.width(line) * size
            yield {_MIDDLE: free / 2, 2: free - _PAD}.get(field.aligned, _PAD), foot, line
        foot -= size * _LEADING
