"""What can go wrong between a Word file and its PDF."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "libreoffice-missing": Message(
        Severity.ERROR,
        cs="na tomto počítači není LibreOffice, proto nevznikla tato PDF: {documents}; dokumenty Wordu jsou hotové",
        en="LibreOffice is not on this machine, so these PDFs were not made: {documents}; the Word documents are done",
        do_cs="nainstalujte LibreOffice – Windows a macOS: instalátor ze stránek LibreOffice; Debian a Ubuntu: „sudo apt install libreoffice-writer-nogui "
        "fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea“ – a spusťte sestavení znovu; je-li jinde než obvykle, řekněte kde proměnnou "
        "DOCPIPE_SOFFICE",
        do_en="install LibreOffice – Windows and macOS: the installer from LibreOffice's site; Debian and Ubuntu: “sudo apt install libreoffice-writer-nogui "
        "fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea” – and build again; if it is in an unusual place, name its soffice program in the "
        "variable DOCPIPE_SOFFICE",
        why_cs="PDF vyrábí LibreOffice z hotového dokumentu Wordu. Hledá se v proměnné DOCPIPE_SOFFICE, na PATH a na obvyklých místech každého systému. "
        "Kontroly a dokumenty Wordu ho nepotřebují.",
        why_en="PDFs are made by LibreOffice from the finished Word document. It is looked for in the variable DOCPIPE_SOFFICE, on the PATH and in each "
        "system's usual places. The checks and the Word documents do without it.",
        example={"documents": ("build/horazdovicko/minutes/2021-03-09_zapis.pdf",)},
    ),
    "convert-source-broken": Message(
        Severity.ERROR,
        cs="PDF nevzniklo: soubor, ze kterého se mělo udělat, není celý dokument Wordu (.docx)",
        en="the PDF was not made: the file it is made from is not a whole Word document (.docx)",
        do_cs="sestavte dokument znovu; pokud jste soubor .docx vyměnili za vlastní, otevřete ho ve Wordu a uložte jako „Dokument Wordu (.docx)“ bez hesla",
        do_en="build the document again; if you put your own .docx in its place, open it in Word and save it as “Word Document (.docx)” without a password",
        why_cs="Dokument .docx je archiv ZIP s částí word/document.xml. Před převodem se ověří, že je celý, protože LibreOffice by z čehokoli jiného udělal PDF "
        "s nesmyslným textem a neohlásil by chybu.",
        why_en="A .docx is a ZIP archive with the part word/document.xml. It is checked to be whole before the conversion, because LibreOffice would make a PDF "
        "of nonsense out of anything else and report no error.",
    ),
    "convert-source-huge": Message(
        Severity.ERROR,
        cs="PDF nevzniklo: dokument Wordu má po rozbalení {megabytes} MB nebo příliš velkou textovou část, a to žádný běžný dokument nemá",
        en="the PDF was not made: the Word document takes {megabytes} MB when unpacked or has an oversized text part, which no ordinary document does",
        do_cs="zmenšete obrázky v šabloně nebo obsahu; pokud soubor přišel odjinud, zjistěte u autora, co v něm je",
        do_en="make the pictures in the template or content smaller; if the file came from elsewhere, ask its author what is in it",
        why_cs="Malý soubor .docx se může rozbalit na gigabajty a zastavit počítač. Hranice jsou 1 000 MB pro celý dokument a 60 MB pro jednu textovou část; "
        "plán o 110 stranách jich má asi 3.",
        why_en="A small .docx can unpack to gigabytes and bring the machine to a halt. The limits are 1,000 MB for the whole document and 60 MB for one text "
        "part; a plan of 110 pages has about 3.",
        example={"megabytes": 2048},
    ),
    "convert-failed": Message(
        Severity.ERROR,
        cs="LibreOffice z dokumentu Wordu neudělal použitelné PDF (hlášení programu: „{said}“)",
        en="LibreOffice made no usable PDF of the Word document (it said: “{said}”)",
        do_cs="otevřete dokument Wordu v LibreOffice: nejde-li otevřít, je chyba v šabloně; jde-li, zkontrolujte místo na disku a sestavte znovu",
        do_en="open the Word document in LibreOffice: if it does not open, the template is at fault; if it does, check the free disk space and build again",
        why_cs="Převod se považuje za zdařilý, jen když vznikne nové PDF, dá se otevřít a má stránky; návratový kód LibreOffice je 0, i když nic nevzniklo. "
        "Každý nezdařený dokument se zkouší ještě jednou samostatně.",
        why_en="A conversion counts as done only when there is a new PDF that opens and has pages; LibreOffice exits with 0 even when it made nothing. "
        "Each document that failed is tried once more on its own.",
        example={"said": "source file could not be loaded"},
    ),
    "convert-timeout": Message(
        Severity.ERROR,
        cs="LibreOffice nedokončil PDF ani za {seconds} s a byl ukončen",
        en="LibreOffice did not finish the PDF in {seconds} s and was stopped",
        do_cs="otevřete dokument Wordu v LibreOffice a uložte ho ručně jako PDF; trvá-li to také dlouho, zjednodušte tabulky a obrázky v šabloně; jinak sestavte "
        "znovu s větší trpělivostí, třeba trojnásobnou: DOCPIPE_PATIENCE=3",
        do_en="open the Word document in LibreOffice and export it as PDF by hand; if that takes long too, simplify the template's tables and pictures; else "
        "build again with more patience, say three times as much: DOCPIPE_PATIENCE=3",
        why_cs="Čas na převod roste s velikostí dokumentu. Dokument, na kterém LibreOffice uvázne, nesmí zdržet ostatní: zkusí se ještě jednou samostatně "
        "a ostatní PDF vzniknou.",
        why_en="The time allowed grows with the size of the document. One on which LibreOffice hangs must not hold up the others: it is tried once more on its "
        "own, and the other PDFs are made.",
        example={"seconds": 65},
    ),
    "pages-unknown": Message(
        Severity.WARNING,
        cs="čísla stran v obsahu a odkazech nejsou známa: zjišťuje je LibreOffice, který na tomto počítači není",
        en="the numbers of pages in contents and references are not known: LibreOffice finds them out, and it is not on this machine",
        do_cs="nainstalujte LibreOffice a sestavte dokument znovu, nebo jej otevřete ve Wordu, označte vše (Ctrl+A) a stiskněte F9",
        do_en="install LibreOffice and build again, or open the document in Word, select all (Ctrl+A) and press F9",
        why_cs="Čísla stran jsou známa, až když se text rozlije na stránky. docpipe proto dokument převede, zjistí, kde nadpisy a tabulky jsou, a čísla zapíše "
        "do dokumentu Wordu; pak z něj udělá PDF.",
        why_en="The numbers of pages are known only when the text has been laid out. So docpipe converts the document, sees where headings and tables are, "
        "and writes the numbers into the Word document; then it makes the PDF of it.",
    ),
}
