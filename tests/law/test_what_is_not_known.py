"""A fact that is not known is not a default: hiding facts never turns one answer into another."""

from copy import deepcopy
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law_cases import (
    ALATAU,
    PANFILOV,
    PATHS,
    READINGS,
    SERVICE,
    UNKNOWN,
    ZHAKSY,
    case,
    codes,
    decided,
    deciding_editions,
    documents,
    put,
    sums,
)
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision

DECIDING = deciding_editions()


def of(place: str, document: Any, readings: Any = None) -> Decision:
    return decide(SERVICE, place, document, law=the_law(), readings=readings)


def fact(document: Any, path: str) -> object:
    for key in path.split("."):
        document = document[key]
    return document


def without(document: Any, hidden: Any) -> Any:
    known = deepcopy(document)
    for path in hidden:
        put(known, path, UNKNOWN)
    return known


HIDDEN = st.one_of(st.sets(st.sampled_from(PATHS), max_size=3), st.sets(st.sampled_from(PATHS)))


@given(st.data(), HIDDEN, READINGS)
def test_hiding_facts_changes_no_answer_into_a_different_one(
    data: Any, hidden: set[str], readings: Any
) -> None:
    edition = data.draw(st.sampled_from(DECIDING))
    document = data.draw(documents(edition))
    full = of(edition.place, document, readings)
    partial = of(edition.place, without(document, hidden), readings)

    assert set(partial.facts_needed) <= hidden
    if partial.outcome != full.outcome:
        assert partial.outcome == "undecidable"
        assert partial.facts_needed, "who lacks only facts says which"
    if partial.outcome == "granted":
        assert sums(partial) == sums(full)
        assert partial.total == full.total
    if partial.outcome == "undecidable":
        assert partial.schedule == ()
        assert partial.total.tiyn == 0


@given(st.data(), HIDDEN)
def test_learning_what_is_asked_for_leads_to_the_answer(data: Any, hidden: set[str]) -> None:
    edition = data.draw(st.sampled_from(DECIDING))
    document = data.draw(documents(edition))
    full = of(edition.place, document)
    for learnt in count():
        assert learnt <= len(PATHS), "each round has to learn something"
        found = of(edition.place, without(document, hidden))
        if not found.facts_needed:
            break
        hidden = hidden - set(found.facts_needed)
    assert (found.outcome, sums(found)) == (full.outcome, sums(full))


CONDITIONS_OF_THE_CASE = {
    "child.fully_state_supported": (True, "B-N4"),
    "applicant.parental_rights_terminated": (True, "B-N5"),
    "applicant.relation": ("none", "B-N6"),
    "already_paid_to_other": (True, "B-N6"),
    "child.lives_in_place": (False, "B-N10"),
    "applicant.data_consent": (False, "consent"),
}


@pytest.mark.parametrize("ground", CONDITIONS_OF_THE_CASE)
@pytest.mark.parametrize("place", [ZHAKSY, ALATAU, PANFILOV])
def test_a_ground_that_refuses_refuses_when_nothing_else_is_known(ground: str, place: str) -> None:
    value, code = CONDITIONS_OF_THE_CASE[ground]
    everything_else = {path: UNKNOWN for path in PATHS if path not in ("applied_on", ground)}
    found = decided({**everything_else, ground: value}, place=place)
    assert (found.outcome, codes(found.reasons)) == ("refused", [code])


@pytest.mark.parametrize("ground", CONDITIONS_OF_THE_CASE)
def test_a_condition_that_is_not_known_is_asked_for_and_nothing_is_paid(ground: str) -> None:
    found = decided({ground: UNKNOWN})
    assert (found.outcome, found.facts_needed) == ("undecidable", (ground,))
    assert codes(found.reasons) == ["fact_missing"]
    assert found.schedule == ()


@pytest.mark.parametrize(
    "path",
    [
        "child.born_on",
        "child.disability_until",
        "child.died_on",
        "child.entered_state_institution_on",
        "child.moved_away_on",
        "certificate.from",
        "certificate.to",
        "applied_on",
    ],
)
def test_a_day_that_decides_whether_a_month_is_paid_is_asked_for(path: str) -> None:
    found = decided({path: UNKNOWN})
    assert (found.outcome, found.facts_needed) == ("undecidable", (path,))


def test_leaving_an_institution_that_was_never_entered_need_not_be_known() -> None:
    found = decided({"child.left_state_institution_on": UNKNOWN})
    assert (found.outcome, str(found.total)) == ("granted", "112059.00")


def test_a_move_need_not_be_known_where_the_act_does_not_end_payment_for_it() -> None:
    found = decided({"child.moved_away_on": UNKNOWN}, place=ALATAU)
    assert (found.outcome, str(found.total)) == ("granted", "99608.00")


def test_two_missing_facts_are_both_named_with_their_names_in_every_language() -> None:
    found = decided({"child.born_on": UNKNOWN, "child.died_on": UNKNOWN}).as_document()
    assert [need["fact"] for need in found["needs"]] == ["child.born_on", "child.died_on"]
    assert found["needs"][0]["label"] == {
        "kk": "баланың туған күні",
        "ru": "дата рождения ребёнка",
        "en": "the child's birth date",
    }
    assert "дата рождения ребёнка" in found["reasons"][0]["text"]["ru"]


def test_a_missing_day_of_application_is_named_like_any_other_fact() -> None:
    found = decided({"applied_on": UNKNOWN}).as_document()
    (need,) = found["needs"]
    assert need["label"]["ru"] == "день обращения"
    assert len(found["law"]["fingerprint"]) == 64


def test_an_empty_document_asks_first_for_the_day_of_application() -> None:
    found = of(ZHAKSY, {})
    assert (found.outcome, found.facts_needed) == ("undecidable", ("applied_on",))


@given(st.data(), HIDDEN)
def test_without_the_amount_of_panfilov_nothing_is_ever_granted(data: Any, hidden: Any) -> None:
    edition = next(one for one in DECIDING if one.place == PANFILOV)
    document = data.draw(documents(edition))
    found = of(PANFILOV, without(document, hidden - {"applied_on"}))
    assert found.outcome in ("refused", "undecidable")
    if found.outcome == "undecidable" and not found.facts_needed:
        assert codes(found.reasons) == ["amount_not_set"]


def test_panfilov_says_in_its_own_words_what_is_missing() -> None:
    (reason,) = decided(place=PANFILOV).as_document()["reasons"]
    assert "Для Панфиловского района размер возмещения не задан" in reason["text"]["ru"]
    assert "Панфилов ауданы үшін өтемнің мөлшері белгіленбеген" in reason["text"]["kk"]


@pytest.mark.parametrize("document", [case(), case({"child.born_on": UNKNOWN})])
def test_what_is_known_is_not_asked_again(document: Any) -> None:
    found = of(ZHAKSY, document)
    assert not [path for path in found.facts_needed if path != "child.born_on"]


def test_a_fact_is_asked_for_even_where_a_value_of_law_is_missing_too() -> None:
    # May 2028 is paid whatever happens; from September 2028 neither the school year is set nor
    # is it known whether the child came back from the institution.
    found = decided(
        {
            "applied_on": "2028-05-02",
            "certificate.to": "2029-05-25",
            "child.disability_until": None,
            "child.entered_state_institution_on": "2028-08-10",
            "child.left_state_institution_on": UNKNOWN,
        }
    )
    assert found.outcome == "undecidable"
    assert found.facts_needed == ("child.left_state_institution_on",)
    assert codes(found.reasons) == ["fact_missing", "school_year_not_set"]
