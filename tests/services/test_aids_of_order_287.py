"""The three services of order No 287 beside their scenarios: clock, papers, proactive way."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import tirek.law
from making import PANFILOV, citizen, iin, office
from tirek.casework.models import Case
from tirek.casework.queries.proposal import judge
from tirek.kernel.calendar import WorkingCalendar
from tirek.proactive.actions.ask_proactively import ask_proactively
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.procedure.deadline import count, span_end
from tirek.procedure.proactive import lapses_on
from tirek.procedure.registry_fact import led_to
from tirek.procedure.service import Service
from tirek.services import SERVICES
from tirek.sms.actions.receive import receive

ALL = [SERVICES[slug] for slug in ("technical-aids", "wheelchairs", "prosthetic-aid")]
each = pytest.mark.parametrize("service", ALL, ids=lambda one: one.slug)
MONDAY, WEDNESDAY, THURSDAY = date(2026, 2, 2), date(2026, 2, 4), date(2026, 2, 5)
PHONE = "+77011234567"


@pytest.fixture(scope="module")
def plain() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


@each
def test_xa1_xc15_filed_on_monday_the_result_is_due_on_the_next(
    service: Service, plain: WorkingCalendar
) -> None:
    assert count(service.passport.term, MONDAY, plain).due_on == date(2026, 2, 9)


@each
def test_xa2_a_hearing_is_held_two_days_after_its_notice(
    service: Service, plain: WorkingCalendar
) -> None:
    hearing = service.passport.process.hearing
    assert hearing.notice_before_end is not None
    assert hearing.within is not None
    assert (hearing.notice_before_end.amount, hearing.notice_before_end.unit) == (3, "working_days")
    assert span_end(hearing.within, WEDNESDAY, plain) == date(2026, 2, 6)


@each
def test_xa4_a_power_of_attorney_needs_no_notary(service: Service) -> None:
    assert not service.passport.process.proxy.notarised


@each
def test_xa6_silence_cancels_the_question_by_thursday(
    service: Service, plain: WorkingCalendar
) -> None:
    offered = service.passport.proactive
    assert offered is not None
    assert lapses_on(offered.lapses_after, MONDAY, plain).due_on == THURSDAY


@each
def test_xa14_a_result_is_stored_a_month_and_sent_back_in_a_working_day(service: Service) -> None:
    results = service.passport.process.results
    assert (results.kept.amount, results.kept.unit) == (1, "months")
    assert (results.fetched_back.amount, results.fetched_back.unit) == (1, "working_days")


@each
def test_xa15_a_complaint_satisfied_in_three_days_need_not_be_passed_on(service: Service) -> None:
    terms = service.passport.process.appeal
    amounts = (terms.satisfy, terms.pass_on, terms.body, terms.quality_body)
    assert [one.amount for one in amounts] == [3, 3, 5, 15]


@each
def test_who_claims_a_status_by_the_war_attaches_its_certificate(service: Service) -> None:
    def asked(**answers: Any) -> set[str]:
        given = {"veteran": "none", "work_injury": False, **answers}
        return {one.id for one in service.passport.documents if one.is_asked(given)}

    assert asked() == {"identity", "registration", "disability_record", "programme"}
    assert asked(veteran="equated") - asked() == {"veteran_certificate"}
    both = {"veteran_certificate", "commission_conclusion"}
    assert asked(veteran="participant") - asked() == both
    assert asked(work_injury=True) - asked() == {"accident_record"}


def test_each_is_offered_by_news_of_its_own() -> None:
    offered = [one.passport.proactive for one in ALL]
    assert len({one.news for one in offered if one}) == 3


@each
@pytest.mark.parametrize(("for_whom", "about"), [("person", "applicant"), ("child", "child")])
def test_disability_programme_and_residence_are_asked_of_whoever_needs_it(
    service: Service, for_whom: str, about: str
) -> None:
    lines = led_to(service.registry_facts, {"for_whom": for_whom})
    of_facts = {(one.fact, one.about) for one in lines if one.fact}
    named = {"lives_in_place", "disability_established", "measure_listed", "programme_until"}
    assert {(name, about) for name in named} <= of_facts
    assert {who for _, who in of_facts} == {about}


# --- the state asks first: wheelchairs, paragraphs 105-111 ----------------------------------------


def asked(user: Any, child_iin: str = "", **facts: Any) -> Request:
    office(PANFILOV)
    return ask_proactively(
        service="wheelchairs",
        place=PANFILOV,
        child_iin=child_iin or user.iin,
        applicant_iin=user.iin,
        phone=PHONE,
        facts={**told(user), **facts},
        language="kk",
        at=datetime(2026, 2, 2, 6, 0, tzinfo=UTC),
    )


def told(user: Any) -> dict[str, Any]:
    """What E-Sobes and the registries tell of a person."""
    return {
        "surname": "Омаров",
        "given_name": "Нұрлан",
        "patronymic": None,
        "for_whom": "person",
        "recipient_born_on": "1980-05-01",
        "disability": None,
        "veteran": "none",
        "work_injury": False,
        "identity_kind": "identity_card",
        "identity_number": "012345678",
        "identity_issuer": "ІІМ",
        "identity_issued_on": "2020-05-01",
        "oblast": "Жетісу",
        "district": "Панфилов",
        "settlement": "Жаркент",
        "street": "Абай",
        "house": "5",
        "flat": None,
        "kind": "room_hand",
        "weight": "70",
        "height": "170",
        "hips": "100",
        "waist": "90",
        "chairs": [],
        "exchange": False,
        "route": "social_portal",
    }


@pytest.mark.django_db
def test_xa5_the_day_of_consent_is_the_day_of_application() -> None:
    request = asked(citizen(full_name="Нұрлан Омаров"))
    at = datetime(2026, 2, 4, 6, 0, tzinfo=UTC)
    read_answer(line=receive(key="a", phone=PHONE, text=request.yes_code, at=at))
    case = Case.objects.get()
    assert (case.service, case.channel) == ("wheelchairs", "proactive")
    assert (case.received_on, case.due_on) == (WEDNESDAY, date(2026, 2, 11))


@pytest.mark.django_db
def test_a_mother_applies_for_her_child_whose_birth_date_counts() -> None:
    child = {"child_surname": "Омаров", "child_given_name": "Әли", "child_patronymic": None}
    request = asked(
        citizen(full_name="Айгүл Омарова"),
        iin(date(2015, 4, 10)),
        for_whom="child",
        recipient_born_on="2015-04-10",
        **child,
    )
    at = datetime(2026, 2, 4, 6, 0, tzinfo=UTC)
    read_answer(line=receive(key="a", phone=PHONE, text=request.yes_code, at=at))
    case = Case.objects.get()
    assert case.subject.iin == request.subject.iin != case.applicant.iin
    assert judge(case).facts["born_on"].value == "2015-04-10"


@pytest.mark.django_db
def test_xc17_a_refusal_leaves_the_ordinary_way_open() -> None:
    request = asked(citizen(full_name="Нұрлан Омаров"))
    at = datetime(2026, 2, 4, 6, 0, tzinfo=UTC)
    read_answer(line=receive(key="a", phone=PHONE, text=request.no_code, at=at))
    request.refresh_from_db()
    assert request.stage == "declined"
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_xa6_an_unanswered_question_lapses() -> None:
    request = asked(citizen(full_name="Нұрлан Омаров"))
    lapse_overdue(at=datetime(2026, 2, 5, 14, 0, tzinfo=UTC))
    request.refresh_from_db()
    assert request.stage == "lapsed"
