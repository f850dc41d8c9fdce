"""Texts of the command that shows the layers of a plan's chapters."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "overlay-short": ("odkud jsou kapitoly plánu a čím se liší od společných", "where a plan's chapters come from and how they differ from the shared ones"),
    "overlay-help": (
        (
            "U každé kapitoly plánu řekne, zda je dodaná s programem, společná pro všechny projekty (content/kapitoly), nebo vlastní (content/<projekt>/kapitoly), "
            "kterou nahrazuje, kolik oddílů se liší a proč (pole „důvod“ v záhlaví kapitoly). Se jménem kapitoly ukáže rozdíly po oddílech: „-“ je text, který "
            "kapitola nahradila, „+“ ten, který se tiskne. Nic nemění."
        ),
        (
            "Says of each chapter of a plan whether it comes with the program, is shared by all projects (content/kapitoly) or the project's own "
            "(content/<project>/kapitoly), which one it stands in place of, how many sections differ, and why (the field “důvod” at the chapter's top). With a "
            "chapter's name it shows what differs, section by section: “-” is replaced text, “+” is what is printed. Changes nothing."
        ),
    ),
    "metavar-project": ("PROJEKT", "PROJECT"),
    "metavar-chapter": ("KAPITOLA", "CHAPTER"),
    "argument-project": ("složka projektu pod content; bez ní všechny projekty s plánem", "a project's folder under content; without it all that have a plan"),
    "argument-chapter": ("id nebo název kapitoly, např. proces", "id or title of a chapter, e.g. proces"),
    "column-chapter": ("kapitola", "chapter"),
    "column-layer": ("vrstva", "layer"),
    "column-over": ("místo", "in place of"),
    "column-sections": ("oddíly", "sections"),
    "column-reason": ("důvod", "reason"),
    "layer-shipped": ("dodaná", "shipped"),
    "layer-shared": ("společná", "shared"),
    "layer-own": ("vlastní", "own"),
    "overlay-changed": ("změněno {count}", "changed {count}"),
    "overlay-added": ("přidáno {count}", "added {count}"),
    "overlay-removed": ("vynecháno {count}", "removed {count}"),
    "overlay-same": ("beze změny", "no change"),
    "overlay-left-out": ("(netiskne se)", "(not printed)"),
    "overlay-is-same": ("beze změny", "the same"),
    "overlay-is-changed": ("změněno", "changed"),
    "overlay-is-added": ("přidáno", "added"),
    "overlay-is-removed": ("vynecháno", "removed"),
    "overlay-beginning": ("(začátek)", "(beginning)"),
    "overlay-of": ("{chapter}: {place} místo {below}", "{chapter}: {place} in place of {below}"),
    "overlay-more": ("Rozdíly ukáže „docpipe overlay PROJEKT KAPITOLA“.", "“docpipe overlay PROJECT CHAPTER” shows what differs."),
    "overlay-empty": ("žádný projekt nemá plán", "no project has a plan"),
}
