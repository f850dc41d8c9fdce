"""The style-name contract: what each block and run of a long text is called in a template, and a lean definition where the template has none.

Styles are found by their names, which are the same in every language of Word; ids differ ('Nadpis1' is 'heading 1').
"""

from __future__ import annotations

from dataclasses import field
from typing import Final

from docpipe.dataclass import dataclass
from docpipe.render.ooxml import Element, W, w

_PARAGRAPH: Final = "paragraph"
_CHARACTER: Final = "character"
_GRID: Final = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
INDENT: Final = 360
"""Twips a list is indented by at each level."""
DEPTHS: Final = 3


@dataclass(frozen=True, slots=True)
class _Lean:
    kind: str
    inner: str
    base: str = ""
    """The style it stands on where the template has it, else the default one."""


def _list(depth: int, name: str) -> dict[str, _Lean]:
    title = name if depth == 1 else f"{name} {depth}"
    indent = f'<w:pPr><w:ind w:left="{INDENT * depth}"/></w:pPr>' if name == "List Continue" else "<w:pPr><w:contextualSpacing/></w:pPr>"
    return {title: _Lean(_PARAGRAPH, indent)}


def _heading(level: int) -> dict[str, _Lean]:
    paragraph = f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
    return {f"heading {level}": _Lean(_PARAGRAPH, f"{paragraph}<w:rPr><w:b/></w:rPr>")}


def _toc(level: int) -> dict[str, _Lean]:
    return {f"toc {level}": _Lean(_PARAGRAPH, f'<w:pPr><w:spacing w:after="60"/><w:ind w:left="{INDENT * (level - 1)}"/></w:pPr>')}


_LEAN: Final[dict[str, _Lean]] = {
    **{name: lean for depth in range(1, DEPTHS + 1) for kind in ("List Bullet", "List Number", "List Continue") for name, lean in _list(depth, kind).items()},
    **{name: lean for level in range(1, 10) for name, lean in _heading(level).items()},
    **{name: lean for level in range(1, 10) for name, lean in _toc(level).items()},
    "table of figures": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:after="60"/></w:pPr>'),
    "caption": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:before="120" w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="20"/></w:rPr>'),
    "docpipe Source": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:before="40" w:after="120"/></w:pPr><w:rPr><w:i/><w:sz w:val="18"/></w:rPr>'),
    "docpipe Figure": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/></w:pPr>'),
    "docpipe Reference": _Lean(_CHARACTER, ""),
    "docpipe Contents Link": _Lean(_CHARACTER, ""),
    "Quote": _Lean(_PARAGRAPH, '<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:i/></w:rPr>'),
    "footnote text": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>'),
    "footnote reference": _Lean(_CHARACTER, '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
    "Hyperlink": _Lean(_CHARACTER, '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'),
    "Strong": _Lean(_CHARACTER, "<w:rPr><w:b/></w:rPr>"),
    "Emphasis": _Lean(_CHARACTER, "<w:rPr><w:i/></w:rPr>"),
    "docpipe Strong Emphasis": _Lean(_CHARACTER, "<w:rPr><w:b/><w:i/></w:rPr>"),
    "docpipe After Table": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:before="160"/></w:pPr>', "Body Text"),
    "docpipe Table Text": _Lean(_PARAGRAPH, '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'),
    "docpipe Code": _Lean(_CHARACTER, '<w:rPr><w:rFonts w:ascii="Liberation Mono" w:hAnsi="Liberation Mono" w:cs="Liberation Mono"/></w:rPr>'),
    "docpipe Table": _Lean(
        "table",
        f"<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
    ),
}
CONTRACT: Final = ("List Bullet", "List Number", "docpipe Table", "Hyperlink", "Strong", "Emphasis", "Quote", "footnote text", "footnote reference")
"""The names that a template with {{p … }} should define: lint warns of those it lacks."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the template, as far as it matters here."""

    id: str
    numbering: str | None = None
    """The w:numId of a list's style."""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a template by name, lower case."""

    by_name: dict[str, Style]
    normal: str | None
    """Id of the default paragraph style."""

    @classmethod
    def read(cls, root: Element) -> Styles:
        """Return the styles of a template's styles part."""
        found: dict[str, Style] = {}
        normal = None
        for style in root.iter(w("style")):
            name, identity = style.find(w("name")), style.get(w("styleId"), "")
            if style.get(w("type")) == _PARAGRAPH and style.get(w("default")) in ("1", "true", "on"):
                normal = identity
            numbering = style.find(f"{w('pPr')}/{w('numPr')}")
            number = numbering.find(w("numId")) if numbering is not None else None
            level = numbering.find(w("ilvl")) if numbering is not None else None
            if name is not None:
                made = Style(identity, number.get(w("val")) if number is not None else None, int(level.get(w("val"), "0")) if level is not None else 0)
                found.setdefault(name.get(w("val"), "").lower(), made)
        return cls(found, normal)

    def missing(self) -> tuple[str, ...]:
        """Return the names of the contract that the template does not define."""
        return tuple(name for name in CONTRACT if name.lower() not in self.by_name)


@dataclass(slots=True)
class StyleBook:
    """The styles of a document under way: the template's, and the lean ones it turned out to need."""

    styles: Styles
    added: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Style | None:
        """Return the template's own style of a name."""
        return self.styles.by_name.get(name.lower())

    def first(self, *names: str) -> str:
        """Return the id of the first of these styles that the template has, else of the last, defined lean."""
        return self.id(next((name for name in names if self.find(name) is not None), names[-1]))

    def id(self, name: str) -> str:
        """Return the id of a style of the contract, defined lean when the template lacks it."""
        if (found := self.find(name)) is not None:
            return found.id
        identity = name.title().replace(" ", "") if name.islower() else name.replace(" ", "")
        if name not in self.added:
            lean = _LEAN[name]
            own = self.find(lean.base)
            normal = own.id if own is not None else self.styles.normal
            family = f'<w:basedOn w:val="{normal}"/><w:next w:val="{normal}"/>' if lean.kind == _PARAGRAPH and normal else ""
            head = f'w:type="{lean.kind}" w:styleId="{identity}"' + (' w:customStyle="1"' if name.startswith("docpipe") else "")
            title = f'<w:name w:val="{name}"/>{family}<w:uiPriority w:val="99"/>'
            self.added[name] = f'<w:style xmlns:w="{W}" {head}>{title}{lean.inner}</w:style>'
        return identity
