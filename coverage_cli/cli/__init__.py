"""The command line: options -> Settings -> library -> stream. The only importer of click.

A command is one module and its name in ``COMMANDS``. Rooms are imported inside the commands, so that ``--help`` does
not pay for them.
"""

from __future__ import annotations

import atexit
import gc
from importlib import import_module

import click

from coverage_cli import __version__

# Command -> the function of that name in the module of that name. The one that is called is loaded; --help loads all.
COMMANDS = ("compare", "segment", "match", "report", "trace", "check", "schema")


class _Lazy(click.Group):
    """Lists its commands in the order in which a user meets them, and loads one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="coverage-cli")
def main() -> None:
    """Show which quotes and statements each source carried, which it left out, and how the wording changed.

    \b
    coverage-cli compare seeds/                  the comparison, in the terminal
    coverage-cli compare seeds/ -o report.md     the same as Markdown
    coverage-cli compare seeds/ -o report.html   the same as a page for the browser
    coverage-cli segment seeds/ | coverage-cli match | coverage-cli report

    This line in .bashrc, .zshrc or config.fish completes commands and options on TAB:

    \b
    bash   eval "$(_COVERAGE_CLI_COMPLETE=bash_source coverage-cli)"
    zsh    eval "$(_COVERAGE_CLI_COMPLETE=zsh_source coverage-cli)"
    fish   _COVERAGE_CLI_COMPLETE=fish_source coverage-cli | source
    """
    # Passages and words live until the end, and nothing holds circles: looking for them took a twenty-fifth of the time
    # of a comparison, small or large. It holds for the whole process: ``main`` is a program, no library.
    gc.disable()
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)  # what is left at the end is not looked through: a tenth of a small comparison
