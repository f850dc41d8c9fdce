"""What is told of a finished bundle that is not what it was made to be."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_AGAIN_CS = "sestavte svazek znovu příkazem „docpipe build“; změnil-li ho jiný program, vraťte původní soubor"
_AGAIN_EN = "build the bundle again by “docpipe build”; if another program changed it, take the original file back"
_FACTS_CS = (
    "Hotový svazek se čte znovu a porovnává s tím, z čeho vznikl. Programy, které PDF skládají, totiž značky, odkazy i názvy stránek ztrácejí potichu, a validátor to nepozná. "
    "Jde o základní kontrolu; zda je soubor platné PDF/A a PDF/UA, posoudí validátor, třeba veraPDF."
)
_FACTS_EN = (
    "A finished bundle is read again and held against what it was made of, for programs that merge PDFs lose tags, links and labels without a word, and a validator passes that. "
    "This is a basic check; whether a file is valid PDF/A and PDF/UA is for a validator such as veraPDF to say."
)
_READ_CS = (
    "Čtečka obrazovky čte podle značek: co v nich není, přeskočí, a co patří jiné části, přečte na špatném místě (zákon č. 99/2019 Sb.; ISO 14289-1, 7.1 a 7.2). "
    + _FACTS_CS
)
_READ_EN = (
    "A screen reader goes by the tags: it leaves out what is not in them and reads at the wrong place what belongs to another part (Act 99/2019; ISO 14289-1, 7.1 and 7.2). "
    + _FACTS_EN
)


def _fact(cs: str, en: str, /, *, severity: Severity = Severity.ERROR, reads: bool = False, **example: str | int | tuple[str, ...]) -> Message:
    """Return the entry of a fact that does not hold; what to do is the same for all."""
    return Message(severity, cs, en, _AGAIN_CS, _AGAIN_EN, _READ_CS if reads else _FACTS_CS, _READ_EN if reads else _FACTS_EN, example)


MESSAGES: dict[str, Message] = {
    "bundle-pages-wrong": _fact(
        "svazek má stránek: {found}, jeho části jich mají dohromady {expected}",
        "the bundle has {found} pages, its parts have {expected} together",
        found=41,
        expected=42,
    ),
    "bundle-attachments-wrong": _fact("vložené soubory neodpovídají: {names}", "the embedded files are not those expected: {names}", names=("rozpocet.xlsx",)),
    "bundle-metadata-differ": _fact(
        "údaj „{field}“ je ve vlastnostech dokumentu „{information}“, v XMP „{xmp}“",
        "“{field}” is “{information}” in the document's properties, “{xmp}” in the XMP",
        field="Title",
        information="Plán",
        xmp="Plan",
    ),
    "bundle-claim-wrong": _fact(
        "soubor se hlásí k {standard}: {found}; podle svých částí smí: {expected}",
        "the file declares {standard}: {found}; by its parts it may: {expected}",
        standard="PDF/UA",
        found="1",
        expected="–",
    ),
    "bundle-intents-wrong": _fact(
        "PDF/A chce právě jeden výstupní profil barev, tady jich je {found}", "PDF/A wants one output profile, there are {found}", found=0
    ),
    "bundle-link-dead": _fact("odkaz na stránce nikam nevede („{target}“)", "a link on the page leads nowhere (“{target}”)", target="part-3"),
    "bundle-destination-dead": _fact("pojmenovaný cíl „{name}“ nikam nevede", "the named destination “{name}” leads nowhere", name="part-3"),
    "bundle-outline-dead": _fact("záložka „{title}“ nikam nevede", "the bookmark “{title}” leads nowhere", title="Příloha č. 3"),
    "bundle-outline-wrong": _fact(
        "v záložkách chybí „{title}“ na svém místě nebo nevede na svou první stránku (záložek je {found}, částí {expected})",
        "“{title}” is not in its place among the bookmarks or does not lead to its first page ({found} bookmarks, {expected} parts)",
        title="Příloha č. 3",
        found=2,
        expected=3,
    ),
    "bundle-label-wrong": _fact(
        "stránka se jmenuje „{found}“, má se jmenovat „{expected}“", "the page is labelled “{found}”, not “{expected}”", found="3", expected="A-1"
    ),
    "bundle-stamp-missing": _fact("na stránce není razítko „{stamp}“", "the page lacks the stamp “{stamp}”", stamp="Příloha č. 3 – strana 2/5"),
    "bundle-text-changed": _fact(
        "text stránky není stejný jako na straně {page} části „{title}“",
        "the page's text is not that of page {page} of the part “{title}”",
        title="Příloha č. 3",
        page=2,
    ),
    "bundle-structure-parts": _fact(
        "ve struktuře jsou části: {found}, má jich být {expected}", "the structure has {found} parts instead of {expected}", reads=True, found=1, expected=3
    ),
    "bundle-structure-title": _fact(
        "část se ve struktuře jmenuje „{found}“, ne „{expected}“",
        "in the structure the part is called “{found}”, not “{expected}”",
        reads=True,
        found="",
        expected="Příloha č. 3",
    ),
    "bundle-structure-language": _fact(
        "část „{title}“ nemá ve struktuře jazyk", "the part “{title}” has no language in the structure", reads=True, title="Příloha č. 3"
    ),
    "bundle-structure-foreign": _fact(
        "značky stránky patří jiné části než „{title}“", "the page's tags belong to another part than “{title}”", reads=True, title="Příloha č. 3"
    ),
    "bundle-structure-doubled": _fact(
        "ve struktuře je něco dvakrát: {names}", "something stands twice in the structure: {names}", reads=True, names=("note00001",)
    ),
    "bundle-page-unread": _fact(
        "stránka není ve struktuře, čtečka obrazovky ji přeskočí", "the page is not in the structure, a screen reader passes over it", reads=True
    ),
    "bundle-elements-wrong": _fact(
        "prvků struktury je {found}, z částí a nového kořene jich má být {expected}",
        "there are {found} structure elements instead of the {expected} of the parts and the new root",
        reads=True,
        found=100,
        expected=101,
    ),
    "bundle-part-elements-wrong": _fact(
        "část „{title}“ má prvků struktury {found}, vložilo se jich {expected}",
        "the part “{title}” has {found} structure elements, {expected} went in",
        reads=True,
        title="Příloha č. 3",
        found=30,
        expected=31,
    ),
    "bundle-content-unread": _fact(
        "na stránce je obsah, který není ve struktuře (míst: {count}); čtečka obrazovky ho přeskočí",
        "the page has content that is not in the structure ({count} places); a screen reader passes over it",
        reads=True,
        count=2,
    ),
    "bundle-reading-order": _fact(
        "stránka se čte v jiném pořadí, než v jakém je vysázená",
        "the page is read in another order than it is set in",
        severity=Severity.WARNING,
        reads=True,
    ),
}
