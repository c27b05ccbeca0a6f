"""A simulator for each test, connected."""

from collections.abc import Iterator
from typing import Any

import pytest

from registry_office import Registries, running


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    """The simulator over real HTTP; an answer may take a quarter of a second."""
    with running() as office:
        settings.TIREK_REGISTRIES = office.address
        settings.TIREK_REGISTRIES_PATIENCE = 0.25
        yield office
