"""What is due, period by period, as the events of a case say it now. Sums from the spec."""

from datetime import UTC, date, datetime

import pytest

from making import ALATAU, citizen, decided, iin, officer, submitted
from money_making import (
    FEBRUARY,
    accepted_change,
    known_change,
    lines_of,
    paid,
    payment_changed,
    proposed_run,
)
from tirek.accounts.models import Office, OfficeKind, Role, User
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.ask_to_vouch import ask_to_vouch
from tirek.casework.actions.dismiss_change import dismiss_change
from tirek.casework.actions.vouch import vouch
from tirek.casework.models import Case
from tirek.casework.queries.vouching import papers_of
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.payments.actions.recompute import recompute
from tirek.payments.entitled import Entitled, Known, entitled
from tirek.payments.known import known_of
from tirek.payments.models import Entitlement
from tirek.payments.queries.balance import period_balances
from tirek.services import SERVICES

pytestmark = pytest.mark.usefixtures("both_ways")


def due(case: Case) -> dict[str, tuple[str, str]]:
    """Period -> (state, sum) as worked out now."""
    recompute([case], at=FEBRUARY)
    found = Entitlement.objects.filter(case=case).order_by("due_in", "period")
    return {
        one.period: (
            one.state,
            "?" if one.amount_tiyn is None else str(Tenge.of_tiyn(one.amount_tiyn)),
        )
        for one in found
    }


def _sum(tiyn: int | None) -> str:
    return "?" if tiyn is None else str(Tenge.of_tiyn(tiyn))


def cited(case: Case, period: str) -> list[str]:
    """The paragraphs behind how a period stands now."""
    why = Entitlement.objects.get(case=case, period=period).why
    return [cite["paragraph"] for reason in why for cite in reason["cites"]]


@pytest.mark.django_db
def test_spec_1_each_month_is_due_by_the_index_of_its_year() -> None:
    found = due(decided())
    assert found == {
        "2025-09": ("due", "11796.00"),
        "2025-10": ("due", "11796.00"),
        "2025-11": ("due", "11796.00"),
        "2025-12": ("due", "11796.00"),
        "2026-01": ("due", "12975.00"),
        "2026-02": ("due", "12975.00"),
        "2026-03": ("due", "12975.00"),
        "2026-04": ("due", "12975.00"),
        "2026-05": ("due", "12975.00"),
    }


@pytest.mark.django_db
def test_spec_3_the_month_of_the_18th_birthday_is_the_last() -> None:
    found = due(decided(child_born_on="2008-02-14"))
    assert list(found) == ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02"]


@pytest.mark.django_db
def test_spec_4_a_move_stops_it_from_the_next_month_by_the_paragraph() -> None:
    case = decided()
    accepted_change(case, "moved", "2026-01-31", where="Көкшетау")
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("stopped", "0.00")
    assert "5" in cited(case, "2026-02")


@pytest.mark.django_db
def test_spec_5_where_the_act_does_not_name_a_move_it_stops_nothing() -> None:
    case = decided(submitted(place=ALATAU))
    accepted_change(case, "moved", "2026-01-31", where="Көкшетау")
    assert due(case)["2026-Q1"] == ("due", "34600.00")


@pytest.mark.django_db
def test_spec_6_quarters_are_prorated_by_entitled_months() -> None:
    assert due(decided(submitted(place=ALATAU))) == {
        "2025-Q3": ("due", "10485.33"),
        "2025-Q4": ("due", "31456.00"),
        "2026-Q1": ("due", "34600.00"),
        "2026-Q2": ("due", "23066.67"),
    }


@pytest.mark.django_db
def test_spec_8_a_death_reported_late_leaves_december_and_later_overpaid() -> None:
    case = decided(submitted(place=ALATAU))
    at = datetime(2026, 3, 31, 6, 0, tzinfo=UTC)
    paid("2026-03", ALATAU, at)
    accepted_change(case, "died", "2025-11-30", at)
    recompute([case], at=at)
    periods = {one.period: str(one.overpaid) for one in period_balances(case)}
    assert periods["2025-Q4"] == "10485.33"
    assert periods["2026-Q1"] == "34600.00"
    assert "5" in cited(case, "2026-Q1")


