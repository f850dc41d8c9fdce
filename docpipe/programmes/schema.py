"""A programme's file (`programmes/<name>.yaml`) → its rules as typed values."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from docpipe.schema import Day, Entry, Flag, Number, Text, Whole, choice, entry


class Confidence(StrEnum):
    """How sure a rule's source is."""

    READ = "read"
    """Read in the source named."""
    KNOWN = "known"
    """General knowledge of the field; the source named says where it can be checked."""
    UNCERTAIN = "uncertain"
    """Changes between versions of the rules or by grant decision: check it against your own decision."""


class AssetKind(StrEnum):
    """Whether a picture of the strip may be composed."""

    COMPOSED = "composed"
    """The EU emblem, made to its public construction; an official file takes its place."""
    OFFICIAL = "official"
    """Only the file the user downloaded; never drawn or imitated."""


class Pages(StrEnum):
    """On which pages of a document the strip stands."""

    EVERY = "every"
    FIRST = "first"


ConfidenceField = Annotated[
    Confidence,
    choice(Confidence, {Confidence.READ: ("přečteno",), Confidence.KNOWN: ("obecně známo",), Confidence.UNCERTAIN: ("nejisté",)}),
]
AssetKindField = Annotated[AssetKind, choice(AssetKind, {AssetKind.COMPOSED: ("složený",), AssetKind.OFFICIAL: ("úřední soubor",)})]
PagesField = Annotated[Pages, choice(Pages, {Pages.EVERY: ("každá",), Pages.FIRST: ("první",)})]


def _colour(text: str) -> str:
    """Return a colour as six hexadecimal digits in upper case."""
    digits = text.removeprefix("#").upper()
    if len(digits) != 6 or set(digits) - set("0123456789ABCDEF"):  # noqa: PLR2004 - RRGGBB
        raise PydanticCustomError("docpipe", "{code}", {"code": "programme-colour-unknown", "arguments": {"value": text}})
    return digits


Colour = Annotated[Text, AfterValidator(_colour)]


class Statement(Entry):
    """A sentence about the support. It does not replace the emblem."""

    text: Text = entry("věta", public=True)
    source: Text = entry("zdroj", public=True)
    confidence: ConfidenceField = entry("jistota", public=True)


class Asset(Entry):
    """A picture of the strip, or the words that stand there when its official file is missing."""

    name: Text = entry("název", public=True, cs="'eu-emblem', 'logolink', 'mmr' …", en="'eu-emblem', 'logolink', 'mmr' …")
    kind: AssetKindField = entry("druh", public=True)
    label: Text = entry("popis", public=True, cs="jak se obrázek jmenuje v hlášeních", en="what messages call the picture")
    alt: Text = entry("náhradní text", public=True)
    files: tuple[Text, ...] = entry(
        "soubory", default=(), public=True, cs="kde se hledá úřední soubor; platí první", en="where the official file is looked for; the first is taken"
    )
    holds_text: Flag = entry("obsahuje text", default=False, public=True, cs="soubor už obsahuje povinný text", en="the official file holds the mandatory text")
    whole_strip: Flag = entry("celý pruh", default=False, public=True, cs="soubor je celý pruh log", en="the file is the whole strip")
    required: Flag = entry("povinné", default=True, public=True)
    words: tuple[Text, ...] = entry("slova", default=(), public=True, cs="řádky textu, když soubor chybí", en="lines of text when the file is missing")


class Placement(Entry):
    """Which pages of a kind of document carry the strip."""

    kind: Text = entry("druh dokumentu", public=True)
    pages: PagesField = entry("strany", public=True)


class Retention(Entry):
    """How long the project's documents are kept; the later of a number of years and a fixed day."""

    years: Whole | None = entry("let", default=None, public=True)
    years_from: Text = entry("počítá se od", default="", public=True)
    until: Day | None = entry("nejméně do", default=None, public=True)


class Source(Entry):
    """Where the values of some fields come from, and since when they hold."""

    fields: tuple[Text, ...] = entry("pole", public=True)
    text: Text = entry("zdroj", public=True)
    confidence: ConfidenceField = entry("jistota", public=True)
    valid_from: Day | None = entry("platí od", default=None, public=True)
    valid_to: Day | None = entry("platí do", default=None, public=True)
    note: Text = entry("poznámka", default="", public=True)


