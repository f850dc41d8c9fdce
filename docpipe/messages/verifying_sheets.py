"""What is told of a finished workbook of tables."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

_WHY_CS = (
    "Sešit s tabulkami vzniká z týchž hodnot jako dokument. Po zapsání se přečte znovu a každá buňka se porovná s tím, co v ní má být; vzorec musí dát přesně číslo, "
    "které je vytištěno v dokumentu."
)
_WHY_EN = (
    "The workbook of tables is made of the same values as the document. Once written it is read again and every cell is held against what it should be; "
    "a formula must give exactly the number printed in the document."
)
_AGAIN_CS = "sestavte znovu; pokud se to opakuje, pošlete nám obsah tabulky, je to chyba programu"
_AGAIN_EN = "build again; if it happens again, send us the table, for it is a mistake of the program"

MESSAGES: dict[str, Message] = {
    "verify-sheet-broken": Message(
        Severity.ERROR,
        cs="sešit s tabulkami nejde otevřít: {reason}",
        en="the workbook of tables cannot be opened: {reason}",
        do_cs=_AGAIN_CS,
        do_en=_AGAIN_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"reason": "File is not a zip file"},
    ),
    "verify-sheet-missing": Message(
        Severity.ERROR,
        cs="v sešitu chybí list „{sheet}“",
        en="sheet “{sheet}” is missing from the workbook",
        do_cs=_AGAIN_CS,
        do_en=_AGAIN_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"sheet": "4. Náklady podle zdrojů"},
    ),
    "verify-cell-differs": Message(
        Severity.ERROR,
        cs="v buňce je „{value}“, má v ní být „{wanted}“",
        en="the cell holds “{value}”, it should hold “{wanted}”",
        do_cs=_AGAIN_CS,
        do_en=_AGAIN_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"value": "1250001", "wanted": "1250000"},
    ),
    "verify-formula-differs": Message(
        Severity.ERROR,
        cs="vzorec „{formula}“ dává {value}, v dokumentu je {wanted}",
        en="formula “{formula}” gives {value}, the document says {wanted}",
        do_cs=_AGAIN_CS,
        do_en=_AGAIN_EN,
        why_cs=_WHY_CS,
        why_en=_WHY_EN,
        example={"formula": "SUM(B4:B9)", "value": "1250001", "wanted": "1250000"},
    ),
    "verify-formula-foreign": Message(
        Severity.ERROR,
        cs="v buňce je vzorec „{formula}“, který do ní docpipe nezapsal",
        en="the cell holds formula “{formula}”, which docpipe did not write",
        do_cs=_AGAIN_CS,
        do_en=_AGAIN_EN,
        why_cs="Text, který začíná znakem =, +, − nebo @, zůstává v sešitu textem. Vzorec, který přišel z obsahu, by v počítači čtenáře mohl spustit cokoli.",
        why_en="Text that begins with =, +, − or @ stays text in the workbook. A formula that came from the content could run anything on a reader's computer.",
        example={"formula": "HYPERLINK(…)"},
    ),
}
