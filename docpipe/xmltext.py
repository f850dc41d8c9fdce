"""Text → XML: as content and as an attribute. The standard library's own (xml.sax.saxutils) loads a web client of twenty modules for it."""

from __future__ import annotations

_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """Return a text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Return a text as the value of an attribute, in its quotation marks; ends of lines and tabs keep (XML 1.0, 3.3.3)."""
    return f'"{text.translate(_ATTRIBUTE)}"'
