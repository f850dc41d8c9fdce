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
_WHERE = """Where the time of one document cold goes (ms of processor time on a quiet machine, bytecode kept, some 390 together): importing pydantic 45,
markdown-it 13, jinja2 11, yaml 8, filelock 6, click 5, others of that sort 10; modules of the standard library 55; running docpipe's own 220 modules 50,
making 260 classes in them 14 and compiling the methods of those that are used 10; 350 regular expressions 41, half of them the libraries'; building the
schemas 20; compiling and linting the template 31; reading, judging and planning 27; the digest of docpipe's own files 12; verifying 8; rendering 5;
Python itself 10; the command line, the journal and putting the files in their places 15, and three waits for the disk of 1 to 5.
The same with docxtpl is 150, of it 120 importing it; it reads, judges and checks nothing. To come within 0.1 s of it, docpipe would have to read and judge
its content without a schema library and to check its documents without regular expressions.
What was done: classes whose methods are made when they are first called (docpipe/dataclass.py; the standard library's take 0.6 ms each, 160 together,
docpipe's 0.05), an end without taking the process apart (50), no looking for add-ons of pydantic (10), forcing to the disk only what must last (15), modules
of the plan, of bundles, of reports, of PDFs, charts, phonenumbers and stdnum loaded only where something needs them. Before that it was 541 of processor
time and 620 to 820 on the clock.
The list is measured in a workspace that has a build folder, where what was read last is remembered; where there is none, all content is read and judged
each time, for a list says what keeps a document from being made, and writes nothing: the example with its plan and budgets takes some fifteen
times importing click, yaml and pydantic."""
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
    """Return a new workspace as `docpipe init` makes it, of which only a project and its two meetings are left: no reports, no bundles."""
    made = folder / "workspace"
    made.mkdir()
    command([sys.executable, "-m", "docpipe", "init", made])()
    project = next((made / "content").glob("*/projekt.yaml")).parent
    for path in project.iterdir():
        if path.name not in ("projekt.yaml", "setkani", "svazky"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (project / "svazky").glob("*.yaml"):  # the scans beside them belong to the meetings
        path.unlink()
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
