"""A plan of any size: priorities with cards of measures, services, needs, budgets in the cards, twelve chapters; all of it made up."""

from __future__ import annotations

from pathlib import Path

CHAPTERS = ("uvod", "proces", "vychodiska", "sociodemografie", "sluzby", "potreby", "financovani", "vize", "opatreni", "financni-ramec", "harmonogram")
OWN = "souvislosti"
"""The twelfth chapter, of the plan's own."""
YEARS = (2024, 2025, 2026)
PRIORITIES, SERVICES, NEEDS = 6, 20, 60
_GROUPS = ("senioři", "osoby se zdravotním postižením", "rodiny s dětmi", "osoby v krizi", "pečující osoby", "děti a mládež")
_SENTENCES = (
    "Opatření navazuje na dosavadní spolupráci obcí a poskytovatelů v části území číslo {number} a rozvíjí ji tam, kde dnes pomoc nestačí.",
    "Služba bude dostupná v pracovní dny od 7 do 19 hodin a o víkendech podle potřeby {index}. skupiny klientů.",
    "Na přípravě se podílely obce, poskytovatelé a lidé, kterým je určena; jejich připomínky jsou v textu zohledněny v bodech {index} a {number}.",
    "Podle zjištění pracovní skupiny čeká na pomoc v průměru {index} týdnů každý {number}. zájemce, nejdéle v okrajových obcích.",
    "Náklady vycházejí z rozpočtů poskytovatelů a z cen obvyklých v kraji; počítá se s růstem mezd o {index} % ročně.",
    "Výsledek bude vyhodnocen jednou ročně a předložen řídicí skupině, která rozhodne o pokračování v roce {year}.",
)


_VARIANT = [0]
"""Which of the plans is being written: each has texts of its own."""


def sentences(number: int, count: int) -> str:
    """Return so many sentences, other ones for each number."""
    number += _VARIANT[0] * 1000
    turn = (_SENTENCES[(number + index) % len(_SENTENCES)].format(number=number, index=index + 2, year=YEARS[index % 3]) for index in range(count))
    return " ".join(turn)


def write_plan(root: Path, cards: int, variant: int = 0) -> Path:
    """Write a workspace with a plan of twelve chapters and so many cards, and return it. No two variants share a sentence."""
    _VARIANT[0] = variant
    home = root / "content" / "vzorovsko"
    (home / "opatreni").mkdir(parents=True)
    (home / "kapitoly").mkdir()
    (root / "docpipe.yaml").write_text("formát: 1\n", encoding="utf-8")
    (root / "content/organizace.yaml").write_text("- {název: Město Vzorov, ukázka: ano}\n- {název: Služby Vzorov, ukázka: ano}\n", encoding="utf-8")
    towns = "".join(f"    - {{obec: Vzorov {index}, obyvatel: {400 + index * 37}}}\n" for index in range(1, 21))
    (home / "projekt.yaml").write_text(
        "název: Plánování služeb na Vzorovsku\nregistrační číslo: CZ.03.02.02/00/22_046/0002180\nprogram: opz-plus\npříjemce: Město Vzorov\nukázka: ano\n"
        f"území:\n  název: Vzorovsko\n  obce:\n{towns}",
        encoding="utf-8",
    )
    nodes = "".join(f"  - {{id: p{index}, název: Priorita oblasti {index}, text: {sentences(index, 3)!r}}}\n" for index in range(PRIORITIES))
    (home / "plan.yaml").write_text(
        f"název: Plán sociálních služeb na Vzorovsku\nobdobí: 2024–2026\nukázka: ano\ntisknout v: tis. Kč\nkapitoly: [{', '.join((*CHAPTERS, OWN))}]\n"
        f"vize: {sentences(1, 3)!r}\npriority:\n{nodes}",
        encoding="utf-8",
    )
    paragraphs = "\n\n".join(f"{sentences(number, 6)}" for number in range(4))
    (home / f"kapitoly/{OWN}.md").write_text(f"---\nid: {OWN}\nnázev: Souvislosti\n---\n\n{paragraphs}\n", encoding="utf-8")
    (home / "sluzby.yaml").write_text("".join(map(_service, range(SERVICES))), encoding="utf-8")
    (home / "potreby.yaml").write_text("".join(map(_need, range(NEEDS))), encoding="utf-8")
    for number in range(cards):
        (home / f"opatreni/{number:03d}.yaml").write_text(_card(number), encoding="utf-8")
    return root


def _service(number: int) -> str:
    return (
        f"- {{id: s{number}, název: Pečovatelská služba {number}, poskytovatel: Služby Vzorov, druh: § 40, formy: terénní, klienti: {20 + number}, "
        f"síť: {{stav: základní, kapacita: {10 + number}, jednotka: klienti}}, ukázka: ano}}\n"
    )


def _need(number: int) -> str:
    text = f"dostupná pomoc v domácnosti pro obyvatele části obce číslo {number}, a to i večer a o víkendu"
    return f"- {{id: n{number}, text: {text!r}, cílové skupiny: [{_GROUPS[number % 6]}], druh: provoz, ukázka: ano}}\n"


def _card(number: int) -> str:
    sources = ("úhrady uživatelů", "dotace MPSV prostřednictvím kraje", "dotace kraje", "rozpočet obce", "nadace a dary")
    money = "".join(
        f"  - {{zdroj: {source}, částky: {{{', '.join(f'{year}: {(number + at + 1) * 12 + year - 2000}' for year in YEARS)}}}}}\n"
        for at, source in enumerate(sources)
    )
    steps = "".join(f"  - aktivita: {sentences(number + step, 1)!r}\n" for step in range(4))
    risks = "".join(f"  - {{riziko: riziko {number}.{index}, opatření: {sentences(number + index, 1)!r}}}\n" for index in range(2))
    indicators = "".join(
        f"  - {{ukazatel: klienti skupiny {index} za rok, jednotka: osoba, výchozí: {number + 10}, cílová: {number + 15}, zdroj ověření: výroční zpráva}}\n"
        for index in range(2)
    )
    return (
        f"id: m{number}\nnázev: Rozvoj služby v části území {number}\npriorita: p{number * PRIORITIES // 60 % PRIORITIES}\ntyp: rozvoj\nukázka: ano\n"
        f"popis: {sentences(number, 4)!r}\nzdůvodnění: {sentences(number + 3, 3)!r}\npotřeby: [n{number % NEEDS}, n{(number + 7) % NEEDS}]\n"
        f"služby: [s{number % SERVICES}]\ncílové skupiny: [{_GROUPS[number % 6]}]\naktivity:\n{steps}realizátor: Služby Vzorov\npartneři: [Město Vzorov]\n"
        f"harmonogram: 2024–2026\nvýstupy: [služba v provozu, dvě porady ročně]\nindikátory:\n{indicators}rizika:\n{risks}"
        f"dopady při nerealizaci: {sentences(number + 1, 2)!r}\nodpovídá: vedoucí sociálního odboru\njednotka: tis. Kč\nzdroje:\n{money}"
    )
