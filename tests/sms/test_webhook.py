"""The gateway calls us: only the gateway, only what is understood, once."""

import json
from typing import Any

import pytest
from django.test import Client
from phone import PHONE, sent, states
from pytest_django.live_server_helper import LiveServer

from tirek.sms.models import JournalLine
from tirek.sms.simulator import Simulator

HOOK = "/sms/hook/"
SECRET = "a secret of the gateway"


@pytest.fixture(autouse=True)
def _secret(settings: Any) -> None:
    settings.TIREK_SMS_SECRET = SECRET


def said(body: Any, secret: str = SECRET) -> Any:
    raw = body if isinstance(body, bytes) else json.dumps(body)
    client = Client(enforce_csrf_checks=True)
    return client.post(
        HOOK, raw, content_type="application/json", headers={"Authorization": f"Bearer {secret}"}
    )


@pytest.mark.django_db
def test_a_message_arrived() -> None:
    line = sent()
    assert said({"event": "delivered", "key": line.key}).status_code == 204
    assert states(line) == ["queued", "delivered"]


@pytest.mark.django_db
def test_a_message_did_not_arrive() -> None:
    line = sent()
    assert said({"event": "failed", "key": line.key, "detail": "absent"}).status_code == 204
    assert line.deliveries.last().detail == "absent"  # type: ignore[union-attr]


@pytest.mark.django_db
def test_somebody_answered_with_a_number_as_people_write_it() -> None:
    answer = {"event": "received", "key": "77", "phone": "8 701 123 45 67", "text": "1"}
    assert [said(answer).status_code for _ in range(2)] == [204, 204]
    line = JournalLine.objects.get()
    assert (line.phone, line.content) == (PHONE, "1")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        {"event": "delivered"},
        {"event": "delivered", "key": ""},
        {"event": "delivered", "key": "k" * 101},
        {"event": "exploded", "key": "k"},
        {"event": "received", "key": "k", "phone": "+7 916 123 45 67", "text": "1"},
        {"event": "received", "key": "k", "phone": {}, "text": "1"},
    ],
)
def test_what_is_not_understood_changes_nothing(body: Any) -> None:
    assert said(body).status_code == 400
    assert not JournalLine.objects.exists()


@pytest.mark.django_db
def test_a_message_we_never_sent() -> None:
    assert said({"event": "delivered", "key": "never"}).status_code == 404


@pytest.mark.parametrize("secret", ["", "another", "ә"])
def test_a_stranger_is_not_heard(secret: str) -> None:
    headers = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
    assert Client().post(HOOK, "{}", content_type="application/json", **headers).status_code == 403


def test_without_a_secret_nobody_is_heard(settings: Any) -> None:
    settings.TIREK_SMS_SECRET = ""
    assert said({"event": "delivered", "key": "k"}, secret="").status_code == 403


def test_it_is_not_for_reading() -> None:
    assert Client().get(HOOK).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_the_simulator_calls_as_a_gateway_does(live_server: LiveServer) -> None:
    line = sent()
    answer = Simulator(key="").tell(
        f"{live_server.url}{HOOK}", SECRET, event="delivered", key=line.key
    )
    assert answer.status_code == 204
    assert states(line) == ["queued", "delivered"]
