"""Any household for tests that need thousands of them: drawn from a seed, without shrinking."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from households import EXPENSE, INCOME, MEMBER, MONTHS, household, income, member, statement

PLACES = ["demo", "kz", "akmola/zhaksy"]
DAYS_OF_APPLICATION = [
    date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31),
    date(2026, 4, 1), date(2026, 4, 10), date(2026, 12, 31),
]  # fmt: skip
EDGES = [date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31)]
KINDS = {
    "income": {fact.path: fact.choices for fact in INCOME.facts}["kind"],
    "expense": {fact.path: fact.choices for fact in EXPENSE.facts}["kind"],
    "relation": {fact.path: fact.choices for fact in MEMBER.facts}["relation"],
    "tie": {fact.path: fact.choices for fact in MEMBER.facts}["tie"],
}


def day(random: Random) -> str:
    if random.random() < 0.3:
        return random.choice(EDGES).isoformat()
    return (date(2025, 9, 1) + timedelta(days=random.randrange(230))).isoformat()


def sum_(random: Random, most: int = 900_000) -> str:
    return f"{random.randrange(most)}.{random.choice(['00', '50', '07', '33'])}"


def any_income(random: Random) -> dict[str, Any]:
    first, last = sorted(random.choices(range(len(MONTHS)), k=2))
    if random.random() < 0.6:
        first, last = 12, 14
    most = random.choice([9_000, 9_000, 900_000])
    found = income(random.choice(KINDS["income"]), sum_(random, most))
    found |= {"from": MONTHS[first], "to": MONTHS[last]}
    if random.random() < 0.2:
        found["rate"] = f"{random.randrange(1, 600)}.{random.randrange(10**6):06}"
    if random.random() < 0.3:
        found |= {"spent": sum_(random), "proven": random.random() < 0.5}
    return found


def any_member(random: Random, number: int) -> dict[str, Any]:
    count = random.choice([0, 0, 1, 1, 2, 6, 20])
    dull = random.random() < 0.7
    found = member(
        str(number),
        *(any_income(random) for _ in range(count)),
        born_on=random.choice(["2003-03-31", "2003-04-10", "2004-02-29", "1985-05-05"]),
        relation="relative" if dull else random.choice(KINDS["relation"]),
        tie="home" if dull else random.choice(KINDS["tie"]),
        registered=random.random() < 0.9,
        alimony_recovered=random.choice([None, None, True, False]),
    )
    joined, left = (day(random) if random.random() < 0.2 else None for _ in range(2))
    if joined and left:
        joined, left = sorted((joined, left))
    return found | {"joined_on": joined, "left_on": left}


def quantity(random: Random) -> str:
    return f"{random.choice([1, 7, 30, 299])}.{random.randrange(1000):03}"


def any_statement(random: Random, month: str) -> dict[str, Any]:
    kinds = random.sample(KINDS["expense"], random.randrange(len(KINDS["expense"]) + 1))
    return statement(
        month,
        *(
            {
                "kind": kind,
                "charge": sum_(random, 60_000),
                "quantity": random.choice([None, *[quantity(random)] * 5]),
            }
            for kind in kinds
        ),
    )


def any_plot(random: Random) -> dict[str, Any]:
    return {
        "what": "картоп",
        "kind": random.choice(["productive", "working_or_barren"]),
        "quantity": str(random.randrange(9)),
        "produce": f"{random.randrange(2000)}.{random.randrange(10)}",
        "price": sum_(random, 900),
        "cost": sum_(random, 3000),
        "source": "карточка",
        "over_a_year": random.random() < 0.5,
        "brings_no_income": random.random() < 0.2,
    }


def any_household(random: Random) -> tuple[str, dict[str, Any]]:
    """A place and a document; of some, something is not known."""
    months = random.sample(MONTHS[9:16], random.choice([0, 2, 3, 3, 4]))
    if random.random() < 0.5:
        months = ["2026-01", "2026-02", "2026-03"]
    applied = random.choice(DAYS_OF_APPLICATION).isoformat()
    before = min(day(random), applied) if random.random() < 0.2 else None
    document = household(
        applied_on=applied,
        members=[any_member(random, n) for n in range(random.choice([0, 1, 2, 3, 4, 12]))],
        statements=[any_statement(random, month) for month in months],
        plots=[any_plot(random) for _ in range(random.choice([0, 0, 1, 3]))],
        before={"applied_on": before, "refused": random.random() < 0.5 if before else None},
        dwelling={
            "basis": random.choice(["owned"] * 8 + ["state_rent", "other"]),
            "area": f"{random.randrange(10, 200)}.{random.randrange(100):02}",
            "registered_and_lives": random.random() < 0.97,
            "other": random.choice(["none"] * 8 + ["share", "whole"]),
            "share_is_dwelling": random.choice([None, True, False]),
            "registered_persons": random.choice([None, 1, 4]),
        },
        false_information=random.random() < 0.05,
    )
    for _ in range(random.choice([0, 0, 1, 3])):
        hide(random, document)
    place = "demo" if random.random() < 0.8 else random.choice(PLACES)
    return place, document


def hide(random: Random, document: dict[str, Any]) -> None:
    """Something is not known: a fact, a field of one record, one inner list, or a whole list."""
    record, key = document, random.choice([*document])
    while isinstance(record[key], list | dict) and record[key] and random.random() < 0.8:
        inside = record[key]
        if isinstance(inside, list):
            inside = random.choice(inside)
        record, key = inside, random.choice([*inside])
    if not (record is document and key in ("applied_on", "before", "dwelling")):
        del record[key]
