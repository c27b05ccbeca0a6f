"""The time of day and one connection for tests of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@pytest.fixture
def time_machine_at() -> Iterator[Callable[[datetime], None]]:
    """Set the clock: `time_machine_at(instant)`."""
    travels: list[time_machine.travel] = []

    def travel(at: datetime) -> None:
        travels.append(time_machine.travel(at, tick=True))
        travels[-1].start()

    yield travel
    while travels:
        travels.pop().stop()


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """Requests stay in the transaction of the test, as those of Django's own test client do."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
