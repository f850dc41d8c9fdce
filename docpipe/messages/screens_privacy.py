"""The texts of `docpipe privacy`: key → Czech, English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "privacy-short": ("čí osobní údaje kde jsou, do kdy, a vše o jedné osobě", "whose personal data are where, until when, and all about one person"),
    "privacy-help": (
        (
            "Vypíše, čí osobní údaje v pracovní složce jsou: v kterých souborech obsahu a v kterých sestavených a vydaných dokumentech, do kdy se uchovávají a co už "
            "mělo být smazáno. Se jménem vypíše všechno o jedné osobě (žádost podle čl. 15 nařízení (EU) 2016/679); --output to uloží jako dopis k předání (.docx) nebo jako sešit (.xlsx); místo jména stačí e-mail nebo telefon. "
            "--policy vypíše, co z osobních údajů ukazuje veřejná verze a proč.\n\n"
            'Příklad: docpipe privacy "Jana Nováková" --output novakova.docx'
        ),
        (
            "List whose personal data the workspace holds: in which content files and which built and released documents, until when they are kept and what should "
            "have been deleted. With a name: everything about one person (a request under Art. 15 of Regulation (EU) 2016/679); --output saves it as a letter (.docx) or a workbook (.xlsx) to hand "
            "over. --policy lists which personal data the public edition shows, and why.\n\n"
            'Example: docpipe privacy "Jana Nováková" --output novakova.docx'
        ),
    ),
    "argument-person": ("jméno nebo id osoby; bez něj přehled všech", "name or id of a person; without it a list of all"),
    "metavar-person": ("OSOBA", "PERSON"),
    "option-policy": ("vypíše, co z osobních údajů ukazuje veřejná verze a proč", "list which personal data the public edition shows, and why"),
    "option-privacy-output": (
        "uloží výpis i do souboru: sešit .xlsx, o jedné osobě i dopis .docx",
        "save the list as a file too: a workbook .xlsx, of one person also a letter .docx",
    ),
    "option-privacy-date": ("ke kterému dni se lhůty posoudí, jinak k dnešku", "the day by which the times are judged; else today"),
    "privacy-title": ("Osobní údaje v pracovní složce", "Personal data in the workspace"),
    "privacy-more": (
        "Vše o jedné osobě: docpipe privacy JMÉNO. Sešit se záznamy o zpracování: docpipe privacy --output osobni-udaje.xlsx",
        "All about one person: docpipe privacy NAME. A workbook with the records of processing: docpipe privacy --output personal-data.xlsx",
    ),
    "privacy-next": (
        "K předání: --output SOUBOR.docx (dopis) nebo SOUBOR.xlsx. Úryvky textů mohou obsahovat údaje jiných osob: před předáním je přečtěte.",
        "To hand over: --output FILE.docx (a letter) or FILE.xlsx. Excerpts of texts may hold data of other people: read them before you hand them over.",
    ),
    "privacy-unknown": ("neuvedeno", "not stated"),
    "privacy-uncertain": ("obecná hodnota programu, ověřte ji v právním aktu", "a general value of the programme: check it in the grant decision"),
    "column-people": ("osob", "people"),
    "column-keep-until": ("uchovat do", "keep until"),
    "column-by": ("podle čeho", "by"),
    "column-name": ("jméno", "name"),
    "column-data": ("údaje", "data"),
    "column-value": ("hodnota", "value"),
    "column-projects": ("projekty", "projects"),
    "column-places": ("míst v obsahu", "places in content"),
    "column-internal": ("interních dok.", "internal documents"),
    "column-public": ("veřejných dok.", "public documents"),
    "column-line": ("řádek", "line"),
    "column-shown": ("veřejná verze", "public edition"),
    "column-admits": ("připouští", "admits"),
    "column-law": ("předpis", "law"),
}
