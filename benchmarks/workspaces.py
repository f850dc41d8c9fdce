"""Workspaces of any size: projects of twenty meetings each, twenty rows of attendance and fifteen needs a meeting; all names are made up."""

from __future__ import annotations

from pathlib import Path

_FIRST = ("Jana", "Petr", "Eva", "Karel", "Marie", "Josef", "Anna", "Pavel", "Lenka", "Tomáš")
_LAST = ("Vzorná", "Ukázka", "Smyšlená", "Příkladný", "Zkusmá", "Cvičná", "Malý", "Dlouhá", "Krátký", "Bílá")
MEETINGS_A_PROJECT = 20


def people() -> list[str]:
    """Return sixty names."""
    return [f"{_FIRST[index % 10]} {_LAST[index // 10]}" for index in range(60)]


def write_workspace(root: Path, meetings: int) -> Path:
    """Write a workspace with so many meetings (four documents each, two more a project) and return it."""
    content = root / "content"
    content.mkdir(parents=True)
    (root / "docpipe.yaml").write_text("formát: 1\n", encoding="utf-8")
    names = people()
    lines = [f"- {{jméno: {name}, pohlaví: žena, funkce: členka, veřejné: [jméno, funkce], ukázka: ano}}" for name in names]
    (content / "lide.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (content / "organizace.yaml").write_text("- {název: Město Vzorov, ukázka: ano}\n", encoding="utf-8")
    for number in range(-(-meetings // MEETINGS_A_PROJECT)):
        folder = content / f"projekt-{number:03d}"
        (folder / "setkani").mkdir(parents=True)
        (folder / "projekt.yaml").write_text(
            f"název: Plánování služeb, část {number}\nregistrační číslo: CZ.03.02.02/00/22_046/{number:07d}\n"
            "program: opz-plus\npříjemce: Město Vzorov\nukázka: ano\n",
            encoding="utf-8",
        )
        for index in range(min(MEETINGS_A_PROJECT, meetings - number * MEETINGS_A_PROJECT)):
            path = folder / "setkani" / f"{2023 + number // 12}-{1 + number % 12:02d}-{1 + index:02d}-setkani.yaml"
            path.write_text(_meeting(number, index, names), encoding="utf-8")
    return root


def _meeting(project: int, index: int, names: list[str]) -> str:
    rows = "".join(f"  - {{jméno: {names[(index + row) % 60]}}}\n" for row in range(20))
    needs = "".join(f"      - {{text: potřeba číslo {need} zjištěná na setkání v regionu, cílové skupiny: [senioři], druh: provoz}}\n" for need in range(15))
    return (
        f"název: Setkání číslo {index}\ndatum: {1 + index}. {1 + project % 12}. {2023 + project // 12}\nod: 8:{index:02d}\ndo: 9:{index:02d}\n"
        f"zapsala: {names[index]}\ndatum zápisu: 31. 12. 2026\nmísto: Radnice\nukázka: ano\núčast:\n{rows}program:\n  - bod: Potřeby\n    text: |\n"
        f"      Byl představen stav služeb v regionu a **výsledky** mapování.\n    potřeby:\n{needs}"
    )
