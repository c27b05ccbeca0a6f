"""The head signs what is decided; with a certificate that may not sign nothing is decided."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from making import APPLIED_AT, iin, officer, proposed
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.signatures import cms
from tirek.signatures.models import Signature
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority

SignIn = Callable[[User], Client]
DONE, UNPROCESSABLE, CONFLICT = 302, 422, 409
LONG_AGO = APPLIED_AT - timedelta(days=4 * 365)
pytestmark = pytest.mark.django_db


@pytest.fixture
def now(time_machine: Any) -> datetime:
    time_machine.move_to(APPLIED_AT, tick=False)
    return APPLIED_AT


def named(head: User, number: str | None = None) -> Officer:
    assert head.office is not None
    given = head.iin or "" if number is None else number
    return Officer(head.username, head.full_name, head.office.name.kk, given)


def key_of(head: User, number: str | None = None, at: datetime = APPLIED_AT) -> Credential:
    return authority(at=APPLIED_AT).renew(named(head, number), at=at)


def confirm(client: Client, case: Case, **form: str):
    client.cookies["lang"] = "ru"
    sent = {"seq": str(case.last_seq), **form}
    return client.post(f"/desk/cases/{case.number}/confirm/", sent)


def document(client: Client, case: Case) -> bytes:
    client.cookies["lang"] = "ru"
    shown = client.get(f"/desk/cases/{case.number}/confirm/").text
    found = re.search(r'data-sign="([^"]*)"', shown)
    assert found
    return base64.b64decode(found[1])


def by_ncalayer(client: Client, case: Case, signature: bytes):
    given = base64.b64encode(signature).decode()
    return confirm(client, case, way="ncalayer", cms=given)


def stage(case: Case) -> str:
    case.refresh_from_db()
    return case.stage


def test_a_decision_is_signed_with_the_kept_test_key(now: datetime, signed_in: SignIn) -> None:
    case, head = proposed(), officer(Role.HEAD)
    assert confirm(signed_in(head), case, way="kept_key").status_code == DONE
    signature = Signature.objects.get(what="decision")
    assert (signature.about, signature.signer, signature.kept_key) == (case.number, head, True)
    assert (signature.state, signature.last_check.verifier) == ("verified", "pyhanko")
    told = case.events.get(kind="Decided").payload["signature"]
    assert told["id"] == str(signature.pk)
    shown = signed_in(head).get(f"/desk/cases/{case.number}/", {"lang": "ru"}).text
    assert signature.certificate_serial in shown
    assert "Тестовый ключ хранится в самом Tirek" in shown
    for part, kept in (("text", signature.content), ("cms", signature.cms)):
        address = f"/desk/cases/{case.number}/signatures/{signature.pk}/{part}/"
        assert address in shown
        assert signed_in(head).get(address).content == bytes(kept)


def test_the_signed_document_is_tied_to_the_chain(now: datetime, signed_in: SignIn) -> None:
    case, head = proposed(), officer(Role.HEAD)
    said = json.loads(document(signed_in(head), case))
    assert said["after_event"] == case.events.get(seq=case.last_seq).hash
    assert (said["case"], said["signer"]) == (case.number, head.full_name)
    written = json.dumps(said, ensure_ascii=False)
    assert "112\u00a0059\u00a0₸" in written


def test_a_head_signs_with_ncalayer(now: datetime, signed_in: SignIn) -> None:
    case, head = proposed(), officer(Role.HEAD, iin=iin())
    client = signed_in(head)
    signature = cms.sign(document(client, case), key_of(head), at=now)
    assert by_ncalayer(client, case, signature).status_code == DONE
    kept = Signature.objects.get(what="decision")
    assert (kept.signer_iin, kept.kept_key, kept.state) == (head.iin, False, "verified")
    assert stage(case) == "granted"


def test_an_expired_test_key_decides_nothing(now: datetime, signed_in: SignIn) -> None:
    case, head = proposed(), officer(Role.HEAD)
    key_of(head, at=LONG_AGO)
    response = confirm(signed_in(head), case, way="kept_key")
    assert response.status_code == UNPROCESSABLE
    shown = html.unescape(response.text)
    assert "истёк 12.09.2024, подписывать им нельзя" in shown
    assert 'href="#q-signature"' in shown
    assert 'id="q-signature"' in shown
    assert stage(case) == "proposed"
    assert not Signature.objects.filter(what="decision").exists()


def test_an_expired_certificate_decides_nothing(now: datetime, signed_in: SignIn) -> None:
    case, head = proposed(), officer(Role.HEAD, iin=iin())
    client = signed_in(head)
    old = cms.sign(document(client, case), key_of(head, at=LONG_AGO), at=LONG_AGO)
    response = by_ncalayer(client, case, old)
    assert response.status_code == UNPROCESSABLE
    assert "истёк 12.09.2024" in response.text
    assert stage(case) == "proposed"


@pytest.mark.parametrize(
    ("own", "on_the_certificate", "said"),
    [
        ("900101300354", "850615401232", "другого человека"),
        ("900101300354", "", "нет ИИН"),
        (None, "850615401232", "не указан ваш ИИН"),
    ],
)
def test_whose_certificate_it_is_must_be_known(
    now: datetime, signed_in: SignIn, own: str | None, on_the_certificate: str, said: str
) -> None:
    case, head = proposed(), officer(Role.HEAD, iin=own)
    client = signed_in(head)
    key = key_of(head, on_the_certificate)
    response = by_ncalayer(client, case, cms.sign(document(client, case), key, at=now))
    assert response.status_code == UNPROCESSABLE
    assert said in response.text
    assert stage(case) == "proposed"


def test_a_signature_under_another_case_decides_nothing(now: datetime, signed_in: SignIn) -> None:
    case, other, head = proposed(), proposed(), officer(Role.HEAD, iin=iin())
    client = signed_in(head)
    signature = cms.sign(document(client, other), key_of(head), at=now)
    response = by_ncalayer(client, case, signature)
    assert "не тот документ" in response.text
    assert stage(case) == stage(other) == "proposed"


def test_without_test_keys_only_one_s_own_certificate_signs(
    now: datetime, signed_in: SignIn, settings: Any
) -> None:
    settings.TIREK_TEST_KEYS = False
    case, head = proposed(), officer(Role.HEAD, iin=iin())
    client = signed_in(head)
    client.cookies["lang"] = "ru"
    assert "kept_key" not in client.get(f"/desk/cases/{case.number}/confirm/").text
    assert "Подписи нет" in confirm(client, case, way="kept_key").text
    signature = cms.sign(document(client, case), key_of(head), at=now)
    assert "которого нет среди доверенных" in by_ncalayer(client, case, signature).text
    assert stage(case) == "proposed"


def test_a_stale_page_is_not_signed(now: datetime, signed_in: SignIn) -> None:
    case, head = proposed(), officer(Role.HEAD)
    response = confirm(signed_in(head), case, seq=str(case.last_seq - 1), way="kept_key")
    assert response.status_code == CONFLICT
    assert not Signature.objects.filter(what="decision").exists()
