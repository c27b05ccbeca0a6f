"""What a service lets its own cases tell of each other."""

from pathlib import Path

from tirek.law.factsheet import facts_of
from tirek.procedure.own_cases import load_own_cases
from tirek.services import SERVICES


def test_both_are_facts_of_the_service() -> None:
    for service in SERVICES.values():
        told = service.own_cases
        if told is not None:
            paths = {fact.path for fact in facts_of(service.facts)}
            assert {told.paid_to_another, told.until} <= paths


def test_a_service_may_tell_nothing(tmp_path: Path) -> None:
    assert load_own_cases(tmp_path) is None
