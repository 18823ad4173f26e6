"""Two questions about quotes: who carries this one, and are a draft's what the sources say?"""

from __future__ import annotations

from coverage_cli.tracing.check import check as check
from coverage_cli.tracing.findings import FAULTS as FAULTS
from coverage_cli.tracing.findings import VERDICTS as VERDICTS
from coverage_cli.tracing.findings import Check as Check
from coverage_cli.tracing.findings import CheckedQuote as CheckedQuote
from coverage_cli.tracing.findings import Finding as Finding
from coverage_cli.tracing.findings import Trace as Trace
from coverage_cli.tracing.findings import Verdict as Verdict
from coverage_cli.tracing.trace import trace as trace
