"""A bundle's manifest → a page to read: HTML in Czech, readable without docpipe and without a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from docpipe.czech.format import format_date, format_number
from docpipe.export.manifest import BundleManifest, Check, FileLine, PartLine

_WHAT = {"bundle": "svazek", "piece": "díl svazku", "part": "příloha", "word": "příloha ve Wordu", "beside": "předáno vedle svazku"}
_ORIGIN = {"draft": "pracovní verze", "released": "vydaný dokument", "scan": "sken podepsaného dokumentu", "foreign": "soubor zvenku"}
_SEVERITY = {"fault": "chyba", "error": "chyba", "warning": "varování", "info": "informace"}
_LACKS = {
    "tags": "značky pro čtečky",
    "text": "textová vrstva",
    "fonts": "vložená písma",
    "archive": "PDF/A",
    "accessible": "PDF/UA",
    "language": "určený jazyk",
    "colours": "společný barevný profil",
}
_STYLE = """
body { font-family: "Liberation Sans", Arial, sans-serif; line-height: 1.45; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
body { color: #1a1a1a; background: #fff; }
h1, h2 { color: #003399; line-height: 1.2; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
caption { text-align: left; padding: .25rem 0; color: #404040; }
th, td { border: 1px solid #a6b4cc; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #eef2f9; color: #003399; }
td.number { text-align: right; white-space: nowrap; }
code { font-family: "Liberation Mono", Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { color: #595959; }
dd { margin: 0; }
""".strip()


def page(manifest: BundleManifest) -> bytes:
    """Return the page."""
    title = f"Soupis svazku: {manifest.title}"
    body = "\n".join(_body(manifest, title))
    return (
        f'<!DOCTYPE html>\n<html lang="cs">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _body(manifest: BundleManifest, title: str) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield from _facts(manifest)
    yield "<h2>Soubory</h2>"
    yield "<p>Otisk SHA-256 se změní, jakmile se v souboru změní jediný znak. Ověří ho příkaz <code>docpipe verify</code> i běžné programy.</p>"
    headings = ("Soubor", "Co to je", "Stran", "Velikost (B)", "SHA-256")
    yield from _table("Soubory svazku a jejich otisky", headings, (_file(item) for item in manifest.files))
    yield "<h2>Z čeho je svazek sestaven</h2>"
    columns = ("Označení", "Název", "Od strany", "Stran", "Původ", "Zdrojový soubor a otisk", "Co chybí")
    yield from _table("Části svazku v pořadí", columns, (_part(item) for item in manifest.parts))
    yield from _content(manifest)
    yield from _checks(manifest)


def _facts(manifest: BundleManifest) -> Iterator[str]:
    kept = f"PDF/A-{manifest.archival}" if manifest.archival else "svazek se k PDF/A nehlásí"
    read = f"PDF/UA-{manifest.accessible}" if manifest.accessible else "svazek se k PDF/UA nehlásí"
    facts = {
        "Projekt": manifest.project_name or manifest.project,
        "Datum": _day(manifest.date),
        "Stav": f"vydáno, verze {manifest.version}" if manifest.version else "pracovní verze",
        "Uchovávání": kept,
        "Přístupnost": read,
        "Jak bylo posouzeno": f"{manifest.judged}; shodu s normou potvrzuje až validátor (veraPDF)",
        "Vytvořil program": f"docpipe {manifest.docpipe}, LibreOffice {manifest.engine}" if manifest.engine else f"docpipe {manifest.docpipe}",
        "Pravidla programu": f"{manifest.programme.get('name', '')} ({manifest.programme.get('sha256', '')[:16]}…)",
        "Odeslání": manifest.sending,
    }
    yield "<dl>"
    yield from (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.items() if value)
    yield "</dl>"


def _file(item: FileLine) -> tuple[str, ...]:
    pages = _number(item.pages) if item.pages is not None else ""
    return (_code(item.name), escape(_WHAT.get(item.what, item.what)), pages, _number(item.size), _code(item.sha256))


def _part(item: PartLine) -> tuple[str, ...]:
    origin = _ORIGIN.get(item.origin, item.origin)
    version = f", verze {escape(item.version)} z {escape(_day(item.released))}" if item.version else ""
    lacks = ", ".join(_LACKS.get(lack, lack) for lack in item.lacks)
    source = f"{_code(item.source)}<br>{_code(item.sha256)}"
    return (escape(item.label), escape(item.title), escape(item.page), _number(item.pages), f"{origin}{version}", source, escape(lacks))


def _content(manifest: BundleManifest) -> Iterator[str]:
    files = {name: digest for line in (manifest.content, *(part.content for part in manifest.parts)) for name, digest in line.items()}
    if files:
        yield "<h2>Soubory obsahu</h2>"
        rows = ((_code(name), _code(digest)) for name, digest in sorted(files.items()))
        yield from _table("Soubory, ze kterých dokumenty vznikly", ("Soubor", "SHA-256"), rows)


def _checks(manifest: BundleManifest) -> Iterator[str]:
    found: list[tuple[str, Check]] = [("celý svazek", item) for item in manifest.checks]
    found += [(part.label, item) for part in manifest.parts for item in part.checks]
    yield "<h2>Co řekly kontroly</h2>"
    if not found:
        yield "<p>Kontroly nic nenašly.</p>"
        return
    rows = ((escape(where), _SEVERITY.get(item.severity, item.severity), escape(item.text), _code(item.code)) for where, item in found)
    yield from _table("Nálezy kontrol", ("Kde", "Závažnost", "Nález", "Kód"), rows)


def _table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table whose cells are HTML already."""
    yield f"<table>\n<caption>{escape(caption)}</caption>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings) + "</tr></thead>\n<tbody>"
    for row in rows:
        yield "<tr>" + "".join(f'<td class="number">{cell}</td>' if _is_number(cell) else f"<td>{cell}</td>" for cell in row) + "</tr>"
    yield "</tbody>\n</table>"


def _day(text: str) -> str:
    """Return an ISO date as „31. 3. 2024“; what is none as it is."""
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text


def _is_number(cell: str) -> bool:
    return bool(cell) and cell.replace("\u00a0", "").isdecimal()


def _number(value: int) -> str:
    return format_number(value)


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"
