"""The records travel between processes whole, in a start that forks and in one that does not."""

from __future__ import annotations

import pickle
import subprocess
import sys

from coverage_cli import Settings, compare, read_articles
from coverage_cli.pickling import pickle_plainly

ALONE = """
import pickle, sys
from coverage_cli.pickling import pickle_plainly
pickle_plainly()
sys.stdout.buffer.write(pickle.dumps(pickle.load(sys.stdin.buffer)))
"""


def test_records_arrive_as_they_were() -> None:
    report = compare(read_articles(["seeds"]), Settings())
    pickle_plainly()
    sent = pickle.dumps(report)
    back = subprocess.run([sys.executable, "-c", ALONE], input=sent, stdout=subprocess.PIPE, check=True).stdout
    assert pickle.loads(back) == report
