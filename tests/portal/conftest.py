"""A family in Zhaksy on the day of the first worked example."""

import pytest
from signing_in import AT
from time_machine import travel

import making


@pytest.fixture
def in_september(time_machine):
    """Friday 12 September 2025, 11:00 in Almaty."""
    time_machine.move_to(making.APPLIED_AT, tick=False)


@pytest.fixture
def mother(db, client, in_september):
    """A citizen who is signed in at `client`; the place has a department."""
    making.office()
    user = making.citizen()
    client.force_login(user)
    return user


@pytest.fixture
def morning():
    """It is the morning of `signing_in.AT`."""
    with travel(AT, tick=True):
        yield


@pytest.fixture
def browser(client):
    """A browser that reads Russian."""
    client.get("/?lang=ru")
    return client
