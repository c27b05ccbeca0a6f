"""Whoever reads about a look reads what it was for."""

import pytest

from tirek.web.looked import PURPOSES, purpose_of
from tirek.web.texts import catalogue


@pytest.mark.parametrize("purpose", sorted({*PURPOSES.values(), purpose_of("any")}))
def test_each_purpose_has_words_for_the_auditor_and_for_the_person(purpose: str) -> None:
    assert f"desk.audit.for_{purpose}" in catalogue("desk")
    assert f"portal.looks.why_{purpose}" in catalogue("portal")
