"""A bundle: an ordered choice of documents and files that belong together, as one PDF with a list of parts."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, LongText, Number, Text, Whole, choice, entry

DEFAULT_LABEL = "Příloha č. {číslo}"
DEFAULT_STAMP = "{značka} – strana {strana}/{stran}"


class Issued(StrEnum):
    """Whether a part takes the released file of a document."""

    IF_THERE = "if-there"
    REQUIRED = "required"
    NEVER = "never"


ISSUED: dict[Issued, tuple[str, ...]] = {
    Issued.IF_THERE: ("je-li", "je-li vydáno"),
    Issued.REQUIRED: ("povinně", "musí být"),
    Issued.NEVER: ("ne", "koncept"),
}


class Signed(StrEnum):
    """Whether a part takes the signed scan of a document, and where."""

    IF_THERE = "if-there"
    """Behind the document, where there is one."""
    REQUIRED = "required"
    INSTEAD = "instead"
    NEVER = "never"


SIGNED: dict[Signed, tuple[str, ...]] = {
    Signed.IF_THERE: ("je-li",),
    Signed.REQUIRED: ("povinně", "musí být"),
    Signed.INSTEAD: ("místo dokumentu",),
    Signed.NEVER: ("ne",),
}


class Sealed(StrEnum):
    """What becomes of a PDF that bears an electronic signature: merged it would be broken."""

    BESIDE = "beside"
    """It stays as it is, beside the bundle and in its ZIP."""
    ATTACHED = "attached"
    """It is carried inside the bundle as it is."""
    REFUSED = "refused"


SEALED: dict[Sealed, tuple[str, ...]] = {
    Sealed.BESIDE: ("vedle", "vedle svazku"),
    Sealed.ATTACHED: ("uvnitř", "jako vložený soubor"),
    Sealed.REFUSED: ("odmítnout", "ne"),
}


class Counting(StrEnum):
    """How pages are counted."""

    PARTS = "parts"
    """The cover i, ii …, then 1, 2 … through all parts."""
    WHOLE = "whole"
    """1, 2 … from the cover on."""
    LETTERS = "letters"
    """A-1, A-2, B-1 …: each part by itself."""


COUNTINGS: dict[Counting, tuple[str, ...]] = {
    Counting.PARTS: ("průběžně", "od první přílohy"),
    Counting.WHOLE: ("od titulního listu", "včetně titulního listu"),
    Counting.LETTERS: ("po přílohách", "písmena"),
}


class Relation(StrEnum):
    """What an attached file is to the bundle (ISO 32000-2, table 43)."""

    SOURCE = "source"
    DATA = "data"
    ALTERNATIVE = "alternative"
    SUPPLEMENT = "supplement"


RELATIONS: dict[Relation, tuple[str, ...]] = {
    Relation.SOURCE: ("zdroj", "zdrojový soubor"),
    Relation.DATA: ("data", "zdrojová tabulka"),
    Relation.ALTERNATIVE: ("jiná podoba", "alternativa"),
    Relation.SUPPLEMENT: ("doplněk", "doplnění"),
}


class Order(StrEnum):
    """In which order a selector's documents stand."""

    DATE = "date"
    KIND = "kind"


ORDERS: dict[Order, tuple[str, ...]] = {Order.DATE: ("podle data", "datum"), Order.KIND: ("podle druhu", "druh")}

IssuedField = Annotated[Issued, choice(Issued, ISSUED)]
SignedField = Annotated[Signed, choice(Signed, SIGNED)]
SealedField = Annotated[Sealed, choice(Sealed, SEALED)]
CountingField = Annotated[Counting, choice(Counting, COUNTINGS)]
RelationField = Annotated[Relation, choice(Relation, RELATIONS)]
OrderField = Annotated[Order, choice(Order, ORDERS)]


