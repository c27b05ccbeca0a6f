"""Signing in a real browser: with NCALayer, by a code, and with a certificate that has run out."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from journey import sign_by_code
from ncalayer import NcaLayer, ncalayer

from making import citizen, draft_ready, iin, officer, proposed
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.signatures import cms
from tirek.signatures.models import Signature
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority

MORNING = "2025-09-15 11:00"
AT = datetime(2025, 9, 15, 6, 0, tzinfo=UTC)
LONG_AGO = AT - timedelta(days=4 * 365)


@pytest.fixture
def layer(settings: Any) -> Iterator[NcaLayer]:
    with ncalayer() as running:
        settings.TIREK_NCALAYER = running.address
        yield running


def key_of(user: User, at: datetime = AT) -> Credential:
    office = user.office.name.kk if user.office else ""
    named = Officer(user.username, user.full_name, office, user.iin or "")
    return authority(at=AT).renew(named, at=at)


def signs(key: Credential, at: datetime = AT) -> Callable[[bytes], bytes]:
    return lambda document: cms.sign(document, key, at=at)


def at_the_check(visitor: Callable[..., Any], language: str, mother: User, **how: bool) -> Any:
    """A parent before the last page of an application."""
    draft = draft_ready(mother)
    parent = visitor(language, **how)
    parent.sign_in(mother.username)
    parent.open(f"/apply/{draft.pk}/check/")
    return parent


def test_a_parent_signs_with_ncalayer(
    visitor: Callable[..., Any], clock: Callable[[str], None], layer: NcaLayer
) -> None:
    clock(MORNING)
    mother = citizen()
    parent = at_the_check(visitor, "kk", mother)
    parent.page.click("#sign summary")
    parent.look("ways-to-sign")
    parent.page.click("#sign button[value=ncalayer]")
    parent.page.locator("#sign [role=status]", has_text="тоқтатылды").wait_for()
    parent.look("cancelled")
    layer.sign = signs(key_of(mother))
    parent.page.click("#sign button[value=ncalayer]")
    parent.page.wait_for_url("**/sent/")
    parent.look("sent")
    assert layer.asked[-1]["format"] == "cms"
    assert layer.asked[-1]["locale"] == "kk"
    assert layer.asked[-1]["signingParams"]["encapsulate"] is True
    signature, case = Signature.objects.get(), Case.objects.get()
    assert (signature.state, signature.signer_iin) == ("verified", mother.iin)
    parent.open(f"/cases/{case.number}/")
    parent.unfold()
    assert signature.certificate_serial in parent.text()
    assert "Тексерілді" in parent.text()
    parent.look("signature-on-the-case")


def test_a_parent_signs_by_a_code(
    visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    clock(MORNING)
    parent = at_the_check(visitor, "ru", citizen(), phone=True)
    parent.page.click("button[value=send_code]")
    parent.fill("code", "12")
    parent.page.click("#sign form:has([name=code]) button")
    assert "Код неверный" in parent.text()
    parent.look("wrong-code")
    sign_by_code(parent)
    parent.look("sent")
    case = Case.objects.get()
    parent.open(f"/cases/{case.number}/")
    parent.unfold()
    assert "Одноразовый код на зарегистрированный телефон" in parent.text()
    parent.look("code-on-the-case")


def test_no_ncalayer_on_the_computer(
    visitor: Callable[..., Any], clock: Callable[[str], None], layer: NcaLayer, settings: Any
) -> None:
    clock(MORNING)
    settings.TIREK_NCALAYER = "ws://127.0.0.1:9"
    parent = at_the_check(visitor, "ru", citizen())
    parent.page.click("#sign button[value=ncalayer]")
    parent.page.locator("#sign [role=status]", has_text="не отвечает").wait_for()
    parent.look("no-ncalayer")
    assert not Case.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_head_signs_and_an_expired_certificate_decides_nothing(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None], layer: NcaLayer
) -> None:
    clock(MORNING)
    case, head = proposed(), officer(Role.HEAD, iin=iin())
    layer.sign = signs(key_of(head, LONG_AGO), LONG_AGO)
    boss = visitor(language)
    boss.sign_in(head.username)
    boss.open(f"/desk/cases/{case.number}/confirm/")
    boss.look("ways-to-sign")
    boss.page.click("button[value=ncalayer]")
    boss.page.wait_for_selector(".govuk-error-summary")
    said = {"kk": "күні аяқталған", "ru": "истёк 15.09.2024"}[language]
    assert said in boss.text()
    boss.look("expired")
    case.refresh_from_db()
    assert case.stage == "proposed"

    layer.sign = signs(key_of(head))
    boss.page.click("button[value=ncalayer]")
    boss.page.wait_for_url(f"**/desk/cases/{case.number}/")
    signature = Signature.objects.get(what="decision")
    assert signature.certificate_serial in boss.text()
    boss.page.locator("#signatures").scroll_into_view_if_needed()
    boss.look("signed")
    case.refresh_from_db()
    assert case.stage == "granted"
