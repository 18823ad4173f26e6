"""``coverage-cli report``: clusters or a saved comparison in, any format out."""

from __future__ import annotations

import click

from coverage_cli.cli.failing import FAILED, end_command, report_problems
from coverage_cli.cli.input_options import read_records, refuse
from coverage_cli.cli.judging import fail_option, judge_report
from coverage_cli.cli.output_options import OutputOptions, output_options, write_report


@click.command(short_help="Show a saved comparison in any format.")
@click.argument("files", metavar="[FILE|-]...", nargs=-1)
@output_options
@fail_option
@click.option("--strict", is_flag=True, help="Stop at the first record that cannot be read.")
@end_command
def report(files: tuple[str, ...], output: OutputOptions, fail_on: tuple[str, ...], strict: bool) -> int:
    """Show what match wrote, or a saved comparison (compare -f json or jsonl), in any format.

    \b
    coverage-cli compare seeds/ -o saved.json
    coverage-cli report saved.json --only-changed
    coverage-cli segment seeds/ | coverage-cli match | coverage-cli report
    """
    from coverage_cli.records import build_report

    stream = read_records(files, strict=strict)
    report_problems(stream.problems, ())
    if not stream.is_comparison:
        if stream.passages:
            refuse(files, "holds passages, which are not matched", "coverage-cli match matches them")
        return FAILED
    found = build_report(stream)
    write_report(found, output)
    return judge_report(found, output, fail_on) or (1 if stream.problems else 0)
