"""Facts that are said in words on the page of facts: kept, corrected, none, too long."""

from collections.abc import Callable

import pytest
from django.test import Client

from making import PANFILOV, officer
from paper_seekers import GUARDIAN, applied
from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.queries.facts import facts_with_sources
from tirek.desk.facts_form import read_form
from tirek.desk.presenters.facts_form import facts_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return applied(GUARDIAN)


def held(case: Case) -> dict[str, str]:
    """What the page sends back untouched."""
    page = facts_page(case, facts_with_sources(case))
    raw = {row.value.name: row.value.value for row in page.rows if row.value.kind != "radios"}
    chosen = ((row.value.name, one) for row in page.rows for one in row.value.choices)
    return raw | {name: one.value for name, one in chosen if one.chosen}


def test_what_stands_there_is_no_change(case: Case) -> None:
    reading = read_form(case, facts_with_sources(case), held(case))
    assert (reading.found, reading.errors) == ({}, {})


def test_the_words_are_corrected_with_a_source(case: Case) -> None:
    raw = {**held(case), "interest": "Операцияға жұмсалады", "interest.source": "document"}
    reading = read_form(case, facts_with_sources(case), raw)
    assert {name: one.value for name, one in reading.found.items()} == {
        "interest": "Операцияға жұмсалады"
    }


@pytest.mark.parametrize("words", ["", "а" * 501])
def test_no_words_and_too_many_are_told_at_the_field(words: str, case: Case) -> None:
    raw = {**held(case), "interest": words, "interest.source": "officer"}
    reading = read_form(case, facts_with_sources(case), raw)
    assert list(reading.errors) == ["interest"]


def test_what_does_not_concern_the_case_is_said_so(
    case: Case, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(officer(place=PANFILOV)).get(f"/desk/cases/{case.number}/facts/?lang=ru")
    shown = page.content.decode()
    assert "К этому делу не относится" in shown
    assert "Такого дня нет" not in shown
    assert "Ақша емделуге және күтімге жұмсалады" in shown
