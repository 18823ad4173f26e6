"""The README's examples: commands with what they print, found, run and written anew.

A block of ``console`` shows commands after ``$`` and below each what it prints; ``…`` on a line of its own stands for
lines left out. ``python tests/readme.py`` writes the printed lines anew: up to the first ``…`` as many as there were,
or all of them; after the last ``…`` as many as there were.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
ELLIPSIS = "…"

_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
_CODE = re.compile(r"(?<=```python\n)(.*?)(?=```)", re.DOTALL)


class Example(NamedTuple):
    """A command, and the lines that the README shows below it."""

    command: str
    shown: tuple[str, ...]


def list_blocks(text: str) -> list[str]:
    """List the insides of the console blocks."""
    return _BLOCK.findall(text)


def list_examples(block: str) -> Iterator[Example]:
    """List the commands of a block with what is shown below each."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.removesuffix("\n").split("\n")
        while command.endswith("\\"):
            command = f"{command[:-1].rstrip()} {shown.pop(0).strip()}"
        yield Example(command, tuple(shown))


def run_example(command: str, folder: Path) -> list[str]:
    """Run a command as in a fresh clone, with ``coverage-cli`` on the path; the lines of stdout and then of stderr."""
    programs = Path(folder) / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "coverage-cli"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m coverage_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    if not (folder / "seeds").exists():
        (folder / "seeds").symlink_to(ROOT / "seeds")
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"]))
    env = {"PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "HOME": str(folder), "COLUMNS": "100"}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return (done.stdout + done.stderr).splitlines()


def agrees(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Tell whether shown lines are what was printed, ``…`` standing for any lines."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == ELLIPSIS else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def renew(shown: tuple[str, ...], printed: list[str]) -> list[str]:
    """Write shown lines anew, keeping how many there are around ``…``."""
    dots = [n for n, line in enumerate(shown) if line.strip() == ELLIPSIS]
    if not dots:
        return printed
    first, last = dots[0], len(shown) - dots[-1] - 1
    return [*printed[:first], ELLIPSIS, *printed[len(printed) - last :]]


def renew_block(block: str, folder: Path) -> str:
    """Run a block's commands and write it anew."""
    lines: list[str] = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        (example,) = list_examples(f"$ {part}")
        count = part.removesuffix("\n").count("\n") + 1 - len(example.shown)
        lines += [f"$ {part}".split("\n")[n] for n in range(count)]
        lines += renew(example.shown, run_example(example.command, folder))
    return "".join(line + "\n" for line in lines)


def list_code(text: str) -> list[str]:
    """List the insides of the Python blocks."""
    return _CODE.findall(text)


def renew_code(block: str) -> str:
    """Run a block of Python and write what it prints below it, as comments."""
    code = re.sub(r"^# .*\n", "", block, flags=re.MULTILINE)
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return code + "".join(f"# {line}\n" for line in done.stdout.splitlines())


def main() -> None:
    """Write what the README's commands print into it."""
    import tempfile

    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        text = _BLOCK.sub(lambda found: renew_block(found[1], Path(folder)), text)
    README.write_text(_CODE.sub(lambda found: renew_code(found[1]), text), encoding="utf-8")


if __name__ == "__main__":
    main()
