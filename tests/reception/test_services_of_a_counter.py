"""A counter takes what an act in force in its place decides; an invented town only in a demo."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from counter_making import visit_of
from families import APPLIED_AT, DEMO, HOUSING
from making import SERVICE, ZHAKSY, citizen, office, officer
from tirek.accounts.models import OfficeKind, Role
from tirek.casework.actions.keep_draft import NotOurPlace, start_draft
from tirek.casework.models import Draft
from tirek.law.catalogue import the_law
from tirek.reception.actions.open_visit import VisitRefused
from tirek.reception.actions.take_ticket import NotGivenHere, take_ticket
from tirek.reception.counters import services_of
from tirek.services import SERVICES

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 10)
LONG_AGO = datetime(2019, 9, 12, 5, 0, tzinfo=UTC)


def slugs(place: str, on: date = DAY) -> set[str]:
    found = services_of(office(place, kind=OfficeKind.STATE_CORPORATION), on)
    return {one.slug for one in found}


def test_aid_left_to_a_council_is_offered_where_the_council_has_said_how_much(settings) -> None:
    settings.TIREK_DEMO = True
    assert SERVICE in slugs(ZHAKSY)
    assert HOUSING not in slugs(ZHAKSY)
    assert HOUSING in slugs(DEMO)
    assert SERVICE not in slugs(DEMO), "no act of the invented town on home education"


def test_an_invented_town_takes_nothing_in_life(settings) -> None:
    settings.TIREK_DEMO = False
    assert slugs(DEMO) == set()


def test_before_its_act_nothing_is_offered() -> None:
    assert SERVICE not in slugs(ZHAKSY, LONG_AGO.date())


@pytest.mark.parametrize("place", [ZHAKSY, DEMO])
def test_a_number_or_an_application_for_it_is_refused_in_words(place: str, settings) -> None:
    settings.TIREK_DEMO = False
    by = officer(Role.OPERATOR, place)
    assert by.office is not None
    with pytest.raises(NotGivenHere, match="not taken here"):
        take_ticket(office=by.office, service=HOUSING, language="kk", at=APPLIED_AT)
    with pytest.raises(VisitRefused, match="not taken here") as refused:
        visit_of(by, APPLIED_AT, service=HOUSING)
    assert refused.value.field == "service"
    assert not Draft.objects.exists()


def test_nor_is_it_keyed_in_from_paper() -> None:
    by = officer(Role.SPECIALIST, ZHAKSY)
    received = (APPLIED_AT - timedelta(days=3)).date()
    with pytest.raises(VisitRefused, match="not taken here"):
        visit_of(by, APPLIED_AT, service="home-schooling-admission", on_paper=True,
                 received_on=LONG_AGO.date())  # fmt: skip
    with pytest.raises(VisitRefused, match="not taken here"):
        visit_of(by, APPLIED_AT, service=HOUSING, on_paper=True, received_on=received)


def test_no_program_begins_one_past_the_pages() -> None:
    with pytest.raises(NotOurPlace, match="No act of this place"):
        start_draft(by=citizen(), service=HOUSING, place=ZHAKSY, language="kk", at=APPLIED_AT)
    with pytest.raises(NotOurPlace, match="not taken electronically"):
        start_draft(by=citizen(), service=HOUSING, place="akmola", language="kk", at=APPLIED_AT)


def test_an_act_is_whole_when_it_leaves_nothing_to_a_place_below() -> None:
    aid = the_law().editions(SERVICES[HOUSING].rulebook())
    lessons = the_law().editions(SERVICES["home-schooling-admission"].rulebook())
    assert aid.are_whole(DEMO, DAY)
    assert not aid.are_whole(ZHAKSY, DAY), "the order leaves the share to the council"
    assert aid.are_whole("kz", DAY), "the order itself is the republic's own"
    assert lessons.are_whole(ZHAKSY, DAY)
    assert not lessons.are_whole(ZHAKSY, LONG_AGO.date())


def test_the_pages_of_the_counter_offer_the_same(settings) -> None:
    settings.TIREK_DEMO = True
    for place, offered in ((ZHAKSY, False), (DEMO, True)):
        client = Client()
        by = officer(Role.OPERATOR, place)
        client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
        for address in ("/counter/", "/counter/intake/"):
            with time_machine.travel(APPLIED_AT):
                page = client.get(address).content.decode()
            assert (f'value="{HOUSING}"' in page) is offered, (place, address)
