"""Signing in for tests of the front office, and the time of the story."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from counter_making import MORNING
from tirek.accounts.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which the user is signed in."""

    def enter(user: User) -> Client:
        client = Client(headers={"Accept-Language": "ru"})
        client.cookies["lang"] = "ru"
        client.force_login(user, backend=BACKEND)
        return client

    return enter


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], None]]:
    """Set the clock; it stands at ten on a Friday morning to begin with."""
    travels: list[time_machine.travel] = []

    def travel(to: datetime) -> None:
        while travels:
            travels.pop().stop()
        travels.append(time_machine.travel(to, tick=False))
        travels[-1].start()

    travel(MORNING)
    yield travel
    while travels:
        travels.pop().stop()
