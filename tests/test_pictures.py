"""The README's pictures are there, and the table's is what the program prints now."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
from goldens import ROOT, make_report

from coverage_cli.reporter import Look, render


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    spec = spec_from_file_location("pictures", ROOT / "benchmarks" / "pictures.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_picture_of_the_readme_is_there() -> None:
    shown = re.findall(r"!\[.+?\]\((.+?)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 2
    assert [path for path in shown if not (ROOT / path).is_file()] == []


def test_the_table_in_the_picture_is_what_the_program_prints(pictures: ModuleType) -> None:
    table = "".join(render(make_report("seeds"), "table", Look(width=pictures.COLUMNS, color=True)))
    known = (pictures.PICTURES / "terminal.svg").read_text(encoding="utf-8")
    assert pictures.draw_terminal(table) == known, "look at it, and then: python benchmarks/pictures.py"


def test_a_picture_says_what_the_lines_say(pictures: ModuleType) -> None:
    drawn = ET.fromstring(pictures.draw_terminal("\x1b[1m<Head>\x1b[0m & rest\n\x1b[31m[-gone-]\x1b[0m\n"))
    texts = [(text.text, text.get("class")) for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == [("<Head>", "head"), (" & rest", None), ("[-gone-]", "gone")]
