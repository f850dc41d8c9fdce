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
    "new-people-short": ("seznam lidí jako sešit Excelu", "the register of people as an Excel workbook"),
    "new-people-help": (
        "Založí seznam lidí jako sešit Excelu. Je-li už seznam napsaný jinak, nechá ho být a sešit s týmiž lidmi uloží vedle jako návrh; přidá i ty, které záznamy jmenují a seznam nezná.",
        "Begins the register of people as an Excel workbook. Where it is written already, it is left as it is, and a workbook with the same entries is put beside it as a proposal; those whom records name and it lacks are added.",
    ),
    "new-organisations-short": ("seznam organizací jako sešit Excelu", "the register of organisations as an Excel workbook"),
    "new-organisations-help": (
        "Založí seznam organizací jako sešit Excelu; je-li už napsaný, uloží vedle návrh s týmiž organizacemi a přidá ty, které záznamy jmenují.",
        "Begins the register of organisations as an Excel workbook; where it is written already, a proposal with the same entries is put beside it, with those that records name added.",
    ),
    "new-groups-short": ("seznam skupin a jejich členů jako sešit Excelu", "the register of groups and members as an Excel workbook"),
    "new-groups-help": (
        "Založí seznam skupin jako sešit Excelu, členové mají vlastní list. Je-li už napsaný, uloží vedle návrh s týmiž skupinami.",
        "Begins the register of groups as an Excel workbook; members have a sheet of their own. Where it is written already, a proposal is put beside it.",
    ),
    "new-needs-short": ("seznam potřeb projektu jako sešit Excelu", "a project's register of needs as an Excel workbook"),
    "new-needs-help": (
        "Založí seznam potřeb projektu jako sešit Excelu. Je-li už napsaný, uloží vedle návrh s týmiž potřebami.",
        "Begins a project's register of needs as an Excel workbook. Where it is written already, a proposal is put beside it.",
    ),
    "new-register-next": (
        "Dál: otevřete {file} v Excelu, vyplňte, uložte a zavřete; pak docpipe check.",
        "Next: open {file} in Excel, fill it in, save and close; then docpipe check.",
    ),
    "new-register-beside": (
        "Je to návrh vedle stávajícího seznamu, docpipe ho nečte. Má-li platit: zkontrolujte ho, přejmenujte na {final} a stávající seznam smažte.",
        "It is a proposal beside the register there is; docpipe does not read it. To make it hold: check it, rename it {final} and delete the one there is.",
    ),
    "new-register-proposed": ("Doplněno ze záznamů: {names}.", "Added from records: {names}."),
    "new-project-short": ("nový projekt; na co je potřeba, to se zeptá", "a new project; asks for what it needs"),
    "new-project-help": (
        "Založí projekt: soubor projekt.yaml ve vlastní složce a, neznají-li je seznamy, záznam příjemce a vedoucího projektu. Na co není odpověď ve volbách, na to se v okně příkazů zeptá; program pozná podle registračního čísla.",
        "Begins a project: the file projekt.yaml in a folder of its own and, where the registers lack them, entries for the beneficiary and the manager. What no option says is asked for on a terminal; the programme is told by the registration number.",
    ),
    "new-project-next": (
        "Dál: zkontrolujte {file}, doplňte skupiny (docpipe new skupiny) a založte první setkání (docpipe new setkání).",
        "Next: check {file}, add the groups (docpipe new groups) and begin the first meeting (docpipe new meeting).",
    ),
    "option-project-name": ("název projektu přesně podle právního aktu", "the project's name exactly as in the grant decision"),
    "option-project-short_name": (
        "krátký název; jmenuje se podle něj složka, např. „KPSS Vzorovsko“",
        "short name; the folder is called by it, e.g. “KPSS Vzorovsko”",
    ),
    "option-project-registration": ("registrační číslo", "registration number"),
    "option-project-programme": (
        "program: opz-plus, opz-2014, irop-2021, irop-2014 nebo none; jinak podle registračního čísla",
        "programme: opz-plus, opz-2014, irop-2021, irop-2014 or none; else by the registration number",
    ),
    "option-project-beneficiary": ("příjemce podpory, jménem z rejstříku", "the beneficiary, by its name in the public register"),
    "option-project-ico": ("IČO příjemce", "the beneficiary's identification number (IČO)"),
    "option-project-territory": ("území, např. „Vzorovsko“", "the territory, e.g. “Vzorovsko”"),
    "option-project-realisation": ("období realizace, např. „1. 1. 2024 – 31. 12. 2025“", "when the project runs, e.g. “1. 1. 2024 – 31. 12. 2025”"),
    "option-project-plan_period": ("období plánu, např. „2026–2028“", "the plan's period, e.g. “2026–2028”"),
    "option-project-contact": ("kdo projekt vede, i s tituly", "who manages the project, with titles"),
    "option-project-activity": (
        "klíčová aktivita, např. „KA 01 Řízení projektu“; lze opakovat",
        "a key activity, e.g. “KA 01 Řízení projektu”; may be repeated",
    ),
    "ask-project-name": ("Název projektu podle právního aktu", "The project's name as in the grant decision"),
    "ask-project-short_name": ("Krátký název (podle něj se jmenuje složka)", "Short name (the folder is called by it)"),
    "ask-project-registration": ("Registrační číslo (prázdné, ještě není-li)", "Registration number (empty where there is none yet)"),
    "ask-project-programme": ("Program (opz-plus, opz-2014, irop-2021, irop-2014, none)", "Programme (opz-plus, opz-2014, irop-2021, irop-2014, none)"),
    "ask-project-beneficiary": ("Příjemce podpory", "Beneficiary"),
    "ask-project-ico": ("IČO příjemce (prázdné, je-li už v seznamu organizací)", "The beneficiary's IČO (empty where the register has it)"),
    "ask-project-territory": ("Území (např. Vzorovsko)", "Territory (e.g. Vzorovsko)"),
    "ask-project-realisation": ("Období realizace (1. 1. 2024 – 31. 12. 2025)", "When the project runs (1. 1. 2024 – 31. 12. 2025)"),
    "ask-project-plan_period": ("Období plánu (2026–2028)", "The plan's period (2026–2028)"),
    "ask-project-contact": ("Kdo projekt vede", "Who manages the project"),
    "ask-project-activity": ("Klíčová aktivita, např. KA 01 Řízení projektu (prázdné končí)", "A key activity, e.g. KA 01 Řízení projektu (empty ends)"),
    "ask-meeting-group": ("Která skupina se sejde ({known}; „-“ žádná)", "Which group meets ({known}; “-” none)"),
    "ask-meeting-date": ("Den setkání (9. 3. 2021)", "Day of the meeting (9. 3. 2021)"),
}
