"""Generated cases may take their time: two cores are shared, and nothing here measures speed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from little_law import LittleLaw

settings.register_profile(
    "law", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("law")


@pytest.fixture
def little(tmp_path: Path) -> LittleLaw:
    """A whole law of its own for each test, sound until the test breaks it."""
    return LittleLaw(tmp_path)


@pytest.fixture(scope="session")
def postgres(database_server: None) -> Iterator[Any]:
    """A connection to the database of the run; what a test makes there is temporary."""
    import psycopg
    from django.conf import settings

    there = settings.DATABASES["default"]
    named = {"host": there["HOST"], "port": there["PORT"], "user": there["USER"]}
    given = {name: value for name, value in named.items() if value}
    with psycopg.connect(dbname=there["NAME"], autocommit=True, **given) as connection:
        yield connection
