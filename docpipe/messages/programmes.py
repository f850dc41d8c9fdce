"""What the user is told about programmes and their strips."""

from __future__ import annotations

from docpipe.diagnostics import Severity
from docpipe.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "official-logo-missing": Message(
        severity=Severity.INFO,
        cs="{label} není na místě („{file}“), v pruhu zatím stojí slovy „{words}“",
        en="{label} is not there (“{file}”); until it is, the strip has the words “{words}”",
        do_cs="stáhněte úřední soubor ze stránek programu a uložte jej jako „{file}“ (PNG nebo JPEG); před vydáním dokumentu musí být na místě",
        do_en="download the official file from the programme's site and save it as “{file}” (PNG or JPEG); it must be there before the document is released",
        why_cs=(
            "logo ministerstva je úřední soubor a docpipe je nikdy nekreslí ani nenapodobuje. Znak EU se smí sestavit podle své veřejné konstrukce, "
            "proto chybět nemůže. Které soubory program hledá, je v programmes/{programme}.yaml pod „assets“."
        ),
        why_en=(
            "a ministry's logo is an official file and docpipe never draws or imitates one. The EU emblem may be composed to its public construction, "
            "so it cannot be missing. Which files a programme looks for stands in programmes/{programme}.yaml under “assets”."
        ),
        example={
            "label": "logo Ministerstva pro místní rozvoj",
            "file": "loga/irop-2014/mmr.png",
            "programme": "irop-2014",
            "words": "Ministerstvo pro místní rozvoj ČR",
        },
    ),
    "official-logo-unreadable": Message(
        severity=Severity.WARNING,
        cs="{label}: soubor není celý obrázek PNG ani JPEG, nepoužije se",
        en="{label}: the file is not a whole PNG or JPEG picture and is not used",
        do_cs="stáhněte soubor znovu; jiný formát (PDF, EPS, SVG, WebP) převeďte na PNG",
        do_en="download the file again; convert another format (PDF, EPS, SVG, WebP) to PNG",
        why_cs="do Wordu i do PDF se vkládají jen obrázky PNG a JPEG, nejvýše 20 000 bodů na stranu. Nedotažený soubor by dokument poškodil.",
        why_en="only PNG and JPEG pictures of at most 20,000 pixels a side go into Word and PDF. A file cut short would damage the document.",
        example={"label": "logo Ministerstva pro místní rozvoj"},
    ),
    "beneficiary-logo-unreadable": Message(
        severity=Severity.WARNING,
        cs="logo příjemce není celý obrázek PNG ani JPEG, nepoužije se",
        en="the beneficiary's logo is not a whole PNG or JPEG picture and is not used",
        do_cs="uložte logo jako PNG nebo JPEG",
        do_en="save the logo as PNG or JPEG",
        why_cs="do Wordu i do PDF se vkládají jen obrázky PNG a JPEG, nejvýše 20 000 bodů na stranu.",
        why_en="only PNG and JPEG pictures of at most 20,000 pixels a side go into Word and PDF.",
    ),
    "logo-coarse": Message(
        severity=Severity.WARNING,
        cs="{label} má v tisku jen {dpi} bodů na palec, potřeba je aspoň {least}",
        en="{label} has only {dpi} pixels per inch in print, at least {least} are needed",
        do_cs="stáhněte větší soubor téhož loga; zvětšení malého obrázku nepomůže",
        do_en="download a larger file of the same logo; enlarging a small picture does not help",
        why_cs="pod 150 bodů na palec je logo v tisku rozmazané; pro tisk se doporučuje 300. Počítá se z počtu bodů a z výšky, ve které se logo tiskne.",
        why_en="below 150 pixels per inch a logo prints blurred; 300 is recommended. It is computed from the pixels and the height in which the logo is printed.",
        example={"label": "logo příjemce", "dpi": 96, "least": 150},
    ),
    "logo-turned": Message(
        severity=Severity.ERROR,
        cs="{label} má být podle svého souboru otočené a narovnat se nedá: soubor je poškozený, nebo má přes 64 milionů bodů; vytiskne se tak, jak je uložené",
        en="{label} is to be turned, as its file says, and cannot be: the file is damaged or has more than 64 million pixels; it prints as it is stored",
        do_cs="otevřete obrázek v editoru a uložte ho znovu a menší, nejlépe jako PNG",
        do_en="open the picture in an editor and save it again and smaller, best as PNG",
        why_cs="fotoaparáty a telefony obraz neotáčejí, jen k němu do EXIF připíšou, jak se má otočit. Word a LibreOffice se tím neřídí, "
        "proto docpipe obraz otočí sám; k tomu ho musí celý rozbalit.",
        why_en="cameras and phones do not turn a picture, they only note in EXIF how it is to be turned. Word and LibreOffice do not go by it, "
        "so docpipe turns it itself and for that must unpack the whole of it.",
        example={"label": "logo příjemce"},
    ),
    "emblem-too-small": Message(
        severity=Severity.ERROR,
        cs="{label} by byl v pruhu vysoký jen {height} mm, nejméně má být {least} mm",
        en="{label} would be only {height} mm tall in the strip, it must be at least {least} mm",
        do_cs="použijte užší úřední pruh, nebo vložte loga jednotlivě (eu.png, mmr.png)",
        do_en="use a narrower official strip, or put the logos there one by one (eu.png, mmr.png)",
        why_cs="znak EU má být vysoký aspoň 1 cm (pokyny Evropské komise k užívání znaku EU); obrázek širší než 160 mm se musí zmenšit, aby se vešel mezi okraje.",
        why_en="the EU emblem must be at least 1 cm tall (European Commission guidance); a picture wider than 160 mm must shrink to fit between the margins.",
        example={"label": "celý úřední pruh log (logolink)", "height": "8,5", "least": "10"},
    ),
    "logos-too-many": Message(
        severity=Severity.WARNING,
        cs="v pruhu už je největší počet log ({most}), logo příjemce se nevešlo",
        en="the strip already has the largest number of logos ({most}); the beneficiary's logo does not fit",
        do_cs="vyjměte nepovinné logo, nebo zvyšte „max_logos“ v programmes/{programme}.yaml",
        do_en="take out an optional logo, or raise “max_logos” in programmes/{programme}.yaml",
        why_cs="povinná loga mají přednost; každé další pruh zmenšuje a pod nejmenší výšku znaku nesmí.",
        why_en="mandatory logos come first; each further one makes the strip smaller, and the emblem has a least height.",
        example={"most": 4, "programme": "opz-plus"},
    ),
    "programme-colour-unknown": Message(
        severity=Severity.FAULT,
        cs="„{value}“ není barva; čeká se šest šestnáctkových číslic, třeba „003399“",
        en="“{value}” is not a colour; six hexadecimal digits are expected, such as “003399”",
        do_cs="zapište barvu jako RRGGBB v uvozovkách",
        do_en="write the colour as RRGGBB, in quotes",
        why_cs="barvy textu u znaku EU jsou předepsány: modrá Reflex Blue (003399), černá, bílá (nařízení (EU) 2021/1060, příloha IX).",
        why_en="the colours of the text beside the EU emblem are prescribed: Reflex Blue (003399), black, white (Regulation (EU) 2021/1060, Annex IX).",
        example={"value": "modrá"},
    ),
}
