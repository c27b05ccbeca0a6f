"""Housing aid from the application to the decision: lists of records all the way."""

from __future__ import annotations

import pytest

from families import family_case, family_granted
from tirek.casework.queries.facts import facts_of
from tirek.casework.queries.proposal import judge

pytestmark = pytest.mark.django_db


def test_what_the_family_said_becomes_facts_by_record() -> None:
    facts = facts_of(family_case())
    aigul, bolat, _ = facts["members"]
    assert aigul["incomes"][0]["amount"] == "300000"
    assert bolat["incomes"] == []
    assert [one["month"] for one in facts["statements"]] == ["2026-01", "2026-02", "2026-03"]
    assert facts["plots"] == []
    assert facts["before"] == {"applied_on": None, "refused": None}


def test_the_case_is_about_the_applicant() -> None:
    case = family_case()
    assert case.subject == case.applicant


def test_nothing_is_decided_before_an_officer_looked() -> None:
    decision = judge(family_case()).decision.as_document()
    assert decision["outcome"] == "undecidable"


def test_the_aid_is_what_is_above_the_own_share() -> None:
    case = family_granted()
    decision = judge(case).decision.as_document()
    # Heat for 9,000 a month (0.9 Gcal, the norm of 54 m2 is 1.35) less 5 per cent of 100,000.
    assert decision["total"] == "12000.00"
    assert [line["period"] for line in decision["schedule"]] == ["2026-Q2"]
    assert case.stage == "granted"
