"""Every field of the annexes of orders No 283, 286, 287 and 288 stands in a form or a paper."""

from __future__ import annotations

import pytest

from tirek.notices.wording import service_wording
from tirek.procedure.work.hours_of_work import HoursOfWork
from tirek.services import SERVICES
from tirek.supply.bought_annexes import cards, tables
from tirek.supply.vouchers.annexes import annexes

IDENTITY = {
    "surname", "given_name", "patronymic", "iin", "disability", "phone", "data_consent",
    "oblast", "district", "settlement", "street", "house", "flat",
}  # fmt: skip
AIDS = {"identity_kind", "identity_number", "identity_issuer", "identity_issued_on", "route"}
BODY = {"weight", "height", "hips", "waist"}
APPLICATIONS = {
    "sanatorium-treatment": IDENTITY | {
        "born_on", "document_kind", "document_number", "document_issued_by", "document_issued_on",
        "for_whom", "mode",
    },
    "technical-aids": IDENTITY | AIDS | BODY | {"born_on", "mean"},
    "wheelchairs": IDENTITY | AIDS | BODY | {"recipient_born_on", "kind"},
    "prosthetic-aid": IDENTITY | AIDS | {
        "born_on", "article", "chest", "cup", "summer", "winter", "shoe_size",
    },
}  # fmt: skip
"""Fields 2 to 17 and 19 of annex 2 of order No 283 and of annex 1 of order No 287."""


@pytest.mark.parametrize("slug", APPLICATIONS)
def test_the_application_asks_every_field(slug: str) -> None:
    asked = {field.id for _, field in SERVICES[slug].form.fields()}
    assert APPLICATIONS[slug] <= asked


def test_a_sanatorium_is_asked_for_one_of_three_by_one_of_two_ways() -> None:
    """Fields 16 and 17 of annex 2 of order No 283."""
    fields = {field.id: field for _, field in SERVICES["sanatorium-treatment"].form.fields()}
    assert len(fields["for_whom"].options) == 3
    assert len(fields["mode"].options) == 2


@pytest.mark.parametrize(
    "slug", ["sanatorium-treatment", "technical-aids", "wheelchairs", "prosthetic-aid"]
)
def test_the_notification_tells_of_the_journal_and_of_the_portal(slug: str) -> None:
    """Annex 5 of order No 283, annex 6 of order No 287: fields 5 to 7."""
    given = service_wording(slug).given
    assert given is not None
    decision = given.decision
    for words in (decision.kk, decision.ru):
        assert "Е-Собес" in words
        assert "aleumet.egov.kz" in words
        assert "{decided}" in words


COLUMNS = {"act": 2, "list": 11, "hygiene": 11, "annex-14": 16, "annex-15": 12, "annex-16": 12}
"""Order No 287: paragraphs 133, 134 and 136, annexes 14, 15 and 16."""


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_every_column(table: str) -> None:
    found = tables().named(table)
    assert len(found.columns) == COLUMNS[table]
    assert all(one.text.kk and one.text.ru for one in found.columns)


NUMBERS = {
    "annex-8": ["1", "2", "3", "4", "5", "6", "6.1", "7", "8"],
    "annex-9": [str(number) for number in range(1, 20)],
    "annex-10": [str(number) for number in range(1, 11)],
    "annex-12": [str(number) for number in range(1, 11)],
}
BELOW = {"annex-8": 0, "annex-9": 4, "annex-10": 0, "annex-12": 4}
UNNUMBERED = {"annex-8": 7, "annex-9": 1, "annex-10": 14, "annex-12": 2}
"""Heads, dates, signatures and marks that the form prints without a number."""


@pytest.mark.parametrize("card", NUMBERS)
def test_a_card_has_every_line(card: str) -> None:
    found = cards().named(card)
    assert found is not None
    numbers = [one.number.rstrip(".") for one in found.lines]
    assert [one for one in numbers if one] == NUMBERS[card]
    assert numbers.count("") == UNNUMBERED[card]
    assert len(found.below) == BELOW[card]
    assert all(one.text.kk and one.text.ru for one in found.lines)


def test_the_travel_marks_and_their_note_stand_on_the_order_form() -> None:
    found = cards().named("annex-10")
    assert found is not None
    assert {"first_trip", "second_trip"} <= {one.fill for one in found.lines}
    assert found.note is not None
    assert "тек бір тапсырыста" in found.note.kk


def test_the_papers_of_vouchers_have_every_column() -> None:
    found = annexes()
    counted = [len(one.columns) for one in (found.journal, found.statement, found.act)]
    assert counted == [11, 10, 7]


@pytest.mark.parametrize(
    ("slug", "annex"), [("individual-assistant", "7"), ("sign-language-specialist", "6")]
)
def test_a_sheet_of_hours_names_its_annex(slug: str, annex: str) -> None:
    hours = SERVICES[slug].hours_of_work
    assert isinstance(hours, HoursOfWork)
    assert hours.papers.annex == annex
    assert hours.papers.sheet.kk
    assert hours.papers.act.ru
