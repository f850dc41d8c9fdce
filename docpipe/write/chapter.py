"""A title → a new chapter with instructions for its author: as Markdown, or as blocks for a Word file in the plan's styles.

The instructions are notes to the editor: they are never printed, so a chapter handed over with them in it is right all the same.
"""

from __future__ import annotations

from typing import Final

from docpipe.diagnostics import Location
from docpipe.prose.blocks import Block, Cell, Column, Inline, Item, ItemList, Paragraph, Prose, Run, Table

_NOWHERE: Final = Location("")
_OPEN, _CLOSE = "::: poznámka pro redakci", ":::"
_ABOUT: Final = ("Krátký název", "Na šířku", "Příloha", "Důvod změny", "Autor")
_SHARED: Final = (
    ("Odkazy: ", "[[potřeba:id]], [[opatření:id]], [[služba:id]], [[tabulka:id]], [[graf:id]] a [[kapitola:id]] se změní v číslo a odkaz."),
    ("Údaje: ", "[[hodnota:plan.total|kc]] vytiskne spočtenou částku. Čísla, která umí spočítat docpipe, nepište rukou: po změně rozpočtu by nesouhlasila."),
    ("Značky ze tří dvojteček: ", "stojí vždy na začátku vlastního řádku, za nimi mezera a slova; část končí řádkem jen ze tří dvojteček."),
    ("Vložené přehledy: ", "tři dvojtečky a „vložit potřeby“ vloží tabulku ze záznamů; „vložit tabulka:id“ nebo „vložit graf:id“ vaši tabulku nebo graf."),
    ("Široké tabulky: ", "co má stát na stránkách na šířku, dejte mezi tři dvojtečky se slovy „na šířku“ a řádek ze tří dvojteček."),
    ("Vnitřní vydání: ", "co se nesmí zveřejnit, dejte mezi tři dvojtečky se slovem „interní“ a řádek ze tří dvojteček."),
    ("Poznámky pro redakci: ", "stejně se slovy „poznámka pro redakci“; nikdy se netisknou a tak je napsaný i tento návod."),
)
_MARKDOWN: Final = (
    ("Nadpisy: ", "název kapitoly tiskne docpipe sám; podkapitoly začínají „## “, jejich části „### “. Čísla nadpisů nepište."),
    ("Tabulky: ", "nad tabulku napište „Tabulka: Název {#id}“, pod ni „Zdroj: …“. Číslo doplní docpipe."),
    ("Obrázky: ", '![co je na obrázku vidět](obrazky/mapa.png "Popisek"){#id šířka=12cm}; soubor dejte do složky obrazky projektu.'),
    ("Poznámky pod čarou: ", "na konec věty napište ^[znění poznámky]."),
)
_WORD: Final = (
    ("Nadpisy: ", "název kapitoly je Nadpis 1 nahoře; podkapitoly mají styl Nadpis 2 a Nadpis 3. Čísla nadpisů nepište, doplní se sama."),
    ("Tabulky: ", "nad tabulku dejte odstavec „Tabulka: Název {#id}“ (nebo titulek Wordu), pod ni „Zdroj: …“. První řádek je záhlaví; buňky lze slučovat."),
    (
        "Obrázky: ",
        "jako PNG nebo JPEG, každý s náhradním textem (pravé tlačítko → Zobrazit alternativní text); pod obrázkem odstavec „Obrázek: Popisek {#id}“.",
    ),
    ("Poznámky pod čarou: ", "Reference → Vložit poznámku pod čarou."),
    ("Vzhled: ", "barvy, písma a velikosti se nepřevezmou, plán má svůj vzhled; tučné písmo a kurzíva ano. Sledované změny přijměte a komentáře smažte."),
)
_HEAD: Final = "Návod pro autora kapitoly. Nikdy se netiskne; můžete ho smazat, nebo nechat."


def markdown_chapter(title: str) -> str:
    """Return a chapter as a Markdown file: front matter, instructions, and room for the text."""
    quoted = title.replace('"', '\\"')
    about = "".join(f"# {label.lower()}:\n" for label in _ABOUT)
    points = "".join(f"- **{lead.strip()}** {text}\n" for lead, text in (*_MARKDOWN, *_SHARED))
    # examples of marks stand as code, so that they mean nothing
    points = (
        points.replace("[[", "`[[")
        .replace("]]", "]]`")
        .replace("![co", "`![co")
        .replace("šířka=12cm}", "šířka=12cm}`")
        .replace("^[znění poznámky]", "`^[znění poznámky]`")
    )
    return f'---\nnázev: "{quoted}"\n{about}---\n\n{_OPEN}\n{_HEAD}\n\n{points}{_CLOSE}\n'


def word_chapter() -> Prose:
    """Return what stands in a Word chapter below its title: what it is, and the instructions."""
    about = Table(
        (_cell("Údaje kapitoly", span=2),), tuple((_cell(label), _cell("")) for label in _ABOUT), _NOWHERE, columns=(Column(width=1), Column(width=2))
    )
    points = ItemList(False, tuple(Item((_paragraph(Run(lead, strong=True), Run(text)),)) for lead, text in (*_WORD, *_SHARED)), _NOWHERE)  # noqa: FBT003 - fixed order of blocks.py
    blocks: tuple[Block, ...] = (about, _paragraph(Run(_OPEN)), _paragraph(Run(_HEAD)), points, _paragraph(Run(_CLOSE)))
    return Prose(blocks)


def _cell(text: str, *, span: int = 1) -> Cell:
    return Cell((Run(text),) if text else (), span=span)


def _paragraph(*content: Inline) -> Paragraph:
    return Paragraph(content, _NOWHERE)
