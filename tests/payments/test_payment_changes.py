"""Suspension, resumption, another recipient: proposed by one, decided by another, once."""

from datetime import UTC, datetime

import pytest

from making import decided, iin, officer
from money_making import FEBRUARY, change_sent, paid, payment_changed, run_to
from tirek.accounts.models import Role
from tirek.casework.four_eyes import SamePerson
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.timeline import timeline
from tirek.casework.record import StaleCase
from tirek.casework.refused import Refused
from tirek.payments.actions.decide_payment_change import (
    approve_payment_change,
    decline_payment_change,
)
from tirek.payments.actions.propose_payment_change import propose_payment_change
from tirek.payments.changes.change import ChangeRefused
from tirek.payments.changes.open import months_for, open_proposal, suspended_from, why_not
from tirek.payments.models import Entitlement
from tirek.people.models import Person
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db
GUARDIAN = {
    "surname": "Ахметова",
    "given_name": "Сәуле",
    "patronymic": "",
    "iban": "KZ05125KZT5004100200",
}


@pytest.fixture
def case() -> Case:
    found = decided()
    paid("2026-01")
    found.refresh_from_db()
    return found


def proposed(case: Case, what: str, month: str, **more: str) -> int:
    event = propose_payment_change(
        case=case, sent=change_sent(what, month, **more), by=officer(), at=FEBRUARY
    )
    case.refresh_from_db()
    return event.seq


def states(case: Case) -> dict[str, str]:
    return dict(Entitlement.objects.filter(case=case).values_list("period", "state"))


def test_a_proposal_changes_nothing_until_the_head_agrees(case: Case) -> None:
    before = states(case)
    seq = proposed(case, "suspend", "2026-03")
    assert states(case) == before
    approve_payment_change(case=case, proposal=seq, by=officer(Role.HEAD), at=FEBRUARY)
    case.refresh_from_db()
    now = states(case)
    assert (now["2026-02"], now["2026-03"], now["2026-05"]) == ("due", "suspended", "suspended")
    told = {one.title.ru: one.detail.ru for one in timeline(case) if one.detail}
    assert "Первый месяц без выплаты: март 2026 года" in told["Выплата приостановлена"]
    assert "15.01.2026 № 12 бұйрық" in told["Выплата приостановлена"]


def test_who_proposed_does_not_decide_not_even_as_the_heads_deputy(case: Case) -> None:
    head = officer(Role.HEAD)
    accountant = officer(Role.ACCOUNTANT)
    event = propose_payment_change(
        case=case, sent=change_sent("suspend", "2026-03"), by=accountant, at=FEBRUARY
    )
    accountant.role = Role.HEAD
    accountant.save()
    with pytest.raises(SamePerson):
        approve_payment_change(case=case, proposal=event.seq, by=accountant, at=FEBRUARY)
    approve_payment_change(case=case, proposal=event.seq, by=head, at=FEBRUARY)
    with pytest.raises(Refused, match="decided already"):
        approve_payment_change(case=case, proposal=event.seq, by=head, at=FEBRUARY)
    assert case.events.filter(kind="PaymentSuspended").count() == 1


@pytest.mark.parametrize(
    "role", [one for one in Role if one not in (Role.SPECIALIST, Role.ACCOUNTANT)]
)
def test_only_a_specialist_or_the_accountant_proposes(case: Case, role: Role) -> None:
    by = case.applicant_user if role == Role.CITIZEN else officer(role)
    with pytest.raises(NotAllowed):
        propose_payment_change(
            case=case, sent=change_sent("suspend", "2026-03"), by=by, at=FEBRUARY
        )


@pytest.mark.parametrize("role", [one for one in Role if one != Role.HEAD])
def test_only_the_head_decides(case: Case, role: Role) -> None:
    seq = proposed(case, "suspend", "2026-03")
    by = case.applicant_user if role == Role.CITIZEN else officer(role)
    with pytest.raises(NotAllowed):
        approve_payment_change(case=case, proposal=seq, by=by, at=FEBRUARY)
    with pytest.raises(NotAllowed):
        decline_payment_change(case=case, proposal=seq, words="жоқ", by=by, at=FEBRUARY)


def test_a_declined_proposal_says_why_and_another_may_follow(case: Case) -> None:
    seq, head = proposed(case, "suspend", "2026-03"), officer(Role.HEAD)
    with pytest.raises(ChangeRefused) as why:
        decline_payment_change(case=case, proposal=seq, words=" ", by=head, at=FEBRUARY)
    assert why.value.field == "note"
    with pytest.raises(Refused, match="already waits"):
        proposed(case, "suspend", "2026-04")
    decline_payment_change(case=case, proposal=seq, words="негіз жоқ", by=head, at=FEBRUARY)
    case.refresh_from_db()
    assert open_proposal(case) is None
    assert states(case)["2026-03"] == "due"
    assert proposed(case, "suspend", "2026-04") > seq


