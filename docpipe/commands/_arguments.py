"""The command line's grammar: commands, options and arguments whose help and complaints come from the catalogue, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from docpipe.commands._answer import Answer
from docpipe.dataclass import dataclass
from docpipe.diagnostics import DocpipeError, fault
from docpipe.messages import ui

Progress = Callable[[str, int, int], None]


def _unsaid(_frame: Frame, _answer: Answer) -> None:
    """Say nothing: nobody listens."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for every command."""

    language: str
    start: Path
    """Where the search for the workspace begins."""
    progress: Progress | None = None
    quiet: bool = False
    verbose: bool = False
    as_json: bool = False
    say: Callable[[Frame, Answer], None] = _unsaid
    """Shows something before the command has ended."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A command's answer and how it wants to be shown."""

    frame: Frame
    answer: Answer


class HelpAsked(Exception):  # noqa: N818 - no error: the way out of click's parsing
    """Carries a help page to whoever prints."""

    def __init__(self, text: str, exit_code: int = 0) -> None:
        self.text = text
        self.exit_code = exit_code
        super().__init__(text)


def language_of(ctx: click.Context | None) -> str:
    """Return the language in which this run speaks."""
    frame = (ctx or click.get_current_context()).find_object(Frame)
    return frame.language if frame else "cs"


def _command_path(ctx: click.Context | None) -> str:
    return ctx.command_path if ctx else "docpipe"


