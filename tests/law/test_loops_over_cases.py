"""Every service decided by a loop over arrays as one case is: outcome, reasons, needs, every tiyn.

The loops run as the Python they are (`loops_in_python`); what numba makes of the same text is
tested where it is installed (`make test-numba`).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_many_cases_as_one import cases

from any_document import HOUSEHOLDS, drawn
from any_household import PLACES as OF_HOUSEHOLDS
from law_cases import SERVICE, book
from loops_in_python import InPython
from rules_of_records import by_many, by_one
from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck
from tirek.law.catalogue import the_law
from tirek.law.factsheet import read
from tirek.law.loops.engine import Loops
from tirek.procedure.service import Service
from tirek.services import SERVICES

LAW = the_law()
PLACES = sorted(LAW.regions)
TOGETHER = [one for one in SERVICES.values() if not one.rulebook().one_by_one]
MONTHS = [None, Month.at(2026, 3)]
ASKED = settings(
    max_examples=1,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


class Only(Loops):
    """Says nothing of the cases that the loop leaves: SQL takes seconds to plan for households."""

    def _rest(self, plain: Any, *_: object) -> None:
        for name in ("outcomes", "dues"):
            parts = [f"SELECT * FROM looped_{name}_{one.name}" for one in plain]
            self.duck.see(name, " UNION ALL ".join(parts))


@cache
def loops(slug: str) -> Loops:
    columns = Columns(SERVICES[slug].rulebook(), LAW)
    if slug == HOUSEHOLDS:
        return Only(Duck(), columns, OF_HOUSEHOLDS, InPython())
    return Loops(Duck(), columns, PLACES, InPython())


def looped(found: Loops) -> int:
    """How many cases no SQL decided."""
    parts = [f"SELECT id FROM looped_outcomes_{name}" for name in found.programs]
    ((number,),) = found.duck.rows(f"SELECT COUNT(*) FROM ({' UNION ALL '.join(parts)})")
    return int(number)


@pytest.mark.parametrize("service", TOGETHER, ids=lambda one: one.slug)
@given(st.integers(0, 2**32), st.sampled_from(MONTHS))
@ASKED
def test_a_loop_decides_as_one_is_decided(service: Service, seed: int, until: Any) -> None:
    found, many = loops(service.slug), drawn(service, seed, 100)
    found.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    answers = by_many(found, until)
    assert 0 < looped(found) < len(many)
    assert len(answers) == (looped(found) if service.slug == HOUSEHOLDS else len(many))
    for number, answer in answers.items():
        assert answer == by_one(service.rulebook(), *many[number], until), (seed, number)


@given(st.lists(cases(), min_size=40, max_size=60), st.sampled_from(MONTHS))
@ASKED
def test_months_and_quarters_are_decided_as_one_case_is(many: Any, until: Any) -> None:
    found = loops(SERVICE.slug)
    asked = [(place, read(book().sheet, document)) for place, document in many]
    found.cases((n, place, facts) for n, (place, facts) in enumerate(asked))
    answers = by_many(found, until)
    for number, (place, facts) in enumerate(asked):
        assert answers[number] == by_one(book(), place, facts, until)
    found.decide(until=until, reasons=False)
    unsaid = dict(found.duck.rows("SELECT id, outcome FROM outcomes"))
    assert unsaid == {number: one["outcome"] for number, one in answers.items()}
