"""What is said of sending a bundle: unknown presets, limits that are exceeded, manifests."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Meze způsobu odeslání jsou v jeho souboru i se zdrojem; platí-li pro vás jiné, uložte vlastní soubor do složky odeslani. Svazek vzniká i tak, jen se dá vědět předem, "
    "co adresát nepřijme."
)
_WHY_EN = (
    "The limits of a way of sending stand in its file with their source; where others hold for you, save a file of your own in the folder odeslani. The bundle is made all the "
    "same; you only know beforehand what the addressee will not take."
)
_MANIFEST_WHY_CS = (
    "Soupis svazku drží otisk SHA-256 každého souboru. Podle něj se i po letech pozná, zda jsou soubory, jaké byly. Kdo by změnil soubor i soupis, toho neodhalí: o to se stará "
    "elektronický podpis nebo časové razítko."
)
_MANIFEST_WHY_EN = (
    "A bundle's manifest has the SHA-256 of every file. By it one can tell years later whether the files are what they were. It does not reveal somebody who changed the file and "
    "the manifest: that is for an electronic signature or a time stamp."
)

MESSAGES: dict[str, Message] = {
    "sending-unknown": Message(
        Severity.FAULT,
        cs="způsob odeslání „{value}“ neexistuje; jsou: {known}",
        en="there is no way of sending “{value}”; there are: {known}",
        do_cs="použijte jeden z nich, nebo uložte vlastní meze do odeslani/{value}.yaml",
        do_en="use one of them, or save limits of your own in odeslani/{value}.yaml",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "e-mail", "known": ("archiv", "datova-schranka")},
    ),
    "sending-too-large": Message(
        Severity.ERROR,
        cs="{preset} přijímá nejvýše {limit} MB najednou, soubory mají {size} MB",
        en="{preset} takes at most {limit} MB at once, the files have {size} MB",
        do_cs="rozdělte svazek na více svazků, nebo u skenů napište „zmenšit obrázky: 150“",
        do_en="divide the bundle, or for scans write “zmenšit obrázky: 150”",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "datová schránka", "size": "132,0", "limit": "100,0"},
    ),
    "sending-divided": Message(
        Severity.INFO,
        cs="svazek je na jedno odeslání příliš velký ({preset}); pošlete ho po dílech ze složky {folder} (dílů: {count})",
        en="the bundle is too large to be sent at once ({preset}); send its pieces from the folder {folder} ({count} of them)",
        do_cs="každý díl pošlete zvlášť, v názvu mají své pořadí; soubory ze složky vedle připojte, kam se vejdou",
        do_en="send each piece separately, their names say their order; add the files of the folder vedle where there is room",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "datová schránka", "count": 3, "folder": "2024-03-31_svazek_doklady/dily"},
    ),
    "sending-file-too-large": Message(
        Severity.ERROR,
        cs="{preset} přijímá soubory do {limit} MB, {file} má {size} MB",
        en="{preset} takes files up to {limit} MB, {file} has {size} MB",
        do_cs="napište ke svazku „nejvýše MB: {limit}“, rozdělí se po částech",
        do_en="write “nejvýše MB: {limit}” to the bundle, it will be split by parts",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "portál", "file": "doklady.pdf", "size": "32,0", "limit": "20,0"},
    ),
    "sending-too-many": Message(
        Severity.ERROR,
        cs="{preset} přijímá nejvýše {limit} souborů najednou, je jich {count}",
        en="{preset} takes at most {limit} files at once, there are {count}",
        do_cs="pošlete je jako ZIP („ZIP: ano“), nebo ve více zprávách",
        do_en="send them as a ZIP (“ZIP: ano”), or in several messages",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "datová schránka", "count": 61, "limit": 50},
    ),
    "sending-suffix": Message(
        Severity.ERROR,
        cs="{preset} nepřijímá soubor {file}; přijímá: {known}",
        en="{preset} does not take the file {file}; it takes: {known}",
        do_cs="ZIP vynechte („ZIP: ne“), jiný soubor převeďte na PDF",
        do_en="leave out the ZIP (“ZIP: ne”), convert another file to PDF",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "portál", "file": "doklady.zip", "known": ("pdf",)},
    ),
    "sending-not-archival": Message(
        Severity.ERROR,
        cs="{preset} přijímá jen výstupní datové formáty, {file} jím není",
        en="{preset} takes only archival output formats, {file} is none",
        do_cs="které části tomu brání, je řečeno u svazku; vložené soubory a Word vynechte",
        do_en="which parts stand in the way is said of the bundle; leave out embedded files and Word files",
        why_cs="Výstupním datovým formátem statických dokumentů je PDF/A (vyhláška č. 259/2012 Sb., § 23). docpipe sám dělá základní kontrolu; shodu potvrzuje validátor.",
        why_en="The output format of static documents is PDF/A (Decree 259/2012, § 23). docpipe itself makes a basic check; a validator confirms conformity.",
        example={"preset": "předání k archivaci", "file": "doklady.pdf"},
    ),
    "sending-zip-entries": Message(
        Severity.ERROR,
        cs="{preset} přijímá ZIP s nejvýše {limit} soubory a složkami, je jich {count}",
        en="{preset} takes a ZIP of at most {limit} files and folders, there are {count}",
        do_cs="vynechte samostatná PDF, nebo svazek rozdělte",
        do_en="leave out the separate PDFs, or divide the bundle",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "datová schránka", "count": 1200, "limit": 1000},
    ),
    "sending-zip-levels": Message(
        Severity.ERROR,
        cs="{preset} přijímá ZIP s nejvýše {limit} složkami nad sebou, je jich {count}",
        en="{preset} takes a ZIP with folders at most {limit} deep, here they are {count} deep",
        do_cs="vynechte samostatná PDF a soubory Wordu",
        do_en="leave out the separate PDFs and Word files",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "portál", "count": 1, "limit": 0},
    ),
    "sending-zip-in-zip": Message(
        Severity.ERROR,
        cs="{preset} nepřijímá ZIP, ve kterém je další ({file})",
        en="{preset} takes no ZIP that holds another one ({file})",
        do_cs="vnitřní ZIP nahraďte jeho soubory",
        do_en="replace the inner ZIP by its files",
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"preset": "datová schránka", "file": "podklady.zip"},
    ),
    "manifest-missing": Message(
        Severity.ERROR,
        cs="není tu soupis svazku ({manifest}), podle kterého by se dalo poznat, zda je soubor, jaký byl",
        en="the manifest ({manifest}) by which one could tell whether the file is what it was is not there",
        do_cs="uložte soupis vedle svazku, nebo ověřte ZIP, který ho má v sobě",
        do_en="save the manifest beside the bundle, or verify the ZIP, which holds it",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
        example={"manifest": "doklady.manifest.json"},
    ),
    "manifest-damaged": Message(
        Severity.ERROR,
        cs="soupis svazku je poškozený, nebo je z novějšího docpipe",
        en="the manifest is damaged, or of a newer docpipe",
        do_cs="obnovte ho ze zálohy, nebo použijte novější docpipe",
        do_en="restore it from a backup, or use a newer docpipe",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
    ),
    "manifest-changed": Message(
        Severity.ERROR,
        cs="soupis svazku už není, jaký byl: někdo změnil jeho text",
        en="the manifest is no longer what it was: somebody changed its text",
        do_cs="vezměte původní soupis ze zálohy nebo ze ZIPu svazku; co říká tento, neplatí za doklad",
        do_en="take the original manifest from a backup or from the bundle's ZIP; what this one says proves nothing",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
    ),
    "manifest-differs": Message(
        Severity.ERROR,
        cs="soubor „{file}“ už není, jaký byl: otisk je {found}…, v soupisu {expected}…",
        en="the file “{file}” is no longer what it was: its digest is {found}…, in the manifest {expected}…",
        do_cs="vezměte původní soubor ze zálohy; nic z tohoto neplatí za doklad",
        do_en="take the original file from a backup; this one proves nothing",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
        example={"file": "doklady.pdf", "found": "9f86d081", "expected": "60303ae2"},
    ),
    "manifest-file-missing": Message(
        Severity.ERROR,
        cs="soubor „{file}“, který je v soupisu, tu není",
        en="the file “{file}” that stands in the manifest is not there",
        do_cs="obnovte ho ze zálohy nebo ze ZIPu",
        do_en="restore it from a backup or from the ZIP",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
        example={"file": "prilohy/01_zapis.pdf"},
    ),
    "manifest-file-stranger": Message(
        Severity.ERROR,
        cs="soubor „{file}“ v soupisu není",
        en="the file “{file}” does not stand in the manifest",
        do_cs="vyjměte ho; do ZIPu svazku ho někdo přidal",
        do_en="take it out; somebody added it to the bundle's ZIP",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
        example={"file": "navic.pdf"},
    ),
    "manifest-holds": Message(
        Severity.INFO,
        cs="souhlasí se soupisem (souborů: {count}; {judged})",
        en="agrees with the manifest (files: {count}; basic check)",
        do_cs="není třeba nic dělat; shodu s PDF/A a PDF/UA potvrzuje až validátor (veraPDF)",
        do_en="nothing is to be done; conformity to PDF/A and PDF/UA is for a validator (veraPDF) to confirm",
        why_cs=_MANIFEST_WHY_CS,
        why_en=_MANIFEST_WHY_EN,
        example={"count": 5, "judged": "základní kontrola"},
    ),
    "zip-unreadable": Message(
        Severity.ERROR,
        cs="ZIP nelze přečíst: {reason}",
        en="the ZIP cannot be read: {reason}",
        do_cs="stáhněte nebo zkopírujte ho znovu; zaheslovaný nejdřív rozbalte",
        do_en="download or copy it again; unpack one with a password first",
        why_cs="Poškozený nebo zaheslovaný ZIP se nedá ověřit.",
        why_en="A damaged or locked ZIP cannot be verified.",
        example={"reason": "není to ZIP"},
    ),
}
