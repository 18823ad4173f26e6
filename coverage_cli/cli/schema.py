"""``coverage-cli schema``: the JSON Schema of what the program writes as JSON."""

from __future__ import annotations

import click

from coverage_cli.cli.failing import end_command
from coverage_cli.cli.options import file_option

# As in coverage_cli.records.schema, which only a command that runs imports.
SCHEMAS = ("comparison", "trace", "check")


@click.command(short_help="Print the JSON Schema of what -f json writes.")
@click.argument("name", type=click.Choice(SCHEMAS), default="comparison")
@file_option
@end_command
def schema(name: str, output: str) -> int:
    """Print the JSON Schema (draft 2020-12) of a comparison, or of what trace or check write with -f json.

    A line of compare -f jsonl is a cluster: #/$defs/cluster.

    \b
    coverage-cli schema -o comparison.schema.json
    coverage-cli schema check
    coverage-cli schema | jq '."$defs".cluster.properties | keys'
    """
    from coverage_cli.cli.streams import write_pieces
    from coverage_cli.records import read_schema

    write_pieces([read_schema(name)], output)
    return 0
