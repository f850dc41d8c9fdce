"""A code, its arguments and a language → the text a person reads. Everything the user is told stands in the modules of this folder."""

from __future__ import annotations

from docpipe.messages.catalogue import LANGUAGES, codes, explain, message, severity_of, tell, tell_hint, ui, ui_keys
from docpipe.messages.entry import Message

__all__ = ["LANGUAGES", "Message", "codes", "explain", "message", "severity_of", "tell", "tell_hint", "ui", "ui_keys"]
