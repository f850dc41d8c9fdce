"""A text file of any kind (a list, a web page, a message, a calendar, a card) → its texts as written and as a program shows them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from typing import Final
from urllib.parse import unquote

TEXTS: Final = (
    ".txt", ".csv", ".tsv", ".md", ".json", ".yaml", ".yml", ".htm", ".html", ".xhtml", ".xml", ".rels", ".svg",
    ".rtf", ".ics", ".vcf", ".eml", ".mht", ".mhtml",
)  # fmt: skip
_MESSAGES: Final = (".eml", ".mht", ".mhtml")
_MARKED: Final = (".htm", ".html", ".xhtml", ".xml", ".svg")
_RTF: Final = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5})\??|\\[a-z]+-?\d* ?|[{}]")
_DIGEST: Final = re.compile(r"\b[0-9a-f]{32,128}\b")
"""A digest holds every run of digits there is, by chance."""
_BLOCK: Final = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|th|table|h\d|title|body|head)\b[^>]*>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^>]*>")
_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_DIVIDED: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*\r?\n(?=[^\W\d_])")
_FOLDED: Final = re.compile(r"\r?\n[ \t]")


def texts_of_plain(content: bytes, suffix: str) -> Iterator[str]:
    """Yield the text as it is written and, where that differs, without markup, escapes and line ends within words."""
    text = _DIGEST.sub("", decoded(content))
    if suffix in _MESSAGES:
        yield from _of_message(content)
    if suffix == ".rtf":
        yield _RTF.sub(_rtf_letter, text)
        return
    yield text
    shown = text
    if suffix in _MARKED or "<html" in text[:2000].lower():
        shown = _MARKUP.sub("", _BLOCK.sub("\n", shown))
        yield _MARKUP.sub(" ", text)
    if suffix in (".ics", ".vcf"):
        shown = _FOLDED.sub("", shown).replace("\\,", ",")
    shown = _DIVIDED.sub("", unescaped(shown))
    if shown != text:
        yield shown


def decoded(content: bytes) -> str:
    """Return a text file's text, whatever its coding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250", "replace")


def unescaped(text: str) -> str:
    """Return a text with what programs write instead of letters turned back: entities of web pages, codes of letters in scripts and addresses."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    if "\\u" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return unquote(text) if _QUOTED.search(text) else text


def _of_message(content: bytes) -> Iterator[str]:
    """Yield the header and the parts of a message, however they are coded."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        yield "\n".join(f"{name}: {value}" for name, value in message.items())
        for part in message.walk():
            data = part.get_payload(decode=True) if not part.is_multipart() else None
            if isinstance(data, bytes) and part.get_content_maintype() == "text":
                yield from texts_of_plain(data, ".html" if part.get_content_subtype() == "html" else ".txt")
    except (MessageError, ValueError, LookupError):
        return


def _rtf_letter(match: re.Match[str]) -> str:
    if match[1]:
        return bytes.fromhex(match[1]).decode("cp1250", "replace")
    return chr(int(match[2]) % 0x10000) if match[2] else ""
