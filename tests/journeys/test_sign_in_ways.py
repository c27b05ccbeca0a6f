"""A citizen signs in in a real browser: single sign-in, key, code; the page works at 320 px."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from ncalayer import NcaLayer, ncalayer

from identity_office import Identities, identities
from making import citizen, code_sent, iin, submitted
from tirek.accounts.models import SignIn, User
from tirek.signatures import cms
from tirek.signatures.pki import Officer
from tirek.signatures.places import authority

MORNING = "2025-09-15 11:00"
AT = datetime(2025, 9, 15, 6, 0, tzinfo=UTC)


@pytest.fixture
def layer(settings: Any) -> Iterator[NcaLayer]:
    with ncalayer() as running:
        settings.TIREK_NCALAYER = running.address
        yield running


@pytest.fixture
def single_sign_in(settings: Any, live_server: Any) -> Iterator[Identities]:
    with identities(settings, live_server.url) as found:
        yield found


def fits(page: Any) -> bool:
    """Whether nothing sticks out to the right, once the page is there."""
    page.wait_for_load_state()
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_by_single_sign_in_on_the_smallest_phone(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None], single_sign_in: Any
) -> None:
    clock(MORNING)
    number = iin(female=True)
    single_sign_in.put(number, "Серікова", "Айгүл", "Маратқызы")
    mother = visitor(language, phone=True)
    mother.page.set_viewport_size({"width": 320, "height": 640})
    mother.open("/acting/")
    assert "/sign-in/?next=/acting/" in mother.page.url
    assert fits(mother.page)
    mother.look("ways")
    mother.page.click("#by-provider a.govuk-button")
    assert fits(mother.page)
    assert mother.page.get_attribute("html", "lang") == language
    mother.look("single-sign-in")
    mother.page.fill("#iin", "900101300354")
    mother.page.click("button.main")
    assert mother.page.locator("#wrong").is_visible()
    mother.page.click(f"button[value='{number}']")
    assert mother.page.url.endswith("/acting/")
    assert "Серікова Айгүл Маратқызы" in mother.page.inner_text("header")
    mother.look("entered")
    assert User.objects.get(iin=number).language == language


def test_by_the_key_of_a_digital_signature(
    visitor: Callable[..., Any], clock: Callable[[str], None], layer: NcaLayer
) -> None:
    clock(MORNING)
    mother = citizen()
    key = authority(at=AT).renew(Officer("m", mother.full_name, "", str(mother.iin)), at=AT)
    layer.sign = lambda challenge: cms.sign(challenge, key, at=AT)
    person = visitor("kk")
    person.open("/sign-in/?next=/looks/")
    person.look("ways")
    person.page.click("#by-key button[value=ncalayer]")
    person.page.wait_for_selector(".tk-account__name")
    assert person.page.url.endswith("/looks/")
    assert mother.full_name in person.page.inner_text("header")
    assert SignIn.objects.get().way == "key"


def test_without_ncalayer_it_is_told(
    visitor: Callable[..., Any], clock: Callable[[str], None], settings: Any
) -> None:
    clock(MORNING)
    settings.TIREK_NCALAYER = "ws://127.0.0.1:9"
    person = visitor("ru")
    person.open("/sign-in/")
    person.page.click("#by-key button[value=ncalayer]")
    person.page.locator("#by-key [role=status]", has_text="не отвечает").wait_for()
    person.look("no-ncalayer")


def test_by_a_code_to_the_phone(visitor: Callable[..., Any], clock: Callable[[str], None]) -> None:
    clock(MORNING)
    case = submitted()
    mother = case.applicant_user
    assert mother is not None
    person = visitor("ru", phone=True)
    person.open("/sign-in/?next=/cases/")
    person.page.fill("[name=iin]", str(mother.iin))
    person.page.fill("[name=phone]", "12")
    person.page.click("#by-code button")
    assert person.page.locator(".govuk-error-summary").is_visible()
    assert person.page.input_value("[name=iin]") == mother.iin
    person.look("wrong-phone")
    person.page.fill("[name=phone]", "8 701 123 45 67")
    person.page.click("#by-code button")
    person.look("code")
    person.page.fill("[name=code]", code_sent())
    person.page.click("main form:has([name=code]) button")
    assert case.number in person.text()
    person.look("cases")
