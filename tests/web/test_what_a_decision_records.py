"""A decision that comes to no number is shown by its sentences, not as a calculation."""

from typing import Any

from django.template.loader import render_to_string

from tirek.web.calculation import calculation_view
from tirek.web.language import speaking

TEXT = {"kk": "Мүлік", "ru": "Имущество", "en": "The property"}
FLAT = {"kk": "Пәтер", "ru": "Квартира", "en": "A flat"}


def step(value: object, says: dict[str, str] | None) -> dict[str, Any]:
    return {"label": TEXT, "value": value, "says": says, "cites": []}


def shown(*steps: dict[str, Any]) -> str:
    with speaking("ru"):
        view = calculation_view({"calculation": {"tables": [], "formula": list(steps)}})
        return " ".join(render_to_string("web/calculation.html", {"calculation": view}).split())


def test_sentences_alone_are_what_is_recorded() -> None:
    page = shown(step(True, FLAT))
    assert "Что записано в решении" in page
    assert "<strong>Имущество:</strong> Квартира" in page
    assert "Расчёт" not in page
    assert "Да" not in page


def test_a_number_makes_it_a_calculation() -> None:
    page = shown(step(True, FLAT), step("7", None))
    assert "Расчёт" in page
    assert "<strong>Имущество:</strong> 7" in page


def test_where_nothing_is_recorded_there_is_no_heading() -> None:
    assert calculation_view({"calculation": {"tables": [], "formula": []}}) is None
    assert calculation_view({}) is None
