"""What is owed can be worked out in two ways; what it means is tried by both."""

import pytest

from money_making import recomputed_together
from tirek.payments.actions import recompute_many


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few the cases: by the database, as far as can be."""
    monkeypatch.setattr(recompute_many, "FEW", 0)


@pytest.fixture(params=["one by one", "together"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The module's `recompute`, and that of every run, in the one way and in the other."""
    if request.param == "together":
        request.getfixturevalue("together")
        if hasattr(request.module, "recompute"):
            monkeypatch.setattr(request.module, "recompute", recomputed_together)
