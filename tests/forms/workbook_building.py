"""Workbooks as people fill them in, built cell by cell."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

import openpyxl

Cells = Sequence[Sequence[Any]]

HEAD: Cells = (
    ("Údaj", "Hodnota", "Nápověda", "Kontrola"),
    ("typ", "pracovní skupina", "vyberte", None),
    ("číslo", 7, None, None),
    ("název", "Setkání k potřebám seniorů", None, None),
    ("název ve 2. pádě", "setkání k potřebám seniorů", None, None),
    ("skupina", "PS Senioři", None, None),
    ("datum", date(2024, 2, 6), None, None),
    ("od", time(9), None, None),
    ("do", "10:30", None, None),
    ("forma", "prezenčně", None, None),
    ("místo", "Radnice: malý sál", None, None),
    ("zapsal", "Jana Nováková", None, None),
    ("datum zápisu", "7.2.2024", None, None),
    ("ověřovatelé", "Petr Malý, Eva Skrytá", None, None),
    ("omluveni", "Alena Bílá", None, None),
    ("hosté", "Ing. Jan Host, Ph.D.", None, None),
    ("počty", "veřejnost: 12", None, None),
    ("přílohy", "Prezentace", None, None),
    ("příští setkání – datum", "úterý 5. března 2024", None, None),
    ("příští setkání – od", time(9), None, None),
    ("příští setkání – místo", "radnice", None, None),
    ("odkaz", None, "jen do pozvánky", None),
)
AGENDA: Cells = (
    ("č.", "bod", "předkladatel", "délka", "text", "závěr", "úvod potřeb"),
    (
        1,
        "Zahájení",
        "Jana Nováková",
        10,
        "Jana Nováková přivítala přítomné.[^1] Podklady jsou na [stránkách města](https://www.ukazkov.example).\n[^1]: Pozvánka byla rozeslána 20. 1. 2024.",
    ),
    (
        2,
        "Potřeby seniorů",
        None,
        None,
        (
            "Zaznělo, že služby **nestačí** a že *nejvíc chybí*:\n1. pečovatelská služba o víkendech,\n   - hlavně na venkově,\n2. odlehčovací služba.\n\n"
            "### Doprava\n| Obec | Spoje |\n|---|---:|\n| Lhota | 4 |\n\n::: interní\nTento odstavec je jen pro tým.\n:::"
        ),
        "Skupina doporučuje **návrh** předložit městu.",
        "Byla zjištěna potřeba:",
    ),
    (3, "Různé"),
)
ATTENDANCE: Cells = (
    ("jméno", "organizace", "funkce", "role", "účast", "kontrola"),
    ("Jana Nováková",),
    ("Petr Malý", "Služby Ukázkov, z.s.", "vedoucí"),
    ("Eva Skrytá", None, None, None, "omluvena"),
    ("Marie Nevšední", "Lhota", None, "občanka"),
)
RESOLUTIONS: Cells = (
    ("bod", "číslo", "text", "pro", "proti", "zdržel se"),
    (2, "5/2024", "Skupina bere na vědomí **zjištěné potřeby**.", 2, 0, 0),
)
TASKS: Cells = (
    ("bod", "co", "kdo", "termín", "stav", "splněno dne"),
    ("Potřeby seniorů", "zjistit počet zájemců – po obcích", "Petr Malý", date(2024, 4, 30)),
    ("2. Potřeby seniorů", "rozeslat zápis", "Jana Nováková", "14. 2. 2024", "splněno", "2024-02-12"),
    (None, "zajistit sál", None, "01.03.2024"),
)
NEEDS: Cells = (
    ("bod", "text", "cílové skupiny", "druh"),
    (2, "doprava seniorů k lékaři", "senioři, pečující osoby", "jiné"),
    (2, "rozšíření služby o víkendy"),
)
SHEETS: dict[str, Cells] = {"Setkání": HEAD, "Program": AGENDA, "Účast": ATTENDANCE, "Usnesení": RESOLUTIONS, "Úkoly": TASKS, "Potřeby": NEEDS}


def book_of(sheets: dict[str, Cells]) -> Any:
    """Return a workbook with these cells."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    cell = sheet.cell(number, column, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
    return book


def content(book: Any) -> bytes:
    """Return a workbook's bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(change: Callable[[Any], None] | None = None, sheets: dict[str, Cells] | None = None) -> bytes:
    """Return the sample meeting as a workbook, changed by hand."""
    book = book_of(sheets if sheets is not None else SHEETS)
    if change is not None:
        change(book)
    return content(book)
