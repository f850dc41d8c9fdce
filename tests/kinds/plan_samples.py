"""A small plan with a measure, a service and two needs, and what its document is asked."""

from __future__ import annotations

from pathlib import Path

from workspaces import PROJECT, small, write

from docpipe import graph
from docpipe.diagnostics import Checked
from docpipe.kinds.plan.views import PlanContext
from docpipe.model import Context
from docpipe.pipeline.load import load
from docpipe.pipeline.worlds import Worlds
from docpipe.prose.blocks import Block, Cell, Table, plain
from docpipe.workspace import Workspace

TERRITORY = """
    území:
      název: Ukázkovsko
      obce:
        - {obec: Ukázkov, obyvatel: 1000}
        - {obec: Lhota, obyvatel: 100}
"""
CHAPTER = """
    ---
    název: Vlastní kapitola
    ---
    Viz [[opatření:sluzba]], [[prioritě:seniori]], [[tabulce:financni-ramec]] a [[hodnota:plan.total|kc]].
"""
PLAN: dict[str, str | bytes] = {
    "content/ukazkov/plan.yaml": """
        název: Komunitní plán Ukázkova
        období: 2023–2024
        stav: návrh ke schválení
        priority:
          - {id: seniori, název: Podpora seniorů, text: Stárnoucí obyvatelstvo.}
        schválení:
          - {orgán: Zastupitelstvo města Ukázkov, za obec: Ukázkov, jednání: 12. 12. 2022, znění: bere na vědomí}
    """,
    "content/ukazkov/opatreni/sluzba.yaml": """
        název: Udržet terénní službu
        patří pod: seniori
        potřeby: [n-01]
        služby: [ps]
        obce: [Ukázkov]
        harmonogram: 2023–2024
        jednotka: Kč
        zdroje:
          - {zdroj: úhrady uživatelů, částky: {2023: 100 000, 2024: 110 000}}
          - {zdroj: rozpočet obce, obec: Ukázkov, částky: {2023: 50 000, 2024: neuvedeno}}
    """,
    "content/ukazkov/sluzby.yaml": """
        - id: ps
          název: Pečovatelská služba
          poskytovatel: Město Ukázkov
          druh: § 40
          formy: terénní
          síť: {stav: základní, kapacita: 10, jednotka: klienti, změna: 2}
    """,
    "content/ukazkov/potreby.yaml": """
        - {id: n-01, text: Pomoc doma}
        - {id: n-02, text: Autobus o víkendu, stav: nebude řešeno, důvod: objednává kraj}
    """,
    "content/ukazkov/kapitoly/vlastni.md": CHAPTER,
}


def planned_workspace(root: Path) -> Path:
    """Write a small workspace with a plan."""
    return write(small(root, project=PROJECT + TERRITORY), PLAN)


def made(root: Path, kind: str, part: str = "") -> Checked[Context]:
    loaded = load(Workspace(root))
    document = next(item for item in loaded.documents if item.kind == kind and item.part == part)
    world = Worlds(loaded).world(document)
    record = world.collection.get(document.subject)
    assert record is not None
    return graph.kinds()[kind].make(record, world)


def plan(root: Path) -> PlanContext:
    values = made(root, "plan").value.values
    assert isinstance(values, PlanContext)
    return values


def blocks(context: PlanContext) -> list[Block]:
    found: list[Block] = []

    def walk(items: tuple[Block, ...]) -> None:
        for item in items:
            found.append(item)
            walk(getattr(item, "blocks", ()))

    for chapter in context.chapters:
        for piece in chapter.pieces:
            walk(piece.text.blocks)
    return found


def table(context: PlanContext, name: str) -> Table:
    return next(item for item in blocks(context) if isinstance(item, Table) and item.caption is not None and item.caption.anchor == f"table:{name}")


def text_of(cells: tuple[Cell, ...]) -> list[str]:
    return [plain(item.content) for item in cells]
