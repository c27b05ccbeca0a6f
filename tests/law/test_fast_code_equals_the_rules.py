"""The generated code, the rules' own functions and three-valued logic give the same values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from law_cases import READINGS, SERVICE, book, deciding_editions, documents
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.edition import Edition, term_values
from tirek.law.evaluate import all_known, case_values, period_of, periods, stretch_of
from tirek.law.factsheet import read
from tirek.law.kleene import ask
from tirek.law.rule import Rule
from tirek.law.unknown import is_unknown, missing
from tirek.services import SERVICES

EDITIONS = the_law().editions(book()).all
DECIDING = deciding_editions()
LAW = the_law().by_month(book().law_names)
FIRST_KNOWN, LAST_KNOWN = Month.at(2008, 1), Month.at(2026, 12)
"""From the first coded index to the last."""


def terms() -> st.SearchStrategy[dict[str, object]]:
    """What any council might set, beside what the coded ones do."""
    return st.fixed_dictionaries(
        {
            "amount_mci": st.decimals("0.5", "99", places=2),
            "amount_per": st.sampled_from(["month", "quarter"]),
            "endings_age": st.sampled_from([None, 16, 18, 21]),
            "endings_on_moving_away": st.booleans(),
        }
    )


@st.composite
def complete_names(draw: st.DrawFn) -> dict[str, object]:
    """Everything rules may ask once a case: facts, terms and readings, all known."""
    edition = draw(st.sampled_from(EDITIONS))
    facts = read(SERVICE.facts, draw(documents(edition)))
    values = term_values(edition)
    if not all_known(values) or draw(st.booleans()):
        values |= draw(terms())
    return {**facts, **values, **book().default_readings(draw(READINGS))}


def asked_plainly(rule: Rule, names: Mapping[str, Any]) -> object:
    """The rule's own function called as Python calls it."""
    return rule.function(*[names[name] for name in book().parameters[rule.name]])


def asked_by_logic(rule: Rule, names: Mapping[str, Any]) -> object:
    """The rule's syntax tree asked with three-valued logic."""
    return ask(rule.function, names)


def values_by(answer: Any, scope: Any, names: Mapping[str, Any]) -> dict[str, object]:
    """Every rule of a scope answered in the order of the graph."""
    known = dict(names)
    for rule in book().of_stage(scope):
        known[rule.name] = answer(rule, known)
    return {rule.name: known[rule.name] for rule in book().of_stage(scope)}


def rows_by(answer: Any, names: Mapping[str, Any], months: list[Month]) -> list[dict[str, object]]:
    rows = []
    for month in months:
        law = {name: value(month) for name, value in LAW.items()}
        for name, value in law.items():
            if value is None:
                law[name] = missing("parameter", name, str(month))
        rows.append({"month": month, **law})
        rows[-1] |= values_by(answer, "month", {**names, **rows[-1]})
    return rows


def periods_by(answer: Any, names: Mapping[str, Any], rows: list[dict[str, object]]) -> Any:
    grouped: dict[Any, list[dict[str, object]]] = {}
    for row in rows:
        if row["entitled"] is True:
            grouped.setdefault(period_of(row["month"], names["amount_per"]), []).append(row)
    found = {}
    for (period, _last), entitled in grouped.items():
        columns = {name: tuple(row[name] for row in entitled) for name in entitled[0]}
        found[period] = values_by(answer, "period", {**names, **columns})
    return found


def generated(names: Mapping[str, Any], months: list[Month]) -> tuple[Any, Any, Any]:
    """What `decide` gets for the case, its months and its periods."""
    stretch = stretch_of(book(), names, LAW, (months[0], months[-1]), None)
    assert stretch.plain, "everything is known, so the generated code has to run"
    rows = [dict(zip(book().month_columns, row, strict=True)) for row in stretch.rows]
    sums = {period.id: dict(period.values) for period in periods(book(), [stretch])}
    return case_values(book(), names), rows, sums


def asked_months(names: Mapping[str, Any], first: Month, last: Month) -> list[Month]:
    """The months from application on, two years of them, inside the given bounds."""
    begins = max(first, Month.of(names["applied_on"]))
    return [Month(n) for n in range(begins, min(last, begins.plus(24)) + 1)]


@given(complete_names())
def test_generated_code_gives_every_value_the_rules_own_functions_give(names: Any) -> None:
    months = asked_months(names, FIRST_KNOWN, LAST_KNOWN)
    case, rows, sums = generated(names, months)
    assert case == values_by(asked_plainly, "case", names)
    plain_rows = rows_by(asked_plainly, names, months)
    assert rows == plain_rows
    assert sums == periods_by(asked_plainly, names, plain_rows)


@given(complete_names())
def test_three_valued_logic_gives_every_value_the_generated_code_gives(names: Any) -> None:
    months = asked_months(names, Month.at(2007, 1), Month.at(2029, 12))  # beyond the known law
    case, rows, sums = generated(names, months)
    assert case == values_by(asked_by_logic, "case", names)
    logic_rows = rows_by(asked_by_logic, names, months)
    assert rows == logic_rows
    assert sums == periods_by(asked_by_logic, names, logic_rows)


@given(st.data(), READINGS)
def test_a_decision_is_the_same_whichever_way_it_is_evaluated(data: Any, readings: Any) -> None:
    edition = data.draw(st.sampled_from(DECIDING))
    document = data.draw(documents(edition))

    def decision() -> dict[str, object]:
        found = decide(SERVICE, edition.place, document, law=the_law(), readings=readings)
        return found.as_document()

    quick = decision()
    with mock.patch("tirek.law.evaluate.all_known", return_value=False):
        assert decision() == quick


def test_a_month_whose_index_is_not_set_has_an_unknown_share_that_says_which() -> None:
    edition = next(one for one in DECIDING if one.place == "akmola/zhaksy")
    names = {**_model_names(edition), "applied_on": date(2026, 12, 1)}
    _, (december, january), _ = generated(names, [Month.at(2026, 12), Month.at(2027, 1)])
    assert december["month_share"] == december["mci"] * Decimal(3)
    assert is_unknown(january["month_share"])
    assert [str(n.name) + " " + n.at for n in january["month_share"].needs] == ["mci 2027-01"]


def _model_names(edition: Edition) -> dict[str, object]:
    from law_cases import case

    facts = read(SERVICE.facts, case())
    return {**facts, **term_values(edition), **book().default_readings({})}


@given(st.data())
def test_admission_rules_agree_too(data: Any) -> None:
    admission = SERVICES["home-schooling-admission"].rulebook()
    day = st.dates(date(2025, 3, 11), date(2025, 4, 30))
    names = {
        name: data.draw(day if fact.type is date else st.booleans())
        for name, fact in admission.facts.items()
    }
    plain = dict(names)
    for rule in admission.order:
        plain[rule.name] = rule.function(*[plain[p] for p in admission.parameters[rule.name]])
    assert admission.run_case(names) == {name: plain[name] for name in admission.rules}
    for rule in admission.order:
        assert ask(rule.function, plain) == plain[rule.name]
