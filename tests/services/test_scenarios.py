"""Every told example of every service, run as its own test."""

from collections.abc import Mapping
from typing import Any

import pytest

from tirek.kernel.text import LANGUAGES, Language
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.explain import in_runs, runs_of
from tirek.procedure.scenario import Scenario
from tirek.procedure.service import Service
from tirek.services import SERVICES

TOLD = [(service, scenario) for service in SERVICES.values() for scenario in service.scenarios]
each_told = pytest.mark.parametrize(
    ("service", "scenario"), TOLD, ids=[f"{one.slug} {told}" for one, told in TOLD]
)


def decided(service: Service, scenario: Scenario) -> Decision:
    return decide(
        service,
        scenario.place,
        scenario.facts,
        law=scenario.under(the_law(), service.rulebook()),
        until=scenario.until,
        readings=scenario.readings,
    )


@each_told
def test_the_law_says_what_the_scenario_expects(service: Service, scenario: Scenario) -> None:
    assert scenario.expect.mismatches(decided(service, scenario).as_document()) == []


@each_told
def test_in_one_language_it_says_the_same(service: Service, scenario: Scenario) -> None:
    decision = decided(service, scenario)
    for language in LANGUAGES:
        assert decision.as_document(language) == only(decision.as_document(), language)


@each_told
def test_its_runs_of_months_are_those_of_its_steps(service: Service, scenario: Scenario) -> None:
    decision = decided(service, scenario)
    assert decision.evaluation.overruled == {}
    runs = runs_of(decision.law, decision.edition, decision.evaluation)
    assert [one.as_document() for one in runs] == [
        one.as_document() for one in in_runs(decision.steps())
    ]


def only(document: Any, language: Language) -> Any:
    """The document with every text in three languages replaced by the one of them."""
    if isinstance(document, Mapping):
        if set(document) == set(LANGUAGES):
            return document[language]
        return {key: only(value, language) for key, value in document.items()}
    return [only(one, language) for one in document] if isinstance(document, list) else document
