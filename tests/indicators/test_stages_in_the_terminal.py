"""`tirek indicators export`: what it writes."""

import io
import json
from datetime import date

import pytest

from making import submitted
from tirek.config import indicators

pytestmark = pytest.mark.django_db


def test_a_line_for_each_stage(monkeypatch):
    monkeypatch.setattr(indicators, "boot", lambda: None)
    case = submitted()
    out = io.StringIO()
    days = {"begins": date(2025, 7, 1), "ends": date(2025, 10, 1)}
    indicators.export(place="", **days, format_="jsonl", language="kk", out=out)
    assert [json.loads(line)["stage"] for line in out.getvalue().splitlines()] == [
        "submitted", "registered",
    ]  # fmt: skip
    indicators.export(place="", **days, format_="csv", language="kk", out=out)
    assert f"\r\n{case.number};home-education;akmola/zhaksy;portal" in out.getvalue()
