"""A service as the act of a place has it: what its form offers and what its documents depend on."""

from dataclasses import replace
from datetime import date

import pytest

from tirek.law.catalogue import the_law
from tirek.procedure.condition import OnlyIf
from tirek.procedure.placed import Placed, placed, resolved
from tirek.procedure.proofreading.placed import check_lists
from tirek.procedure.registries.registry_fact import asks
from tirek.services import SERVICES

AID = SERVICES["local-social-assistance"]
FOUND = the_law().editions(AID.rulebook()).on("demo", date(2026, 2, 2))
assert FOUND is not None
TOWN = placed(AID, FOUND)
KINDS = {"low-income", "fire", "veteran", "disability", "disease", "fuel", "student"}


def test_the_form_offers_what_the_act_lists() -> None:
    (field,) = [one for _, one in TOWN.form.fields() if one.id == "category"]
    assert {one.value for one in field.options} == KINDS
    assert field.words("fire") == FOUND.terms.category["fire"].name  # type: ignore[union-attr]
    assert field.read({"category": "fire"}) == "fire"
    assert placed(AID, FOUND) is TOWN  # type: ignore[arg-type]


@pytest.mark.parametrize("category", sorted(KINDS))
def test_income_is_asked_only_where_the_category_is_held_against_it(category: str) -> None:
    tested = category in {"low-income", "fuel", "student"}
    path = [one.id for one in TOWN.form.path({"category": category})]
    assert ("family" in path) is tested
    income = next(one for one in TOWN.passport.documents if one.id == "income")
    assert income.is_asked({"category": category}) is tested
    facts = TOWN.form.facts({"category": category})
    assert ("members" in facts) is not tested, "where it is not asked there is known to be none"


def test_a_system_is_asked_only_of_whom_the_category_leads_to_it() -> None:
    def registries(category: str) -> set[str]:
        return {one.registry for one in asks(TOWN.registry_facts, {"category": category})}

    assert registries("disability") - registries("fire") == {"disability"}
    assert registries("disease") - registries("fire") == {"significant_disease"}
    assert "population" in registries("fire")
    assert {one.registry for one in asks(TOWN.registry_facts)} >= {"disability", "population"}


def test_what_no_entry_says_holds_for_nobody() -> None:
    terms = replace(FOUND.terms, category={"fire": FOUND.terms.category["fire"]})  # type: ignore[union-attr]
    alone = placed(AID, replace(FOUND, terms=terms))  # type: ignore[type-var]
    assert [one.id for one in alone.form.path({"category": "fire"})][:2] == ["category", "name"]
    income = next(one for one in alone.passport.documents if one.id == "income")
    assert not income.is_asked({"category": "fire"})


def test_a_service_without_a_place_offers_nothing_yet() -> None:
    assert not isinstance(AID, Placed)
    (field,) = [one for _, one in AID.form.fields() if one.id == "category"]
    assert field.options == ()


def test_the_shipped_services_ask_only_what_lists_say() -> None:
    assert list(check_lists(SERVICES.values())) == []


def broken(**changed: object) -> list[str]:
    service = replace(AID)
    service.__dict__.update(changed)
    return [str(one) for one in check_lists([service])]


def test_a_condition_on_what_no_entry_says_is_refused() -> None:
    documents = (replace(AID.passport.documents[1], only_if=OnlyIf("category.colour is red")),)
    (refusal,) = broken(passport=replace(AID.passport, documents=documents))
    assert "passport.toml:1" in refusal
    assert "category.colour: no list of an edition says this" in refusal


def test_a_choice_from_a_list_that_is_none_is_refused() -> None:
    question = AID.form.question("category")
    field = replace(question.fields[0], options_of="terms.payment")
    form = replace(AID.form, questions=(replace(question, fields=(field,)),))
    (refusal,) = broken(form=form)
    assert "no list payment that its fact chooses" in refusal


def test_a_list_that_no_fact_chooses_from_is_refused() -> None:
    assert any("no fact category says" in one for one in facts_without_category())


def facts_without_category() -> list[str]:
    return [str(one) for one in check_lists([replace(AID, facts=SERVICES["home-education"].facts)])]


def test_a_condition_may_ask_an_answer_and_what_an_entry_says() -> None:
    written = OnlyIf("data_consent is yes and category.income is head")
    found = resolved(written, TOWN.lists)
    assert found == "data_consent is yes and category is low-income or student"
    assert found.holds({"data_consent": True, "category": "student"}) is True
    assert found.holds({"data_consent": True, "category": "fuel"}) is False
    assert resolved(OnlyIf("category.amount_mci is 7"), TOWN.lists) == "category is -"
