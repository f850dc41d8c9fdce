"""An item of the publicity register: a poster, a web page, a post, a leaflet, an event."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Day, Entry, Flag, Text, Url, choice, entry


class PublicityType(StrEnum):
    POSTER = "poster"
    WEB = "web"
    SOCIAL = "social"
    PRINT = "print"
    EVENT = "event"
    MEDIA = "media"
    OTHER = "other"


PUBLICITY_TYPES: dict[PublicityType, tuple[str, ...]] = {
    PublicityType.POSTER: ("plakát", "plakát A3"),
    PublicityType.WEB: ("web", "webová stránka", "internetová stránka"),
    PublicityType.SOCIAL: ("sociální síť", "příspěvek na sociální síti", "facebook"),
    PublicityType.PRINT: ("tiskovina", "leták", "tisk"),
    PublicityType.EVENT: ("akce", "mimořádná akce"),
    PublicityType.MEDIA: ("média", "článek", "tisková zpráva"),
    PublicityType.OTHER: ("jiné", "ostatní"),
}
PublicityTypeField = Annotated[PublicityType, choice(PublicityType, PUBLICITY_TYPES)]


class Publicity(Entry):
    """What the project did to be seen, since when, and how it is shown to the funder."""

    id: Text | None = entry("id", default=None, public=True)
    type: PublicityTypeField = entry("druh", "typ", public=True, cs="plakát, web, sociální síť, tiskovina, akce, média, jiné")
    title: Text = entry("název", "co", public=True)
    date: Day | None = entry("datum", "od", "zveřejněno", default=None, public=True, cs="kdy bylo vyvěšeno, zveřejněno, kdy se konalo")
    until: Day | None = entry("do", default=None, public=True, cs="dokdy viselo nebo bylo zveřejněno; prázdné: trvá")
    place: Text | None = entry("místo", "kde", default=None, public=True)
    url: Url | None = entry("adresa", "URL", "odkaz", default=None, public=True)
    photo: Text | None = entry("fotografie", "foto", "snímek", default=None, public=True, cs="soubor s fotografií nebo snímkem obrazovky")
    photographed_on: Day | None = entry("vyfotografováno dne", "datum fotografie", default=None, public=True)
    key_activity: Text | None = entry("klíčová aktivita", "KA", default=None, public=True)
    note: Text | None = entry("poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False, public=True)


RECORD = RecordType("publicity", Publicity, ("publicity", "publicita"), ("záznam publicity", "publicity item"), named_by=("title", "date"))
