"""What the command line says of Word templates: help pages, tables, closing lines, and the words in comments: key → Czech, English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # help pages
    "argument-template": ("název šablony nebo druh dokumentu, např. zapis", "name of a template or a kind of document, e.g. minutes"),
    "argument-template-or-file": (
        "název šablony, druh dokumentu, nebo soubor .docx kdekoli; např. zapis",
        "name of a template, a kind of document, or a .docx anywhere; e.g. minutes",
    ),
    "option-template-project": ("jak je má tento projekt: jeho vlastní, jinak společné", "as this project has them: its own, else those of all"),
    "option-template-take-project": ("zkopíruje šablonu jen pro tento projekt", "copy the template for this project only"),
    "option-template-beside": (
        "vaši šablonu nechá být a dodanou, jaká je teď, uloží vedle ní pod jiným jménem k porovnání",
        "leave your template and put the shipped one, as it is now, beside it under another name, to be compared",
    ),
    "option-template-kind": ("čeho je soubor šablonou, nepozná-li se to z jeho jména", "what the file is a template of, where its name does not tell"),
    "option-template-comments": (
        "chyby zapíše i jako komentáře Wordu do kopie šablony; vaše šablona zůstane, jak je",
        "write what is wrong as Word comments into a copy of the template, too; your template stays as it is",
    ),
    "templates-short": ("šablony Wordu: seznam, kopie k úpravám, vzor, kontrola, návod", "Word templates: list, copy for editing, sample, check, guide"),
    "templates-help": (
        (
            "Šablony jsou běžné dokumenty Wordu. Vlastní leží ve složce templates_docx pracovní složky a mají přednost před dodanými; šablony jen pro jeden projekt "
            "leží ve složce templates_docx/PROJEKT a mají přednost před společnými.\n\n"
            "Postup: take zkopíruje, upravíte ve Wordu, sample ukáže výsledek na smyšlených údajích, check najde chyby. Značky vysvětlí guide."
        ),
        (
            "Templates are ordinary Word documents. Your own lie in the workspace's folder templates_docx and come before those shipped; those of one project lie in "
            "templates_docx/PROJECT and come before those of all.\n\n"
            "In order: take copies one, you edit it in Word, sample shows it with made-up data, check finds mistakes. guide explains the tags."
        ),
    ),
    "templates-list-short": ("vypíše šablony a čí jsou", "list the templates and whose they are"),
    "templates-list-help": (
        "Vypíše šablony, které sestavení použije, zda jsou dodané, vlastní, nebo upravené kopie dodaných, a zda se dodaná od zkopírování změnila.",
        "Lists the templates that a build uses, whether they are shipped, your own, or edited copies of shipped ones, and whether the shipped one has changed since.",
    ),
    "templates-check-short": ("zkontroluje značky v šablonách", "check the tags in the templates"),
    "templates-check-help": (
        (
            "Zkontroluje značky v jedné šabloně, nebo ve všech: neznámá pole, neuzavřené cykly, uvozovky a pomlčky změněné Wordem. LibreOffice nepotřebuje. "
            "Volba --comments zapíše nálezy i jako komentáře do kopie vedle šablony (_minutes-pripominky.docx)."
        ),
        (
            "Checks the tags in one template or in all of them: unknown fields, loops left open, quotes and dashes changed by Word. Does not need LibreOffice. "
            "With --comments it writes its findings as comments into a copy beside the template, too (_minutes-pripominky.docx)."
        ),
    ),
    "templates-take-short": ("zkopíruje dodanou šablonu k úpravám", "copy a shipped template for editing"),
    "templates-take-help": (
        "Zkopíruje dodanou šablonu do složky templates_docx, kde ji upravíte ve Wordu. Šablonu, která tam už je, nepřepíše.",
        "Copies a shipped template into the folder templates_docx, to be edited in Word. A template that is already there is not overwritten.",
    ),
    "templates-sample-short": ("ukáže šablonu vyplněnou smyšlenými údaji", "show a template filled with made-up data"),
    "templates-sample-help": (
        (
            "Vyplní šablonu smyšlenými údaji a uloží ji do build/vzory-sablon jako Word a PDF: jednou se vším, s krátkými i dlouhými hodnotami, a jednou jen s tím, "
            "co nechybí nikdy. Každá strana je označena „VZOR – smyšlené údaje“. Má-li šablona chyby, vzor ukáže, kde jsou."
        ),
        (
            "Fills a template with made-up data and puts it into build/vzory-sablon as Word and PDF: once with everything, short and long values, and once with only what is "
            "never missing. Every page is marked as a sample. Where the template has faults, the sample shows where."
        ),
    ),
    "templates-guide-short": ("dvoustránkový návod ke značkám, ve Wordu", "a two-page guide to the tags, as a Word document"),
    "templates-guide-help": (
        (
            "Zapíše do build/vzory-sablon návod pro toho, kdo zná jen Word: jak přesunout údaj, přidat sloupec, opakovat řádek, vynechat část, přesunout pruh log "
            "a na co nesahat. Má dvě strany a přílohu se všemi údaji, které smí šablona daného druhu tisknout. Bez druhu je pro zápis."
        ),
        (
            "Writes a guide into build/vzory-sablon for whoever knows only Word (in Czech): how to move a field, add a column, repeat a row, leave out a section, move the strip, and "
            "what not to touch. It has two pages and an annex with all that a template of this kind may print. Without a kind it is for minutes."
        ),
    ),
    "templates-fields-short": ("vypíše pole, která smí šablona tisknout", "list the fields that a template may print"),
    "templates-fields-help": (
        "Vypíše pole, která šablona daného druhu dokumentu smí tisknout: cestu, typ a význam.",
        "Lists the fields that a template of this kind may print: path, type and meaning.",
    ),
    # whose a template is
    "templates-all-projects": ("všechny", "all"),
    "template-shipped": ("dodaná", "shipped"),
    "template-own": ("vlastní", "your own"),
    "template-copy": ("kopie dodané", "copy of the shipped one"),
    "template-edited": ("upravená kopie dodané", "edited copy of the shipped one"),
    "template-stale": ("kopie starší podoby dodané", "copy of an older shipped one"),
    "template-outdated": ("upravená kopie starší podoby dodané", "edited copy of an older shipped one"),
    # closing lines
    "templates-next": (
        "Šablonu k úpravám zkopíruje „docpipe templates take ŠABLONA“, jen pro jeden projekt s volbou --project.",
        "“docpipe templates take TEMPLATE” copies one for editing, with --project for one project only.",
    ),
    "templates-moved": (
        "Některá dodaná šablona se od zkopírování změnila. „docpipe templates take ŠABLONA --beside“ ji uloží vedle vaší; ve Wordu je porovná Revize › Porovnat.",
        "A shipped template has changed since it was copied. “docpipe templates take TEMPLATE --beside” puts it beside yours; Review › Compare in Word compares them.",
    ),
    "template-taken": (
        (
            "Upravte ji ve Wordu. „docpipe templates guide {kind}“ vysvětlí značky, „docpipe templates sample {name}“ ukáže výsledek na smyšlených údajích, "
            "„docpipe templates check {name}“ najde chyby."
        ),
        (
            "Edit it in Word. “docpipe templates guide {kind}” explains the tags, “docpipe templates sample {name}” shows the result with made-up data, "
            "“docpipe templates check {name}” finds mistakes."
        ),
    ),
    "template-beside": (
        "Je to jen k porovnání (ve Wordu Revize › Porovnat); docpipe ji nepoužívá a můžete ji smazat.",
        "It is only for comparing (in Word Review › Compare); docpipe does not use it and you may delete it.",
    ),
    "templates-sample-next": (
        "Údaje jsou smyšlené. Po úpravě šablony příkaz zopakujte; vzor se přepíše.",
        "The data are made up. After a change of the template, run the command again; the sample is written anew.",
    ),
    "templates-guide-next": (
        "Otevřete ho ve Wordu; značky z něj můžete kopírovat do šablony.",
        "Open it in Word; tags can be copied from it into a template.",
    ),
    "templates-comments-next": (
        (
            "Otevřete kopii ve Wordu: každý nález je v ní jako komentář. Opravte podle nich šablonu; nebo opravte kopii a uložte ji jako šablonu "
            "(komentáře docpipe se do dokumentů nedostanou)."
        ),
        (
            "Open the copy in Word: each finding is a comment in it. Mend the template by them; or mend the copy and save it as the template "
            "(docpipe's comments do not get into documents)."
        ),
    ),
    "templates-comments-hint": (
        "Místa ukáže přímo ve Wordu „docpipe templates check{name} --comments“.",
        "“docpipe templates check{name} --comments” shows the places right in Word.",
    ),
    # comments
    "comment-tag": ("Jde o značku {tag}.", "It is about the tag {tag}."),
    "place-file": ("celý soubor", "the whole file"),
    "place-body": ("v textu", "in the text"),
    "place-box": ("v textovém poli", "in a text box"),
    "place-footnotes": ("v poznámce pod čarou", "in a footnote"),
    "place-endnotes": ("ve vysvětlivce", "in an endnote"),
    "place-other": ("mimo text", "outside the text"),
    "place-header": ("v záhlaví", "in the header"),
    "place-header-default": ("v záhlaví", "in the header"),
    "place-header-first": ("v záhlaví první strany", "in the header of the first page"),
    "place-header-even": ("v záhlaví sudých stran", "in the header of even pages"),
    "place-footer": ("v zápatí", "in the footer"),
    "place-footer-default": ("v zápatí", "in the footer"),
    "place-footer-first": ("v zápatí první strany", "in the footer of the first page"),
    "place-footer-even": ("v zápatí sudých stran", "in the footer of even pages"),
}
