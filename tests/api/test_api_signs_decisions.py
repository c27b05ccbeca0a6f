"""By machine as on the page: a decision is signed by the head who takes it, or it is none."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import datetime, timedelta

import pytest
from calling import Caller, problem

from making import APPLIED_AT, iin, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.signatures import cms
from tirek.signatures.models import Signature
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(time_machine_at):
    time_machine_at(APPLIED_AT)


@pytest.fixture
def head() -> User:
    return officer(Role.HEAD, iin=iin(female=True))


@pytest.fixture
def case() -> Case:
    case = submitted()
    propose(case=case, by=officer(), at=APPLIED_AT)
    case.refresh_from_db()
    return case


def key_of(head: User, at: datetime = APPLIED_AT) -> Credential:
    named = Officer(head.username, head.full_name, "Бөлім", head.iin or "")
    return authority(at=at).credential_of(named, at=at)


def to_sign(head: User, case: Case) -> bytes:
    answer = Caller(head).get(f"cases/{case.number}/steps/decision/document")
    assert answer.status_code == 200, answer.content
    return b64decode(answer.json()["content"])


def decide(head: User, case: Case, message: bytes = b""):
    body = {"seq": case.last_seq, "cms": b64encode(message).decode()}
    return Caller(head).post(f"cases/{case.number}/steps/decision", body)


def nothing_decided(case: Case) -> bool:
    case.refresh_from_db()
    return case.stage == "proposed" and not Signature.objects.filter(what="decision").exists()


def test_the_decision_is_taken_with_the_signature_under_it(head: User, case: Case) -> None:
    content = to_sign(head, case)
    assert case.number in content.decode()
    answer = decide(head, case, cms.sign(content, key_of(head), at=APPLIED_AT))
    assert answer.status_code == 201, answer.content
    assert answer.json()["stage"]["id"] == "granted"
    kept = Signature.objects.get(what="decision")
    assert bytes(kept.content) == content
    assert not kept.kept_key
    decided = case.events.get(kind="Decided")
    assert decided.payload["signature"]["id"] == str(kept.pk)


def test_without_a_signature_nothing_is_decided(head: User, case: Case, settings) -> None:
    settings.TIREK_TEST_KEYS = False
    assert problem(decide(head, case))["status"] == 422
    assert nothing_decided(case)


def test_the_signature_of_another_person_decides_nothing(head: User, case: Case) -> None:
    other = officer(Role.HEAD, iin=iin(female=True))
    message = cms.sign(to_sign(head, case), key_of(other), at=APPLIED_AT)
    assert problem(decide(head, case, message))["status"] == 422
    assert nothing_decided(case)


def test_a_certificate_that_ran_out_decides_nothing(head: User, case: Case) -> None:
    long_ago = APPLIED_AT - timedelta(days=3 * 365)
    message = cms.sign(to_sign(head, case), key_of(head, at=long_ago), at=long_ago)
    assert problem(decide(head, case, message))["status"] == 422
    assert nothing_decided(case)


def test_a_specialist_gets_no_document_to_sign(case: Case) -> None:
    answer = Caller(officer()).get(f"cases/{case.number}/steps/decision/document")
    assert problem(answer)["status"] == 403


def test_before_a_proposal_there_is_nothing_to_sign(head: User) -> None:
    answer = Caller(head).get(f"cases/{submitted().number}/steps/decision/document")
    assert problem(answer)["status"] == 404


def test_a_stale_look_decides_nothing_and_keeps_no_signature(head: User, case: Case) -> None:
    message = cms.sign(to_sign(head, case), key_of(head), at=APPLIED_AT)
    case.last_seq -= 1
    assert problem(decide(head, case, message))["status"] == 409
    assert nothing_decided(case)
