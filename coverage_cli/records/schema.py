"""The JSON Schema of a comparison, which ships with the package."""

from __future__ import annotations

from importlib.resources import files


def read_schema() -> str:
    """Read the JSON Schema (draft 2020-12) of what ``compare -f json`` writes, as JSON text."""
    return files(__package__).joinpath("comparison.schema.json").read_text(encoding="utf-8")
