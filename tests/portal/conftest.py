"""A family in Zhaksy on the day of the first worked example."""

import pytest

import making


@pytest.fixture
def in_september(time_machine):
    """Friday 12 September 2025, 11:00 in Almaty."""
    time_machine.move_to(making.APPLIED_AT, tick=False)


@pytest.fixture
def mother(db, client, in_september):
    """A citizen who is signed in at `client`."""
    user = making.citizen()
    client.force_login(user)
    return user
