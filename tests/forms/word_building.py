"""The sample meeting as a Word form, as somebody who fills it in leaves it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ABOUT = (
    ("název", "Setkání k potřebám seniorů"),
    ("název ve 2. pádě", "setkání k potřebám seniorů"),
    ("typ", "pracovní skupina"),
    ("číslo", "7"),
    ("skupina", "PS Senioři"),
    ("datum", "6. 2. 2024"),
    ("od", "9:00"),
    ("do", "10:30"),
    ("forma", "prezenčně"),
    ("místo", "Radnice: malý sál"),
    ("odkaz", ""),
    ("zapsal", "Jana Nováková"),
    ("datum zápisu", "7. 2. 2024"),
    ("ověřovatelé (jména oddělte čárkou)", "Petr Malý, Eva Skrytá"),
    ("omluveni", "Alena Bílá"),
    ("hosté", "Ing. Jan Host, Ph.D."),
    ("počty (veřejnost: 23)", "veřejnost: 12"),
    ("přílohy", "Prezentace"),
    ("příští setkání", "5. 3. 2024 od 9:00, radnice"),
)
PEOPLE = (
    ("Jméno", "Organizace", "Funkce", "Role", "Účast"),
    ("Jana Nováková", "", "", "", ""),
    ("Petr Malý", "Služby Ukázkov, z.s.", "vedoucí", "", ""),
    ("Eva Skrytá", "", "", "", "omluvena"),
    ("Marie Nevšední", "Lhota", "", "občanka", ""),
    ("", "", "", "", ""),
)
FOOTNOTE = "\x01"
LINK = "\x02"


def runs(paragraph: Any, text: str) -> Any:
    """Put a text into a paragraph: **bold**, *italics*, a footnote and a link where their signs stand."""
    for piece in re.split(r"(\*\*[^*]+\*\*|\*[^*]+\*|[\x01\x02])", text):
        if piece.startswith("**"):
            paragraph.add_run(piece.strip("*")).bold = True
        elif piece.startswith("*"):
            paragraph.add_run(piece.strip("*")).italic = True
        elif piece == FOOTNOTE:
            paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
        elif piece == LINK:
            paragraph._p.append(parse_xml(f'<w:hyperlink {W} {R} r:id="rLink"><w:r><w:t>stránkách města</w:t></w:r></w:hyperlink>'))
        elif piece:
            paragraph.add_run(piece)
    return paragraph


def table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    made = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return made


def about(document: Any) -> None:
    made = table(document, [("Údaje setkání", ""), *ABOUT])
    made.cell(0, 0).merge(made.cell(0, 1))


def fill(document: Any) -> None:
    """Put the sample meeting into a document."""
    add = document.add_paragraph
    document.add_heading("Setkání k potřebám seniorů", 1)
    for text in ("::: poznámka pro redakci", "Návod k formuláři.", "Úkol: kdo – co – do 30. 4. 2024", ":::"):
        add(text)
    about(document)
    add("Úkol: zajistit sál – do 1. 3. 2024")
    document.add_heading("Účast", 2)
    table(document, PEOPLE)
    document.add_heading("1. Zahájení", 2)
    add("Uvádí: Jana Nováková")
    add("Délka: 10 min")
    runs(add(), f"Jana Nováková přivítala přítomné.{FOOTNOTE} Podklady jsou na {LINK}.")
    document.add_heading("2. Potřeby seniorů", 2)
    runs(add(), "Zaznělo, že služby **nestačí** a že *nejvíc chybí*:")
    add("pečovatelská služba o víkendech,", style="List Number")
    add("hlavně na venkově,", style="List Bullet 2")
    add("odlehčovací služba.", style="List Number")
    document.add_heading("Doprava", 3)
    spaced = table(document, [("Obec", "Spoje"), ("Lhota", "4")])
    for row in spaced.rows:
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text in ("::: interní", "Tento odstavec je jen pro tým.", ":::"):
        add(text)
    runs(add(), "Závěr: Skupina doporučuje **návrh** předložit městu.")
    add("Úvod potřeb: Byla zjištěna potřeba:")
    add("Potřeba: doprava seniorů k lékaři – cílové skupiny: senioři, pečující osoby – druh: jiné")
    add("Potřeba: rozšíření služby o víkendy", style="List Bullet")
    runs(add(), "Usnesení č. 5/2024: Skupina bere na vědomí **zjištěné potřeby**. (pro 2, proti 0, zdržel se –)")
    runs(add(), "**Úkol:** Petr Malý – zjistit počet zájemců – po obcích – do 30. 4. 2024")
    table(document, [("Úkol", "Kdo", "Termín", "Stav", "Splněno dne"), ("rozeslat zápis", "Jana Nováková", "14. 2. 2024", "splněno", "12. 2. 2024")])
    document.add_heading("3. Různé", 2)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def form(change: Callable[[Any], None] | None = None) -> bytes:
    """Return the sample meeting as a Word file, changed by hand."""
    document = docx.Document()
    fill(document)
    if change is not None:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    parts = parts_of(stream.getvalue())
    words = '<w:r><w:t xml:space="preserve"> Pozvánka byla rozeslána 20. 1. 2024.</w:t></w:r>'
    note = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{words}</w:p></w:footnote>'
    parts["word/footnotes.xml"] = f"<w:footnotes {W}>{note}</w:footnotes>".encode()
    rels = "word/_rels/document.xml.rels"
    added = (
        f'<Relationship Id="rN" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="rLink" Type="{RELATIONS}/hyperlink" Target="https://www.ukazkov.example" TargetMode="External"/></Relationships>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", added.encode())
    return packed(parts)
