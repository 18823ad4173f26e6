"""The JSON Schemas of what the program writes as JSON, which ship with the package."""

from __future__ import annotations

SCHEMAS = ("comparison", "trace", "check")


def read_schema(name: str = "comparison") -> str:
    """Read the JSON Schema (draft 2020-12) of what compare, trace or check writes with ``-f json``, as JSON text.

    Raises ``KeyError`` for a name that is not in ``SCHEMAS``.
    """
    if name not in SCHEMAS:
        raise KeyError(name)
    from importlib.resources import files  # loads archives and temporary files, which no report needs

    return files(__package__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
