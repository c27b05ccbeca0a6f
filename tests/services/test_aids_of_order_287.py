"""The three services of order No 287 beside their scenarios: clock, papers, proactive way."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

import tirek.law
from aids_making import applied_for
from making import PANFILOV, citizen, iin, office, settled
from tirek.appeals.queries.subject import known_since
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.issued_on import result_issued_on
from tirek.casework.queries.proposal import judge
from tirek.kernel.calendar import WorkingCalendar
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.notices.actions.issue import issue
from tirek.proactive.actions.ask_proactively import ask_proactively
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import read_answer
from tirek.proactive.models import Request
from tirek.procedure.deadline import count, issued_on, span_end
from tirek.procedure.proactive import lapses_on
from tirek.procedure.registries.registry_fact import led_to
from tirek.procedure.service import Service
from tirek.services import SERVICES
from tirek.services.prosthetic_aid.facts import ARTICLES
from tirek.services.technical_aids.facts import MEANS, Mean
from tirek.sms.actions.receive import receive
from tirek.supply.queries.sums import split

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


SATURDAY, NEXT_MONDAY = datetime(2026, 2, 7, 6, 0, tzinfo=UTC), date(2026, 2, 9)


@each
@pytest.mark.parametrize(
    ("ready", "issued"),
    [
        (SATURDAY, NEXT_MONDAY),
        (datetime(2026, 2, 6, 13, 30, tzinfo=UTC), date(2026, 2, 6)),
        (datetime(2026, 2, 6, 13, 31, tzinfo=UTC), NEXT_MONDAY),
    ],
)
def test_xa13_a_result_of_a_saturday_is_issued_on_monday(
    service: Service, ready: datetime, issued: date, plain: WorkingCalendar
) -> None:
    assert issued_on(ready, service.passport.hours, plain) == issued
    plainly = replace(service.passport.hours, result_next_working_day=False)
    assert issued_on(ready, plainly, plain) == local_day(ready)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "берілген күні деп 2026 жылғы 9 ақпан саналады"),
        ("ru", "днём выдачи считается 9 февраля 2026"),
        ("en", "9 February 2026 counts as the day it is issued"),
    ],
)
def test_xa13_the_cabinet_tells_at_once_what_is_issued_on_monday(
    language: str, said: str, client: Any, time_machine: Any
) -> None:
    user = citizen()
    case = applied_for("technical-aids", user, SATURDAY)
    assert case.received_on == NEXT_MONDAY
    settled(case, {}, SATURDAY)
    issue(case_number=case.number, at=SATURDAY)
    case.refresh_from_db()
    time_machine.move_to(SATURDAY, tick=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/letters/", f"/cases/{case.number}/"):
        page = client.get(address, {"lang": language}).content.decode()
        assert said in page.replace("\u00a0", " ")
    assert known_since(case, "decision", SATURDAY.date()) == SATURDAY.date(), "it is known now"
    assert known_since(case, "decision", NEXT_MONDAY) == NEXT_MONDAY
    assert known_since(case, "decision", date(2026, 3, 1)) == NEXT_MONDAY


def test_xa13_without_the_calendar_of_a_year_the_day_is_its_own() -> None:
    far = datetime(2099, 2, 7, 6, 0, tzinfo=UTC)
    assert result_issued_on("technical-aids", far) == date(2099, 2, 7)


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


def said_of(service: Service, lines: str) -> list[str]:
    """What row 10 tells people, by the lines of the seed it was read in."""
    found = [one for one in service.passport.other if lines in {cite.lines for cite in one.cites}]
    return [one.text.en for one in found]


@pytest.mark.parametrize("slug", ["technical-aids", "wheelchairs"])
def test_xa12_what_was_given_is_not_passed_on(slug: str) -> None:
    (told,) = said_of(SERVICES[slug], "1764-1765")
    assert "sold" in told


@pytest.mark.parametrize(
    ("service", "lines"),
    list(zip(ALL, ("3262-3266", "3447-3450", "3057-3061"), strict=True)),
    ids=lambda one: getattr(one, "slug", one),
)
def test_xa16_a_social_worker_helps_with_the_papers(service: Service, lines: str) -> None:
    (told,) = said_of(service, lines)
    assert "social worker" in told


def test_xd16_the_result_is_handed_over_a_day_before_the_term_ends() -> None:
    (told,) = said_of(SERVICES["prosthetic-aid"], "3909-3911")
    assert "one day before" in told


def test_e5_what_the_state_buys_is_bought_whatever_the_list_is_called() -> None:
    aids = SERVICES["technical-aids"].market
    assert aids is not None
    bought = {one.value for one in aids.kind if one.route == "procurement"}
    means = {name: cast(Mean, one) for name, one in MEANS.entries.items()}
    assert {one.value for one in aids.kind} == means.keys()
    assert bought == {name for name, one in means.items() if one.by_procurement}
    assert bought == {"hearing_aid", "hearing_aid_repair", "speech_processor"}
    counted = {one.value for one in aids.kind if one.counted}
    assert {name for name, one in means.items() if one.yearly is not None} <= counted


def test_d17_11_prosthetic_aid_is_bought_all_of_it() -> None:
    market = SERVICES["prosthetic-aid"].market
    assert market is not None
    assert {one.value for one in market.kind} == ARTICLES.entries.keys()
    assert {one.route for one in market.kind} == {"procurement"}


def test_xc18_a_chair_above_the_guaranteed_sum() -> None:
    paid = split(23_000_000, 20_000_000)
    assert (paid.own, paid.reimbursed) == (3_000_000, 20_000_000)


NOT_PRINTED = ("speaking_laptop", "typhlo_computer", "other_for_sight", "other_for_hearing")


@pytest.mark.parametrize("name", NOT_PRINTED)
def test_a_period_that_is_not_printed_is_asked_for_and_not_invented(name: str) -> None:
    """Rows 1 to 50 of annex 3 are not printed: without an officer's word nothing is over."""
    received = {"mean": name, "ordered_on": "1990-01-01", "received_on": "1990-01-01", "pieces": 1}
    facts = {"applied_on": "2026-02-02", "veteran": "none", "mean": name, "pieces": None}
    found = decide(
        SERVICES["technical-aids"], PANFILOV, {**facts, "issues": [received]}, law=the_law()
    )
    assert found.evaluation.case["years_between"] is None
    assert found.evaluation.case["issue_next_on"] == (None,)
    assert found.evaluation.case["period_passed"] is False


def test_every_article_of_annex_3_section_1_has_a_period_that_an_officer_finds() -> None:
    for article in ARTICLES.entries:
        card = [{"article": article, "received_on": "1990-01-01", "unusable": True}]
        facts = {"applied_on": "2026-02-02", "article": article, "pieces": 1, "issues": card}
        case = decide(SERVICES["prosthetic-aid"], PANFILOV, facts, law=the_law()).evaluation.case
        assert case["issue_period_passed"] == (False,), article
