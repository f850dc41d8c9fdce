"""What is told of a finished file's publicity: the strip, the emblem, the mandatory texts."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_EMBLEM_WHY_CS = (
    "Pravidla pro znak EU: nařízení (EU) 2021/1060, příloha IX; pro roky 2014–2020 prováděcí nařízení (EU) č. 821/2014, čl. 4. Hodnoty svého programu najdete "
    "v programmes/<program>.yaml se zdrojem."
)
_EMBLEM_WHY_EN = (
    "The rules for the EU emblem: Regulation (EU) 2021/1060, Annex IX; for 2014–2020 Implementing Regulation (EU) No 821/2014, Art. 4. Your programme's values "
    "stand in programmes/<programme>.yaml with their source."
)
_STRIP_CS = "vložte do dokumentu úřední pruh log znovu a neupravujte ho; v šabloně docpipe je celý v jediné značce"
_STRIP_EN = "put the official strip of logos in again and leave it as it is; in docpipe's template a single placeholder holds all of it"


def _breach(
    rule: str, cs: str, en: str, do: tuple[str, str] = (_STRIP_CS, _STRIP_EN), severity: Severity = Severity.ERROR, **example: str | int | tuple[str, ...]
) -> Message:
    return Message(severity, cs, en, *do, f"{_EMBLEM_WHY_CS} Kontrola {rule}.", f"{_EMBLEM_WHY_EN} Rule {rule}.", example)


MESSAGES: dict[str, Message] = {
    "publicity-strip-missing": _breach(
        "PUB-01",
        "chybí pruh log se znakem EU ({where_cs})",
        "the strip of logos with the EU emblem is missing ({where_en})",
        (
            "vložte pruh log (v šabloně docpipe jeho značku) do záhlaví nebo zápatí; má-li první nebo sudá strana vlastní záhlaví, tak i do něj",
            "put the strip of logos (in docpipe's template its placeholder) into the header or footer; if first or even pages have their own header, into that too",
        ),
        where_cs="první strana 1. oddílu",
        where_en="first page of section 1",
        section=1,
        pages="first",
    ),
    "publicity-logo-missing": _breach(
        "PUB-01",
        "u znaku EU chybí {name}, které program v pruhu žádá",
        "beside the EU emblem there is no {name}, which the programme asks for in the strip",
        (
            "doplňte úřední soubor loga napravo od znaku EU; než jej máte, stačí v docpipe slova na jeho místě",
            "put the logo's official file to the right of the EU emblem; until you have it, docpipe prints words in its place",
        ),
        name="logo Ministerstva pro místní rozvoj",
    ),
    "publicity-emblem-not-first": _breach(
        "PUB-02",
        "první v pruhu není znak EU, ale „{first}“",
        "the first in the strip is not the EU emblem but “{first}”",
        first="Logo příjemce",
    ),
    "publicity-emblem-small": _breach(
        "PUB-03",
        "znak EU je vysoký {height} mm, nejméně má mít {least} mm",
        "the EU emblem is {height} mm tall, it must be at least {least} mm",
        height="8,5",
        least="10,0",
    ),
    "publicity-logo-larger": _breach(
        "PUB-04",
        "logo „{name}“ ({height} mm) je vyšší i širší než znak EU",
        "the logo “{name}” ({height} mm) is both taller and wider than the EU emblem",
        ("zmenšete to logo na výšku znaku EU", "make that logo as tall as the EU emblem"),
        name="Logo příjemce",
        height="18,0",
    ),
    "publicity-emblem-replaced": _breach(
        "PUB-07",
        "znak EU v dokumentu ({file}) není soubor, který program předepisuje",
        "the EU emblem in the document ({file}) is not the file the programme prescribes",
        (
            "použijte úřední soubor podle složky loga/; v šabloně docpipe obrázek nevkládejte ručně",
            "use the official file as the folder loga/ says; in docpipe's template do not insert the picture by hand",
        ),
        Severity.WARNING,
        file="image1.png",
    ),
    "publicity-logo-stretched": _breach(
        "PUB-05",
        "logo „{name}“ má změněné proporce (o {percent} %)",
        "the logo “{name}” has its proportions changed (by {percent} %)",
        name="Evropská unie",
        percent=12,
    ),
    "publicity-logo-cropped": _breach("PUB-06", "logo „{name}“ je oříznuté", "the logo “{name}” is cropped", name="Evropská unie"),
    "publicity-logo-recoloured": _breach("PUB-06", "logo „{name}“ má změněné barvy", "the logo “{name}” is recoloured", name="Evropská unie"),
    "publicity-logo-rotated": _breach("PUB-06", "logo „{name}“ je otočené nebo zrcadlené", "the logo “{name}” is rotated or mirrored", name="Evropská unie"),
    "publicity-emblem-covered": _breach(
        "PUB-06",
        "přes znak EU něco leží (zakrývá {percent} % znaku)",
        "something lies over the EU emblem (it covers {percent} % of it)",
        ("posuňte to, co znak překrývá; znak se nesmí s ničím spojovat", "move what covers the emblem; it must not be joined with anything"),
        percent="3,4",
    ),
    "publicity-emblem-colours": _breach(
        "PUB-06",
        "znak EU má pole v barvě {field} a hvězdy {stars}, správně jsou: {wanted}",
        "the EU emblem's field is {field} and its stars {stars}, they should be: {wanted}",
        ("použijte úřední soubor znaku a jeho barvy neměňte", "use the emblem's official file and do not change its colours"),
        field="009933",
        stars="FFCC00",
        wanted=("003399", "FFCC00"),
    ),
    "publicity-emblem-redrawn": _breach(
        "PUB-06",
        "znak EU je překreslený: hvězdy v něm míří od středu, správně každá stojí na dvou cípech",
        "the EU emblem is redrawn: its stars point away from the middle, each should stand with one point up",
        ("použijte úřední soubor znaku", "use the emblem's official file"),
    ),
    "publicity-emblem-grey": _breach(
        "PUB-16",
        "znak EU je černobílý (pole {field}, hvězdy {stars}) a důvod není uveden",
        "the EU emblem is in black and white (field {field}, stars {stars}) and no reason is given",
        (
            "použijte barevný znak; má-li dokument důvod být černobílý, napište jej do projektu: publicita – černobíle – důvod",
            "use the emblem in colour; where there is a reason for black and white, write it into the project: publicity – black_and_white – reason",
        ),
        field="2F2F2F",
        stars="C4C4C4",
    ),
    "publicity-emblem-crowded": _breach(
        "PUB-10",
        "kolem znaku EU není volno: nejbližší prvek je {found} mm daleko, má být nejméně {wanted} mm",
        "there is no clear space about the EU emblem: the nearest thing is {found} mm away, it must be at least {wanted} mm",
        ("odsuňte od znaku text i ostatní loga", "move text and other logos away from the emblem"),
        Severity.WARNING,
        found="1,2",
        wanted="3,0",
    ),
    "publicity-logo-coarse": _breach(
        "PUB-07",
        "logo „{name}“ má při tištěné velikosti jen {dpi} bodů na palec, nejméně má mít {least}",
        "the logo “{name}” has only {dpi} pixels to the inch as printed, it should have at least {least}",
        ("vložte soubor ve větším rozlišení", "put in a file of a higher resolution"),
        Severity.WARNING,
        name="Evropská unie",
        dpi=72,
        least=150,
    ),
    "publicity-number-period": _breach(
        "PUB-13",
        "v záhlaví, zápatí nebo u znaku stojí registrační číslo {found} období {period}, program je z období {expected}",
        "a header, a footer or the strip has the registration number {found} of the period {period}, the programme is of {expected}",
        ("opravte číslo projektu, nebo použijte program toho období", "correct the project's number, or use the programme of that period"),
        found="CZ.03.2.63/0.0/0.0/19_106/0015152",
        period="2014–20",
        expected="2021–27",
    ),
    "publicity-part-strip-lost": _breach(
        "PUB-15",
        "část „{title}“ svazku nemá na straně {page} svazku obrázek, který v ní byl ({width} × {height} mm, {x} mm zleva a {y} mm shora)",
        "the part “{title}” of the bundle lacks a picture on the bundle's page {page} that it had ({width} × {height} mm, {x} mm from the left, {y} mm from the top)",
        ("sestavte svazek znovu; do hotového svazku nezasahujte jiným programem", "build the bundle again; do not change a finished bundle by another program"),
        title="Zápis",
        page=3,
        width="18,0",
        height="12,0",
        x="25,0",
        y="13,0",
    ),
    "publicity-part-strip-changed": _breach(
        "PUB-15",
        "část „{title}“ má ve svazku jiný pruh log než ve svém souboru: {rules} tu v pořádku není, v souboru části ano",
        "the part “{title}” has another strip in the bundle than in its own file: {rules} is not right here, in the part's file it is",
        ("sestavte svazek znovu; do hotového svazku nezasahujte jiným programem", "build the bundle again; do not change a finished bundle by another program"),
        title="Zápis",
        rules=("PUB-06",),
    ),
    "publicity-cover-incomplete": _breach(
        "PUB-18",
        "na titulní straně chybí {name}: „{text}“",
        "the cover lacks {name}: “{text}”",
        ("doplňte to na titulní stranu (v šabloně docpipe polem)", "add it to the cover (in docpipe's template by its field)"),
        Severity.WARNING,
        name="příjemce",
        text="Město Vzorov",
    ),
    "publicity-logo-without-alt": _breach("PUB-17", "logo „{name}“ nemá náhradní text", "the logo “{name}” has no alternative text", name="image1.png"),
    "publicity-text-missing": _breach(
        "PUB-08",
        "u znaku EU není přesně text „{text}“",
        "the text “{text}” does not stand beside the EU emblem exactly",
        text="Spolufinancováno Evropskou unií",
    ),
    "publicity-text-font": _breach(
        "PUB-09",
        "text „{text}“ u znaku EU je písmem „{found}“, smí být jen: {allowed}",
        "the text “{text}” beside the EU emblem is in “{found}”, allowed are only: {allowed}",
        text="Evropská unie",
        found="Times New Roman",
        allowed=("Arial", "Calibri"),
    ),
    "publicity-text-colour": _breach(
        "PUB-09",
        "text „{text}“ u znaku EU má barvu {found}, smí mít jen: {allowed}",
        "the text “{text}” beside the EU emblem has the colour {found}, allowed are only: {allowed}",
        text="Evropská unie",
        found="FF0000",
        allowed=("003399", "000000"),
    ),
    "publicity-text-style": _breach(
        "PUB-09",
        "text „{text}“ u znaku EU je kurzívou, podtržený nebo s efektem",
        "the text “{text}” beside the EU emblem is in italics, underlined or with an effect",
        text="Evropská unie",
    ),
    "publicity-number-missing": _breach(
        "PUB-11",
        "dokument neobsahuje registrační číslo projektu {number}",
        "the document does not have the project's registration number {number}",
        ("doplňte registrační číslo (v šabloně docpipe polem)", "add the registration number (in docpipe's template by its field)"),
        Severity.WARNING,
        number="CZ.03.2.63/0.0/0.0/19_106/0015152",
    ),
    "publicity-number-foreign": _breach(
        "PUB-11",
        "v záhlaví nebo zápatí stojí cizí registrační číslo {found}, má tam být {expected}",
        "a header or footer has a foreign registration number {found}, it should be {expected}",
        (
            "opravte číslo; v šabloně docpipe dejte na jeho místo pole, aby se bralo z projektu",
            "correct the number; in docpipe's template put a field in its place, so that the project gives it",
        ),
        found="CZ.06.4.59/0.0/0.0/16_075/0000001",
        expected="CZ.03.2.63/0.0/0.0/19_106/0015152",
    ),
    "publicity-project-name-missing": _breach(
        "PUB-12",
        "dokument neobsahuje název projektu „{name}“ přesně tak, jak je v právním aktu",
        "the document does not have the project's name “{name}” exactly as in the grant decision",
        (
            "doplňte název projektu doslova; v šabloně docpipe polem, ne ručně",
            "add the project's name to the letter; in docpipe's template by its field, not by hand",
        ),
        Severity.WARNING,
        name="Komunitní plánování na Horažďovicku",
    ),
    "publicity-other-programme": _breach(
        "PUB-14",
        "v záhlaví nebo zápatí stojí text jiného programu ({programme}): „{text}“",
        "a header or footer has a text of another programme ({programme}): “{text}”",
        (
            "odstraňte text cizího programu; pruh patří projektu a v šabloně docpipe se nepíše natvrdo",
            "remove the other programme's text; the strip belongs to the project and is not typed into docpipe's template",
        ),
        programme="Operační program Zaměstnanost",
        text="Evropský sociální fond",
    ),
}
