"""What is known of a person → the letter that answers a request under Art. 15 of Regulation (EU) 2016/679, as text for Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from docpipe.czech.format import format_date
from docpipe.dataclass import dataclass
from docpipe.diagnostics import Location
from docpipe.prose.blocks import Block, Cell, Column, Heading, Item, ItemList, Paragraph, Prose, Run, Table

TITLE: Final = "Sdělení o zpracování osobních údajů"
_NOWHERE: Final = Location("")
_TO_FILL: Final = "[doplňte: {what}]"
_RIGHTS: Final = (
    "požádat o opravu nepřesných údajů (čl. 16),",
    "požádat o výmaz údajů, které už nejsou potřeba (čl. 17), nebo o omezení jejich zpracování (čl. 18),",
    "vznést námitku proti zpracování, které se opírá o veřejný zájem (čl. 21),",
    "odvolat souhlas, pokud se zpracování opírá o něj; co proběhlo dříve, tím není dotčeno (čl. 7 odst. 3),",
    "podat stížnost u Úřadu pro ochranu osobních údajů (Pplk. Sochora 27, 170 00 Praha 7, www.uoou.gov.cz).",
)
_OWN: Final = (
    "Údaje máme od Vás (z prezenčních listin, přihlášek, připomínek a e-mailů), nebo od organizace, za kterou jednáte. "
    "Při přípravě dokumentů nedochází k automatizovanému rozhodování ani k profilování."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What data are kept for, by whom, and how long."""

    activity: str
    data: str
    purpose: str
    basis: str
    receivers: str
    controllers: tuple[str, ...]
    """Each with its project."""
    until: tuple[str, ...]
    """Each with what it is by."""


@dataclass(frozen=True, slots=True)
class Held:
    """A datum: what it is, what stands there, and where."""

    what: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All that the letter tells."""

    name: str
    salutation: str
    """„Vážená paní Nováková“; '' where nobody wrote it."""
    today: date
    kept: tuple[Kept, ...]
    held: tuple[Held, ...]
    mentions: tuple[Held, ...]
    """Places in texts; of others in them nothing is told."""
    documents: tuple[Held, ...]
    """Title, state and edition, where."""
    sample: bool = False


def letter(told: Letter) -> Prose:
    """Return the letter."""
    blocks: list[Block] = [*_opening(told)]
    blocks += _heading("Proč a jak dlouho Vaše údaje zpracováváme")
    blocks += [_purpose(item) for item in told.kept]
    blocks += _section("Které údaje o Vás máme", ("Údaj", "Co o Vás uvádíme", "Kde"), told.held, (2, 3, 3))
    blocks += _section("Kde se o Vás píše v textech", ("Text", "Kde"), told.mentions, (5, 3))
    blocks += _section("Ve kterých dokumentech jste", ("Dokument", "Verze a stav", "Soubor"), told.documents, (4, 2, 3))
    blocks += [*_heading("Odkud údaje máme"), _paragraph(_OWN), *_heading("Jaká máte práva")]
    blocks += [_paragraph("Podle nařízení (EU) 2016/679 můžete:"), _list(_RIGHTS)]
    return Prose((*blocks, *_closing()))


def _opening(told: Letter) -> Iterable[Block]:
    if told.sample:
        yield _paragraph("Ukázková data – osoba je vymyšlená.", strong=True)
    yield _paragraph(told.name, strong=True)
    yield _paragraph(f"Stav k {format_date(told.today)}")
    yield _paragraph(f"{told.salutation or 'Vážená paní, vážený pane'},")
    yield _paragraph(
        "na Vaši žádost podle čl. 15 nařízení (EU) 2016/679 (obecné nařízení o ochraně osobních údajů) Vám sdělujeme, jaké osobní údaje o Vás zpracováváme, "
        "za jakým účelem, komu se předávají a jak dlouho je uchováváme. Údaje jiných osob jsou v úryvcích vynechány (čl. 15 odst. 4)."
    )


def _closing() -> Iterable[Block]:
    yield _paragraph(
        f"S dotazem nebo žádostí se obraťte na správce: {_TO_FILL.format(what='kontakt na správce, případně na pověřence pro ochranu osobních údajů')}"
    )
    yield _paragraph(f"V {_TO_FILL.format(what='místo')} dne {_TO_FILL.format(what='datum')}")
    yield _paragraph(_TO_FILL.format(what="jméno, funkce a podpis za správce"))


def _purpose(item: Kept) -> Table:
    """Return what one kind of data is kept for, as a table headed by it."""
    rows = (
        ("Které údaje", (item.data,)),
        ("Účel", (item.purpose,)),
        ("Právní titul", (item.basis,)),
        ("Správce", item.controllers),
        ("Příjemci", (item.receivers,)),
        ("Uchováváme do", item.until),
    )
    head = (_cell("Činnost"), _cell(item.activity[:1].upper() + item.activity[1:]))
    body = tuple((_cell(name, strong=True), _cells(texts)) for name, texts in rows)
    return Table(head, body, _NOWHERE, columns=(Column(width=1.3), Column(width=5)))


def _section(title: str, heads: Sequence[str], rows: Sequence[Held], widths: Sequence[float]) -> Iterable[Block]:
    """Yield a heading and a table of data; a sentence where there are none. With two columns the kind of datum is left out."""
    yield from _heading(title)
    if not rows:
        yield _paragraph("Nic takového není.")
        return
    texts = ((row.what, row.value, row.where)[3 - len(heads) :] for row in rows)
    body = tuple(tuple(_cell(text or "—") for text in line) for line in texts)
    yield Table(tuple(_cell(head) for head in heads), body, _NOWHERE, columns=tuple(Column(width=width) for width in widths))


def _heading(text: str) -> tuple[Block, ...]:
    return (Heading(1, (Run(text),), _NOWHERE),)


def _paragraph(text: str, *, strong: bool = False) -> Paragraph:
    return Paragraph((Run(text, strong=strong),), _NOWHERE)


def _cell(text: str, *, strong: bool = False) -> Cell:
    return Cell((Run(text, strong=strong),), locations=(_NOWHERE,))


def _cells(texts: Sequence[str]) -> Cell:
    """Return a cell of several paragraphs."""
    first, *others = texts or ("—",)
    return Cell((Run(first),), blocks=tuple(_paragraph(text) for text in others), locations=(_NOWHERE,))


def _list(items: Iterable[str]) -> ItemList:
    return ItemList(ordered=False, items=tuple(Item((_paragraph(text),)) for text in items), location=_NOWHERE)
