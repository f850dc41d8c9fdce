"""click's usage errors → Diagnostics, so that wrong usage is told like everything else, in the reader's language."""

from __future__ import annotations

from difflib import get_close_matches

import click

from docpipe.diagnostics import Diagnostic


def misuse(error: click.UsageError) -> Diagnostic:
    """Return the complaint for an error that click found while taking the command line apart."""
    command = error.ctx.command_path if error.ctx else "docpipe"
    if isinstance(error, click.NoSuchOption):
        return _no_such_option(error, command)
    if isinstance(error, click.MissingParameter) and error.param is not None and error.ctx is not None:
        return Diagnostic("usage-argument-missing", None, {"argument": error.param.make_metavar(error.ctx), "command": command})
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(error, command)
    return Diagnostic("usage-other", None, {"text": error.format_message(), "command": command})


def _options(error: click.UsageError) -> dict[str, click.Option]:
    params = error.ctx.command.params if error.ctx else []
    return {name: item for item in params if isinstance(item, click.Option) for name in (*item.opts, *item.secondary_opts)}


def _no_such_option(error: click.NoSuchOption, command: str) -> Diagnostic:
    near = get_close_matches(error.option_name, _options(error), n=1)
    if near:
        return Diagnostic("usage-option-misspelt", None, {"value": error.option_name, "suggestion": near[0], "command": command})
    return Diagnostic("usage-option-unknown", None, {"value": error.option_name, "command": command})


def _bad_option(error: click.BadOptionUsage, command: str) -> Diagnostic:
    """Return which way an option was used badly: a switch that got a value, or an option that got none."""
    option = _options(error).get(error.option_name)
    unwanted = option is not None and option.is_flag
    code = "usage-value-unwanted" if unwanted else "usage-value-missing"
    return Diagnostic(code, None, {"option": error.option_name, "command": command})
