"""Run the command line as ``python -m coverage_cli``."""

from coverage_cli.cli import main

if __name__ == "__main__":
    main(prog_name="coverage-cli")
