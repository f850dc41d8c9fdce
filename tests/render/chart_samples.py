"""Charts of every kind, with numbers that a plan would print."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from docpipe.diagnostics import Location
from docpipe.prose.charts import Chart, ChartKind, Series, Span

PLACE = Location("content/plan/grafy/graf.yaml", line=1)
YEARS = ("2023", "2024", "2025")
SOURCES = ("MPSV (§ 101a)", "Plzeňský kraj", "obce", "úhrady uživatelů", "OPZ+", "zdravotní pojišťovny", "Úřad práce", "nadace a dary")
TOWNS = ("Horažďovice", "Chanovice", "Hradešice", "Kejnice", "Kovčín", "Kvášňovice", "Malý Bor", "Maňovice", "Myslív", "Nalžovské Hory", "Nehodiv", "Olšany")
AGES = ("0–14 let", "15–24 let", "25–39 let", "40–54 let", "55–64 let", "65–79 let", "80 a více let")


def sheet(row: int, column: str) -> tuple[Location, ...]:
    """A cell of a budget."""
    return (Location("content/plan/rozpocty/2023.xlsx", sheet="Rozpočet", cell=f"{column}{row}"),)


def series(name: str, *values: int | str | None) -> Series:
    return Series(name, tuple(None if value is None else Decimal(value) for value in values), tuple(sheet(row, "C") for row in range(2, 2 + len(values))))


def sources(count: int) -> tuple[Series, ...]:
    first = ((4_200_000, 4_410_000, 4_530_000), (2_100_000, 2_050_000, 2_200_000), (1_234_500, 1_300_000, 1_380_000), (900_000, 950_000, 1_010_000),
             (610_000, 300_000, 0), (520_000, 540_000, 560_000), (380_000, 390_000, 400_000), (120_000, 130_000, 90_000))  # fmt: skip
    return tuple(series(name, *values) for name, values in zip(SOURCES[:count], first, strict=False))


def chart(kind: ChartKind, **changes: object) -> Chart:
    """A chart of a kind, whole and plausible."""
    made: dict[ChartKind, dict[str, object]] = {
        ChartKind.COLUMN: {"categories": YEARS, "series": (series("celkem", 9_434_500, 9_460_000, 9_520_000),), "unit": "Kč", "category_title": "rok"},
        ChartKind.STACKED: {"categories": YEARS, "series": sources(8), "unit": "Kč", "category_title": "rok"},
        ChartKind.BAR: {"categories": TOWNS, "series": (series("obyvatel", 5219, 711, 420, 110, 67, 125, 480, 35, 427, 1187, 83, 205),), "unit": "osob"},
        ChartKind.LINE: {
            "categories": ("2019", "2020", "2021", "2022", "2023"),
            "series": (
                series("senioři", 2410, 2466, 2498, 2553, 2607),
                series("děti do 14 let", 1910, 1899, 1902, 1881, None),
                series("hosté", 900, 1000, 1100, 1000, 900),
            ),
            "unit": "osob",
        },
        ChartKind.PIE: {"categories": SOURCES, "series": (Series("2023", tuple(item.values[0] for item in sources(8))),), "unit": "Kč"},
        ChartKind.PYRAMID: {
            "categories": AGES,
            "series": (series("muži", 901, 540, 1103, 1320, 740, 801, 190), series("ženy", 866, 512, 1040, 1290, 760, 960, 390)),
            "unit": "osob",
            "category_title": "věk",
        },
        ChartKind.GANTT: {
            "categories": ("Podpora terénní pečovatelské služby", "Sociálně terapeutická dílna", "Síťování poskytovatelů & obcí", "Dluhové poradenství"),
            "spans": (
                Span(0, date(2023, 1, 1), date(2025, 12, 31), "udržení"),
                Span(1, date(2023, 4, 1), date(2024, 6, 30), "rozvoj"),
                Span(2, date(2023, 1, 1), date(2023, 6, 30), "síťování"),
                Span(2, date(2024, 1, 1), date(2024, 6, 30), "síťování"),
                Span(3, date(2024, 7, 1), date(2025, 12, 31), "rozvoj"),
            ),
            "category_title": "opatření",
        },
    }
    whole = {"title": "Náklady sociálních služeb", "alt": "Graf ukazuje, jak rostou náklady.", "location": PLACE, **made[kind], **changes}
    return Chart(kind=kind, **whole)  # type: ignore[arg-type]
