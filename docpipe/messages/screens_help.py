"""The help pages of the command line: key → Czech, English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # headings and pieces of every page
    "help-usage": ("Použití:", "Usage:"),
    "help-arguments": ("Co zadat:", "Arguments:"),
    "help-commands": ("Příkazy:", "Commands:"),
    "help-options": ("Volby:", "Options:"),
    "help-options-piece": ("[VOLBY]", "[OPTIONS]"),
    "help-command-piece": ("PŘÍKAZ …", "COMMAND …"),
    "metavar-folder": ("SLOŽKA", "FOLDER"),
    "metavar-file": ("SOUBOR", "FILE"),
    "metavar-name": ("NÁZEV", "NAME"),
    "metavar-kind": ("DRUH", "KIND"),
    "metavar-number": ("ČÍSLO", "NUMBER"),
    "metavar-date": ("DATUM", "DATE"),
    "metavar-text": ("TEXT", "TEXT"),
    "metavar-code": ("KÓD", "CODE"),
    "metavar-selector": ("VÝBĚR", "SELECTOR"),
    "metavar-template": ("ŠABLONA", "TEMPLATE"),
    "metavar-programme": ("PROGRAM", "PROGRAMME"),
    # options of every command
    "option-workspace": ("pracovní složka; jinak se hledá od této složky nahoru", "the workspace; else it is looked for from this folder upwards"),
    "option-lang": (
        "jazyk hlášení; jinak podle docpipe.yaml, pak podle systému",
        "language of the messages; else as docpipe.yaml says, else the system's",
    ),
    "option-json": ("vypíše data ve formátu JSON", "print data as JSON"),
    "option-quiet": ("vypíše jen chyby, varování a to, oč se žádá", "print only errors, warnings and what was asked for"),
    "option-verbose": ("vypíše i informace, se kterými není třeba nic dělat", "print also what calls for no action"),
    "option-help": ("vypíše tuto nápovědu", "print this help"),
    "option-version": ("vypíše verzi programu", "print the version of the program"),
    # options and arguments of single commands
    "option-strict": ("za chybu se počítá i varování", "count warnings as errors too"),
    "option-why": ("u každého nově vyrobeného dokumentu řekne proč", "say of each document made anew why"),
    "option-break-lock": ("odemkne složku build po počítači, který ji nechal zamčenou", "unlock the folder build after a computer that left it locked"),
    "option-project": ("jen tento projekt; lze opakovat", "only this project; may be repeated"),
    "option-kind": ("jen tento druh dokumentu; lze opakovat", "only this kind of document; may be repeated"),
    "option-edition": ("jen tato verze: interni, nebo verejny; lze opakovat", "only this edition, e.g. internal or public; may be repeated"),
    "option-format": ("jen tento formát; lze opakovat; jinak oba", "only this format; may be repeated; else both"),
    "option-jobs": ("kolik prací najednou (jinak podle procesoru)", "how many jobs at once (else as the processor allows)"),
    "option-release-version": ("číslo verze; jinak další v pořadí", "number of the version; else the next one"),
    "option-release-date": ("den vydání, např. 2021-03-09; jinak dnešek", "day of the release, e.g. 2021-03-09; else today"),
    "option-release-reason": ("proč vzniká nová verze už vydaného dokumentu", "why there is a new version of a document already released"),
    "option-release-signed": (
        "uloží podepsaný sken (PDF, JPG, PNG, TIFF) k už vydanému dokumentu; nic nového se nevydá",
        "files a signed scan (PDF, JPG, PNG, TIFF) with a document already released; nothing new is released",
    ),
    "option-release-signatures": (
        "kolik podpisů na prezenční listině napočítal člověk; musí se rovnat počtu přítomných",
        "how many signatures a person counted on the attendance sheet; must be the number of those present",
    ),
    "option-programme": (
        "posoudí povinnou publicitu podle tohoto programu, např. opz-plus",
        "judge the required publicity by this programme, e.g. opz-plus",
    ),
    "option-verify-project": (
        "posoudí soubor podle tohoto projektu: jeho programu, čísla, názvu a výjimek",
        "judge the file by this project: its programme, number, name and exceptions",
    ),
    "option-verify-kind": (
        "jaký je to dokument (např. letak, prezencni-listina): podle toho musí být pruh na první, nebo na každé straně",
        "what document it is (e.g. leaflet, attendance): that says whether the strip must be on the first or on every page",
    ),
    "option-pictures": (
        "uloží do této složky obrázky stran s vyznačenými místy; u Wordu stran PDF, které leží vedle",
        "put images of the pages with the spots marked into this folder; of a Word file, those of the PDF beside it",
    ),
    "option-public": (
        "hledá jen osobní údaje, které nesmějí na veřejnost; i v souboru odjinud (.docx, .pdf, .xlsx, .zip)",
        "look only for personal data that must not be published; in files from elsewhere too (.docx, .pdf, .xlsx, .zip)",
    ),
    "option-all": ("vyprázdní celou složku build", "empty the whole folder build"),
    "argument-selectors": (
        "projekt, druh dokumentu, id záznamu, projekt/záznam, cesta k souboru s obsahem nebo k dokumentu v build; bez výběru všechno",
        "a project, a kind of document, the id of a record, project/record, the path of a content file or of a document in build; all without one",
    ),
    "argument-init-folder": ("kde pracovní složka vznikne; jinak v této složce", "where the workspace will be; else in this folder"),
    "argument-schema-folder": (
        "kam schémata zapsat; jinak do složky schemas pracovní složky",
        "where to write the schemas; else into the workspace's folder schemas",
    ),
    "argument-code": (
        "kód z hranatých závorek, např. unknown-person; bez něj seznam všech",
        "the code in brackets, e.g. unknown-person; without it a list of all",
    ),
    "argument-file": ("hotový dokument .docx nebo .pdf", "a finished .docx or .pdf"),
    "argument-text": ("text vytištěný v dokumentu, nebo jeho část", "a text printed in the document, or a part of it"),
    "argument-kind": ("druh dokumentu, např. zapis", "a kind of document, e.g. minutes"),
    "argument-shell": ("pro který shell", "for which shell"),
    # pages: the long text, and the line in the list of commands
    "root-help": (
        (
            "Z obsahu a šablon Wordu vyrobí dokumenty projektů komunitního plánování: pozvánky, prezenční listiny, zápisy a přehledy, ve Wordu i v PDF, "
            "a zkontroluje je.\n\n"
            "První kroky: „docpipe init moje-slozka“, upravit obsah, „docpipe build“. Nápovědu ke každému příkazu vypíše „docpipe PŘÍKAZ --help“.\n\n"
            "Návratové kódy: 0 hotovo, 1 nalezeny chyby, 2 příkaz je špatně zadaný, 70 selhal sám docpipe, 130 přerušeno."
        ),
        (
            "Makes the documents of community planning projects out of content and Word templates: invitations, attendance sheets, minutes and overviews, as Word "
            "and as PDF, and checks them.\n\n"
            "First steps: “docpipe init my-folder”, edit the content, “docpipe build”. “docpipe COMMAND --help” tells about each command.\n\n"
            "Exit codes: 0 done, 1 there were errors, 2 wrong usage, 70 docpipe itself broke, 130 interrupted."
        ),
    ),
    "init-short": ("založí novou pracovní složku s ukázkovým projektem", "make a new workspace with a sample project"),
    "init-help": (
        (
            "Založí pracovní složku: ukázkový projekt OPZ+ s vymyšlenými údaji, který přepíšete svým. Na nic se neptá a žádný váš soubor nepřepíše; stojí-li "
            "některý v cestě, nezapíše nic."
        ),
        (
            "Makes a workspace: a sample OPZ+ project with invented data, to be replaced by your own. It asks nothing and overwrites none of your files; where one "
            "is in the way, nothing is written."
        ),
    ),
    "check-short": ("zkontroluje obsah, nic nevyrobí", "check the content, make nothing"),
    "check-help": (
        "Přečte a zkontroluje obsah pracovní složky a vypíše všechny chyby a varování najednou, každou s místem. Nic nevyrobí.",
        "Reads and checks the content of the workspace and prints all errors and warnings at once, each with its place. Makes nothing.",
    ),
    "build-short": ("vyrobí dokumenty", "make the documents"),
    "build-help": (
        (
            "Vyrobí dokumenty do složky build, ve Wordu i v PDF, a zkontroluje je. Dělá jen to, co se změnilo; soubor, který jste v build upravili, nechá být.\n\n"
            "Výběr zužuje: „docpipe build horazdovicko zapis“ vyrobí jen zápisy jednoho projektu."
        ),
        (
            "Makes the documents in the folder build, as Word and as PDF, and checks them. Makes only what has changed; a file that you edited in build is left "
            "alone.\n\nSelectors narrow it: “docpipe build horazdovicko minutes” makes only the minutes of one project."
        ),
    ),
    "release-short": ("vydá dokumenty: uloží je natrvalo do released", "release documents: keep them for good in released"),
    "release-help": (
        (
            "Vydá dokumenty, které nemají chyby: do složky released uloží Word, PDF, původ všech údajů a otisky souborů. Vydané soubory už žádné sestavení ani "
            "úklid nezmění; změní-li se později obsah, vydá se nová verze s důvodem."
        ),
        (
            "Releases documents that have no errors: Word, PDF, the origin of all data and the digests go into the folder released. No build or clean touches "
            "released files; when the content changes later, a new version is released with a reason."
        ),
    ),
    "list-short": ("vypíše dokumenty, které lze vyrobit", "list the documents that can be made"),
    "list-help": (
        "Vypíše dokumenty, které z obsahu vzniknou: projekt, záznam, druh a verzi. Tato slova lze použít jako výběr v příkazech build a release.",
        "Lists the documents that the content gives: project, record, kind and edition. These words can be used as selectors of build and release.",
    ),
    "explain-short": ("vysvětlí kód chyby nebo varování", "explain the code of an error or warning"),
    "explain-help": (
        "Vysvětlí hlášení: co znamená, proč se hlídá, s jakým zdrojem, a co s ním dělat.",
        "Explains a message: what it means, why it is watched for, by which source, and what to do.",
    ),
    "doctor-short": ("zjistí, co na tomto počítači chybí", "find out what is missing on this machine"),
    "doctor-help": (
        "Prohlédne počítač: Python, LibreOffice (vyrábí PDF), písma šablon a jejich náhrady, jazyk, pracovní složku a zda se do ní dá zapisovat.",
        (
            "Looks at the machine: Python, LibreOffice (makes the PDFs), the templates' fonts and their substitutes, language, the workspace and whether it can be "
            "written to."
        ),
    ),
    "schema-short": ("zapíše schémata, podle nichž editor napovídá", "write the schemas by which an editor completes"),
    "schema-help": (
        "Zapíše schémata obsahu (JSON Schema). Editor podle nich při psaní napovídá klíče a podtrhává chyby.",
        "Writes the schemas of the content (JSON Schema). By them an editor completes keys and underlines mistakes as you type.",
    ),
    "verify-short": ("zkontroluje hotový dokument", "check a finished document"),
    "verify-help": (
        "Zkontroluje hotový soubor .docx nebo .pdf, i když ho docpipe nevyrobil: zbytky šablon, publicitu, přístupnost, písma, vhodnost k archivaci.",
        "Checks a finished .docx or .pdf, also one that docpipe did not make: leftovers of templates, publicity, accessibility, fonts, fitness for archiving.",
    ),
    "trace-short": ("najde, odkud se v dokumentu vzal údaj", "find where something in a document came from"),
    "trace-help": (
        "K textu nebo číslu vytištěnému v dokumentu, i v tabulce a v grafu, najde soubor a místo v obsahu, odkud pochází: u rozpočtu list a buňku. Mezery v čísle nerozhodují.",
        "Finds, for a text or a number printed in a document, in a table or a chart too, the file and the place in the content that it came from: of a budget the sheet and the cell. Spaces in a number do not matter.",
    ),
    "status-short": ("co je hotové, co se vyrobí znovu a proč", "what is current, what would be made anew and why"),
    "status-help": (
        "U každého dokumentu řekne, zda odpovídá obsahu, co se od vyrobení změnilo (i který soubor obsahu), zda ho někdo upravil ručně a která verze je vydaná. Nic nemění.",
        (
            "Says of each document whether it is current, what has changed since it was made (and which content file), whether somebody edited it by hand, "
            "and which version is released. Changes nothing."
        ),
    ),
    "diff-short": (
        "co někdo změnil v dokumentu Wordu; čím se liší dva stavy plánu",
        "what somebody changed in a Word document; how two states of a plan differ",
    ),
    "diff-help": (
        (
            "S jedním souborem: porovná dokument Wordu s tím, co z obsahu vznikne teď, odstavec po odstavci, a u změněných míst řekne, ze kterého souboru a řádku obsahu "
            "pocházejí.\n\n"
            "Se dvěma stavy plánu (složky, vydané soubory, čísla verzí): opatření, služby a potřeby přidané, vypuštěné a změněné, peníze přesunuté podle zdrojů a let, "
            "změny textů. S volbou --approved skončí chybou, liší-li se něco jiného než tiráž. Nic nemění."
        ),
        (
            "With one file: compares a Word document with what the content would give now, paragraph by paragraph, and says of each changed place which file and line "
            "of the content it came from.\n\n"
            "With two states of a plan (folders, released files, numbers of versions): measures, services and needs added, removed and changed, money moved by source "
            "and year, changes of the texts. With --approved it ends with an error where anything but the imprint differs. Changes nothing."
        ),
    ),
    "resolve-short": ("vyřeší dokument Wordu, který někdo upravil", "settle a Word document that somebody edited"),
    "resolve-help": (
        (
            "S volbou --keep úpravu ponechá a zapamatuje si důvod; hlásit ji začne znovu, až se změní soubor nebo obsah. S volbou --new vyrobí dokument znovu z obsahu "
            "a upravený soubor ponechá vedle pod jiným jménem. Co bylo upraveno, ukáže docpipe diff."
        ),
        (
            "With --keep it keeps the edit and remembers the reason; it is told again when the file or the content changes. With --new it makes the document anew "
            "of the content and keeps the edited file beside it under another name. docpipe diff shows what was edited."
        ),
    ),
    "option-new": ("vyrobit dokument znovu, upravený soubor ponechat vedle", "make the document anew, keep the edited file beside it"),
    "option-keep": ("ponechat úpravu, s tímto důvodem", "keep the edit, for this reason"),
    "clean-short": ("uklidí dokumenty, ke kterým už není obsah", "remove documents that have no content any more"),
    "clean-help": (
        "Odstraní ze složky build dokumenty, které z obsahu už nevzniknou, a vypíše je. Vydaných dokumentů a souborů, které jste upravili, se nedotkne.",
        (
            "Removes from the folder build the documents that the content does not give any more, and lists them. Released documents and files that you edited are "
            "not touched."
        ),
    ),
    "completion-short": ("vypíše doplňování příkazů pro shell", "print the completion script of a shell"),
    "completion-help": (
        (
            "Vypíše skript, který naučí shell doplňovat příkazy a volby klávesou Tab.\n\n"
            'Zapnutí: bash – řádek eval "$(docpipe completion bash)" do souboru ~/.bashrc; zsh – řádek eval "$(docpipe completion zsh)" do ~/.zshrc; '
            "fish – docpipe completion fish > ~/.config/fish/completions/docpipe.fish. PowerShell doplňování nemá."
        ),
        (
            "Prints the script that teaches a shell to complete commands and options by the Tab key.\n\n"
            'To turn it on: bash – the line eval "$(docpipe completion bash)" in ~/.bashrc; zsh – the line eval "$(docpipe completion zsh)" in ~/.zshrc; '
            "fish – docpipe completion fish > ~/.config/fish/completions/docpipe.fish. There is none for PowerShell."
        ),
    ),
}
