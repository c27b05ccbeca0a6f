"""A service that pays by no dated value of the law: what was paid for coal is given back.

The rules ask less of a month and more of a period than those of the services that are shipped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from little_law import EDITION, LittleLaw

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck, Postgres
from tirek.law.decide import decide_facts
from tirek.law.edition import Paragraph
from tirek.law.factsheet import fact
from tirek.law.rule import month_of, months_after, rule
from tirek.law.rulebook import RuleBook, RuleText
from tirek.law.unknown import Need, missing

NAME = Text("Көмір", "Уголь", "Coal")
EARLY, LATER = "coal/editions/town-2020.toml", "coal/editions/later/town-2021.toml"
PAID = '\n[terms.rate]\nparagraph = "2"\nper = "month"\n'


@dataclass(frozen=True)
class Receipt:
    applied_on: Annotated[date, fact("күн", "день", "day")]
    price: Annotated[Tenge, fact("баға", "цена", "price")]
    part: Annotated[Tenge, fact("бөлік", "часть", "part")]
    heated_until: Annotated[Month, fact("ай", "месяц", "month")]
    moved_on: Annotated[date | None, fact("көшті", "переехал", "moved")]


@dataclass(frozen=True)
class Rate(Paragraph):
    per: Literal["month", "quarter"] | None = None


@dataclass(frozen=True)
class Terms:
    who: Paragraph
    rate: Rate


@rule("law-1")
def eligible(price: Tenge, part: Tenge) -> bool:
    return part <= price


@rule("law-1")
def first_month(applied_on: date) -> Month:
    return month_of(applied_on)


@rule("law-1")
def last_month(first_month: Month) -> Month:
    return months_after(first_month, 5)


@rule("law-1", per="month")
def entitled(month: Month, heated_until: Month) -> bool:
    return month <= heated_until


@rule("law-1", per="period")
def payable(price: Tenge, part: Tenge, moved_on: date | None) -> Tenge:
    return price if moved_on is None else part


def book_of(little: LittleLaw) -> RuleBook:
    rules = (eligible, first_month, last_month, entitled, payable)
    found = {one.rule.name: one.rule for one in rules}  # type: ignore[attr-defined]
    texts = {name: RuleText("value", name, NAME) for name in found}
    return RuleBook(
        "coal", little.path("coal"), Receipt, Terms, found, texts, (), period="rate_per"
    )


@pytest.fixture(params=["duckdb", "postgres"])
def database(request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.param == "duckdb":
        yield Duck()
    else:
        yield Postgres(request.getfixturevalue("postgres"))


def receipt(applied_on: date, moved_on: object = None, part: int = 100) -> dict[str, object]:
    return {"applied_on": applied_on, "price": Tenge.of_tiyn(300), "part": Tenge.of_tiyn(part),
            "heated_until": Month.of(applied_on).plus(1), "moved_on": moved_on}  # fmt: skip


DAY = date(2021, 3, 15)
CASES: tuple[tuple[dict[str, object], str, list[int]], ...] = (
    (receipt(DAY), "granted", [300, 300]),
    (receipt(DAY, moved_on=date(2021, 3, 20)), "granted", [100, 100]),
    (receipt(DAY, moved_on=missing("fact", "moved_on")), "undecidable", []),
    (receipt(DAY, part=301), "refused", []),
)


def decided(
    database: Any, columns: Columns, many: list[dict[str, object]]
) -> list[tuple[str, dict[int, int], list[Need]]]:
    """(outcome, tiyn by month, needs) of each case, which one alone has as well."""
    batch = Batch(database, columns, ["town"])
    batch.cases((number, "town", facts) for number, facts in enumerate(many))
    batch.decide()
    dues: list[dict[int, int]] = [{} for _ in many]
    for number, begins, amount in database.rows("SELECT id, begins, amount FROM dues"):
        dues[number][begins] = amount
    rows = database.rows("SELECT outcome, needs FROM outcomes ORDER BY id")
    answers = [
        (outcome, due, columns.needs_in(needs))
        for (outcome, needs), due in zip(rows, dues, strict=True)
    ]
    for facts, answer in zip(many, answers, strict=True):
        one = decide_facts(columns.book, "town", facts, law=columns.law)
        due = {int(of.months[0]): of.amount.tiyn for of in one.schedule if of.amount}
        assert answer == (one.outcome, due, [Need(need.kind, need.name) for need in one.needs])
    return answers


def test_periods_may_ask_what_a_case_may_lack(little: LittleLaw, database: Any) -> None:
    little.path(EARLY).unlink()
    little.write(LATER, EDITION.replace("until = 2020-07-01\n", "") + PAID)
    columns = Columns(book_of(little), little.law)
    found = decided(database, columns, [facts for facts, *_ in CASES])
    assert [one[0] for one in found] == [outcome for _, outcome, _ in CASES]
    assert [list(one[1].values()) for one in found] == [sums for *_, sums in CASES]
    assert [one[2] for one in found] == [[], [], [Need("fact", "moved_on")], []]


def test_an_act_of_a_fortnight_pays_for_the_month_of_application(
    little: LittleLaw, database: Any
) -> None:
    fortnight = EDITION.replace("2020-01-01", "2020-01-10").replace("2020-07-01", "2020-01-24")
    little.write(EARLY, fortnight + PAID)
    little.path(LATER).unlink()
    columns = Columns(book_of(little), little.law)
    asked = [receipt(date(2020, 1, 15)), receipt(date(2020, 1, 24))]
    assert [one[:2] for one in decided(database, columns, asked)] == [
        ("granted", {int(Month.at(2020, 1)): 300}),
        ("undecidable", {}),
    ]