@pytest.mark.parametrize(
    ("what", "wrong", "field"),
    [
        ("suspend", {"month": ""}, "month"),
        ("suspend", {"month": "2026-01"}, "month"),
        ("suspend", {"month": "2027-01"}, "month"),
        ("suspend", {"words": " "}, "words"),
        ("suspend", {"words": "ә" * 2001}, "words"),
        ("suspend", {"ground": ""}, "ground"),
        ("suspend", {"what": "stop"}, "what"),
        ("recipient", {"iin": "123"}, "iin"),
        ("recipient", {"surname": ""}, "surname"),
        ("recipient", {"iban": "KZ00"}, "iban"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    case: Case, what: str, wrong: dict[str, str], field: str
) -> None:
    sent = {**change_sent(what, "2026-03", **GUARDIAN, iin=iin()), **wrong}
    before = case.events.count()
    with pytest.raises(ChangeRefused) as why:
        propose_payment_change(case=case, sent=sent, by=officer(), at=FEBRUARY)
    assert why.value.field == field
    assert case.events.count() == before


def test_a_resumption_says_what_becomes_of_the_months_between(case: Case) -> None:
    assert why_not(case, "resume") is not None
    payment_changed(case, "suspend", "2026-02")
    assert suspended_from(case) is not None
    assert why_not(case, "suspend") is not None
    with pytest.raises(ChangeRefused) as why:
        proposed(case, "resume", "2026-04", pay_withheld="")
    assert why.value.field == "pay_withheld"
    payment_changed(case, "resume", "2026-04", pay_withheld="no")
    now = states(case)
    assert (now["2026-02"], now["2026-03"], now["2026-04"]) == ("stopped", "stopped", "due")
    assert suspended_from(case) is None
    assert "Месяцы приостановки не выплачиваются" in str(timeline(case)[-1].detail)


def test_a_month_on_its_way_is_not_offered(case: Case) -> None:
    run_to("sent", "2026-02")
    assert [str(one) for one in months_for(case, "suspend")] == ["2026-03", "2026-04", "2026-05"]


def test_a_month_that_was_sent_meanwhile_is_no_longer_decided(case: Case) -> None:
    seq = proposed(case, "suspend", "2026-02")
    run_to("sent", "2026-02")
    with pytest.raises(Refused, match="choose another"):
        approve_payment_change(case=case, proposal=seq, by=officer(Role.HEAD), at=FEBRUARY)
    assert open_proposal(case) is not None


def test_the_same_person_is_no_other_recipient(case: Case) -> None:
    with pytest.raises(ChangeRefused) as why:
        proposed(case, "recipient", "2026-03", **GUARDIAN, iin=case.applicant.iin)
    assert why.value.field == "iin"


def test_somebody_unknown_becomes_a_person_and_is_paid(case: Case) -> None:
    number = iin(female=True)
    payment_changed(case, "recipient", "2026-03", **GUARDIAN, iin=number)
    guardian = Person.objects.get(iin=number)
    payees = dict(Entitlement.objects.filter(case=case).values_list("period", "payee"))
    assert (payees["2026-02"], payees["2026-03"]) == (case.applicant_id, guardian.pk)


def test_a_case_that_is_over_has_nothing_left(case: Case) -> None:
    at = datetime(2026, 5, 20, 5, tzinfo=UTC)
    paid("2026-05", at=at)
    assert why_not(case, "suspend") is not None
    with pytest.raises(Refused):
        propose_payment_change(
            case=case, sent=change_sent("suspend", "2026-05"), by=officer(), at=at
        )


def test_what_was_seen_must_be_the_case_as_it_is(case: Case) -> None:
    with pytest.raises(StaleCase):
        propose_payment_change(
            case=case,
            sent=change_sent("suspend", "2026-03"),
            by=officer(),
            at=FEBRUARY,
            expected_seq=1,
        )


def test_nothing_is_proposed_in_a_case_that_was_not_granted() -> None:
    from making import proposed as proposed_case

    case = proposed_case()
    with pytest.raises((Refused, RefusedTransition)):
        propose_payment_change(
            case=case, sent=change_sent("suspend", "2026-03"), by=officer(), at=FEBRUARY
        )
