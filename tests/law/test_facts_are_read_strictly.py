"""The facts document: every wrong key is named, all at once, with what is expected instead."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal, Optional

import pytest

from law_cases import MODEL, PATHS, SERVICE, UNKNOWN, case, decided, put
from tirek.law.factsheet import BadFacts, Problem, fact, facts_of, in_order, read, written_day
from tirek.law.unknown import is_unknown, missing
from tirek.services import SERVICES


def problems(document: Any) -> dict[str, tuple[str, str]]:
    """What is wrong with a document, by key: what and what is expected."""
    with pytest.raises(BadFacts) as bad:
        read(SERVICE.facts, document)
    return {one.key: (one.wrong, one.expected) for one in bad.value.problems}


def test_the_model_is_read_as_days_and_truths() -> None:
    facts = read(SERVICE.facts, MODEL)
    assert facts["applied_on"] == date(2025, 9, 12)
    assert facts["certificate_from"] == date(2025, 9, 1)
    assert facts["child_died_on"] is None
    assert facts["already_paid_to_other"] is False
    assert facts["applicant_relation"] == "parent"
    assert len(facts) == len(PATHS) == 15


def test_what_is_absent_is_unknown_and_not_none() -> None:
    facts = read(SERVICE.facts, {"child": {"died_on": None}})
    assert facts["child_died_on"] is None
    assert facts["child_born_on"] == missing("fact", "child.born_on")
    assert sum(map(is_unknown, facts.values())) == len(PATHS) - 1


def test_a_day_may_come_as_a_date_too() -> None:
    assert read(SERVICE.facts, case({"applied_on": date(2025, 9, 12)})) == read(
        SERVICE.facts, MODEL
    )


DAY = "a date YYYY-MM-DD"
WRONG = {
    "a word for a day": ("applied_on", "yesterday", "'yesterday' is not a date", DAY),
    "a number for a day": ("applied_on", 20250912, "20250912 is not a date", DAY),
    "a day without hyphens": ("applied_on", "20250912", "'20250912' is not a date", DAY),
    "a day of a week": ("applied_on", "2025-W37-5", "'2025-W37-5' is not a date", DAY),
    "a day with an hour": ("applied_on", "2025-09-12T10", "'2025-09-12T10' is not a date", DAY),
    "an instant": (
        "applied_on",
        datetime(2025, 9, 12),  # noqa: DTZ001
        "datetime.datetime(2025, 9, 12, 0, 0) is not a date",
        DAY,
    ),
    "a day that does not exist": (
        "applied_on",
        "2025-02-29",
        "'2025-02-29' is not a date of the calendar",
        DAY,
    ),
    "a month 13": ("applied_on", "2025-13-01", "'2025-13-01' is not a date of the calendar", DAY),
    "no day where one may be none": (
        "child.died_on",
        "",
        "'' is not a date",
        "a date YYYY-MM-DD or null",
    ),
    "a word for a truth": ("already_paid_to_other", "no", "'no' is not possible", "true or false"),
    "a number for a truth": ("already_paid_to_other", 0, "0 is not possible", "true or false"),
    "null for a truth": (
        "already_paid_to_other",
        None,
        "null is not allowed here (leave the key out when it is not known)",
        "true or false",
    ),
    "null for a day that has to be": (
        "child.born_on",
        None,
        "null is not allowed here (leave the key out when it is not known)",
        DAY,
    ),
    "another relation": (
        "applicant.relation",
        "aunt",
        "'aunt' is not possible",
        "one of parent, guardian, other_representative, none",
    ),
    "a list of relations": (
        "applicant.relation",
        ["parent"],
        "['parent'] is not possible",
        "one of parent, guardian, other_representative, none",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_value_is_named_at_its_key(kind: str) -> None:
    path, value, wrong, expected = WRONG[kind]
    assert problems(case({path: value})) == {path: (wrong, expected)}


@pytest.mark.parametrize("key", ["applyed_on", "child.name", "certificate.from_", "applicant.iin"])
def test_a_key_that_is_no_fact_is_named(key: str) -> None:
    found = problems(case({key: "x"}))
    assert found == {key: ("is not a fact of this service", "a key shown by `tirek facts`")}


def test_a_group_written_as_a_path_is_no_key() -> None:
    assert list(problems({**MODEL, "child.born_on": "2015-04-11"})) == ["child.born_on"]


@pytest.mark.parametrize("value", [None, "x", 5, [], ["born_on"]])
def test_a_group_that_is_no_object_is_named(value: object) -> None:
    found = problems({**MODEL, "child": value})
    assert found == {"child": (f"{value!r} is not an object", "an object {...}")}


def test_everything_wrong_is_said_at_once() -> None:
    document = case()
    for path, value in {
        "applied_on": "soon",
        "child.born_on": None,
        "child.shoe_size": 30,
        "applicant.relation": "aunt",
        "already_paid_to_other": "no",
    }.items():
        put(document, path, value)
    document["certificate"] = []
    assert sorted(problems(document)) == [
        "already_paid_to_other",
        "applicant.relation",
        "applied_on",
        "certificate",
        "child.born_on",
        "child.shoe_size",
    ]


def test_the_message_has_key_fault_and_what_is_expected() -> None:
    with pytest.raises(BadFacts) as bad:
        read(SERVICE.facts, case({"applied_on": "soon", "already_paid_to_other": 1}))
    assert str(bad.value) == (
        "applied_on: 'soon' is not a date; expected a date YYYY-MM-DD; "
        "already_paid_to_other: 1 is not possible; expected true or false"
    )


@pytest.mark.parametrize(
    ("path", "day", "earlier"),
    [
        ("certificate.to", "2025-08-31", "certificate.from (2025-09-01)"),
        ("applied_on", "2015-04-09", "child.born_on (2015-04-10)"),
        ("child.died_on", "2015-04-09", "child.born_on (2015-04-10)"),
    ],
)
def test_a_day_before_the_one_it_follows_is_named(path: str, day: str, earlier: str) -> None:
    with pytest.raises(BadFacts) as bad:
        decided({path: day})
    assert [str(one) for one in bad.value.problems] == [
        f"{path}: {day} is before {earlier}; expected a later day"
    ]


def test_the_same_day_is_not_before() -> None:
    facts = {"certificate_from": date(2025, 9, 1), "certificate_to": date(2025, 9, 1)}
    assert in_order(SERVICE.facts, facts, SERVICE.rulebook().in_order) == []


@pytest.mark.parametrize("value", [None, UNKNOWN])
def test_a_day_that_is_none_or_unknown_is_before_nothing(value: object) -> None:
    changed = {
        "child.entered_state_institution_on": value,
        "child.left_state_institution_on": "2001-01-01",
    }
    assert decided(changed).outcome in ("granted", "undecidable")


def test_asking_until_a_month_before_the_application_is_an_error() -> None:
    with pytest.raises(BadFacts) as bad:
        decided(until="2025-08")
    assert str(bad.value) == "until: 2025-08 is before the application; expected 2025-09 or later"
    assert decided(until="2025-09").total.tiyn == 1_179_600
    assert decided({"applied_on": UNKNOWN}, until="2025-08").outcome == "undecidable"


@pytest.mark.parametrize("raw", ["2025-9-1", " 2025-09-01", "2025-09-01\n", "٢٠٢٥-٠٩-٠١", ""])
def test_a_day_is_written_in_one_way_only(raw: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        written_day(raw)


def test_every_fact_has_a_name_in_three_languages_and_says_what_it_takes() -> None:
    for service in SERVICES.values():
        for one in facts_of(service.facts):
            assert one.label.en, one.path
            assert one.name == one.path.replace(".", "_")
            assert one.expected


Many = Annotated[int, fact("сан", "число", "number")]


@dataclass(frozen=True)
class Sheet:
    how_many: Many
    size: Annotated[Optional[Literal["s", "m"]], fact("көлем", "размер", "size")]  # noqa: UP045


def test_facts_may_be_numbers_and_choices_that_may_be_none() -> None:
    number, size = facts_of(Sheet)
    assert (number.expected, size.expected) == ("int", "one of s, m or null")
    assert read(Sheet, {"how_many": 3, "size": None}) == {"how_many": 3, "size": None}
    with pytest.raises(BadFacts, match="how_many: True is not possible; expected int"):
        read(Sheet, {"how_many": True, "size": "s"})


def test_a_problem_reads_as_one_line() -> None:
    assert str(Problem("a.b", "is odd", "an even one")) == "a.b: is odd; expected an even one"
