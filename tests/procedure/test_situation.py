"""The situation of life a service answers."""

from pathlib import Path

from tirek.kernel.text import Text
from tirek.procedure.situation import Also, InSituation, load_situation
from tirek.services import SERVICES


def test_a_service_says_which_situation_it_answers_and_in_which_order() -> None:
    told = [one for service in SERVICES.values() if (one := service.in_situation)]
    places = [(also.situation, also.order) for one in told for also in (one, *one.also)]
    assert len(set(places)) == len(places)


def test_a_service_may_help_in_several_situations() -> None:
    words = Text("сөз", "слово", "word")
    one = InSituation("at-home", 2, words, (Also("illness", 1),))
    assert (one.order_in("at-home"), one.order_in("illness")) == (2, 1)
    assert one.order_in("cold") is None


def test_a_service_without_a_situation_is_led_to_by_none(tmp_path: Path) -> None:
    assert load_situation(tmp_path) is None
