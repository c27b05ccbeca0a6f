"""What is due, period by period, as the events of a case say it now. Sums from the spec."""

from datetime import UTC, date, datetime

import pytest

from making import ALATAU, citizen, decided, iin, officer, submitted
from money_making import FEBRUARY, accepted_change, lines_of, paid, proposed_run
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.payments.actions.change_recipient import NewRecipient, change_recipient
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.resume_payment import resume_payment
from tirek.payments.actions.suspend_payment import suspend_payment
from tirek.payments.entitled import Entitled, Known, entitled
from tirek.payments.models import Entitlement
from tirek.payments.queries.balance import balance_of, period_balances
from tirek.services import SERVICES


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
    accepted_change(case, "child.moved_away_on", "2026-01-31", "2026-01-31")
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("stopped", "0.00")
    assert "5" in cited(case, "2026-02")


@pytest.mark.django_db
def test_spec_5_where_the_act_does_not_name_a_move_it_stops_nothing() -> None:
    case = decided(submitted(place=ALATAU))
    accepted_change(case, "child.moved_away_on", "2026-01-31", "2026-01-31")
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
    accepted_change(case, "child.died_on", "2025-11-30", "2025-11-30", at=at)
    recompute([case], at=at)
    months = {one.month: str(one.overpaid) for one in balance_of(case) if one.overpaid}
    assert months == {
        "2025-12": "10485.33",
        "2026-01": "11533.33",
        "2026-02": "11533.34",
        "2026-03": "11533.33",
    }
    periods = {one.period: str(one.overpaid) for one in period_balances(case)}
    assert periods["2025-Q4"] == "10485.33"
    assert periods["2026-Q1"] == "34600.00"
    assert "5" in cited(case, "2026-Q1")


@pytest.mark.django_db
def test_spec_15_a_prolonged_disability_opens_the_months_again() -> None:
    case = decided(disability_until="2025-12-31")
    assert "2026-01" not in due(case)
    accepted_change(case, "child.disability_until", "2027-12-31", "2026-01-01", ends=False)
    assert due(case)["2026-01"] == ("due", "12975.00")
    assert due(case)["2026-05"] == ("due", "12975.00")


@pytest.mark.django_db
def test_a_school_that_ends_teaching_early_ends_the_payment() -> None:
    case = decided()
    accepted_change(case, "certificate.to", "2026-01-20", "2026-01-20")
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("stopped", "0.00")
    assert "4" in cited(case, "2026-02")


@pytest.mark.django_db
def test_an_end_that_no_fact_knows_is_the_month_after_all_the_same() -> None:
    case = decided()
    accepted_change(case, "", None, "2026-01-15")
    found = due(case)
    assert found["2026-01"] == ("due", "12975.00")
    assert found["2026-02"] == ("stopped", "0.00")
    assert "5" in cited(case, "2026-02")


@pytest.mark.django_db
def test_what_has_no_date_waits_for_a_specialist_and_takes_nothing_back() -> None:
    case = decided()
    paid("2026-01")
    accepted_change(case, "applicant.parental_rights_terminated", True, "2026-02-01")
    assert {state for state, _ in due(case).values()} == {"held"}
    assert not any(one.overpaid for one in balance_of(case))


def suspended(case: Case, since: str) -> None:
    suspend_payment(
        case=case,
        since=date.fromisoformat(since),
        words="құжат тексеріледі",
        by=officer(Role.HEAD, case.place),
        at=FEBRUARY,
    )
    case.refresh_from_db()


def resumed(case: Case, since: str, *, pay_withheld: bool) -> None:
    resume_payment(
        case=case,
        since=date.fromisoformat(since),
        pay_withheld=pay_withheld,
        words="",
        by=officer(Role.HEAD, case.place),
        at=FEBRUARY,
    )
    case.refresh_from_db()


@pytest.mark.django_db
def test_a_suspended_payment_waits_and_is_paid_after_the_resumption() -> None:
    case = decided()
    suspended(case, "2025-11-10")
    found = due(case)
    assert found["2025-11"] == ("due", "11796.00")
    assert found["2025-12"] == ("suspended", "11796.00")
    assert [period for period, _ in lines_of(proposed_run())] == ["2025-09", "2025-10", "2025-11"]
    resumed(case, "2026-02-01", pay_withheld=True)
    assert due(case)["2025-12"] == ("due", "11796.00")


@pytest.mark.django_db
def test_withheld_months_may_be_lost_by_the_resumption() -> None:
    case = decided()
    suspended(case, "2025-11-10")
    resumed(case, "2026-02-01", pay_withheld=False)
    found = due(case)
    assert found["2025-12"] == ("stopped", "0.00")
    assert found["2026-01"] == ("stopped", "0.00")
    assert found["2026-02"] == ("due", "12975.00")


@pytest.mark.django_db
def test_a_new_recipient_is_paid_from_the_next_month_and_nothing_twice() -> None:
    case = decided()
    paid("2025-12")
    guardian = NewRecipient(
        iin=citizen().iin,
        surname="Ахметова",
        given_name="Сәуле",
        patronymic="",
        iban="KZ11125KZT5004100200",
    )
    change_recipient(
        case=case,
        to=guardian,
        since=datetime(2026, 1, 20, tzinfo=UTC).date(),
        words="қорғаншы тағайындалды",
        by=officer(Role.HEAD),
        at=FEBRUARY,
    )
    run = proposed_run()
    told = list(run.instructions.order_by("period").values_list("period", "payee__surname", "iban"))
    assert told == [
        ("2026-01", "Серікова", "KZ86125KZT5004100100"),
        ("2026-02", "Ахметова", "KZ11125KZT5004100200"),
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
    accepted_change(first, "certificate.to", "2026-05-25", since="2025-12-25", ends=False)
    assert {state for state, _ in due(first).values()} == {"due"}
    assert {state for state, _ in due(second).values()} == {"held"}


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
