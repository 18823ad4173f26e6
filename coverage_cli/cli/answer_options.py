"""Options of the commands that answer a question about quotes, and the showing of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from coverage_cli.cli.options import file_option, gather
from coverage_cli.cli.output_options import (
    OutputOptions,
    choose_format,
    color_option,
    format_option,
    make_look,
    width_option,
)

if TYPE_CHECKING:
    from coverage_cli.reporter.look import Look

answer_options = gather(
    "output",
    partial(OutputOptions, full=True),
    ("output_format", "output", "width", "color"),
    (format_option, file_option, width_option, color_option),
)


def write_answer(render: Callable[[str, Look], Iterator[str]], options: OutputOptions) -> None:
    """Write an answer where and as the options say; ``render`` takes a format and a look."""
    from coverage_cli.cli.streams import write_pieces

    write_pieces(render(choose_format(options), make_look(options)), options.output)
