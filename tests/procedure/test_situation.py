"""The situation of life a service answers."""

from pathlib import Path

from tirek.procedure.situation import load_situation
from tirek.services import SERVICES


def test_a_service_says_which_situation_it_answers_and_in_which_order() -> None:
    orders = [one.order for service in SERVICES.values() if (one := service.in_situation)]
    assert sorted(orders) == list(range(1, len(orders) + 1))


def test_a_service_without_a_situation_is_led_to_by_none(tmp_path: Path) -> None:
    assert load_situation(tmp_path) is None
