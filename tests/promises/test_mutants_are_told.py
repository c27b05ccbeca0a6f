"""`make mutants` changes what is really run, and tells each change that nothing notices."""

import runpy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from checkout import ROOT

from tirek.law.fact import fact
from tirek.law.rule import Rule, rule
from tirek.law.rulebook import RuleBook

MUTANTS = runpy.run_path(str(ROOT / "scripts" / "mutants.py"))


@rule("law-1")
def grown(age: int) -> bool:
    """Old enough."""
    return age >= 12


LINE = grown.__code__.co_firstlineno + 3


def _rule(function: Callable[..., object]) -> Rule:
    found: Rule = vars(function)["rule"]
    return found


@dataclass(frozen=True)
class _Facts:
    age: Annotated[int, fact("жас", "возраст", "age")]


@dataclass(frozen=True)
class _Terms:
    pass


def _book() -> RuleBook:
    return RuleBook("try", Path(), _Facts, _Terms, {"grown": _rule(grown)}, {}, ())


def _is_grown(book: RuleBook, age: int) -> object:
    """By the code generated from the rules, as a case is decided."""
    return book.run_case({"age": age})["grown"]


def _judged(*examples: tuple[int, bool]) -> tuple[Any, list[str]]:
    told: list[str] = []

    def notices(book: RuleBook) -> bool:
        return any(_is_grown(book, age) is not expected for age, expected in examples)

    found = MUTANTS["judged"](_book(), notices, lambda mutant: told.append(str(mutant)))
    return found, told


def test_examples_at_the_edge_leave_no_mutant() -> None:
    found, told = _judged((12, True), (11, False))
    assert (found.killed, found.all, told) == (4, 4, [])


def test_what_no_example_notices_is_told_with_its_place() -> None:
    found, told = _judged((12, True), (3, False))
    assert (found.killed, found.all, found.percent) == (3, 4, 75.0)
    assert [one.partition(" ")[2] for one in told] == ["grown: 12  ->  11"]
    assert told[0].startswith(f"tests/promises/test_mutants_are_told.py:{LINE} ")


def test_a_mutant_that_cannot_be_run_is_killed_and_counted_apart() -> None:
    def fails(book: RuleBook) -> bool:
        raise TypeError

    found = MUTANTS["judged"](_book(), fails, str)
    assert (found.killed, found.broken) == (4, 4)
