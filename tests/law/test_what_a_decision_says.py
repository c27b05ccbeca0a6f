"""The answer as people and programs read it: reasons, citations, readings, the explanation."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from law_cases import ALATAU, ASTANA, PANFILOV, UNKNOWN, ZHAKSY, codes, decided, put, sums
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.explain import shown
from tirek.law.reasons import SumText
from tirek.law.unknown import Need, Unknown
from tirek.law.words import day_text, month_text, word
from tirek.services import SERVICES

EXAMPLES: dict[str, Any] = {
    "granted by the month": {},
    "granted by the quarter": {"place": ALATAU},
    "refused": {"changed": {"child.fully_state_supported": True}},
    "refused by its months": {"changed": {"child.died_on": "2025-08-20"}},
    "undecidable for a fact": {"changed": {"child.born_on": UNKNOWN}},
    "undecidable for the day": {"changed": {"applied_on": UNKNOWN}},
    "undecidable for an amount": {"place": PANFILOV},
    "not verified": {"place": "karaganda/temirtau"},
    "no act": {"place": ASTANA, "changed": {"applied_on": "2016-09-12"}},
    "waiting for an index": {"changed": {"certificate.to": "2027-05-25"}},
}


def document(**example: Any) -> dict[str, Any]:
    return decided(example.pop("changed", None), **example).as_document()


def every(value: Any, key: str) -> list[Any]:
    """Every value under a key, however deep."""
    if isinstance(value, dict):
        found = [value[key]] if key in value else []
        return found + [one for inner in value.values() for one in every(inner, key)]
    return [one for inner in value for one in every(inner, key)] if isinstance(value, list) else []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_answer_has_the_same_keys_and_is_json(example: str) -> None:
    found = document(**EXAMPLES[example])
    assert set(found) == {
        "outcome",
        "place",
        "reasons",
        "flags",
        "edition",
        "schedule",
        "unpaid",
        "total",
        "needs",
        "readings",
        "trace",
        "law",
    }
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert len(found["law"]["fingerprint"]) == 64


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_text_is_there_in_every_language(example: str) -> None:
    found = document(**EXAMPLES[example])
    texts = [*every(found, "text"), *every(found, "label"), *every(found, "sum")]
    texts += [*every(found, "question"), *every(found, "why"), *every(found, "title")]
    for text in filter(None, texts):
        assert set(text) == {"kk", "ru", "en"}
        assert all(text.values())


@pytest.mark.parametrize("example", ["refused", "refused by its months"])
def test_every_refusal_cites_the_local_act_and_the_rules(example: str) -> None:
    for reason in document(**EXAMPLES[example])["reasons"]:
        acts = [cite["act"] for cite in reason["cites"]]
        assert acts == ["akmola-zhaksy-8s-15-3-2023", "order-84-2021"]


def test_every_step_names_a_paragraph_and_what_it_was_made_from() -> None:
    steps = document()["trace"]
    assert all(step["cites"] for step in steps)
    by_rule = {(step["rule"], step["month"]): step for step in steps}
    under_age = by_rule["under_age", "2025-09"]
    assert under_age["role"] == "condition"
    assert under_age["code"] == "B-N2"
    assert under_age["value"] is True
    assert under_age["until"] == "2026-05", "nine months alike are told once"
    assert under_age["used"] == {"child_born_on": "2015-04-10", "endings_age": 18}
    assert under_age["cites"][0]["paragraph"] == "5"
    assert "Жақсы ауданының шегінен тыс" in under_age["cites"][0]["quote"]
    assert by_rule["full_rate", "2026-01"]["used"] == {"mci": "4325.00", "amount_mci": "3"}
    assert by_rule["payable", "2026-01"]["value"] == "12975.00"
    assert by_rule["first_month", None]["value"] == "2025-09"


def test_a_month_in_which_a_value_changed_begins_a_new_run() -> None:
    steps = document(changed={"child.born_on": "2008-02-14"})["trace"]
    runs = [
        (step["month"], step["until"], step["value"])
        for step in steps
        if step["rule"] == "under_age"
    ]
    assert runs == [("2025-09", "2026-02", True), ("2026-03", "2026-05", False)]


def test_steps_come_in_order_the_case_the_months_the_periods() -> None:
    months = [step["month"] for step in document(place=ALATAU)["trace"]]
    case = [month for month in months if month is None]
    monthly = [month for month in months if month and "-Q" not in month]
    quarterly = [month for month in months if month and "-Q" in month]
    assert months == case + monthly + quarterly
    assert set(quarterly) == {"2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"}


def test_an_unknown_value_in_the_explanation_names_what_it_needs() -> None:
    steps = document(changed={"child.born_on": UNKNOWN})["trace"]
    found = next(step for step in steps if step["rule"] == "under_age")
    assert found["value"] == {"unknown": ["fact:child.born_on"]}
    assert found["used"]["child_born_on"] == {"unknown": ["fact:child.born_on"]}
    assert found["text"] is None


def test_an_undecided_case_without_a_day_has_no_explanation() -> None:
    assert document(changed={"applied_on": UNKNOWN})["trace"] == []


@pytest.mark.parametrize(
    ("value", "json_value"),
    [
        (None, None),
        (True, True),
        (18, 18),
        ("parent", "parent"),
        (date(2025, 9, 12), "2025-09-12"),
        (Month.at(2025, 9), "2025-09"),
        (Decimal("6.5"), "6.5"),
        (Tenge.of("11796.00"), "11796.00"),
        (Tenge.of(10) / 3, "≈ 3.33"),
        ((Tenge.of(1), Month.at(2025, 1)), ["1.00", "2025-01"]),
        (
            Unknown(frozenset({Need("term", "amount.mci"), Need("fact", "applied_on")})),
            {"unknown": ["fact:applied_on", "term:amount.mci"]},
        ),
    ],
)
def test_values_are_shown_exactly(value: object, json_value: object) -> None:
    assert shown(value) == json_value


# how a sum came about


def how(found: dict[str, Any]) -> dict[str, str]:
    return {due["period"]: due["sum"]["ru"].replace("\u00a0", " ") for due in found["schedule"]}


def test_a_monthly_sum_is_so_many_indices() -> None:
    found = how(document())
    assert found["2025-09"] == "3 МРП × 3 932 ₸"
    assert found["2026-01"] == "3 МРП × 4 325 ₸"


def test_a_part_of_a_quarter_shows_its_part_and_a_whole_one_does_not() -> None:
    found = how(document(place=ALATAU))
    assert found["2025-Q3"] == "8 МРП × 3 932 ₸ × 1/3"
    assert found["2025-Q4"] == "8 МРП × 3 932 ₸"
    assert found["2026-Q2"] == "8 МРП × 4 325 ₸ × 2/3"


def test_under_the_reading_whole_no_part_is_shown() -> None:
    found = how(document(place=ALATAU, readings={"partial_quarter": "whole"}))
    assert set(found.values()) == {"8 МРП × 3 932 ₸", "8 МРП × 4 325 ₸"}


def test_half_an_index_is_written_with_its_half() -> None:
    in_2008 = {
        "applied_on": "2008-10-06",
        "child.born_on": "1998-04-10",
        "child.disability_until": None,
        "certificate.from": "2008-09-01",
        "certificate.to": "2009-05-25",
    }
    found = document(place=ASTANA, changed=in_2008)
    assert how(found)["2008-Q4"] == "6,5 МРП × 1 168 ₸"
    # the standard was revoked in March 2009: later months have no act, and the answer says so
    assert [(one["months"], codes(one["reasons"])) for one in found["unpaid"]] == [
        (["2009-04", "2009-05"], ["no_act_in_force"])
    ]


def test_a_sum_that_waits_for_an_index_has_none_and_says_from_when() -> None:
    found = document(changed={"certificate.to": "2027-05-25"})
    waiting = [due for due in found["schedule"] if due["amount"] is None]
    assert [due["period"] for due in waiting] == ["2027-01"]  # the disability ends in January
    assert how(found)["2027-01"] == "3 МРП × ? ₸"
    assert codes(found["flags"]) == ["mci_not_set"]
    assert "январь 2027 года" in found["flags"][0]["text"]["ru"]
    assert found["needs"] == []
    last = Month.parse("2026-12")
    known = [due for due in found["schedule"] if Month.parse(due["period"]) <= last]
    assert Decimal(found["total"]) == sum(Decimal(due["amount"]) for due in known)


def test_months_whose_school_year_is_not_set_are_neither_paid_nor_forgotten() -> None:
    long = {"child.disability_until": None, "certificate.to": "2029-05-25"}
    found = document(changed={**long, "applied_on": "2028-05-02"})
    assert found["outcome"] == "granted"
    assert list(how(found)) == ["2028-05"]
    assert codes(found["flags"]) == ["mci_not_set", "school_year_not_set"]
    assert "сентябрь 2028 года" in found["flags"][1]["text"]["ru"]


def test_when_no_month_can_be_known_to_be_paid_nothing_is_granted() -> None:
    long = {"child.disability_until": None, "certificate.to": "2029-05-25"}
    found = document(changed={**long, "applied_on": "2028-10-02"})
    assert (found["outcome"], codes(found["reasons"])) == ("undecidable", ["school_year_not_set"])
    assert found["needs"] == []


def test_the_sum_of_a_period_is_due_in_its_last_month() -> None:
    assert [due["due_in"] for due in document(place=ALATAU)["schedule"]] == [
        "2025-09",
        "2025-12",
        "2026-03",
        "2026-06",
    ]
    assert document()["schedule"][0]["due_in"] == "2025-09"


# why months are not paid


def test_months_that_are_not_paid_say_why_run_by_run() -> None:
    changed = {
        "certificate.from": "2025-10-01",
        "certificate.to": "2026-07-31",
        "child.entered_state_institution_on": "2026-01-10",
        "child.left_state_institution_on": "2026-03-10",
    }
    found = document(changed=changed)
    assert [(one["months"], codes(one["reasons"])) for one in found["unpaid"]] == [
        (["2025-09"], ["B-N3"]),
        (["2026-02", "2026-03"], ["B-N7"]),
        (["2026-06", "2026-07"], ["school_year"]),
    ]
    assert list(sums(decided(changed))) == [
        "2025-10",
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-04",
        "2026-05",
    ]


def test_when_no_month_is_paid_for_different_reasons_all_are_named() -> None:
    changed = {
        "applied_on": "2026-05-10",
        "certificate.to": "2026-07-31",
        "child.died_on": "2026-04-30",
    }
    assert codes(decided(changed).reasons) == ["B-N8"]
    elsewhere = {
        "applied_on": "2026-05-10",
        "certificate.from": "2026-06-01",
        "certificate.to": "2026-07-31",
    }
    assert codes(decided(elsewhere).reasons) == ["B-N3", "school_year"]


# flags and readings


def test_a_move_out_of_alatau_is_flagged_and_ends_nothing() -> None:
    found = document(place=ALATAU, changed={"child.moved_away_on": "2026-01-31"})
    assert (found["outcome"], found["total"]) == ("granted", "99608.00")
    assert codes(found["flags"]) == ["B-N10"]
    assert codes(document(changed={"child.moved_away_on": "2026-01-31"})["flags"]) == []


def test_only_readings_that_mattered_are_told_each_with_its_question() -> None:
    assert document()["readings"] == []
    (found,) = document(place=ALATAU)["readings"]
    assert (found["id"], found["applied"]) == ("partial_quarter", "prorated")
    assert found["question"]["ru"].startswith("Сколько платить за квартал")
    assert found["text"]["ru"].startswith("Треть квартальной ставки")
    assert found["why"]["ru"]


@pytest.mark.parametrize(("applied", "months"), [("paid", 6), ("not_paid", 5)])
def test_the_month_of_return_is_paid_as_the_reading_says(applied: str, months: int) -> None:
    changed = {
        "child.entered_state_institution_on": "2025-10-15",
        "child.left_state_institution_on": "2026-02-10",
    }
    found = decided(changed, readings={"month_of_return": applied})
    assert len(found.schedule) == months
    assert [(one.id, option) for one, option in found.readings()] == [("month_of_return", applied)]


def test_a_rate_without_words_leaves_its_sum_unexplained() -> None:
    found = decided().evaluation
    silent = replace(found.book.texts["full_rate"], says=None)
    for texts in ({**found.book.texts, "full_rate": silent}, {}):
        wordless = found._replace(book=replace(found.book, texts=texts))
        assert SumText(wordless, found.periods[0])() is None
    assert SumText(found, found.periods[0])() is not None


def test_days_and_months_are_written_in_words() -> None:
    assert day_text(date(2009, 4, 1)).kk == "2009 жылғы 1 сәуір"
    assert month_text(Month.at(2027, 1)).ru == "январь 2027 года"
    assert word("cite", "paragraph").format(n=5).kk == "5-тармақ"


# a service that pays nothing


ADMISSION = SERVICES["home-schooling-admission"]
ASKED: dict[str, Any] = {
    "applied_on": "2025-08-20",
    "documents_true": True,
    "conclusion": {
        "recommends_home_schooling": True,
        "from": "2025-08-15",
        "to": "2026-08-14",
    },
    "asked": {"from": "2025-09-01", "to": "2026-05-25"},
    "applicant": {"data_consent": True},
}


def test_a_service_that_pays_nothing_has_an_empty_schedule() -> None:
    found = decide(ADMISSION, ZHAKSY, ASKED, law=the_law()).as_document()
    assert (found["outcome"], found["schedule"], found["total"]) == ("granted", [], "0.00")


@pytest.mark.parametrize("hidden", ["documents_true", "asked.to"])
def test_what_the_school_does_not_know_is_asked_for(hidden: str) -> None:
    known = deepcopy(ASKED)
    put(known, hidden, UNKNOWN)
    found = decide(ADMISSION, ZHAKSY, known, law=the_law())
    assert (found.outcome, found.facts_needed) == ("undecidable", (hidden,))
