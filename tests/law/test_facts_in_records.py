"""Lists of records are read as strictly as the rest: every key wrong is named with its record."""

from typing import Any

import pytest

from households import HOUSING, household, income, member, statement
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.factsheet import BadFacts, in_order, read
from tirek.law.unknown import Unknown


def problems(**changed: Any) -> list[str]:
    with pytest.raises(BadFacts) as bad:
        read(HOUSING.facts, household(**changed))
    return [str(one) for one in bad.value.problems]


def test_records_are_tuples_by_the_names_of_their_facts() -> None:
    facts = read(HOUSING.facts, household())
    assert facts["member"] == (1, 2)
    assert facts["member_name"] == ("Айгүл", "Дана")
    assert facts["member_tie_place"] == ("home", "home")
    assert facts["income"] == ((1,), ())
    assert facts["income_amount"] == ((Tenge.of(300000),), ())
    assert facts["income_kind_method"] == (("monthly",), ())
    assert facts["income_from"] == ((Month.at(2026, 1),), ())
    assert facts["income_rate"] == ((None,), ()), "what nobody mentions has its default"
    assert facts["plot_what"] == ()


def test_an_entry_that_is_not_known_leaves_what_its_list_says_unknown() -> None:
    someone = income()
    del someone["kind"]
    facts = read(HOUSING.facts, household(members=[member("А", someone)]))
    ((method,),) = facts["income_kind_method"]  # type: ignore[misc]
    assert isinstance(method, Unknown)
    assert [need.name for need in method.needs] == ["members.1.incomes.1.kind"]


def one_income(**more: object) -> Any:
    return {"members": [member("А", income() | more)]}


AT = "members.1.incomes.1."
WRONG: list[tuple[Any, str]] = [
    ({"members": "nobody"}, "members: 'nobody' is not a list; expected a list of objects [{...}]"),
    ({"members": [7]}, "members.1: 7 is not an object; expected an object {...}"),
    (
        {"members": [member() | {"hat": 1}]},
        "members.1.hat: is not a fact of this service; expected a key shown by `tirek facts`",
    ),
    (
        one_income(amount="-5"),
        f"{AT}amount: '-5' is below zero; "
        'expected a sum in tenge such as "12500.00", not below zero',
    ),
    (
        one_income(amount="0.001"),
        f"{AT}amount: '0.001' has parts of a tiyn; "
        'expected a sum in tenge such as "12500.00", not below zero',
    ),
    (
        one_income(amount=12.5),
        f"{AT}amount: 12.5 is not a sum of money; "
        'expected a sum in tenge such as "12500.00", not below zero',
    ),
    (
        one_income(rate="0"),
        f"{AT}rate: '0' is not above zero; expected a number such as \"4.5\", above zero or null",
    ),
    (
        one_income(rate="many"),
        f"{AT}rate: 'many' is not a number; expected a number such as \"4.5\", above zero or null",
    ),
    (
        one_income(rate="Infinity"),
        f"{AT}rate: 'Infinity' is not a number; "
        'expected a number such as "4.5", above zero or null',
    ),
    (
        one_income(rate=True),
        f'{AT}rate: True is not a number; expected a number such as "4.5", above zero or null',
    ),
    (one_income(to="June"), f"{AT}to: 'June' is not a month; expected a month YYYY-MM"),
    (one_income(to=6), f"{AT}to: 6 is not a month; expected a month YYYY-MM"),
    (
        {"members": [member("А"), member("Б"), member("А")]},
        "members.3: has the same name and born_on as members.1; "
        "expected each name and born_on once",
    ),
    (
        {"statements": [statement("2026-01"), statement("2026-01")]},
        "statements.2: has the same month as statements.1; expected each month once",
    ),
]


@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_what_is_wrong_is_named_with_its_record(changed: Any, said: str) -> None:
    assert problems(**changed) == [said]


def test_two_records_of_which_nobody_knows_the_name_are_not_the_same() -> None:
    nobody = member()
    del nobody["name"]
    assert read(HOUSING.facts, household(members=[nobody, dict(nobody)]))["member"] == (1, 2)


def out_of_order(**changed: Any) -> list[str]:
    book = HOUSING.rulebook()
    facts = read(HOUSING.facts, household(**changed))
    return [str(one) for one in in_order(HOUSING.facts, facts, book.in_order)]


def test_months_and_days_are_in_order_in_every_record() -> None:
    assert out_of_order() == []
    assert out_of_order(**one_income(to="2025-12")) == [
        f"{AT}to: 2025-12 is before {AT}from (2026-01); expected a later month"
    ]
    joined = member("Б", joined_on="1980-01-01")
    assert out_of_order(members=[member("А"), joined]) == [
        "members.2.joined_on: 1980-01-01 is before members.2.born_on (1985-05-05); "
        "expected a later day"
    ]
    assert out_of_order(before={"applied_on": "2026-05-01", "refused": False}) == [
        "applied_on: 2026-04-10 is before before.applied_on (2026-05-01); expected a later day"
    ]


def test_an_inner_list_that_is_not_known_is_in_no_order() -> None:
    someone = member()
    del someone["incomes"]
    assert out_of_order(members=[someone]) == []
