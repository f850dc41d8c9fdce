"""What is said of handing a workspace over: packing it and unpacking it elsewhere."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHOLE_CS = "Balíček nese kontrolní součet každého souboru; rozbalí se celý a nezměněný, nebo vůbec."
_WHOLE_EN = "The ZIP bears the digest of every file; it is unpacked whole and unchanged, or not at all."
_AGAIN_CS = "vyžádejte si balíček znovu, nejlépe jinou cestou (e-mail mohl soubor poškodit)"
_AGAIN_EN = "ask for the ZIP again, best by another way (mail may have damaged the file)"
_KEPT_CS = "docpipe nic vašeho nepřepíše."
_KEPT_EN = "docpipe overwrites nothing of yours."


def _broken(cs: str, en: str) -> Message:
    """Return the message for a ZIP that is not as it was packed."""
    return Message(Severity.FAULT, cs=cs, en=en, do_cs=_AGAIN_CS, do_en=_AGAIN_EN, why_cs=_WHOLE_CS, why_en=_WHOLE_EN, example={"file": "content/lide.yaml"})


MESSAGES: dict[str, Message] = {
    "pack-file-there": Message(
        Severity.FAULT,
        cs="soubor už existuje a má jiný obsah",
        en="the file is there already and has another content",
        do_cs="dejte balíčku jiné jméno, nebo ten starý nejdřív smažte",
        do_en="give the ZIP another name, or delete the old one first",
        why_cs=_KEPT_CS,
        why_en=_KEPT_EN,
    ),
    "pack-link": Message(
        Severity.WARNING,
        cs="odkaz na jiné místo v balíčku není",
        en="the link to another place is not in the ZIP",
        do_cs="má-li být soubor předán, zkopírujte ho sem místo odkazu",
        do_en="if the file is to be handed over, copy it here instead of the link",
        why_cs="Odkaz vede na místo, které na druhém počítači nebude.",
        why_en="A link leads to a place that will not be there on the other computer.",
    ),
    "pack-edited": Message(
        Severity.WARNING,
        cs="dokument někdo upravil ručně; v balíčku je tak, jak je",
        en="somebody edited the document; it is in the ZIP as it is",
        do_cs="rozhodněte před předáním, co platí: docpipe diff {file}, potom docpipe resolve {file}",
        do_en="settle before handing over what holds: docpipe diff {file}, then docpipe resolve {file}",
        why_cs="Koncepty se z obsahu vyrobí znovu, a tak se nebalí; ruční úprava by se tím ztratila, proto se přidává.",
        why_en="Drafts are made again of the content, so they are not packed; an edit would be lost by that, so it is added.",
        example={"file": "build/ukazka/zapis/2024-03-14_zapis_interni.docx"},
    ),
    "pack-left-out": Message(
        Severity.WARNING,
        cs="v pracovní složce je i něco, co se nebalí: {names}",
        en="the workspace holds something else that is not packed: {names}",
        do_cs="patří-li to k práci, přesuňte to do content (třeba skeny vedle záznamů setkání), jinak to předejte zvlášť",
        do_en="if it belongs to the work, move it into content (scans beside the records of meetings), else hand it over separately",
        why_cs="Balí se obsah, šablony, vydané dokumenty, loga a nastavení. Co leží jinde, docpipe nezná, a nechce to ani ztratit, ani rozeslat.",
        why_en="Content, templates, released documents, logos and settings are packed. docpipe does not know the rest and will neither lose nor spread it.",
        example={"names": ("skeny/", "poznamky.txt")},
    ),
    "pack-name-refused": Message(
        Severity.FAULT,
        cs="jméno „{file}“ nemůže mít soubor na každém systému; balíček by nešel rozbalit",
        en="a file cannot be called “{file}” on every system; the ZIP could not be unpacked",
        do_cs='přejmenujte ho: bez znaků < > : " | ? * \\, bez tečky a mezery na konci; zmiňuje-li ho záznam, opravte ho i tam',
        do_en='rename it: without < > : " | ? * \\, without a dot or a space at the end; where a record names it, correct it there too',
        why_cs="Balíček se rozbaluje i ve Windows, kde tyto znaky a jména jako CON nebo NUL jméno souboru mít nesmí.",
        why_en="The ZIP is unpacked on Windows too, where these signs and names like CON or NUL are not allowed.",
        example={"file": "porada 9:30.pdf"},
    ),
    "pack-names-clash": Message(
        Severity.FAULT,
        cs="soubor se od „{other}“ liší jen velikostí písmen; ve Windows by jeden přepsal druhý",
        en="the file differs from “{other}” only in small and capital letters; on Windows one would overwrite the other",
        do_cs="jeden z nich přejmenujte",
        do_en="rename one of them",
        why_cs="Windows a macOS velikost písmen ve jménech nerozlišují.",
        why_en="Windows and macOS do not tell small letters from capital ones in names.",
        example={"other": "content/ukazka/Sken.pdf"},
    ),
    "unpack-no-room": Message(
        Severity.FAULT,
        cs="na disku není dost místa: balíček potřebuje {needed} MB, volných je {free} MB",
        en="there is not enough room on the disk: the ZIP needs {needed} MB, {free} MB are free",
        do_cs="uvolněte místo, nebo rozbalte balíček na jiný disk; nic se nezapsalo",
        do_en="make room or unpack to another disk; nothing was written",
        why_cs=_WHOLE_CS,
        why_en=_WHOLE_EN,
        example={"needed": 120, "free": 80},
    ),
    "unpack-damaged": Message(
        Severity.FAULT,
        cs="soubor nejde přečíst jako ZIP ({reason})",
        en="the file cannot be read as a ZIP ({reason})",
        do_cs=_AGAIN_CS,
        do_en=_AGAIN_EN,
        why_cs=_WHOLE_CS,
        why_en=_WHOLE_EN,
        example={"reason": "File is not a zip file"},
    ),
    "unpack-not-ours": Message(
        Severity.FAULT,
        cs="ZIP není balíček z „docpipe pack“: chybí v něm čitelný seznam {list}",
        en="the ZIP is none of “docpipe pack”: there is no readable list {list} in it",
        do_cs="rozbalte ho běžným způsobem, nebo si vyžádejte balíček vyrobený příkazem docpipe pack",
        do_en="unpack it in the usual way, or ask for one made by docpipe pack",
        why_cs="Podle seznamu s kontrolními součty se pozná, že se nic neztratilo a nikdo nic nezměnil.",
        why_en="By the list of digests one knows that nothing was lost and nobody changed anything.",
        example={"list": "docpipe-predani.json"},
    ),
    "unpack-newer": Message(
        Severity.FAULT,
        cs="balíček má formát {found}, tento docpipe zná {known}",
        en="the ZIP is of format {found}, this docpipe knows {known}",
        do_cs="nainstalujte novější docpipe",
        do_en="install a newer docpipe",
        why_cs="Novější formát může obsahovat soubory, kterým by tato verze nerozuměla.",
        why_en="A newer format may hold files that this version would not understand.",
        example={"found": "2", "known": 1},
    ),
    "unpack-too-large": Message(
        Severity.FAULT,
        cs="soubory v balíčku by dohromady zabraly přes {limit} MB",
        en="the files of the ZIP would take more than {limit} MB together",
        do_cs="předejte skeny zvlášť a balíček vyrobte bez nich",
        do_en="hand the scans over separately and make the ZIP without them",
        why_cs="Podvržený ZIP může z několika kilobajtů zaplnit celý disk.",
        why_en="A forged ZIP of a few kilobytes can fill a whole disk.",
        example={"limit": 4000},
    ),
    "unpack-name-refused": Message(
        Severity.FAULT,
        cs="jméno „{file}“ do pracovní složky nepatří",
        en="the name “{file}” does not belong into a workspace",
        do_cs="balíček nerozbalujte a zeptejte se toho, kdo ho poslal",
        do_en="do not unpack it and ask who sent it",
        why_cs="Jméno vede mimo složku, je odkazem, opakuje se, nebo ho některý systém bere za něco jiného; takový ZIP docpipe nevyrobí.",
        why_en="The name leads out of the folder, is a link, stands twice, or some system takes it for something else; docpipe makes no such ZIP.",
        example={"file": "../../.bashrc"},
    ),
    "unpack-file-missing": _broken("v balíčku chybí soubor „{file}“", "the file “{file}” is missing from the ZIP"),
    "unpack-file-unlisted": _broken("soubor „{file}“ není v seznamu balíčku", "the file “{file}” is not in the list of the ZIP"),
    "unpack-file-changed": _broken("soubor „{file}“ se od zabalení změnil", "the file “{file}” has changed since it was packed"),
    "unpack-file-there": Message(
        Severity.FAULT,
        cs="soubor „{file}“ ve složce už je a má jiný obsah; nic se nerozbalilo",
        en="the file “{file}” is in the folder already and has another content; nothing was unpacked",
        do_cs="rozbalte balíček do jiné, prázdné složky a rozdíly porovnejte",
        do_en="unpack into another, empty folder and compare",
        why_cs=_KEPT_CS,
        why_en=_KEPT_EN,
        example={"file": "content/lide.yaml"},
    ),
    "unpack-place-taken": Message(
        Severity.FAULT,
        cs="na tomto místě je něco, co není složka ani soubor balíčku",
        en="something is in this place that is no folder and no file of the ZIP",
        do_cs="rozbalte balíček do jiné, prázdné složky",
        do_en="unpack into another, empty folder",
        why_cs=_KEPT_CS,
        why_en=_KEPT_EN,
    ),
}
