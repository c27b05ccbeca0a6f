"""Two ways to prove who one is: single sign-in and a code; how long a session lasts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import reading
import time_machine
from django.test import Client
from signing_in import AT, journal, whoami

from identity_office import Identities, identities, local
from making import citizen, iin, officer, submitted
from tirek.accounts.models import Role, User
from tirek.casework.models import Case
from tirek.sms.digits import digits_of
from tirek.sms.models import JournalLine, OneTimeCode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
PHONE = "+77011234567"


class TestSingleSignIn:
    @pytest.fixture
    def office(self, settings: Any) -> Iterator[Identities]:
        with identities(settings, "http://testserver") as running:
            yield running

    def there(self, browser: Client, **query: str) -> str:
        return str(browser.get("/sign-in/provider/", query)["Location"])

    def test_the_first_time_an_account_is_made(self, browser: Client, office: Identities) -> None:
        number = iin(female=True)
        office.put(number, "Серікова", "Айгүл", "Маратқызы")
        before = browser.session.session_key
        back = office.choose(self.there(browser, next="/apply/home-education/"), iin=number)
        came = browser.get(local(back.headers["Location"]))
        assert came["Location"] == "/apply/home-education/"
        user = whoami(browser)
        assert user is not None
        assert (user.iin, user.role, user.language) == (number, Role.CITIZEN, "ru")
        assert user.full_name == "Серікова Айгүл Маратқызы"
        assert not user.has_usable_password()
        assert browser.session.session_key != before
        assert browser.session.get_expiry_age() <= 60 * 60
        assert journal() == [("provider", "entered", "")]

    def test_the_second_time_it_is_the_same_account(
        self, browser: Client, office: Identities
    ) -> None:
        mother = citizen()
        office.put(str(mother.iin), "Ким", "Анна")
        back = office.choose(self.there(browser), iin=str(mother.iin))
        browser.get(local(back.headers["Location"]))
        assert whoami(browser) == mother
        mother.refresh_from_db()
        assert mother.full_name == "Айгүл Серікова", "nobody is renamed by signing in"

    def test_an_officer_with_an_iin_comes_to_the_desk(
        self, browser: Client, office: Identities
    ) -> None:
        head = officer(Role.HEAD, iin=iin())
        office.put(str(head.iin), "Қасымов", "Болат")
        back = office.choose(self.there(browser), iin=str(head.iin))
        assert browser.get(local(back.headers["Location"]))["Location"] == "/desk/"
        assert whoami(browser) == head

    def test_another_site_is_never_gone_to(self, browser: Client, office: Identities) -> None:
        number = iin()
        office.put(number, "Ким", "Олег")
        back = office.choose(self.there(browser, next="https://evil.example/"), iin=number)
        assert browser.get(local(back.headers["Location"]))["Location"] == "/cases/"

    def test_who_cancels_is_not_signed_in(self, browser: Client, office: Identities) -> None:
        back = office.choose(self.there(browser), cancel="1")
        page = browser.get(local(back.headers["Location"]))
        assert page.status_code == 422
        assert "Вы отказались от входа" in reading.words(page)
        assert whoami(browser) is None

    def test_an_answer_for_another_browser_is_not_believed(
        self, browser: Client, office: Identities
    ) -> None:
        number = iin()
        office.put(number, "Ким", "Олег")
        back = local(office.choose(self.there(browser), iin=number).headers["Location"])
        stranger = Client()
        assert stranger.get(back).status_code == 422
        assert whoami(stranger) is None
        assert browser.get(back).status_code == 302
        browser.post("/sign-out/")
        assert browser.get(back).status_code == 422, "an answer is good for once"

    def test_a_closed_account_stays_closed(self, browser: Client, office: Identities) -> None:
        mother = citizen(is_active=False)
        office.put(str(mother.iin), "Ким", "Анна")
        back = office.choose(self.there(browser), iin=str(mother.iin))
        page = browser.get(local(back.headers["Location"]))
        assert "Учётная запись с этим ИИН закрыта" in reading.words(page)
        assert journal() == [("provider", "refused", "closed")]

    def test_nobody_is_signed_in_over_somebody_else(
        self, browser: Client, office: Identities
    ) -> None:
        mother, other = citizen(), iin()
        browser.force_login(mother)
        office.put(other, "Ким", "Олег")
        back = office.choose(self.there(browser), iin=other)
        page = browser.get(local(back.headers["Location"]), {"lang": "ru"})
        assert page.status_code == 422
        assert whoami(browser) == mother
        assert not User.objects.filter(iin=other).exists()

    def test_a_silent_provider_is_told(self, browser: Client, settings: Any) -> None:
        settings.TIREK_OIDC_ISSUER = "http://127.0.0.1:9"
        page = browser.get("/sign-in/provider/")
        assert page.status_code == 422
        assert "сейчас не отвечает" in reading.words(page)

    def test_another_secret_gets_no_answer(
        self, browser: Client, office: Identities, settings: Any
    ) -> None:
        settings.TIREK_OIDC_SECRET = "guessed"
        number = iin()
        office.put(number, "Ким", "Олег")
        back = office.choose(self.there(browser), iin=number)
        page = browser.get(local(back.headers["Location"]))
        assert "не удалось подтвердить" in reading.words(page)
        assert whoami(browser) is None

    def test_without_a_provider_the_way_is_not_shown(self, browser: Client) -> None:
        assert "Через eGov" not in reading.words(browser.get("/sign-in/"))
        assert browser.get("/sign-in/provider/")["Location"] == "/sign-in/"
        assert browser.get("/sign-in/back/")["Location"] == "/sign-in/"


def with_a_phone() -> User:
    """A citizen who has signed an application by a code to her telephone."""
    case = submitted()
    assert isinstance(case, Case)
    assert case.applicant_user is not None
    return case.applicant_user


@pytest.mark.django_db(transaction=True)
class TestCode:
    def asked(self, browser: Client, number: object, phone: str = PHONE) -> Any:
        return browser.post("/sign-in/phone/", {"iin": str(number), "phone": phone})

    def test_with_the_code_from_her_phone_she_is_signed_in(self, browser: Client) -> None:
        mother = with_a_phone()
        browser.get("/sign-in/?next=/looks/")
        sent = browser.post(
            "/sign-in/phone/", {"iin": mother.iin, "phone": "8 701 123 45 67", "next": "/looks/"}
        )
        assert sent["Location"] == "/sign-in/code/"
        wrong = browser.post("/sign-in/code/", {"code": "12"})
        assert wrong.status_code == 422
        assert "Код неверный" in reading.field_error(wrong, "code")
        code = digits_of(OneTimeCode.objects.get().nonce)
        came = browser.post("/sign-in/code/", {"code": f"{code[:3]} {code[3:]}"})
        assert came["Location"] == "/looks/"
        assert whoami(browser) == mother
        kept = [("asked", ""), ("refused", "wrong_code"), ("entered", "")]
        assert journal() == [("code", *one) for one in kept]
        assert JournalLine.objects.get().phone == PHONE

    def test_the_journal_tells_why_a_code_was_refused(self, browser: Client) -> None:
        mother = with_a_phone()
        self.asked(browser, mother.iin)
        for _ in range(4):
            browser.post("/sign-in/code/", {"code": "12"})
        self.asked(browser, mother.iin)
        code = digits_of(OneTimeCode.objects.latest("made_at").nonce)
        with time_machine.travel(AT + timedelta(hours=1)):
            browser.post("/sign-in/code/", {"code": code})
        whys = [why for _, outcome, why in journal() if outcome == "refused"]
        assert whys == ["wrong_code"] * 3 + ["no_tries_left", "expired"]

    def test_who_is_known_and_who_is_not_look_the_same(self, browser: Client) -> None:
        mother = with_a_phone()
        pages = []
        for number, phone in (
            (mother.iin, PHONE),
            (mother.iin, "+77019999999"),
            (citizen().iin, PHONE),
            (iin(), PHONE),
        ):
            person = Client()
            person.get("/?lang=ru")
            sent = self.asked(person, number, phone)
            page = person.get("/sign-in/code/")
            tries = [person.post("/sign-in/code/", {"code": "x"}) for _ in range(4)]
            said = [reading.field_error(one, "code") for one in tries]
            pages.append(
                (sent.status_code, sent["Location"], page.status_code, said, len(page.content))
            )
            assert whoami(person) is None
        assert pages.count(pages[0]) == len(pages)
        assert JournalLine.objects.count() == 1, "one message went out, to the one who is known"

    def test_an_officer_does_not_come_in_by_it(self, browser: Client) -> None:
        mother = with_a_phone()
        User.objects.filter(pk=mother.pk).update(role=Role.HEAD, office=officer(Role.HEAD).office)
        self.asked(browser, mother.iin)
        assert not JournalLine.objects.exists()

    def test_too_many_codes_are_refused_for_everybody_alike(self, browser: Client) -> None:
        for number in (with_a_phone().iin, iin()):
            answers = [self.asked(Client(), number).status_code for _ in range(6)]
            assert answers == [302] * 5 + [422]
        page = self.asked(browser, number)
        assert "слишком много раз" in reading.field_error(page, "phone")
        assert reading.typed(page, "iin") == number

    def test_many_people_from_one_address_are_stopped(self, browser: Client, settings: Any) -> None:
        settings.TIREK_CODES_FROM_ADDRESS = 3
        answers = [self.asked(browser, iin()).status_code for _ in range(4)]
        assert answers == [302, 302, 302, 422]

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"iin": "12"}, "iin"),
            ({"phone": "12"}, "phone"),
            ({"phone": "+7 916 123 45 67"}, "phone"),
        ],
    )
    def test_what_cannot_be_is_said_at_its_field(
        self, browser: Client, typed: dict[str, str], field: str
    ) -> None:
        said = {"iin": iin(), "phone": PHONE, **typed}
        page = browser.post("/sign-in/phone/", said)
        assert page.status_code == 422
        assert reading.field_error(page, field)
        assert reading.typed(page, "phone") == said["phone"]
        assert not OneTimeCode.objects.exists()

    def test_without_having_asked_there_is_no_code_page(self, browser: Client) -> None:
        assert browser.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_a_citizen_who_does_nothing_is_signed_out_and_who_works_is_not(browser: Client) -> None:
    mother = citizen()
    browser.post("/sign-in/password/", {"username": mother.username, "password": "wrong"})
    from making import PASSWORD

    browser.post("/sign-in/password/", {"username": mother.username, "password": PASSWORD})
    for minutes in (40, 80, 120):
        with time_machine.travel(AT + timedelta(minutes=minutes)):
            assert browser.get("/cases/").status_code == 200
    with time_machine.travel(AT + timedelta(minutes=190)):
        assert browser.get("/cases/").status_code == 302
    assert journal() == [("password", "refused", "wrong"), ("password", "entered", "")]