@pytest.mark.django_db
def test_spec_15_a_prolonged_disability_opens_the_months_again() -> None:
    case = decided(disability_until="2025-12-31")
    assert "2026-01" not in due(case)
    until = {"disability_term": "until_day", "disability_until": "2027-12-31"}
    accepted_change(case, "disability-term", "2026-01-01", **until)
    assert due(case)["2026-01"] == ("due", "12975.00")
    assert due(case)["2026-05"] == ("due", "12975.00")


@pytest.mark.django_db
def test_a_school_that_ends_teaching_early_ends_the_payment() -> None:
    case = decided()
    accepted_change(case, "school-ended", "2026-01-20")
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("stopped", "0.00")
    assert "4" in cited(case, "2026-02")


def school_said(case: Case, since: str = "2026-01-21") -> int:
    """The school that gave the certificate says since when it holds no more; the report's seq."""
    school = Office.objects.create(
        place=case.place, kind=OfficeKind.SCHOOL, name_kk="№ 1 мектеп", name_ru="Школа № 1"
    )
    teacher = User.objects.create_user(
        username="teacher", role=Role.SCHOOL, office=school, full_name="Раушан Әлімова"
    )
    paper = papers_of(case)[0]
    asked = ask_to_vouch(case=case, office=school, paper=paper, by=officer(), at=FEBRUARY)
    day = date.fromisoformat(since)
    told = vouch(vouching=asked, by=teacher, answer="ended", since=day, at=FEBRUARY)
    case.refresh_from_db()
    return int(told.payload["report"])


@pytest.mark.django_db
def test_what_a_school_says_holds_the_months_after_and_takes_nothing_back() -> None:
    case = decided()
    paid("2026-02")
    school_said(case)
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("held", "12975.00")
    assert found["2026-05"] == ("held", "12975.00")
    assert not any(one.overpaid for one in period_balances(case))
    with pytest.raises(Refused, match="nothing to pay"):
        proposed_run("2026-03", at=datetime(2026, 3, 20, 5, tzinfo=UTC))


@pytest.mark.django_db
def test_a_specialist_accepts_what_the_school_said_and_february_was_overpaid() -> None:
    case = decided()
    paid("2026-02")
    report = school_said(case)
    answers = {"on": "2026-01-20"}
    accept_change(case=case, by=officer(), report=report, answers=answers, at=FEBRUARY)
    found = due(case)
    assert (found["2026-01"], found["2026-02"]) == (("due", "12975.00"), ("stopped", "0.00"))
    overpaid = {one.period: str(one.overpaid) for one in period_balances(case) if one.overpaid}
    assert overpaid == {"2026-02": "12975.00"}


@pytest.mark.django_db
def test_a_specialist_finds_it_is_not_so_and_payment_goes_on() -> None:
    case = decided()
    report = school_said(case)
    dismiss_change(case=case, by=officer(), report=report, why="сыныпқа шықпаған", at=FEBRUARY)
    assert due(case)["2026-05"] == ("due", "12975.00")


@pytest.mark.django_db
def test_an_end_that_no_fact_knows_is_the_month_after_all_the_same() -> None:
    case = decided()
    accepted_change(case, "state-support", "2026-01-15")
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("stopped", "0.00")
    assert "5" in cited(case, "2026-02")


@pytest.mark.django_db
def test_what_has_no_date_waits_for_a_specialist_and_takes_nothing_back() -> None:
    case = decided()
    paid("2026-01")
    known_change(case, "applicant.parental_rights_terminated", True, "2026-02-01")
    assert {state for state, _ in due(case).values()} == {"held"}
    assert not any(one.overpaid for one in period_balances(case))


@pytest.mark.django_db
def test_a_suspended_payment_waits_and_is_paid_after_the_resumption() -> None:
    case = decided()
    payment_changed(case, "suspend", "2025-12")
    found = due(case)
    assert found["2025-11"] == ("due", "11796.00")
    assert found["2025-12"] == ("suspended", "11796.00")
    assert [period for period, _ in lines_of(proposed_run())] == ["2025-09", "2025-10", "2025-11"]
    payment_changed(case, "resume", "2026-02")
    assert due(case)["2025-12"] == ("due", "11796.00")


