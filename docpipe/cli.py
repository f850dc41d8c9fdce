"""The command line → a command's answer → the screen and an exit code.

Exit codes: 0 done, 1 there were errors, 2 wrong usage, 70 docpipe itself broke, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from docpipe import commands
from docpipe.commands._answer import Answer, Table
from docpipe.commands._arguments import Frame, Group, HelpAsked, Option, Reply
from docpipe.commands._misuse import misuse
from docpipe.console import Screen, language_for, start_of
from docpipe.diagnostics import DocpipeError
from docpipe.messages import ui

_MISUSE, _BROKEN, _INTERRUPTED = 2, 70, 130


class _Root(Group):
    """docpipe's commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of use."""
        return list(commands.NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command by name, None for an unknown one."""
        if cmd_name not in commands.NAMES:
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").COMMAND
        return found


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click calls it so
    if asked and not ctx.resilient_parsing:
        from docpipe.outside import installed_version

        raise HelpAsked(f"docpipe {installed_version()}")


ROOT = _Root("docpipe", params=[Option(["--version"], "option-version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run docpipe with these words (those of the process where none are given) and return its exit code. Never raises for a mistake of the user's."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    screen = Screen.of_process(language_for(words, Path.cwd()))
    try:
        return _run(screen, words)
    except HelpAsked as asked:
        screen.text(asked.text, aside=asked.exit_code != 0)
        return asked.exit_code
    except click.UsageError as error:
        screen.diagnostics([misuse(error)], aside=True)
        return _MISUSE
    except DocpipeError as error:
        screen.diagnostics(error.diagnostics, aside=True)
        return Answer(error.diagnostics).exit_code
    except (KeyboardInterrupt, click.Abort):
        screen.text(ui("interrupted", screen.language), aside=True)
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: whatever broke is logged and told
        if is_interrupt(error):
            screen.text(ui("interrupted", screen.language), aside=True)
            return _INTERRUPTED
        return _broken(screen, words, error)
    finally:
        screen.close()


def is_interrupt(error: BaseException) -> bool:
    """Return whether an interrupt is what an error comes of: pydantic, building a schema, tells of it as the last line of a SchemaError of its own."""
    cause = error.__cause__ or error.__context__
    return isinstance(error, KeyboardInterrupt) or str(error).rstrip().endswith("KeyboardInterrupt:") or (cause is not None and is_interrupt(cause))


def _run(screen: Screen, words: list[str]) -> int:
    progress = screen.progress()
    frame = Frame(screen.language, Path.cwd(), progress, say=lambda asked, answer: _said(screen, asked, answer))
    try:
        reply = ROOT.main(words, prog_name="docpipe", standalone_mode=False, obj=frame)
    finally:
        if progress is not None:
            progress.stop()
    return _show(screen, reply) if isinstance(reply, Reply) else int(reply or 0)


def _said(screen: Screen, frame: Frame, answer: Answer) -> None:
    """Print what a command says while it runs."""
    _show(screen, Reply(frame, answer))


def _show(screen: Screen, reply: Reply) -> int:
    """Print an answer as its frame wants it, and return its exit code."""
    answer, frame = reply.answer, reply.frame
    if frame.as_json:
        screen.data(answer.as_data(frame.language))
        screen.flush()
        return answer.exit_code
    misused = answer.exit_code == _MISUSE
    screen.diagnostics(answer.diagnostics, verbose=frame.verbose or answer.tells_all, aside=misused)
    _print(screen, answer.body)
    if not frame.quiet and not misused:
        _print(screen, answer.closing)
        if answer.judged or answer.exit_code:
            screen.summary(answer.diagnostics)
    screen.flush()
    return answer.exit_code


def _print(screen: Screen, blocks: Sequence[str | Table]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            screen.table(block.headings, block.rows)
        else:
            screen.text(block)


def _broken(screen: Screen, words: list[str], error: Exception) -> int:
    """Tell that docpipe itself broke, and where the traceback is; print it where it could not be written."""
    import traceback

    from docpipe.commands._log import log_crash
    from docpipe.commands._place import workspace_or_none

    log = log_crash(workspace_or_none(Frame(screen.language, start_of(words, Path.cwd()))), words)
    what: dict[str, Any] = {"what": type(error).__name__, "text": str(error).partition("\n")[0]}
    if log is None:
        screen.text(traceback.format_exc(), aside=True)
    screen.text(ui("broken" if log else "broken-unlogged", screen.language, log=log.as_posix() if log else "", **what), aside=True)
    return _BROKEN
