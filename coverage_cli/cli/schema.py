"""``coverage-cli schema``: the JSON Schema of the JSON that ``compare`` writes."""

from __future__ import annotations

import click

from coverage_cli.cli.failing import end_command
from coverage_cli.cli.options import file_option


@click.command(short_help="Print the JSON Schema of a comparison.")
@file_option
@end_command
def schema(output: str) -> int:
    """Print the JSON Schema (draft 2020-12) of what compare and report write with -f json.

    A line of -f jsonl is one of its clusters: #/$defs/cluster.

    \b
    coverage-cli schema -o comparison.schema.json
    coverage-cli schema | jq '."$defs".cluster.properties | keys'
    """
    from coverage_cli.cli.streams import write_pieces
    from coverage_cli.records import read_schema

    write_pieces([read_schema()], output)
    return 0