@pytest.mark.django_db
def test_withheld_months_may_be_lost_by_the_resumption() -> None:
    case = decided()
    payment_changed(case, "suspend", "2025-12")
    payment_changed(case, "resume", "2026-02", pay_withheld="no")
    found = due(case)
    assert found["2025-12"] == ("stopped", "0.00")
    assert found["2026-01"] == ("stopped", "0.00")
    assert found["2026-02"] == ("due", "12975.00")


@pytest.mark.django_db
def test_a_new_recipient_is_paid_from_the_next_month_and_nothing_twice() -> None:
    case = decided()
    paid("2025-12")
    guardian = {
        "iin": str(citizen().iin),
        "surname": "Ахметова",
        "given_name": "Сәуле",
        "iban": "KZ05125KZT5004100200",
    }
    payment_changed(case, "recipient", "2026-02", **guardian)
    run = proposed_run()
    told = list(run.instructions.order_by("period").values_list("period", "payee__surname", "iban"))
    assert told == [
        ("2026-01", "Серікова", "KZ86125KZT5004100100"),
        ("2026-02", "Ахметова", "KZ05125KZT5004100200"),
    ]


@pytest.mark.django_db
def test_the_same_month_of_a_child_is_due_under_one_case_only() -> None:
    """The father applied for the new year; then the mother's certificate was prolonged."""
    child, january = iin(date(2015, 4, 10)), datetime(2026, 1, 12, 5, tzinfo=UTC)
    first = decided(child_iin=child, certificate_to="2025-12-25")
    asked = submitted(at=january, child_iin=child, certificate_from="2026-01-05")
    second = decided(asked, january)
    assert second.stage == "granted"
    assert {state for state, _ in due(second).values()} == {"due"}
    accepted_change(first, "school-ended", "2026-05-25")
    assert {state for state, _ in due(first).values()} == {"due"}
    assert {state for state, _ in due(second).values()} == {"held"}


@pytest.mark.django_db
def test_what_is_known_comes_in_the_order_of_decision_not_of_receipt() -> None:
    """`recompute` gives a month to the case that comes first: the one decided first."""
    january = datetime(2026, 1, 12, 5, tzinfo=UTC)
    received_first, later = submitted(), decided(submitted(at=january), january)
    received_first = decided(received_first, FEBRUARY)
    assert later.decided_on
    assert received_first.decided_on
    assert received_first.received_on < later.received_on
    assert later.decided_on < received_first.decided_on
    assert [case for case, _ in known_of([later, received_first])] == [later, received_first]


ASTANA_2008 = {
    "applied_on": "2008-09-08",
    "child": {
        "born_on": "1998-04-10",
        "disability_until": None,
        "died_on": None,
        "entered_state_institution_on": None,
        "left_state_institution_on": None,
        "fully_state_supported": False,
        "moved_away_on": None,
        "lives_in_place": True,
    },
    "certificate": {"from": "2008-09-01", "to": "2008-12-31"},
    "applicant": {
        "relation": "parent",
        "parental_rights_terminated": False,
        "data_consent": True,
    },
    "already_paid_to_other": False,
}


def in_astana(*confirmed: date) -> dict[str, Entitled]:
    """The quarters of a case of 2008, whose school confirmed on those days."""
    service, law = SERVICES["home-education"], the_law()
    signed = decide(service, "astana", ASTANA_2008, law=law).as_document()["schedule"]
    known = Known(facts=ASTANA_2008, schedule=signed, payee=1, confirmed=confirmed)  # type: ignore[arg-type]
    return {one.period: one for one in entitled(service, "astana", known, law)}


def test_spec_12_a_quarter_of_astana_2008_waits_for_its_paper_from_the_school() -> None:
    found = in_astana()
    assert found["2008-Q3"].state == "due"  # the application brought its paper
    waits = found["2008-Q4"]
    assert (waits.state, waits.amount_tiyn) == ("held", 759200)
    assert "12" in [cite.paragraph for why in waits.why for cite in why.cites]
    assert in_astana(date(2008, 10, 15))["2008-Q4"].state == "due"
    assert in_astana(date(2008, 9, 15))["2008-Q4"].state == "held"
