"""People see where they are signed in, and end what they left open elsewhere."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from making import PASSWORD, citizen, officer
from tirek.accounts.models import Keeping, Session, User
from tirek.accounts.queries.sign_ins import sessions_of
from tirek.accounts.sessions import SessionStore
from tirek.accounts.tasks import forget_sessions

pytestmark = pytest.mark.django_db
PAGE = "/sign-ins/"


def signed_in(user: User, address: str = "10.0.0.1") -> Client:
    """Through the page, as people come."""
    browser = Client(REMOTE_ADDR=address)
    sent = {"username": user.username, "password": PASSWORD}
    assert browser.post("/sign-in/password/", sent).status_code == 302
    return browser


@pytest.mark.parametrize("make", [citizen, officer])
def test_a_person_ends_the_sessions_left_open_elsewhere(make) -> None:
    user = make()
    here, left_open = signed_in(user), signed_in(user, "10.0.0.2")
    stranger = signed_in(citizen())
    page = here.get(f"{PAGE}?lang=ru").text
    assert "10.0.0.2" in page
    assert page.count("Это устройство") == 1
    assert page.count("Другое устройство") == 1
    told = here.post(f"{PAGE}?lang=ru", follow=True).text
    assert "Завершён 1 сеанс" in told
    assert "Другое устройство" not in told
    assert here.get(PAGE).status_code == stranger.get(PAGE).status_code == 200
    assert left_open.get(PAGE).status_code == 302
    kept = Keeping.objects.get(kind="sessions_ended")
    assert (kept.by, kept.officer, kept.after) == (user, user, {"sessions": 1})


def test_where_there_is_nothing_to_end_nothing_is_offered_or_kept() -> None:
    here = signed_in(officer())
    assert "Завершить другие сеансы" not in here.get(f"{PAGE}?lang=ru").text
    here.post(PAGE)
    assert not Keeping.objects.filter(kind="sessions_ended").exists()
    assert here.get(PAGE).status_code == 200


def test_refused_tries_and_the_way_are_told() -> None:
    user = citizen()
    sent = {"username": user.username, "password": "wrong"}
    Client(REMOTE_ADDR="10.0.0.9").post("/sign-in/password/", sent)
    page = signed_in(user).get(f"{PAGE}?lang=ru").text
    assert "Во входе отказано" in page
    assert "10.0.0.9" in page
    assert "Имя и пароль" in page


def test_whoever_signs_out_is_signed_in_nowhere() -> None:
    user = citizen()
    browser = signed_in(user)
    assert sessions_of(user, timezone.now()).count() == 1
    browser.post("/sign-out/")
    assert not sessions_of(user, timezone.now()).exists()


def test_a_session_that_is_over_is_not_shown_and_forgotten_at_night() -> None:
    user = citizen()
    signed_in(user)
    later = timezone.now() + timedelta(days=1)
    assert not sessions_of(user, later).exists()
    Session.objects.update(expire_date=datetime(2025, 9, 1, tzinfo=UTC))
    forget_sessions(timestamp=0)
    assert not Session.objects.exists()


def test_a_browser_nobody_signed_in_with_belongs_to_nobody() -> None:
    store = SessionStore()
    store["language"] = "kk"
    store.save()
    assert Session.objects.get(pk=store.session_key).sign_in is None
