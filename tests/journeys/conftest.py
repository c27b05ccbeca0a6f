"""Every story of this folder drives a browser and needs its database between transactions."""

from __future__ import annotations

from pathlib import Path

import pytest

from browsing import between_transactions


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    between_transactions(items, Path(__file__).parent)
