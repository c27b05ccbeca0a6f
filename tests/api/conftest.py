"""The time of day for tests of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine


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
