"""Signing in: right, wrong, and too often wrong."""

from datetime import timedelta

import pytest
import time_machine
from axes.middleware import AxesMiddleware
from django.contrib.auth import get_user
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from making import PASSWORD, citizen
from tirek.accounts.actions.sign_in import sign_in
from tirek.accounts.models import SignIn
from tirek.accounts.proved import SignInRefused

pytestmark = pytest.mark.django_db


def request_from(address="10.0.0.1"):
    request = RequestFactory().post("/sign-in/", REMOTE_ADDR=address)
    SessionMiddleware(HttpResponse).process_request(request)
    return request


def refused(username, password, address="10.0.0.1"):
    with pytest.raises(SignInRefused) as error:
        sign_in(request_from(address), username=username, password=password, at=timezone.now())
    return error.value.text


def test_the_right_password_begins_a_session():
    user, request = citizen(), request_from()
    assert (
        sign_in(request, username=f" {user.username} ", password=PASSWORD, at=timezone.now())
        == user
    )
    assert get_user(request) == user


def test_the_session_key_changes():
    user, request = citizen(), request_from()
    request.session.create()
    before = request.session.session_key
    sign_in(request, username=user.username, password=PASSWORD, at=timezone.now())
    assert request.session.session_key != before


def test_a_wrong_name_and_a_wrong_password_give_the_same_answer():
    user = citizen()
    assert refused(user.username, "wrong") == refused("nobody", PASSWORD)


def test_who_is_no_longer_active_cannot_sign_in():
    user = citizen()
    user.is_active = False
    user.save()
    refused(user.username, PASSWORD)


class TestLockOut:
    def locked(self):
        user = citizen()
        for _ in range(5):
            refused(user.username, "wrong")
        return user

    def test_after_five_wrong_tries_the_right_password_is_refused_too(self):
        user = self.locked()
        text = refused(user.username, PASSWORD)
        assert "15 минут" in text.ru
        assert "15 минуттан" in text.kk

    def test_tries_while_locked_out_make_the_journal_no_longer(self):
        """The journal is only added to: nobody outside may fill the disk with it."""
        user = self.locked()
        for _ in range(20):
            refused(user.username, PASSWORD)
        assert [one.why for one in SignIn.objects.all()] == ["wrong"] * 4 + ["locked"]
        for _ in range(8):
            refused("nobody", PASSWORD)
        lines = SignIn.objects.filter(user=None).values_list("why", flat=True)
        assert list(lines) == ["wrong"] * 4 + ["locked"]

    def test_another_lock_out_is_written_down_anew(self):
        self.locked()
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            self.locked()
        assert SignIn.objects.filter(why="locked").count() == 2

    def test_from_another_address_the_person_can_still_sign_in(self):
        user = self.locked()
        request = request_from("10.0.0.2")
        assert (
            sign_in(request, username=user.username, password=PASSWORD, at=timezone.now()) == user
        )

    def test_another_person_from_the_same_address_too(self):
        self.locked()
        other = citizen()
        assert (
            sign_in(request_from(), username=other.username, password=PASSWORD, at=timezone.now())
            == other
        )

    def test_it_ends_after_a_quarter_of_an_hour(self):
        user = self.locked()
        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            assert (
                sign_in(
                    request_from(), username=user.username, password=PASSWORD, at=timezone.now()
                )
                == user
            )

    def test_the_page_stays_and_says_429(self):
        user = self.locked()

        def view(request):
            try:
                sign_in(request, username=user.username, password=PASSWORD, at=timezone.now())
            except SignInRefused as error:
                return HttpResponse(error.text.kk)

        response = AxesMiddleware(view)(request_from())
        assert response.status_code == 429
        assert "15 минуттан" in response.content.decode()
