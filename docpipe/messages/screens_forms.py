"""Texts of the screen of the commands that make forms to fill in: (Czech, English)."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "new-meeting-short": ("nové setkání jako sešit Excelu, text nebo dokument Wordu", "a new meeting as an Excel workbook, a text or a Word document"),
    "new-meeting-help": (
        (
            "Založí nové setkání skupiny, předvyplněné tím, co se ví: členové skupiny, úkoly, které zbyly z minula, místo a hodina. Bez dalších voleb jako sešit "
            "Excelu. Píše se i „docpipe new setkání“. Nic, co už je, nepřepíše."
        ),
        (
            "Begins a new meeting of a group, filled in with what is known: the group's members, tasks left from last time, place and hour. Without other options as "
            "an Excel workbook. Overwrites nothing that is there."
        ),
    ),
    "metavar-group": ("SKUPINA", "GROUP"),
    "argument-new-group": (
        "skupina, která se sejde, jménem nebo zkratkou („PS Senioři“); „-“ pro setkání bez skupiny; má-li projekt jedinou, netřeba",
        "the group that meets, by name or short name (“PS Senioři”); “-” for a meeting without one; not needed where the project has a single one",
    ),
    "option-new-date": (
        "den setkání („9. 3. 2021“); jinak ten, který ohlásilo minulé setkání",
        "day of the meeting (“9. 3. 2021”); else the one the last meeting announced",
    ),
    "option-new-title": ("název setkání; jinak podle skupiny", "the meeting's name; else by the group"),
    "option-new-meeting-word": ("jako dokument Wordu", "as a Word document"),
    "option-new-text": ("jako text pro Poznámkový blok (Markdown)", "as a text for Notepad (Markdown)"),
    "option-new-yaml": ("jako YAML", "as YAML"),
    "new-meeting-next-xlsx": (
        "Dál: otevřete {file} v Excelu, doplňte žluté buňky, uložte a zavřete; pak docpipe check.",
        "Next: open {file} in Excel, fill in the yellow cells, save and close; then docpipe check.",
    ),
    "new-meeting-next-docx": (
        "Dál: otevřete {file} ve Wordu, vyplňte, uložte a zavřete; pak docpipe check.",
        "Next: open {file} in Word, fill it in, save and close; then docpipe check.",
    ),
    "new-meeting-next-md": (
        "Dál: otevřete {file} v Poznámkovém bloku, doplňte a uložte; pak docpipe check.",
        "Next: open {file} in Notepad, fill it in and save; then docpipe check.",
    ),
    "new-meeting-next-yaml": ("Dál: doplňte {file} a uložte; pak docpipe check.", "Next: fill in {file} and save; then docpipe check."),
    "new-meeting-carried": ("Úkolů a usnesení, které zbyly z minula: {count}.", "Tasks and resolutions left from before: {count}."),
}
