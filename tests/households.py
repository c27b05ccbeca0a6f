"""Households for tests of housing aid: one that is due something, and any others."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from hypothesis import strategies as st

from tirek.law.rows import sheet_of
from tirek.services import SERVICES

HOUSING = SERVICES["housing-aid"]
DEMO = "demo"
MEMBER = {row.name: row for row in sheet_of(HOUSING.facts).rows}["member"].sheet
INCOME = MEMBER.rows[0].sheet
EXPENSE = {row.name: row for row in sheet_of(HOUSING.facts).rows}["statement"].sheet.rows[0].sheet


def income(kind: str = "wage", amount: str = "300000", **more: object) -> dict[str, Any]:
    return {"kind": kind, "from": "2026-01", "to": "2026-03", "amount": amount, **more}


def member(name: str = "Айгүл", *incomes: dict[str, Any], **more: object) -> dict[str, Any]:
    person = {
        "name": name,
        "born_on": "1985-05-05",
        "relation": "applicant",
        "tie": "home",
        "registered": True,
        "incomes": list(incomes),
    }
    return person | more


def statement(month: str, *expenses: dict[str, Any]) -> dict[str, Any]:
    return {"month": month, "expenses": list(expenses)}


HEAT = {"kind": "heat_metered", "charge": "18000", "quantity": "0.9"}


def household(**more: object) -> dict[str, Any]:
    """A mother and a child in a flat of their own, with a wage and bills of heat."""
    months = ("2026-01", "2026-02", "2026-03")
    return deepcopy(
        {
            "applied_on": "2026-04-10",
            "before": {"applied_on": None, "refused": None},
            "dwelling": {
                "basis": "owned",
                "area": "54.5",
                "registered_and_lives": True,
                "other": "none",
                "share_is_dwelling": None,
            },
            "members": [member("Айгүл", income()), member("Дана", relation="relative")],
            "statements": [statement(month, HEAT) for month in months],
            "plots": [],
            "false_information": False,
            "banned_by_court": False,
            "deprived_by_court": False,
        }
        | more
    )


MONTHS = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]
SUMS = st.integers(0, 3_000_000).map(str)
DAYS = st.dates(date(2025, 10, 1), date(2026, 4, 10)).map(date.isoformat)


@st.composite
def incomes(draw: st.DrawFn) -> dict[str, Any]:
    first, last = sorted(draw(st.tuples(*[st.integers(0, len(MONTHS) - 1)] * 2)))
    kinds = {fact.path: fact.choices for fact in INCOME.facts}["kind"]
    found = income(draw(st.sampled_from(kinds)), draw(SUMS)) | {
        "from": MONTHS[first],
        "to": MONTHS[last],
    }
    if draw(st.booleans()):
        found["rate"] = draw(st.decimals("0.01", "600", places=2).map(str))
    if draw(st.booleans()):
        found |= {"spent": draw(SUMS), "proven": draw(st.booleans())}
    return found


@st.composite
def members(draw: st.DrawFn) -> dict[str, Any]:
    choices = {fact.path: fact.choices for fact in MEMBER.facts}
    found = member(
        "",
        *draw(st.lists(incomes(), max_size=6)),
        born_on=draw(st.dates(date(1950, 1, 1), date(2025, 9, 30)).map(date.isoformat)),
        relation=draw(st.sampled_from(choices["relation"])),
        tie=draw(st.sampled_from(choices["tie"])),
        registered=draw(st.booleans()),
        alimony_recovered=draw(st.sampled_from([None, True, False])),
    )
    joined, left = draw(st.tuples(st.none() | DAYS, st.none() | DAYS))
    if joined and left:
        joined, left = sorted((joined, left))
    return found | {"joined_on": joined, "left_on": left}


@st.composite
def expenses(draw: st.DrawFn) -> list[dict[str, Any]]:
    kinds = {fact.path: fact.choices for fact in EXPENSE.facts}["kind"]
    quantity = st.none() | st.decimals("0.01", "900", places=2).map(str)
    return [
        {"kind": kind, "charge": draw(SUMS), "quantity": draw(quantity)}
        for kind in draw(st.lists(st.sampled_from(kinds), unique=True, max_size=14))
    ]


PLOTS = st.fixed_dictionaries(
    {
        "what": st.just("картоп"),
        "kind": st.sampled_from(["productive", "working_or_barren"]),
        "quantity": st.integers(0, 9).map(str),
        "produce": st.integers(0, 2000).map(str),
        "price": SUMS,
        "cost": SUMS,
        "source": st.just("карточка"),
        "over_a_year": st.booleans(),
        "brings_no_income": st.booleans(),
    }
)


@st.composite
def households(draw: st.DrawFn) -> dict[str, Any]:
    """Any household: up to twelve persons, each with up to six incomes, bills of some months."""
    people = draw(st.lists(members(), max_size=12))
    for number, one in enumerate(people):
        one["name"] = str(number)
    months = draw(st.lists(st.sampled_from(MONTHS[10:16]), unique=True, max_size=4))
    before = draw(st.none() | DAYS)
    return household(
        members=people,
        statements=[statement(month, *draw(expenses())) for month in months],
        plots=draw(st.lists(PLOTS, max_size=3)),
        before={"applied_on": before, "refused": draw(st.booleans()) if before else None},
        dwelling={
            "basis": draw(st.sampled_from(["owned", "state_rent", "private_rent", "other"])),
            "area": draw(st.decimals("10", "200", places=1).map(str)),
            "registered_and_lives": draw(st.booleans()),
            "other": draw(st.sampled_from(["none", "share", "whole"])),
            "share_is_dwelling": draw(st.sampled_from([None, True, False])),
            "registered_persons": draw(st.none() | st.integers(1, 9)),
        },
        false_information=draw(st.booleans()),
    )


READINGS: st.SearchStrategy[dict[str, str]] = st.fixed_dictionaries(
    {},
    optional={one.id: st.sampled_from(sorted(one.options)) for one in HOUSING.readings},
)
