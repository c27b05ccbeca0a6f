"""Every norm names its paragraph, and the paragraph exists wherever the norm is applied."""

import inspect
from typing import get_type_hints

import pytest

from tirek.law.catalogue import the_law
from tirek.law.rule import Rule
from tirek.procedure.service import Service
from tirek.services import SERVICES

RULES = [(service, rule) for service in SERVICES.values() for rule in service.rulebook().order]
MONTHS_OF_A_YEAR = 12
BY_RULE = pytest.mark.parametrize(
    ("service", "rule"), RULES, ids=[f"{service.slug} {rule.name}" for service, rule in RULES]
)


@BY_RULE
def test_every_rule_cites_an_act_or_a_paragraph_of_the_edition(
    service: Service, rule: Rule
) -> None:
    groups = get_type_hints(service.rulebook().terms)
    assert rule.cites
    for cite in rule.cites:
        kind, _, name = cite.partition(".")
        known = {"terms": groups, "parameter": the_law().parameters}.get(kind, the_law().acts)
        assert (cite.partition("#")[0] if known is the_law().acts else name) in known


@BY_RULE
def test_every_rule_says_its_norm_in_a_sentence(service: Service, rule: Rule) -> None:
    assert (inspect.getdoc(rule.function) or "").strip().endswith(".")
    assert service.rulebook().texts[rule.name].name.kk


@BY_RULE
def test_no_rule_contains_a_number_of_the_law(service: Service, rule: Rule) -> None:
    constants = {
        value
        for value in rule.function.__code__.co_consts
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    assert constants <= {0, 1, MONTHS_OF_A_YEAR}, f"{service.slug} {rule.name}: {constants}"


@pytest.mark.parametrize("service", SERVICES.values(), ids=lambda service: service.slug)
def test_every_row_of_the_passport_cites_a_registered_act(service: Service) -> None:
    cites = list(service.passport.all_cites())
    assert len(cites) >= 10
    assert [cite.act for cite in cites if cite.act not in the_law().acts] == []
