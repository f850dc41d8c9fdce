"""Texts of the screen of the commands that work with the plan: (Czech, English)."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "new-short": ("založí nový soubor obsahu s návodem pro autora", "begin a new file of content, with instructions for its author"),
    "new-help": (
        "Založí nový soubor obsahu, do kterého autor rovnou píše. Žádný soubor nepřepíše.",
        "Begins a new file of content into which its author writes at once. Overwrites no file.",
    ),
    "new-chapter-short": ("nová kapitola plánu, v Markdownu, nebo ve Wordu", "a new chapter of the plan, in Markdown or in Word"),
    "new-chapter-help": (
        (
            "Založí novou kapitolu plánu s návodem, který se netiskne: jako Markdown, s volbou --word jako dokument Wordu ve stylech plánu. Kapitolu, která už je, "
            "nepřepíše."
        ),
        (
            "Begins a new chapter of the plan with instructions that are not printed: as Markdown, with --word as a Word document in the styles of the plan. "
            "A chapter that is there already is not overwritten."
        ),
    ),
    "new-chapter-next": (
        "Dál: kapitolu napište a přidejte do pořadí v plan.yaml, klíč „kapitoly“: {id}.",
        "Next: write the chapter and add it to the order in plan.yaml, key “kapitoly”: {id}.",
    ),
    "argument-title": ("název kapitoly, např. „Doprava a dostupnost“", "title of the chapter, e.g. “Transport and access”"),
    "option-new-word": ("jako dokument Wordu ve stylech plánu", "as a Word document in the styles of the plan"),
    "option-new-project": (
        "do kterého projektu; jinak do toho, v jehož složce jste, nebo do jediného",
        "into which project; else the one you are in, or the only one",
    ),
    "option-new-shared": ("společná kapitola všech projektů", "a chapter that all projects have in common"),
}
