"""Whose word stands behind facts: what the services say is there."""

from pathlib import Path

from tirek.law.factsheet import facts_of
from tirek.procedure.change import DAY
from tirek.procedure.registries.registry import registries
from tirek.procedure.vouching import load_vouching
from tirek.services import SERVICES


def test_what_is_vouched_for_are_facts_that_the_registry_tells_too() -> None:
    for service in SERVICES.values():
        paths = {fact.path for fact in facts_of(service.facts)}
        for one in service.vouching:
            told = {line.fact for line in service.registry_facts if line.registry == one.registry}
            assert {*one.facts, one.until} <= paths & told
            assert one.facts[-1] == one.until, "the last fact is the one that moves"
            ends = [change for change in service.changes.changes if change.fact == one.until]
            assert {change.value for change in ends} == {DAY}, "an end is a change to check"
            if one.issued:
                assert one.issued.prolonged in {change.id for change in ends}


def test_the_registry_names_who_vouches() -> None:
    papers = [one for service in SERVICES.values() for one in service.vouching]
    assert papers
    for one in papers:
        registry = registries()[one.registry]
        assert registry.keeper is not None
        assert {registry.keeper.named_in, registry.keeper.group} <= set(registry.tells)


def test_a_service_may_ask_nobody(tmp_path: Path) -> None:
    assert load_vouching(tmp_path) == ()