class Programme(Entry):
    """The publicity rules of a funding programme. A workspace may override a shipped one or add its own, as `programmes/<name>.yaml`."""

    name: Text = entry("název", public=True)
    title: Text = entry("plný název", public=True, cs="prázdné: bez podpory z fondů EU", en="empty: no EU funding")
    short_title: Text = entry("zkratka", default="", public=True)
    number: Text = entry("číslo programu", default="", public=True, cs="v registračním čísle: '03', '06'", en="in the registration number: '03', '06'")
    period: Text = entry("programové období", default="", public=True)
    registration_period: Text = entry(
        "tvar registračního čísla", default="", public=True, cs="období, jehož tvar číslo má: '2014-20', '2021-27'", en="'2014-20', '2021-27'"
    )
    fund: Text = entry("fond", default="", public=True)
    managing_authority: Text = entry("řídicí orgán", default="", public=True)
    emblem_text: tuple[Text, ...] = entry("text u znaku", default=(), public=True)
    emblem_text_accepted: tuple[Text, ...] = entry(
        "přijímané texty u znaku", default=(), public=True, cs="jiná přípustná znění v úředních souborech a šablonách", en="other wordings accepted"
    )
    statements: tuple[Statement, ...] = entry("věty o podpoře", default=(), public=True, cs="první se tiskne", en="the first is printed")
    assets: tuple[Asset, ...] = entry("obrázky", default=(), public=True, cs="v pořadí zleva", en="in order from the left")
    emblem_height_mm: Number = entry("výška znaku v mm", default=Decimal(12), public=True)
    min_emblem_height_mm: Number = entry("nejmenší výška znaku v mm", default=Decimal(10), public=True)
    clear_space: Number = entry("ochranná zóna", default=Decimal("0.25"), public=True, cs="podíl výšky znaku", en="share of the emblem's height")
    fonts: tuple[Text, ...] = entry("písma", default=("Arial",), public=True, cs="první se tiskne", en="the first is printed")
    text_colours: tuple[Colour, ...] = entry("barvy textu", default=("000000",), public=True, cs="první se tiskne", en="the first is printed")
    emblem_colours: tuple[Colour, ...] = entry("barvy znaku", default=(), public=True)
    min_dpi: Whole = entry("nejmenší rozlišení log", default=150, public=True, cs="bodů na palec, jak se logo tiskne", en="pixels to the inch as printed")
    max_logos: Whole = entry("nejvíce log", default=4, public=True)
    allow_partner_logo: Flag = entry("loga partnerů povolena", default=True, public=True)
    placements: tuple[Placement, ...] = entry("umístění", default=(), public=True)
    cover_kinds: tuple[Text, ...] = entry(
        "titulní strana",
        default=(),
        public=True,
        cs="druhy dokumentů, na jejichž první straně stojí název projektu, číslo, příjemce, období a území",
        en="kinds whose first page says the project's name and number, the beneficiary, the period and the territory",
    )
    unbranded: tuple[Text, ...] = entry("bez pruhu", default=(), public=True, cs="dokumenty, které pruh mít nemusejí", en="documents that need no strip")
    bw_allowed: Flag = entry("černobíle povoleno", default=True, public=True)
    bw_rule: Text = entry("černobílé provedení", default="", public=True)
    sanctions: Text = entry("sankce", default="", public=True)
    report_form: Text = entry("formulář zprávy", default="", public=True, cs="id formuláře zprávy o realizaci", en="id of the form of reports")
    retention: Retention | None = entry("uchování", default=None, public=True)
    sources: tuple[Source, ...] = entry("zdroje", default=(), public=True)

    @property
    def funded(self) -> bool:
        """Whether the programme asks for the EU emblem."""
        return any(asset.kind is AssetKind.COMPOSED for asset in self.assets)

    @property
    def support_statement(self) -> str:
        """The sentence about the support that is printed, empty for none."""
        return self.statements[0].text if self.statements else ""

    def pages_of(self, kind: str) -> Pages | None:
        """Return on which pages a kind of document carries the strip, None when it need not carry it."""
        return next((placement.pages for placement in self.placements if placement.kind == kind), None)

    def official_files(self) -> tuple[str, ...]:
        """Return every path, relative to the workspace, at which an official file is looked for."""
        return tuple(file for asset in self.assets for file in asset.files)
