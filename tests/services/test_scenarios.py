"""Every told example of every service, run as its own test."""

import pytest

from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.procedure.scenario import Scenario
from tirek.procedure.service import Service
from tirek.services import SERVICES

TOLD = [(service, scenario) for service in SERVICES.values() for scenario in service.scenarios]


@pytest.mark.parametrize(
    ("service", "scenario"), TOLD, ids=[f"{one.slug} {told}" for one, told in TOLD]
)
def test_the_law_says_what_the_scenario_expects(service: Service, scenario: Scenario) -> None:
    decision = decide(
        service,
        scenario.place,
        scenario.facts,
        law=scenario.under(the_law(), service.rulebook()),
        until=scenario.until,
        readings=scenario.readings,
    )
    assert scenario.expect.mismatches(decision.as_document()) == []
