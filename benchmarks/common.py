"""What every benchmark shares: the machine, the way to measure, peers of its own, and the section it writes into RESULTS.md."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools" / "benchmarks"
"""Where peers are put: by the benchmark alone, beside the project and never into its venv."""
RESULTS = ROOT / "benchmarks" / "RESULTS.md"


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio that was measured in one run, and the bound that it is held against."""

    what: str
    measured: float
    bound: float
    at_least: bool
    """Whether more is better."""
    unit: str = "×"

    @property
    def met(self) -> bool:
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound

    def row(self) -> tuple[str, ...]:
        sign = "≥" if self.at_least else "≤"
        unit = f" {self.unit}"
        return self.what, f"{sign} {self.bound:g}{unit}", f"{self.measured:.2f}{unit}", "met" if self.met else "MISSED"


def machine() -> str:
    """Return the machine in one line: processor, cores, memory, system, Python."""
    cpu = memory = ""
    if (info := Path("/proc/cpuinfo")).exists() and (found := re.search(r"model name\s*:\s*(.+)", info.read_text())):
        cpu = found[1]
    if (info := Path("/proc/meminfo")).exists() and (found := re.search(r"MemTotal:\s*(\d+)", info.read_text())):
        memory = f", {int(found[1]) / 1024 / 1024:.0f} GB"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cpu or platform.machine()}, {cores} cores{memory}, {platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"


def least(contenders: Mapping[str, Callable[[], object]], *, rounds: int, turns: int = 1) -> dict[str, float]:
    """Return the least seconds of each contender; they take turns, so that what disturbs the machine disturbs them all."""
    best = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, run in contenders.items():
            start = time.perf_counter()
            for _ in range(turns):
                run()
            best[name] = min(best[name], (time.perf_counter() - start) / turns)
    return best


def command(words: Sequence[str | Path], *, folder: Path | None = None) -> Callable[[], object]:
    """Return a run of a whole command to its end; a failing one stops the benchmark with what it said."""

    def run() -> object:
        # Python may keep what it has compiled, as it does for every installed package: a checkout that is compiled anew at each start is nobody's docpipe.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        finished = subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)
        if finished.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(map(str, words))}: {finished.returncode}\n{finished.stdout}\n{finished.stderr}")
        return finished.stdout

    return run


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def targets(found: Sequence[Target]) -> str:
    """Return targets as a table."""
    return table(("what", "target", "measured", ""), [item.row() for item in found])


def report(section: str, text: str) -> None:
    """Print a section and put it into RESULTS.md in place of the one of the same name, with the machine it was measured on."""
    print(f"## {section}\n\n{text}\n")
    old = (
        RESULTS.read_text(encoding="utf-8")
        if RESULTS.exists()
        else "# Results of `make benchmark`\n\nRatios within one run count; the seconds are this machine's.\n"
    )
    new = f"## {section}\n\n{text}\n\nMachine: {machine()}.\n"
    pattern = re.compile(rf"^## {re.escape(section)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    changed = pattern.sub(lambda _: f"{new}\n", old) if pattern.search(old) else f"{old.rstrip()}\n\n{new}"
    RESULTS.write_text(f"{changed.rstrip()}\n", encoding="utf-8")


def node_package(name: str, version: str) -> Path | None:
    """Return the folder with a package of npm in it, installed when it is not there; None without npm."""
    folder = TOOLS / f"{name}-{version}"
    if not (folder / "node_modules" / name).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), f"{name}@{version}"], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{name}: not installed ({error}); left out", file=sys.stderr)
            return None
    return folder
