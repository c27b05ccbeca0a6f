"""Three aids of one morning: the first is typed, the others only where they differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from journey import pass_papers, send, tell

from aids_making import AIDS, applied_for
from making import PANFILOV, citizen, office
from tirek.casework.models import Case

BUTTON = ".tk-notice form button"
WORDS = {
    "kk": ("Әр құрал – бөлек өтініш", "Тағы бір құрал сұрау"),
    "ru": ("Каждое средство – отдельное заявление", "Попросить ещё одно средство"),
}
ASKED_ANEW = {"another_kind": False, "route": "social_portal", "data_consent": True}


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_one_is_typed_and_two_are_told_apart(
    language: str, visitor: Callable[..., Any], clock: Callable[[str], None]
) -> None:
    clock("2026-02-02 11:30")
    office(PANFILOV)
    user = citizen(full_name="Нұрлан Омаров")
    first = applied_for(AIDS, user)
    own, button = WORDS[language]
    person = visitor(language, phone=True)
    person.sign_in(user.username)
    person.open(f"/cases/{first.number}/")
    numbers = {first.number}
    for mean in ("test_strips", "braille_paper"):
        assert button in person.text()
        person.look("again")
        person.send(BUTTON)
        asked = tell(person, {**ASKED_ANEW, "mean": mean, "pieces": ""})
        assert asked == {"mean", "pieces", "another_kind", "route", "data_consent"}
        pass_papers(person)
        assert own in person.text()
        numbers.add(send(person))
        assert own in person.text()
    cases = Case.objects.filter(subject=first.subject)
    assert {one.number for one in cases} == numbers
    assert len(numbers) == 3
    assert {one.received_on for one in cases} == {first.received_on}
