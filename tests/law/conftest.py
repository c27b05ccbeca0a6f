"""Generated cases may take their time: two cores are shared, and nothing here measures speed."""

from pathlib import Path

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
