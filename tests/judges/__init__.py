"""Independent judges of finished files: veraPDF for PDFs, Microsoft's Open XML SDK for Word files. They are no part of docpipe; `make test` installs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

JudgePdf = Callable[..., list[str]]
"""Called with paths and, if wanted, flavours: `judge_pdf(paths, ("2b",))`."""
JudgeDocx = Callable[[Sequence[Path]], list[str]]
