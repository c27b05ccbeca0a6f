"""A Kazakh GOST signature on the portal: kept, shown as not verified, verified later."""

from __future__ import annotations

import base64
import html
import re
from datetime import timedelta
from typing import Any

import pytest
from certificates import YEAR, Made, authority, gost
from django.test import Client
from ncanode_server import ncanode, told

from making import APPLIED_AT, citizen, draft_ready
from tirek.casework.models import Case
from tirek.signatures.actions.verify_kept import verify_kept
from tirek.signatures.models import Signature

pytestmark = pytest.mark.django_db


def words(client: Client, address: str) -> str:
    return html.unescape(client.get(address).text)


def key(iin: str | None) -> Made:
    issuer = authority()
    return issuer.issue(iin or "", begins=APPLIED_AT - YEAR, ends=APPLIED_AT + YEAR)


def test_it_is_kept_and_honestly_shown_until_somebody_can_verify_it(
    client: Client, time_machine: Any, settings: Any
) -> None:
    time_machine.move_to(APPLIED_AT, tick=False)
    mother = citizen()
    draft = draft_ready(mother)
    client.force_login(mother, backend="django.contrib.auth.backends.ModelBackend")
    client.cookies["lang"] = "ru"
    check = f"/apply/{draft.pk}/check/"
    found = re.search(r'data-sign="([^"]*)"', client.get(check).text)
    assert found
    signature = gost(base64.b64decode(found[1]), key(mother.iin))
    given = base64.b64encode(signature).decode()
    sent = client.post(check, {"way": "ncalayer", "cms": given})
    assert sent.status_code == 302
    case = Case.objects.get()
    said = case.events.get(kind="Submitted").payload["signature"]
    assert said["state"] == "kept_not_verified"
    shown = words(client, f"/cases/{case.number}/")
    assert "Хранится, не проверена" in shown
    assert "служба её проверки не подключена" in shown
    with ncanode() as server:
        settings.TIREK_NCANODE = server.address
        server.says(told())
        assert verify_kept(at=APPLIED_AT + timedelta(hours=1)) == 1
        assert server.content() == bytes(Signature.objects.get().content)
    shown = words(client, f"/cases/{case.number}/")
    assert "Хранится, не проверена" not in shown
    assert "Проверена (12" in shown
