"""The law as shipped has nothing that `tirek law check` would refuse."""

from pathlib import Path

import pytest

from tirek.law.catalogue import the_law
from tirek.law.check import check_all
from tirek.services import SERVICES

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def test_nothing_in_the_law_as_shipped_is_refused() -> None:
    assert check_all(the_law(), list(SERVICES.values())) == []


def test_every_quote_is_in_the_official_text_it_is_said_to_come_from() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the official texts (../shared/seeds) are not part of the project")
    assert check_all(the_law(), list(SERVICES.values()), sources=SEEDS) == []
