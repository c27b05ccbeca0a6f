"""Generated code says of every told example what the functions of the rules say themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from plain_rules import LEFT_OUT, if_known, over_records
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.evaluate import Evaluation
from tirek.procedure.scenario import Scenario
from tirek.procedure.service import Service
from tirek.services import SERVICES

TOLD = [(service, scenario) for service in SERVICES.values() for scenario in service.scenarios]


@pytest.mark.parametrize(
    ("service", "scenario"), TOLD, ids=[f"{one.slug} {told}" for one, told in TOLD]
)
def test_every_rule_has_the_value_of_its_function(service: Service, scenario: Scenario) -> None:
    book = service.rulebook()
    law = scenario.under(the_law(), book)
    found = decide(
        service,
        scenario.place,
        scenario.facts,
        law=law,
        until=scenario.until,
        readings=scenario.readings,
    ).evaluation
    for names, values in stages(found):
        for name in values.keys() & book.rules.keys():
            rule = book.rules[name]
            lists = book.scopes.chains.get(rule.scope, ())
            told = over_records(book, rule, names, lists, if_known)
            assert told is LEFT_OUT or agree(told, values[name]), name


def stages(found: Evaluation) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """What is known where rules are asked, with what they said: of the case, months, periods."""
    book = found.book
    yield {**found.names, **found.case}, found.case
    for stretch in found.stretches:
        for row in stretch.rows:
            values = dict(zip(book.month_columns, row, strict=True))
            yield {**stretch.names, **found.case, **values}, values
    for period in found.periods:
        columns = book.column.items()
        of_months = {name: tuple(row[at] for row in period.rows) for name, at in columns}
        names = {**period.stretch.names, **found.case, **of_months, **period.values}
        yield names, period.values


def agree(told: Any, quick: Any) -> bool:
    """The same values; a record of which something is unknown says nothing."""
    if isinstance(told, tuple):
        return len(told) == len(quick) and all(map(agree, told, quick))
    return told is LEFT_OUT or bool(told == quick)
