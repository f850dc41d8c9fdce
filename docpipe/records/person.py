"""A person of the register: names, functions in time, and what of it the public may see."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from docpipe.records.types import RecordType
from docpipe.schema import Day, Email, Entry, Flag, Phone, Text, choice, entry


class Gender(StrEnum):
    """Grammatical gender, for „Zapsal“ and „Zapsala“."""

    FEMALE = "f"
    MALE = "m"


class Shown(StrEnum):
    """What of a person a public edition may print."""

    NAME = "name"
    FUNCTION = "function"
    EMAIL = "email"
    PHONE = "phone"


class Basis(StrEnum):
    """Why the public may see what it may (Regulation (EU) 2016/679, Art. 6)."""

    OFFICE = "office"
    """The person acts in a public office or for an organisation."""
    CONSENT = "consent"
    CONTRACT = "contract"


GenderField = Annotated[Gender, choice(Gender, {Gender.FEMALE: ("žena", "ž", "female", "woman"), Gender.MALE: ("muž", "male", "man")})]
ShownField = Annotated[
    Shown,
    choice(Shown, {Shown.NAME: ("jméno",), Shown.FUNCTION: ("funkce",), Shown.EMAIL: ("e-mail", "mail"), Shown.PHONE: ("telefon", "tel")}),
]
BasisField = Annotated[
    Basis,
    choice(Basis, {Basis.OFFICE: ("funkce", "veřejná funkce"), Basis.CONSENT: ("souhlas",), Basis.CONTRACT: ("smlouva", "pracovní smlouva")}),
]


class Function(Entry):
    """A function in an organisation, from a day to a day (both included)."""

    function: Text | None = entry("funkce", default=None, public=True)
    organisation: Text | None = entry("organizace", default=None, public=True)
    valid_from: Day | None = entry("od", "platí od", default=None, public=True)
    valid_to: Day | None = entry("do", "platí do", default=None, public=True)


class EarlierName(Entry):
    """A name the person had until a day (included)."""

    name: Text = entry("jméno")
    valid_to: Day = entry("do", "platí do")


class Person(Entry):
    """A person. Private unless `public` says so (design decision 10)."""

    id: Text | None = entry("id", default=None)
    name: Text = entry("jméno", "jméno a příjmení", cs="jméno a příjmení bez titulů")
    title_before: Text | None = entry("titul před", "titul", "tituly", default=None)
    title_after: Text | None = entry("titul za", default=None)
    gender: GenderField | None = entry("pohlaví", "rod", default=None, cs="žena nebo muž; jinak se tiskne „Zapsal(a)“")
    organisation: Text | None = entry("organizace", default=None)
    function: Text | None = entry("funkce", default=None)
    functions: tuple[Function, ...] = entry("funkce v čase", "působení", default=(), cs="funkce a organizace s platností od–do")
    earlier_names: tuple[EarlierName, ...] = entry("dřívější jména", default=())
    email: Email | None = entry("e-mail", "mail", default=None)
    phone: Phone | None = entry("telefon", "tel", default=None)
    public: tuple[ShownField, ...] = entry("veřejné", "zveřejnit", default=(), cs="co smí být ve veřejné verzi: jméno, funkce, e-mail, telefon")
    public_basis: BasisField | None = entry("důvod zveřejnění", "právní důvod", default=None, cs="funkce, souhlas, smlouva")
    consent_on: Day | None = entry("souhlas dne", "souhlas", default=None, cs="kdy osoba se zveřejněním souhlasila")
    consent_withdrawn: Day | None = entry("souhlas odvolán dne", "souhlas odvolán", default=None, cs="od té doby se ve veřejné verzi neuvádí nic")
    vocative: Text | None = entry("oslovení", "5. pád", default=None, cs="Vážená paní Nováková")
    note: Text | None = entry("poznámka", default=None)
    sample: Flag = entry("ukázka", "ukázková data", default=False)


RECORD = RecordType("person", Person, ("people", "lide"), ("osoba", "person"), shared=True, named_by=("name",))
