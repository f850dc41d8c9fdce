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
    "metavar-new": ("NOVÉ", "NEW"),
    "argument-diff-old": (
        "upravený dokument Wordu; nebo starší stav plánu: složka, vydaný soubor, číslo verze",
        "an edited Word document; or the older state of a plan: a folder, a released file, the number of a version",
    ),
    "argument-diff-new": ("novější stav plánu, zapsaný stejně", "the newer state of the plan, said in the same way"),
    "option-diff-word": ("změny zapíše jako dokument pro zastupitelstvo", "write the changes as a document for the council"),
    "option-diff-project": ("který plán, je-li jich víc", "which plan, where there are more"),
    "option-diff-edition": ("které vydání se porovnává; jinak veřejné", "which edition is compared; else the one for everybody"),
    "option-diff-approved": (
        "ohlídá, že se schválené znění liší od předloženého jen tiráží",
        "hold that what was approved differs from what was submitted in nothing but the imprint",
    ),
    "trace-more": ("{field} (a {count}× jinde)", "{field} (and {count}× elsewhere)"),
    "diff-states-same": ("oba stavy plánu jsou stejné", "both states of the plan are the same"),
    "diff-report-written": ("Změny jsou v dokumentu {file}.", "The changes are in the document {file}."),
    "amount-not-stated": ("neuvedeno", "not stated"),
    "all-years": ("celkem", "all years"),
    "all-sources": ("celkem", "all"),
    "column-before": ("bylo", "was"),
    "column-after": ("je", "is"),
    "column-what": ("co", "what"),
    "column-year": ("rok", "year"),
    "column-source": ("zdroj", "source"),
    "column-total": ("peníze", "money"),
    "column-measure": ("opatření", "measure"),
    "column-moved": ("rozdíl", "difference"),
    "thing-plan": ("plán", "plan"),
    "thing-node": ("priorita, cíl", "priority, goal"),
    "thing-measure": ("opatření", "measure"),
    "thing-service": ("služba", "service"),
    "thing-need": ("potřeba", "need"),
    "thing-indicator": ("ukazatel", "indicator"),
    "thing-target-group": ("cílová skupina", "target group"),
    "thing-risk": ("riziko", "risk"),
    "thing-swot": ("SWOT", "SWOT"),
    "thing-milestone": ("harmonogram", "timetable"),
    "thing-evaluation": ("vyhodnocení", "evaluation"),
    "thing-comment": ("připomínka", "comment"),
    "thing-table": ("tabulka", "table"),
    "thing-chart": ("graf", "chart"),
    "thing-chapter": ("kapitola", "chapter"),
    "argument-title": ("název kapitoly, např. „Doprava a dostupnost“", "title of the chapter, e.g. “Transport and access”"),
    "option-new-word": ("jako dokument Wordu ve stylech plánu", "as a Word document in the styles of the plan"),
    "option-new-project": (
        "do kterého projektu; jinak do toho, v jehož složce jste, nebo do jediného",
        "into which project; else the one you are in, or the only one",
    ),
    "option-new-shared": ("společná kapitola všech projektů", "a chapter that all projects have in common"),
}