class Words(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """One of a closed list of words."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word. Raises DocpipeError 'usage-choice-unknown'."""
        if value in self.words:
            return str(value)
        option = param.opts[-1] if param else ""
        raise fault("usage-choice-unknown", option=option, value=str(value), choices=self.words, command=_command_path(ctx))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:  # noqa: ARG002 - click's signature
        """Return the words that begin so, for the shell's completion."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class WholeNumber(click.ParamType):  # type: ignore[type-arg]
    """A whole number from 1."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number. Raises DocpipeError 'usage-number-expected'."""
        if isinstance(value, int) or (value.isascii() and value.isdigit() and int(value) > 0):
            return int(value)
        raise fault("usage-number-expected", option=param.opts[-1] if param else "", value=value, command=_command_path(ctx))


class DayOfYear(click.ParamType):  # type: ignore[type-arg]
    """A date as people write it in Czech ('9. 3. 2021') or as files are named ('2021-03-09')."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day. Raises DocpipeError 'usage-date-expected'."""
        from docpipe.czech.parse.dates import date_from
        from docpipe.czech.values import NotUnderstood
        from docpipe.diagnostics import Location
        from docpipe.model import Scalar, Written

        try:
            return date_from(Scalar(str(value), Written.PLAIN, Location("")))
        except NotUnderstood:
            raise fault("usage-date-expected", option=param.opts[-1] if param else "", value=str(value), command=_command_path(ctx)) from None


class Option(click.Option):
    """An option; `text` is the key of its help among the texts of the screen."""

    def __init__(self, declarations: Sequence[str], text: str, *, meta: str = "", **more: Any) -> None:
        super().__init__(declarations, **more)
        self.text = text
        self.meta = meta

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return the word that stands for the value."""
        return "|".join(self.type.words) if isinstance(self.type, Words) else ui(f"metavar-{self.meta}", language_of(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option as written and what it does."""
        names = ", ".join((*self.opts, *self.secondary_opts))
        written = names if self.is_flag else f"{names} {self.make_metavar(ctx)}"
        return None if self.hidden else (written, ui(self.text, language_of(ctx)))


class Argument(click.Argument):
    """A positional argument; `text` is the key of its help among the texts of the screen."""

    def __init__(self, name: str, text: str, *, meta: str, **more: Any) -> None:
        super().__init__([name], **more)
        self.text = text
        self.meta = meta

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Return the word that stands for the value, in brackets where it may be left out."""
        word = "|".join(self.type.words) if isinstance(self.type, Words) else ui(f"metavar-{self.meta}", language_of(ctx))
        word = word if self.required else f"[{word}]"
        return f"{word}…" if self.nargs == -1 else word

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the argument as written and what it is."""
        return self.make_metavar(ctx), ui(self.text, language_of(ctx))


def _show_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click calls it so
    if asked and not ctx.resilient_parsing:
        raise HelpAsked(ctx.get_help())


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value not in (None, False, ()):
        ctx.meta[f"docpipe.{param.name}"] = value


def common_options() -> list[click.Parameter]:
    """Return the options that stand before a command as well as after it."""
    kept: dict[str, Any] = {"expose_value": False, "callback": _keep}
    return [
        Option(["-C", "--workspace"], "option-workspace", meta="folder", **kept),
        Option(["--lang"], "option-lang", type=Words("cs", "en"), **kept),
        Option(["--json"], "option-json", is_flag=True, **kept),
        Option(["-q", "--quiet"], "option-quiet", is_flag=True, **kept),
        Option(["-v", "--verbose"], "option-verbose", is_flag=True, **kept),
        Option(["-h", "--help"], "option-help", is_flag=True, is_eager=True, expose_value=False, callback=_show_help),
    ]


def frame_of(ctx: click.Context) -> Frame:
    """Return the frame with what the common options say. Raises DocpipeError 'usage-folder-missing'."""
    frame = ctx.find_object(Frame) or Frame("cs", Path.cwd())
    if (folder := ctx.meta.get("docpipe.workspace")) is not None:
        frame = replace(frame, start=Path(folder).absolute())
        if not frame.start.is_dir():
            raise fault("usage-folder-missing", folder=str(folder), command=ctx.command_path)
    quiet, verbose, as_json = (bool(ctx.meta.get(f"docpipe.{name}")) for name in ("quiet", "verbose", "json"))
    return replace(frame, quiet=quiet, verbose=verbose, as_json=as_json, progress=None if quiet or as_json else frame.progress)


class _Page(click.Command):
    """What a command and a group share: help pages without a word of click's own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words apart; a complaint of click's parser learns which command it is about."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, text, arguments, commands and options."""
        language = language_of(ctx)
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=ui("help-usage", language) + " ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(ui(f"{_key(ctx)}-help", language))
        arguments = [item.get_help_record(ctx) for item in self.params if isinstance(item, Argument)]
        options = [record for item in self.params if isinstance(item, Option) and (record := item.get_help_record(ctx))]
        for heading, rows in (("help-arguments", arguments), ("help-commands", self.command_rows(ctx)), ("help-options", options)):
            if rows:
                with formatter.section(ui(heading, language).rstrip(":")):
                    formatter.write_dl(rows)

    def command_rows(self, _ctx: click.Context) -> list[tuple[str, str]]:
        """Return the commands of a group with their short texts; a command has none."""
        return []

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands in the usage line after the name."""
        pieces = [piece for item in self.params for piece in item.get_usage_pieces(ctx)]
        return [ui("help-options-piece", language_of(ctx)), *pieces]


def _key(ctx: click.Context) -> str:
    """Return the beginning of a page's keys: 'root', 'build', 'templates-take'."""
    return "-".join(ctx.command_path.split()[1:]) or "root"


class Command(_Page):
    """A command: its name, what it runs, and its own parameters (the common options are added)."""

    def __init__(self, name: str, run: Callable[..., Answer], params: Sequence[click.Parameter] = ()) -> None:
        super().__init__(name, params=[*params, *common_options()], callback=run, add_help_option=False)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the words apart. Raises DocpipeError 'usage-arguments-extra' where click would speak English."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise fault("usage-arguments-extra", arguments=tuple(str(word) for word in rest), command=ctx.command_path)
        return rest

    def invoke(self, ctx: click.Context) -> Reply:
        """Return what the command answers; what stopped it is an answer too."""
        frame = frame_of(ctx)
        assert self.callback is not None
        try:
            answer = self.callback(frame, **ctx.params)
        except DocpipeError as error:
            answer = Answer(error.diagnostics)
        return Reply(frame, answer)


class Group(_Page, click.Group):
    """Commands under one name."""

    def __init__(
        self, name: str, commands: Sequence[click.Command] = (), params: Sequence[click.Parameter] = (), aliases: Mapping[str, str] | None = None
    ) -> None:
        self.aliases = dict(aliases or {})
        """Other words for a command, in small letters without diacritics: 'setkani' → 'meeting'."""
        super().__init__(
            name,
            commands={item.name or "": item for item in commands},
            params=[*params, *common_options()],
            callback=self.without_command,
            invoke_without_command=True,
            add_help_option=False,
        )

    @staticmethod
    def without_command() -> None:
        """Show the help page where no command was said, as a wrong usage."""
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            raise HelpAsked(ctx.get_help(), exit_code=2)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order they were given, which is the order of use."""
        return list(self.commands)

    def command_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return the commands with their short texts."""
        path = "" if _key(ctx) == "root" else f"{_key(ctx)}-"
        return [(name, ui(f"{path}{name}-short", language_of(ctx))) for name in self.list_commands(ctx)]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands in the usage line after the name."""
        return [*super().collect_usage_pieces(ctx), ui("help-command-piece", language_of(ctx))]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names. Raises DocpipeError 'usage-command-unknown' or '-misspelt'."""
        command = self.get_command(ctx, args[0]) or self._by_alias(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            refuse("usage-command", args[0], self.list_commands(ctx), command=ctx.command_path)
        return (command.name if command else None), command, args[1:]

    def _by_alias(self, ctx: click.Context, word: str) -> click.Command | None:
        if not self.aliases:
            return None
        from docpipe.czech.names import bare

        return self.get_command(ctx, self.aliases.get(bare(word), ""))


def refuse(code: str, word: str, known: Sequence[str], **more: str) -> NoReturn:
    """Raise DocpipeError '<code>-misspelt' with the nearest known word, '<code>-unknown' with all of them when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), known, n=1)
    if near:
        raise fault(f"{code}-misspelt", value=word, suggestion=near[0], **more)
    raise fault(f"{code}-unknown", value=word, known=tuple(known), **more)