class BundlePart(Entry):
    """Documents of docpipe that the fields select, or one file from outside."""

    id: Text | None = entry("id", "klíč", default=None, public=True, cs="jak na část odkazuje úvod svazku: [[příloha:podpisy]]")
    title: Text | None = entry("název", default=None, public=True, cs="jinak název dokumentu, u souboru jméno souboru")
    label: Text | None = entry("značka", "značení", default=None, public=True, cs="jinak podle značení svazku: Příloha č. {číslo}")
    projects: tuple[Text, ...] = entry("projekty", "projekt", default=(), public=True, cs="jinak projekt svazku")
    kinds: tuple[Text, ...] = entry("druhy", "druh", "dokument", "dokumenty", default=(), public=True, cs="zapis, prezencni-listina, pozvanka …")
    records: tuple[Text, ...] = entry("záznamy", "záznam", default=(), public=True, cs="jméno souboru záznamu bez přípony: 2024-03-14")
    edition: Text | None = entry("verze", default=None, public=True, cs="interni nebo verejny; jinak verze svazku")
    activity: Text | None = entry("klíčová aktivita", "aktivita", "KA", default=None, public=True)
    since: Day | None = entry("od", "období od", default=None, public=True)
    until: Day | None = entry("do", "období do", default=None, public=True)
    order: OrderField = entry("řadit", "pořadí", default=Order.DATE, public=True)
    formats: tuple[Text, ...] = entry("formáty", "formát", default=(), public=True, cs="pdf; s docx se Word přidá do ZIP")
    issued: IssuedField = entry("vydané", "vydání", default=Issued.IF_THERE, public=True)
    signed: SignedField = entry("podepsaný sken", default=Signed.IF_THERE, public=True)
    scan: Text | None = entry("sken", default=None, public=True, cs="soubor s podepsaným listem k jednomu vybranému dokumentu")
    file: Text | None = entry("soubor", default=None, public=True, cs="PDF, JPG, PNG, TIFF nebo DOCX; cesta od souboru svazku")
    sealed: SealedField = entry("elektronicky podepsané", default=Sealed.BESIDE, public=True)
    stamp: Text | None = entry("razítko", default=None, public=True, cs="ano, ne, nebo text: {značka} – strana {strana}/{stran}")
    mentions: Flag | None = entry("odkazy na přílohy", "odkazy", default=None, public=True, cs="„viz příloha č. 3“ v textu je odkaz; jinak jako svazek")
    optional: Flag = entry("nepovinné", default=False, public=True, cs="nic nevybráno není chyba")


class BundleAttachment(Entry):
    """A file that the bundle carries as it is: a source table."""

    file: Text = entry("soubor", public=True)
    description: Text | None = entry("popis", default=None, public=True)
    relation: RelationField = entry("vztah", default=Relation.DATA, public=True)


class Bundle(Entry):
    """A bundle (evidence of an activity, a document with annexes)."""

    id: Text | None = entry("id", default=None, public=True)
    title: Text = entry("název", public=True, cs="Doklady klíčové aktivity KA 02 za 1. pololetí 2024")
    subtitle: Text | None = entry("podnázev", "podtitul", default=None, public=True)
    date: Day | None = entry("datum", default=None, public=True)
    edition: Text = entry("verze", default="internal", public=True, cs="interni nebo verejny")
    lead: LongText | None = entry("úvod", "text", default=None, public=True)
    cover: Flag = entry("titulní list", default=True, public=True)
    label: Text = entry("značení", "značka", default=DEFAULT_LABEL, public=True, cs="{číslo}, {písmeno}, {aktivita}: „{aktivita}/{číslo}“")
    stamp: Text = entry("razítko", default="ne", public=True, cs="ano, ne, nebo text: {značka} – strana {strana}/{stran}")
    counting: CountingField = entry("číslování stran", default=Counting.PARTS, public=True)
    parts: tuple[BundlePart, ...] = entry("části", "přílohy", public=True)
    attachments: tuple[BundleAttachment, ...] = entry(
        "vložené soubory", "vložené tabulky", default=(), public=True, cs="svazek pak není výstupní formát pro archiv"
    )
    archive: Flag | None = entry("k archivaci", "archiv", default=None, public=True, cs="ano: svazek musí být PDF/A; jinak se o něj jen usiluje")
    sending: Text | None = entry("odeslání", "předvolba", default=None, public=True, cs="datova-schranka, archiv, nebo vlastní z odeslani/")
    most_megabytes: Number | None = entry("nejvýše MB", "největší velikost", default=None, public=True, cs="větší svazek se rozdělí po částech")
    separate: Flag = entry("samostatná PDF", "oddělená PDF", default=False, public=True)
    zip: Flag = entry("ZIP", default=False, public=True)
    mentions: Flag | None = entry("odkazy na přílohy", "odkazy", default=None, public=True, cs="ano, ne; jinak u částí, které nemají přílohy vlastní")
    resolution: Whole | None = entry("zmenšit obrázky", "rozlišení", default=None, public=True, cs="na kolik bodů na palec; jinak zůstanou, jak jsou")
    recognise: Flag = entry("rozpoznat text", "OCR", default=True, public=True, cs="u skenů, je-li nainstalován ocrmypdf")
    report: Text | None = entry("ke zprávě", "zpráva", default=None, public=True, cs="id zprávy o realizaci: svazek čeká na všechna setkání projektu")
    template: Text | None = entry("šablona", default=None, public=True)
    note: Text | None = entry("poznámka", "interní poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)

    @property
    def most_bytes(self) -> int | None:
        """The size a piece may have, in bytes; 1 MB has 1,000,000."""
        return int(self.most_megabytes * Decimal(1_000_000)) if self.most_megabytes is not None else None


RECORD = RecordType("bundle", Bundle, ("bundles", "svazky"), ("svazek", "bundle"), many=False)
