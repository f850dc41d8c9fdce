"""Start-up: the help page against a bare click program, the list of documents against importing click, yaml and pydantic, one document cold against docxtpl."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from common import ROOT, Target, command, least, report, table, targets
from minutes import logo, minutes, write_template

ROUNDS = 15
COLD_SECONDS = 0.1
_WHERE = """Where the time of one document cold goes (ms of processor time, each counted once, bytecode kept, 541 together): making 272 dataclasses 159;
running docpipe's modules without those 76; pydantic 43, jinja2 11, markdown-it 9, click 6, yaml 5, other modules 40; 323 regular expressions 45;
compiling and linting the template 31; reading, judging and planning 27; building the schemas 22; rendering 5; verifying 8; Python itself 10;
the command line, the journal and putting the files in their places 46. The same with docxtpl is 150 to 175, of it 120 importing it; it reads, judges and
checks nothing. Modules of the plan, of bundles, of PDFs, charts, phonenumbers and stdnum are not loaded where nothing needs them; before that
it was 817 on a day when it is 620 now. The allowed 0.1 s would be used up by dataclasses alone: Python 3.11 compiles six functions for each, one by one.
A decorator of docpipe's own that makes comparing and showing only when asked could save about a quarter of that; it has not been made.
The list is measured in a workspace that has a build folder; where there is none, all content is read and judged each time, for a list says what keeps a
document from being made: 420, four times importing click, yaml and pydantic."""
_CLICK = "import click\n@click.group()\ndef main(): pass\n@main.command()\ndef build(): 'Builds.'\nmain(['--help'])"


def docxtpl_program(folder: Path) -> list[str | Path]:
    """Return the command that renders the benchmark's minutes with docxtpl in a process of its own."""
    picture = folder / "logo.png"
    picture.write_bytes(logo())
    write_template("docxtpl", folder / "docxtpl.docx", picture)
    values = repr({name: value for name, value in asdict(minutes(logo())).items() if name != "strip"})
    program = folder / "cold.py"
    program.write_text(
        f"import sys, docxtpl\ntemplate = docxtpl.DocxTemplate(sys.argv[1])\ntemplate.render({values}, autoescape=True)\ntemplate.save(sys.argv[2])\n",
        encoding="utf-8",
    )
    return [sys.executable, program, folder / "docxtpl.docx", folder / "out.docx"]


def workspace(folder: Path) -> Path:
    """Return a new workspace as `docpipe init` makes it: one project, two meetings."""
    made = folder / "workspace"
    made.mkdir()
    command([sys.executable, "-m", "docpipe", "init", made])()
    return made


def listed(folder: Path) -> Path:
    """Return a copy of the example's content, in a workspace with a build folder."""
    made = folder / "listed"
    shutil.copytree(ROOT / "content", made / "content")
    shutil.copy(ROOT / "docpipe.yaml", made)
    (made / "build").mkdir()
    return made


def main() -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = workspace(folder)
        selectors = ["--kind", "invitation", "--format", "docx"]
        cold = command([python, "-m", "docpipe", "build", *selectors, "-C", place])

        def build() -> object:
            shutil.rmtree(place / "build", ignore_errors=True)
            return cold()

        contenders = {
            "python -c pass": command([python, "-c", "pass"]),
            "a bare click program, --help": command([python, "-c", _CLICK]),
            "docpipe --help": command([python, "-m", "docpipe", "--help"]),
            "import click, yaml, pydantic": command([python, "-c", "import click, yaml, pydantic; pydantic.BaseModel"]),
            "docpipe list": command([python, "-m", "docpipe", "list", "-C", listed(folder)]),
            "docxtpl, one document cold": command(docxtpl_program(folder)),
            "docpipe build, one kind cold": build,
        }
        best = least(contenders, rounds=ROUNDS)
    found = [
        Target("`docpipe --help`, against a bare click program", best["docpipe --help"] / best["a bare click program, --help"], 2, at_least=False),
        Target("`docpipe list`, against importing click, yaml, pydantic", best["docpipe list"] / best["import click, yaml, pydantic"], 2, at_least=False),
        Target(
            "`docpipe build` cold, longer than docxtpl cold by",
            best["docpipe build, one kind cold"] - best["docxtpl, one document cold"],
            COLD_SECONDS,
            at_least=False,
            unit="s",
        ),
    ]
    rows = [(what, f"{seconds * 1000:.0f}") for what, seconds in best.items()]
    report("Start-up", f"{__doc__}\n\n{_WHERE}\n\n{table(('what', 'ms'), rows)}\n\n{targets(found)}")


if __name__ == "__main__":
    main()
