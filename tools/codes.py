"""The catalogue → docs/codes.md: every code with its severity and what it says. Run it after a change of docpipe/messages/."""

from __future__ import annotations

from pathlib import Path

from docpipe.diagnostics import Diagnostic
from docpipe.messages import codes, message, tell, tell_hint

PAGE = Path(__file__).resolve().parents[1] / "docs" / "codes.md"
_SEVERITIES = {"fault": "brání výrobě", "error": "brání vydání", "warning": "varování", "info": "informace"}


def page() -> str:
    """Return the page."""
    rows = []
    for code in codes():
        entry = message(code)
        sample = Diagnostic(code, None, dict(entry.example))
        rows.append(f"| `{code}` | {_SEVERITIES[entry.severity.value]} | {_cell(tell(sample, 'cs'))} | {_cell(tell_hint(sample, 'cs'))} |")
    head = (
        "# Kódy hlášení\n\nKaždé hlášení má stálý kód; podrobně ho vysvětlí `docpipe explain KÓD`, anglicky `docpipe --lang en explain KÓD`. "
        "Hodnoty v textech jsou příklady. Stránku tvoří `tools/codes.py`.\n\n| kód | závažnost | co říká | co dělat |\n| --- | --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
