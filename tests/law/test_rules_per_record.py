"""Rules asked for every record of a list: the members of a family, their incomes, their bills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from households import HOUSING, READINGS, households
from plain_rules import over_records, plainly
from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.law.check.rules import check_rules
from tirek.law.edition import Paragraph, term_values
from tirek.law.evaluate import case_values
from tirek.law.factsheet import fact, read, rows
from tirek.law.kleene import ask
from tirek.law.rule import Each, count, how_many, rule, total
from tirek.law.rulebook import RuleBook, RuleText
from tirek.law.unknown import Unknown, is_unknown


@dataclass(frozen=True)
class Loaf:
    price: Annotated[Tenge, fact("баға", "цена", "price")]


@dataclass(frozen=True)
class Eater:
    age: Annotated[int, fact("жасы", "возраст", "age")]
    loaves: Annotated[tuple[Loaf, ...], rows("loaf", "нан", "хлеб", "loaf")]


@dataclass(frozen=True)
class Table:
    applied_on: Annotated[date, fact("күн", "день", "day")]
    cloth: Annotated[bool, fact("дастарқан", "скатерть", "cloth")]
    eaters: Annotated[tuple[Eater, ...], rows("eater", "адам", "едок", "eater")]


@rule("order-117-2023", per="eater")
def grown(eater_age: int, cloth: bool) -> bool:
    """Everybody eats but babies."""
    return eater_age > 0 and cloth


@rule("order-117-2023", per="loaf")
def counted(loaf_price: Tenge, grown: bool, heads: int) -> Tenge:
    """A loaf of somebody who eats, for each head."""
    return loaf_price * heads if grown else loaf_price * 0


@rule("order-117-2023", per="eater")
def eaten(counted: Each[Tenge], eater: int) -> Tenge:
    """The loaves of one eater; the first pays double."""
    return total(counted) * (1 + 1) if eater == 1 else total(counted)


@rule("order-117-2023")
def heads(grown: Each[bool]) -> int:
    """How many eat."""
    return how_many(grown)


@rule("order-117-2023")
def places(eater: Each[int]) -> int:
    """How many sit at the table."""
    return count(eater)


@rule("order-117-2023")
def somebody(grown: Each[bool]) -> bool:
    """Somebody eats."""
    return any(grown)


@rule("order-117-2023")
def everybody(grown: Each[bool]) -> bool:
    """Everybody eats."""
    return all(grown)


@rule("order-117-2023")
def bill(eaten: Each[Tenge]) -> Tenge:
    """What is to be paid."""
    return total(eaten)


@dataclass(frozen=True)
class Terms:
    who: Paragraph | None = None


NAMES = (grown, counted, eaten, heads, places, somebody, everybody, bill)
WORD = Text("сөз", "слово", "word")


def made(*functions: Any, roles: Mapping[str, str] | None = None) -> RuleBook:
    own = {one.rule.name: one.rule for one in functions}
    texts = {name: RuleText((roles or {}).get(name, "value"), name, WORD) for name in own}  # type: ignore[arg-type]
    return RuleBook("table", Path("/nowhere"), Table, Terms, own, texts, ())


BOOK = made(*NAMES)
DOCUMENT: dict[str, Any] = {
    "applied_on": "2026-01-01",
    "cloth": True,
    "eaters": [
        {"age": 40, "loaves": [{"price": "100"}, {"price": "50.50"}]},
        {"age": 0, "loaves": [{"price": "70"}]},
        {"age": 9, "loaves": []},
        {"age": 5, "loaves": [{"price": "30"}]},
    ],
}


def values(document: Mapping[str, Any]) -> dict[str, object]:
    return case_values(BOOK, read(Table, document))


def test_inner_scopes_see_outer_values_and_outer_scopes_see_each_inner_one() -> None:
    found = values(DOCUMENT)
    assert found["grown"] == (True, False, True, True)
    assert found["heads"] == 3
    assert found["places"] == 4
    expected = ((300, "151.50"), (0,), (), (90,))
    assert found["counted"] == (
        (Tenge.of(300), Tenge.of("151.50")),
        (Tenge.ZERO,),
        (),
        (Tenge.of(90),),
    ), expected
    assert found["eaten"] == (Tenge.of(903), Tenge.ZERO, Tenge.ZERO, Tenge.of(90))
    assert found["bill"] == Tenge.of(993)
    assert (found["somebody"], found["everybody"]) == (True, False)


def test_a_list_without_records_is_known() -> None:
    found = values({**DOCUMENT, "eaters": []})
    assert (found["places"], found["heads"], found["bill"]) == (0, 0, Tenge.ZERO)
    assert (found["somebody"], found["everybody"]) == (False, True)


def needs(value: object) -> set[str]:
    assert isinstance(value, Unknown), value
    return {need.name for need in value.needs}


def test_an_unknown_field_of_one_record_makes_only_what_depends_on_it_unknown() -> None:
    document = {**DOCUMENT, "eaters": [dict(one) for one in DOCUMENT["eaters"]]}
    document["eaters"][1] = {"loaves": [{"price": "70"}]}
    found = values(document)
    own = found["grown"]
    assert isinstance(own, tuple)
    assert own[0] is True
    assert needs(own[1]) == {"eaters.2.age"}
    assert found["places"] == 4
    assert found["somebody"] is True  # whatever the second is
    assert needs(found["everybody"]) == needs(found["heads"]) == {"eaters.2.age"}


def test_an_unknown_inner_list_leaves_the_other_records_known() -> None:
    document = {**DOCUMENT, "eaters": [{"age": 40}, {"age": 5, "loaves": [{"price": "30"}]}]}
    found = values(document)
    eaten_by = found["eaten"]
    assert isinstance(eaten_by, tuple)
    assert needs(eaten_by[0]) == {"eaters.1.loaves"}
    assert eaten_by[1] == Tenge.of(60)
    assert needs(found["bill"]) == {"eaters.1.loaves"}


def test_an_unknown_list_is_what_everything_of_it_needs() -> None:
    document = {key: value for key, value in DOCUMENT.items() if key != "eaters"}
    found = values(document)
    assert all(needs(found[one]) == {"eaters"} for one in ("grown", "counted", "places", "bill"))
    assert BOOK.label("eaters") == Text("адам", "едок", "eater")
    assert BOOK.label("eaters.2.loaves").en == "eater 2: loaf"
    assert BOOK.label("eaters.2").en == "eater 2"
    assert BOOK.label("eaters.2.loaves.1.price").ru == "едок № 2: хлеб № 1: цена"
    assert BOOK.label("cloth").kk == "дастарқан"
    with pytest.raises(KeyError):
        BOOK.label("eaters.2.hat")


# --- the language refuses misuse -----------------------------


@rule("order-117-2023")
def too_deep(loaf_price: Each[Each[Tenge]]) -> bool:
    """Asks what lies two lists down."""
    return any(loaf_price)


@rule("order-117-2023", per="hat")
def per_hat(cloth: bool) -> bool:
    """Asked per what is no list."""
    return cloth


@rule("order-117-2023", per="month")
def monthly(grown: Each[bool]) -> bool:
    """A rule by months sees the records of the case."""
    return any(grown)


@rule("order-117-2023")
def asks_months(monthly: bool) -> bool:
    """A rule of the case cannot know the months."""
    return monthly


def refused(*functions: Any, roles: Mapping[str, str] | None = None) -> list[str]:
    book = made(*functions, roles=roles)
    return [f"{one.kind}: {one.message}" for one in check_rules(the_law(), book)]


def test_a_list_inside_a_list_is_summed_up_on_the_way() -> None:
    assert refused(too_deep) == ["graph: too_deep is asked per case but asks loaf_price, per loaf"]


def test_a_scope_that_is_no_list_is_refused_at_the_line_of_the_rule() -> None:
    (found,) = check_rules(the_law(), made(per_hat))
    assert found.message == "per_hat is asked per hat, which is no list of records of the facts"
    assert found.path == Path(__file__)
    assert Path(__file__).read_text("utf-8").splitlines()[found.line - 1].endswith('per="hat")')


def test_a_rule_by_months_may_ask_for_every_record_and_none_asks_back() -> None:
    assert refused(grown, monthly) == []
    assert refused(grown, monthly, asks_months) == [
        "graph: asks_months is asked per case but asks monthly, which is not"
    ]


def test_no_single_record_refuses_a_case(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("[grown]\nrole = 1\n", "utf-8")
    text = RuleText("condition", "grown", WORD, yes=WORD, no=WORD)
    book = replace(made(grown), folder=tmp_path, texts={"grown": text})
    (found,) = check_rules(the_law(), book)
    assert (found.kind, found.line) == ("scope", 1)
    assert found.message == "grown is asked per eater: no single record refuses a case"


def test_an_entry_of_a_list_that_cites_nothing_that_exists_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = HOUSING.rulebook()
    listed = book.lists[0]
    entries = dict(listed.entries)
    name = next(iter(entries))
    entries[name] = replace(entries[name], cite="order-0#1")
    monkeypatch.setattr(type(listed), "entries", property(lambda self: entries))
    messages = [one.message for one in check_rules(the_law(), book)]
    assert f"{name} cites order-0#1" in messages


# --- generated code, the functions and three-valued logic agree -------------


def names_of(document: Mapping[str, Any], readings: Mapping[str, str]) -> dict[str, object]:
    book = HOUSING.rulebook()
    edition = the_law().editions(book).on("demo", date(2026, 4, 10))
    assert edition is not None
    facts = read(HOUSING.facts, document)
    law = {"mci_on_application": Tenge.of(4000)}
    local = {"water_disposal_person": None, "private_rent_area": None}
    return {**facts, **law, **term_values(edition), **local, **book.default_readings(readings)}


@given(households(), READINGS)
def test_a_household_has_the_same_values_whichever_way_it_is_evaluated(
    document: Any, readings: Any
) -> None:
    book, names = HOUSING.rulebook(), names_of(document, readings)
    quick = case_values(book, names)
    for how in (plainly, ask):
        known: dict[str, Any] = dict(names)
        for one in book.of_stage("case"):
            lists = list(book.scopes.chains[one.scope])
            known[one.name] = over_records(book, one, known, lists, how)
        assert quick == {name: known[name] for name in quick}
    slow = case_values(book, names, {"eligible": quick["eligible"]})
    assert slow == quick


@given(households(), st.data())
def test_what_is_unknown_of_one_person_never_changes_what_is_known(
    document: Any, data: st.DataObject
) -> None:
    book = HOUSING.rulebook()
    whole = case_values(book, names_of(document, {}))
    paths = [(one, key) for one in document["members"] for key in ("born_on", "tie", "registered")]
    for person, key in data.draw(st.lists(st.sampled_from(paths), max_size=3)) if paths else ():
        person.pop(key, None)
    part = case_values(book, names_of(document, {}))
    for name, value in part.items():
        for known, now in zip(flat(whole[name]), flat(value), strict=True):
            assert is_unknown(now) or now == known, name


def flat(value: object) -> list[object]:
    return [one for part in value for one in flat(part)] if isinstance(value, tuple) else [value]
