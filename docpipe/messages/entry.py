"""One entry of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from docpipe.dataclass import dataclass
from docpipe.diagnostics import Plain, Severity


@dataclass(frozen=True, slots=True)
class Message:
    """The texts of one code. `{name}` stands for an argument of the diagnostic.

    `cs`, `en`: what was found and what was expected, lower case, the value quoted. `do_cs`, `do_en`: what to do next.
    `why_cs`, `why_en`: the explanation of `docpipe explain` (with the source of the rule). `example`: arguments with which a test renders all texts.
    """

    severity: Severity
    cs: str
    en: str
    do_cs: str
    do_en: str
    why_cs: str
    why_en: str
    example: Mapping[str, Plain] = field(default_factory=dict)
