"""A payment is suspended by machine as on the pages: one proposes, another decides."""

from datetime import UTC, datetime

import pytest
from calling import Caller, problem

from making import decided, officer
from tirek.accounts.models import Role
from tirek.payments.models import Entitlement

pytestmark = pytest.mark.django_db
AT = datetime(2025, 11, 3, 6, 0, tzinfo=UTC)
SUSPEND = {
    "what": "suspend",
    "month": "2026-01",
    "ground": "15.10.2025 № 12 бұйрық",
    "note": "Құжат тексеріледі",
}


@pytest.fixture
def case(time_machine_at):
    found = decided()
    time_machine_at(AT)
    return found


def proposed(case, by=None, **changed):
    case.refresh_from_db()
    said = {"seq": case.last_seq, **SUSPEND, **changed}
    answer = Caller(by or officer()).post(f"cases/{case.number}/payment-changes", said)
    case.refresh_from_db()
    return answer


def decision(case, by, **said):
    seq = case.events.get(kind="PaymentChangeProposed").seq
    address = f"cases/{case.number}/payment-changes/{seq}/decision"
    answer = Caller(by).post(address, {"seq": case.last_seq, **said})
    case.refresh_from_db()
    return answer


def test_an_accountant_proposes_and_the_head_agrees(case):
    assert proposed(case, officer(Role.ACCOUNTANT)).status_code == 201
    assert decision(case, officer(Role.HEAD), agrees=True).status_code == 201
    states = dict(Entitlement.objects.filter(case=case).values_list("period", "state"))
    assert (states["2025-12"], states["2026-01"]) == ("due", "suspended")


def test_a_head_proposes_nothing_and_a_specialist_decides_nothing(case):
    assert proposed(case, officer(Role.HEAD)).status_code == 403
    assert proposed(case).status_code == 201
    assert decision(case, officer(), agrees=True).status_code == 403


def test_a_refusal_names_the_field(case):
    wrong = problem(proposed(case, ground=" "))
    assert [one["field"] for one in wrong["errors"]] == ["ground"]
    closed = problem(proposed(case, month="2031-01"))
    assert [one["field"] for one in closed["errors"]] == ["month"]


def test_declining_says_why(case):
    proposed(case)
    head = officer(Role.HEAD)
    assert problem(decision(case, head, agrees=False))["status"] == 422
    assert decision(case, head, agrees=False, note="Негіз жоқ").status_code == 201
    assert case.events.filter(kind="PaymentChangeDeclined").count() == 1
