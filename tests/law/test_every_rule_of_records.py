"""Every named rule of services with lists of records: what each database says Python says."""

from collections.abc import Iterator
from typing import Any

import pytest

from any_document import HOUSEHOLDS, drawn
from rules_of_records import by_many, by_one, compared_by_record
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.catalogue import the_law
from tirek.procedure.service import Service
from tirek.services import SERVICES

LAW = the_law()
OF_RECORDS = [
    service
    for service in SERVICES.values()
    if service.rulebook().has_records and not service.rulebook().one_by_one
]
OTHERS = [one for one in OF_RECORDS if one.slug != HOUSEHOLDS]
"""Households have tests of their own."""


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.param == "duckdb":
        yield Duck()
    else:
        yield Postgres(request.getfixturevalue("postgres"))


@pytest.mark.parametrize("service", OTHERS, ids=lambda one: one.slug)
def test_every_rule_says_the_same_of_each_record(database: Any, service: Service) -> None:
    batch = Batch(database, Columns(service.rulebook(), LAW), sorted(LAW.regions))
    for seed in (1, 2):
        assert compared_by_record(batch, drawn(service, seed, 150)) > 1000


@pytest.mark.parametrize("service", OTHERS, ids=lambda one: one.slug)
def test_many_are_decided_as_one_is(database: Any, service: Service) -> None:
    many = drawn(service, 3, 200)
    batch = Batch(database, Columns(service.rulebook(), LAW), sorted(LAW.regions))
    batch.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    batch.decide()
    answers = by_many(batch, None)
    assert {one["outcome"] for one in answers.values()} == {"granted", "refused", "undecidable"}
    for number, (place, facts) in enumerate(many):
        assert answers[number] == by_one(batch.columns.book, place, facts, None), number
