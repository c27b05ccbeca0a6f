"""What a loop asks of the records of a list: each, their number, their facts, all of them."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from test_rules_per_record import DOCUMENT, NAMES, Table, made

from loops_in_python import InPython
from tirek.kernel.money import Tenge
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Duck
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.share import ANY, Share
from tirek.law.catalogue import the_law
from tirek.law.evaluate import case_values
from tirek.law.factsheet import read
from tirek.law.loops.engine import Loops
from tirek.law.loops.program import Program
from tirek.law.rule import Each, how_many, rule, total
from tirek.law.rulebook import RuleBook

EVER = (date(1900, 1, 1), date(2100, 1, 1))
PLAIN = Share("plain_once", (("demo", EVER[0]),), {})
EATERS = [
    {"age": age, "loaves": [{"price": price} for price in prices]}
    for age, prices in product((0, 7, 40), ([], ["70"], ["0.01", "99.99", "30"]))
]


@rule("order-117-2023", per="eater")
def dear(loaf_price: Each[Tenge], bill: Tenge) -> bool:
    """Has loaves for more than a third of the bill of all."""
    return total(loaf_price) > bill / (1 + 1 + 1)


@rule("order-117-2023")
def eligible(
    bill: Tenge, heads: int, places: int, somebody: bool, everybody: bool, dear: Each[bool]
) -> bool:
    """Every kind of question at once."""
    return (somebody and heads < places) or (everybody and how_many(dear) > 1 and bill > bill * 0)


def loops(monkeypatch: pytest.MonkeyPatch, book: RuleBook) -> Loops:
    """As if an act held in the demonstration place for ever."""
    monkeypatch.setattr("tirek.law.batch.database.shares", lambda *_: (PLAIN, ANY))
    found = Loops(Duck(), Columns(book, the_law()), ["demo"], InPython())
    since, until = EVER
    found.duck.run(
        f"INSERT INTO editions_on VALUES ('demo', DATE '{since}', DATE '{until}', '{PLAIN.name}',"
        " 0, 99999, 'an-act', TRUE)"
    )
    return found


def test_every_question_about_records(monkeypatch: pytest.MonkeyPatch) -> None:
    book = made(*NAMES, dear, eligible, roles={"heads": "value"})
    tables = [
        {**DOCUMENT, "eaters": list(some)} for n in range(3) for some in product(EATERS, repeat=n)
    ]
    tables += [{**one, "cloth": False} for one in tables] + [{"applied_on": "2026-01-01"}]
    asked = [read(Table, one) for one in tables]
    found = loops(monkeypatch, book)
    found.cases((number, "demo", facts) for number, facts in enumerate(asked))
    found.decide()
    held = dict(found.duck.rows("SELECT id, outcome FROM outcomes"))
    expected: dict[int, Any] = {
        number: {True: "granted", False: "refused"}.get(case_values(book, facts)["eligible"])  # type: ignore[call-overload]
        for number, facts in enumerate(asked[:-1])
    }
    assert {"granted", "refused"} == set(expected.values())
    assert held == expected | {len(asked) - 1: "undecidable"}
    ((looped,),) = found.duck.rows("SELECT COUNT(*) FROM looped_outcomes_plain_once")
    assert looped == len(asked) - 1
    found.cases((number, "demo", facts) for number, facts in reversed([*enumerate(asked)]))
    found.decide()
    assert held == dict(found.duck.rows("SELECT id, outcome FROM outcomes"))


def test_what_cannot_be_asked_of_records_is_refused_with_its_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @rule("order-117-2023")
    def eligible(cloth: bool, heads: int) -> bool:
        """Adds what cannot be added."""
        return cloth + heads > 1

    book = made(*NAMES, eligible)
    with pytest.raises(NotCompiled, match="cannot be reckoned with together") as refused:
        _ = Program(Columns(book, the_law()), PLAIN, {}).text
    assert refused.value.rule is not None
    assert refused.value.rule.name == "eligible"
