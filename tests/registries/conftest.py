"""A simulator for each test, connected."""

from collections.abc import Iterator
from typing import Any

import pytest

from registry_office import Registries, running


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    """The simulator over real HTTP; an answer may take as long as a busy machine needs."""
    with running() as office:
        settings.TIREK_REGISTRIES = office.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield office
