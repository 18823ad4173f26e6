"""Data classes <-> records: the JSON objects that travel between commands and into files.

A record holds what the next program needs, never a whole article. ``kind`` tells the records of a stream apart:
``warning``, ``comparison``, ``article``, ``quote``, ``statement``, ``furniture``, ``explanation``; a quote or a
statement with ``passages`` is a cluster.
"""

from coverage_cli.records.building import Stream as Stream
from coverage_cli.records.building import build_report as build_report
from coverage_cli.records.building import find_articles as find_articles
from coverage_cli.records.building import read_stream as read_stream
from coverage_cli.records.schema import SCHEMAS as SCHEMAS
from coverage_cli.records.schema import read_schema as read_schema
from coverage_cli.records.writing import SCHEMA_VERSION as SCHEMA_VERSION
from coverage_cli.records.writing import comparison_record as comparison_record
from coverage_cli.records.writing import dump_cluster as dump_cluster
from coverage_cli.records.writing import dump_match as dump_match
from coverage_cli.records.writing import dump_record as dump_record
from coverage_cli.records.writing import passage_record as passage_record
from coverage_cli.records.writing import segment_records as segment_records
from coverage_cli.records.writing import warning_record as warning_record
