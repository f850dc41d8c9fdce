"""Labels, tables and closing words of the commands: key → Czech, English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # lines of complaints
    "label-fault": ("chyba", "error"),
    "label-error": ("chyba", "error"),
    "label-warning": ("varování", "warning"),
    "label-info": ("informace", "info"),
    "line-hint": ("rada: {text}", "hint: {text}"),
    "line-related": ("souvisí: {place}", "related: {place}"),
    "line-reason": ("závažnost změněna v docpipe.yaml: {text}", "severity changed in docpipe.yaml: {text}"),
    "summary-clean": ("bez chyb a varování", "no errors, no warnings"),
    "summary-error-one": ("{count} chyba", "{count} error"),
    "summary-error-few": ("{count} chyby", "{count} errors"),
    "summary-error-many": ("{count} chyb", "{count} errors"),
    "summary-warning-one": ("{count} varování", "{count} warning"),
    "summary-warning-few": ("{count} varování", "{count} warnings"),
    "summary-warning-many": ("{count} varování", "{count} warnings"),
    # how a run ended
    "interrupted": ("přerušeno; příští spuštění naváže", "interrupted; the next run goes on from here"),
    "broken": (
        "docpipe selhal ({what}: {text}). Je to chyba programu, ne vaše; podrobnosti jsou v souboru {log}. Pošlete ho prosím autorům.",
        "docpipe broke ({what}: {text}). This is a mistake of the program, not yours; the details are in {log}. Please send it to the authors.",
    ),
    "broken-unlogged": (
        "docpipe selhal ({what}: {text}). Je to chyba programu, ne vaše; pošlete prosím výpis nahoře autorům.",
        "docpipe broke ({what}: {text}). This is a mistake of the program, not yours; please send the lines above to the authors.",
    ),
    # stages: named in the code, the log and the README by the first word
    "stage-read": ("read – čtení obsahu", "read – reading the content"),
    "stage-validate": ("validate – ověřování údajů", "validate – validating the data"),
    "stage-figure": ("figure – počítání", "figure – computing"),
    "stage-check": ("check – kontrola pravidel", "check – checking the rules"),
    "stage-edit": ("edit – verze dokumentů", "edit – editions"),
    "stage-graph": ("graph – plán prací", "graph – planning the work"),
    "stage-render": ("render – plnění šablon", "render – filling the templates"),
    "stage-convert": ("convert – převod do PDF", "convert – converting to PDF"),
    "stage-release": ("release – vydávání", "release – releasing"),
    "stage-assemble": ("assemble – sestavování svazků", "assemble – assembling bundles"),
    "stage-verify": ("verify – kontrola hotových souborů", "verify – checking the finished files"),
    # columns
    "column-path": ("soubor", "file"),
    "column-state": ("stav", "state"),
    "column-fate": ("výsledek", "result"),
    "column-project": ("projekt", "project"),
    "column-record": ("záznam", "record"),
    "column-kind": ("druh", "kind"),
    "column-edition": ("verze", "edition"),
    "column-title": ("název", "title"),
    "column-code": ("kód", "code"),
    "column-severity": ("závažnost", "severity"),
    "column-text": ("příklad", "example"),
    "column-template": ("šablona", "template"),
    "column-standing": ("původ", "standing"),
    "column-field": ("pole", "field"),
    "column-type": ("typ", "type"),
    "column-meaning": ("význam", "meaning"),
    "column-place": ("místo v obsahu", "place in the content"),
    "column-printed": ("vytištěno", "printed"),
    "column-verdict": ("", ""),
    "column-what": ("co", "what"),
    "column-found": ("zjištěno", "found"),
    # documents
    "state-draft": ("koncept", "draft"),
    "state-released": ("vydáno", "released"),
    "fate-built": ("vyrobeno", "built"),
    "fate-unchanged": ("beze změny", "unchanged"),
    "fate-adopted": ("převzato (stejné)", "adopted (equal)"),
    "fate-kept": ("ponecháno (upraveno ručně)", "kept (edited by hand)"),
    "fate-failed": ("nevyrobeno", "failed"),
    "fate-missing": ("chybí LibreOffice", "LibreOffice is missing"),
    "fate-released": ("vydáno", "released"),
    "list-empty": ("žádný dokument; obsah patří do složky content", "no document; the content belongs into the folder content"),
    # explain
    "severity-fault": ("závada", "fault"),
    "severity-error": ("chyba", "error"),
    "severity-warning": ("varování", "warning"),
    "severity-info": ("informace", "info"),
    "severity-fault-means": ("dokument kvůli ní nevznikne", "the document cannot be made"),
    "severity-error-means": ("vznikne koncept, vydat ho nejde", "a draft is made, it cannot be released"),
    "severity-warning-means": ("stojí za kontrolu, nic nezastaví", "worth a look, stops nothing"),
    "severity-info-means": ("jen k vědomí, vypíše se s volbou -v", "only to know, printed with -v"),
    "explain-example": ("Jak vypadá", "What it looks like"),
    "explain-hint": ("Co dělat", "What to do"),
    "explain-why": ("Proč", "Why"),
    # templates
    "template-shipped": ("dodaná", "shipped"),
    "template-own": ("vlastní", "your own"),
    "template-copy": ("kopie dodané", "copy of the shipped one"),
    "template-edited": ("upravená kopie dodané", "edited copy of the shipped one"),
    "template-outdated": ("kopie starší podoby dodané", "copy of an older shipped one"),
    "templates-next": (
        "Šablonu k úpravám zkopíruje „docpipe templates take ŠABLONA“.",
        "“docpipe templates take TEMPLATE” copies one for editing.",
    ),
    "template-taken": (
        "Upravte ji ve Wordu; pole, která smí tisknout, vypíše „docpipe templates fields {kind}“, úpravy ověří „docpipe templates check {name}“.",
        "Edit it in Word; “docpipe templates fields {kind}” lists what it may print, “docpipe templates check {name}” checks your changes.",
    ),
    # schema, init
    "schema-next": (
        "Editor (např. VS Code s rozšířením YAML) je použije, když soubor začíná řádkem „# yaml-language-server: $schema=…/schemas/meeting.json“.",
        "An editor (e.g. VS Code with its YAML extension) uses them where a file begins with “# yaml-language-server: $schema=…/schemas/meeting.json”.",
    ),
    "init-enter": ("Dál: přejděte do složky „{folder}“.", "Next: go to the folder “{folder}”."),
    "init-next": (
        (
            "1. Přepište ukázkové údaje svými: content/ukazka/projekt.yaml, content/lide.yaml, záznamy setkání v content/ukazka/setkani.\n"
            "2. „docpipe check“ najde chyby, „docpipe build“ vyrobí dokumenty do složky build.\n"
            "3. „docpipe doctor“ řekne, zda na počítači něco nechybí (PDF vyrábí LibreOffice)."
        ),
        (
            "1. Put your own data in place of the sample: content/ukazka/projekt.yaml, content/lide.yaml, the meetings in content/ukazka/setkani.\n"
            "2. “docpipe check” finds mistakes, “docpipe build” makes the documents in the folder build.\n"
            "3. “docpipe doctor” says whether anything is missing on the machine (LibreOffice makes the PDFs)."
        ),
    ),
    "init-nothing": ("všechny soubory už tu jsou, nic se nezměnilo", "all files are here already, nothing was changed"),
    # doctor
    "verdict-good": ("v pořádku", "good"),
    "verdict-note": ("pozor", "note"),
    "verdict-bad": ("chyba", "bad"),
    "doctor-docpipe": ("docpipe", "docpipe"),
    "doctor-python": ("Python", "Python"),
    "doctor-system": ("systém", "system"),
    "doctor-libreoffice": ("LibreOffice", "LibreOffice"),
    "doctor-font": ("písmo", "font"),
    "doctor-language": ("jazyk hlášení", "language of messages"),
    "doctor-encoding": ("kódování výstupu", "encoding of the output"),
    "doctor-workspace": ("pracovní složka", "workspace"),
    "doctor-folder": ("složka", "folder"),
    "doctor-libreoffice-none": ("není; dokumenty Wordu vzniknou, PDF ne", "not there; Word documents are made, PDFs are not"),
    "doctor-libreoffice-silent": ("nespustil se", "does not start"),
    "doctor-font-unknown": (
        "nelze zjistit, čím se nahradí (chybí fontconfig)",
        "its substitute cannot be found out (fontconfig is missing)",
    ),
    "doctor-font-same-widths": ("v PDF místo něj, se stejnými šířkami", "stands in for it in PDFs, with the same widths"),
    "doctor-font-reflows": ("v PDF místo něj; řádky a stránky se zalomí jinak", "stands in for it in PDFs; lines and pages break differently"),
    "doctor-workspace-none": (
        "tady žádná není; založí ji „docpipe init“",
        "none here; “docpipe init” makes one",
    ),
    "doctor-folder-writable": ("lze zapisovat", "can be written to"),
    "doctor-folder-closed": ("nelze zapisovat", "cannot be written to"),
}
