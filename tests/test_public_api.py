"""The public names, and which room imports which."""

from __future__ import annotations

import ast
import gc
import inspect
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import coverage_cli
from coverage_cli.reporter import FORMATS, render

PACKAGE = Path(coverage_cli.__file__).parent

# A room may import the rooms above it in this list, never one below.
ROOMS = (
    "errors",
    "models",
    "frozen",
    "processes",
    "text",
    "dates",
    "names",
    "records",
    "readers",
    "segmenter",
    "wording",
    "matcher",
    "pipeline",
    "tracing",
    "reporter",
    "cli",
    "__main__",
)
ONLY_IMPORTERS = {
    "click": {"cli"},
    "difflib": {"wording"},
    "tabulate": {"reporter"},
    "rapidfuzz.fuzz": {"matcher"},
    "rapidfuzz.process": {"matcher"},
}
RUN_TIME = {"click", "rapidfuzz", "tabulate"}
STANDARD = sys.stdlib_module_names


def find_room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def list_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


IMPORTS = [
    (find_room(path), name, str(path.relative_to(PACKAGE)))
    for path in sorted(PACKAGE.rglob("*.py"))
    for name in list_imports(path)
]


def test_every_room_is_in_the_order() -> None:
    assert {room for room, _, _ in IMPORTS} - {"__init__"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_downward_only(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1]) | {"__version__"}
    inner = [(name.split(".")[1], file) for r, name, file in IMPORTS if r == room and name.startswith("coverage_cli.")]
    assert [(name, file) for name, file in inner if name not in allowed] == []


@pytest.mark.parametrize("library", ONLY_IMPORTERS)
def test_libraries_have_one_importer(library: str) -> None:
    importers = {room for room, name, _ in IMPORTS if f"{name}.".startswith(f"{library}.")}
    assert importers <= ONLY_IMPORTERS[library]


def test_nothing_else_is_needed_at_run_time() -> None:
    needed = {name.split(".")[0] for _, name, _ in IMPORTS} - {"coverage_cli"}
    assert needed - STANDARD <= RUN_TIME


def test_public_names() -> None:
    assert coverage_cli.__all__ == [
        "Article",
        "BadRecord",
        "Check",
        "CheckedQuote",
        "Cluster",
        "CoverageError",
        "Edit",
        "Finding",
        "InputError",
        "Match",
        "MissingExtra",
        "MissingText",
        "NothingToCompare",
        "Passage",
        "Reading",
        "Report",
        "Settings",
        "Trace",
        "UnknownFormat",
        "Variant",
        "check",
        "compare",
        "match",
        "read_articles",
        "segment",
        "trace",
    ]


@pytest.mark.parametrize("name", coverage_cli.__all__)
def test_public_names_are_documented(name: str) -> None:
    assert inspect.getdoc(getattr(coverage_cli, name))
    assert name in dir(coverage_cli)


def test_type_checkers_see_the_public_names() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    guarded = [node for node in tree.body if isinstance(node, ast.If)]
    names = {a.asname for node in ast.walk(guarded[0]) if isinstance(node, ast.ImportFrom) for a in node.names}
    assert sorted(str(name) for name in names) == coverage_cli.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'passages'"):
        _ = coverage_cli.passages


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


LIBRARY = """
import sys
sys.modules["click"] = sys.modules["tabulate"] = None
import coverage_cli as c
articles = [c.Article(name, name, "“The dam will hold until the spring,” said Ann Lee.") for name in ("Post", "News")]
(cluster,) = c.compare(articles, c.Settings(kinds=("quote",))).clusters
print(*(variant.passage.source for variant in cluster.variants))
"""


def test_the_library_needs_no_click() -> None:
    env = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", LIBRARY], capture_output=True, text=True, check=False, env=env)
    assert done.stderr == ""
    assert done.stdout == "News Post\n"


def test_one_source_is_nothing_to_compare() -> None:
    with pytest.raises(coverage_cli.NothingToCompare, match="one article, of the source 'Post'"):
        coverage_cli.compare([coverage_cli.Article("a", "Post", "It held.")])


def test_articles_of_one_id_are_the_callers_mistake() -> None:
    articles = [coverage_cli.Article("a", source, "It held.") for source in ("Post", "Echo")]
    with pytest.raises(ValueError, match="two articles have one id"):
        coverage_cli.compare(articles)


def test_what_is_read_and_compared_holds_no_circles() -> None:
    """The program looks for none, so a year of news must leave none behind."""

    def use_all() -> None:
        articles = list(coverage_cli.read_articles([str(PACKAGE.parent / "seeds")]))
        report = coverage_cli.compare(articles)
        for name in FORMATS:
            assert "".join(render(report, name))
        assert coverage_cli.check(articles[0], articles[1:])
        assert coverage_cli.trace("genocide of the Ukrainian people", articles)

    use_all()  # what the rooms load may be circular
    gc.collect()
    gc.disable()
    try:
        use_all()
        assert gc.collect() == 0
    finally:
        gc.enable()
