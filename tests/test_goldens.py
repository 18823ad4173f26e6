"""Whole outputs, as they were last looked at."""

from __future__ import annotations

import pytest
from goldens import GOLDEN, Golden, list_goldens, write_output

GOLDENS = list(list_goldens())


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_golden(golden: Golden) -> None:
    known = golden.path.read_bytes().decode("utf-8")
    assert write_output(golden) == known, "look at it, and then: python tests/goldens.py"


def test_every_file_is_an_output() -> None:
    assert sorted(GOLDEN.rglob("*.*")) == sorted(golden.path for golden in GOLDENS)
