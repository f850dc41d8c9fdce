"""Print the script that teaches a shell to complete docpipe's commands and options."""

from __future__ import annotations

import click

from docpipe.commands._answer import Answer
from docpipe.commands._arguments import Argument, Command, Frame, Words

_VARIABLE = "_DOCPIPE_COMPLETE"


def run(_frame: Frame, *, shell: str) -> Answer:
    """Return the script. Its template is filled here, because click's own way first runs bash and complains in English."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    completion = kind(click.get_current_context().find_root().command, {}, "docpipe", _VARIABLE)
    script = completion.source_template % completion.source_vars()
    return Answer(body=(script.strip("\n"),), data={"shell": shell, "script": script})


COMMAND = Command("completion", run, [Argument("shell", "argument-shell", meta="shell", type=Words("bash", "zsh", "fish"))])
