"""What officers put in the place of a condition: computed on from there, marked, and only that."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law_cases import SERVICE, UNKNOWN, book, case, decided, documents, sums
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.overrule import CannotOverrule, Overrule
from tirek.services import SERVICES

WHY = "Соттың шешімі бар"
CONDITIONS = book().overrulable
DOCUMENTS = documents(the_law().editions(book()).on("akmola/zhaksy", date(2025, 9, 12)))


def with_overrule(
    changed: dict[str, object] | None = None, place: str = "akmola/zhaksy", **values: bool
) -> Decision:
    overrules = {name: Overrule(value, WHY, "Оспанова") for name, value in values.items()}
    return decide(SERVICE, place, case(changed), law=the_law(), overrule=overrules)


def step(decision: Decision, rule: str) -> dict[str, Any]:
    document: Any = decision.as_document()
    return next(line for line in document["trace"] if line["rule"] == rule)


@given(document=DOCUMENTS)
def test_without_overruling_nothing_changes(document: dict[str, Any]) -> None:
    plain = decide(SERVICE, "akmola/zhaksy", document, law=the_law()).as_document()
    none = decide(SERVICE, "akmola/zhaksy", document, law=the_law(), overrule={}).as_document()
    assert plain == none
    assert "overruled" not in plain
    assert all("overruled" not in line for line in plain["trace"])  # type: ignore[attr-defined]


@given(name=st.sampled_from(CONDITIONS), document=DOCUMENTS)
def test_what_is_put_in_its_place_as_computed_changes_nothing_but_the_mark(
    name: str, document: dict[str, Any]
) -> None:
    plain = decide(SERVICE, "akmola/zhaksy", document, law=the_law())
    steps = [one for one in plain.steps() if one.rule == name]
    if not steps or len({one.value for one in steps}) > 1 or not isinstance(steps[0].value, bool):
        return
    same = {name: Overrule(steps[0].value, WHY)}
    overruled = decide(SERVICE, "akmola/zhaksy", document, law=the_law(), overrule=same)
    said = ("outcome", "reasons", "schedule", "total", "unpaid")
    one, other = plain.as_document(), overruled.as_document()
    assert {key: one[key] for key in said} == {key: other[key] for key in said}
    assert [mark["rule"] for mark in other["overruled"]] == [name]  # type: ignore[attr-defined]


def test_a_ground_that_refuses_is_lifted() -> None:
    changed = {"child.fully_state_supported": True}
    assert decided(changed).outcome == "refused"
    found = with_overrule(changed, not_fully_state_supported=True)
    assert found.outcome == "granted"
    assert sums(found) == sums(decided())


def test_a_ground_is_found_that_was_not_computed() -> None:
    found = with_overrule(lives_in_the_place=False)
    assert (found.outcome, len(found.reasons)) == ("refused", 1)
    assert found.reasons[0].text == book().texts["lives_in_the_place"].no


def test_a_condition_of_every_month_counts_in_every_month() -> None:
    grown_up = {"child.born_on": "2000-01-01"}
    assert decided(grown_up).outcome == "refused"
    assert sums(with_overrule(grown_up, under_age=True)) == sums(decided())
    refused = with_overrule(under_age=False)
    assert refused.outcome == "refused"


def test_what_is_not_known_can_be_decided_otherwise() -> None:
    unknown = {"child.fully_state_supported": UNKNOWN}
    assert decided(unknown).outcome == "undecidable"
    found = with_overrule(unknown, not_fully_state_supported=True)
    assert found.outcome == "granted"
    told = step(found, "not_fully_state_supported")["overruled"]
    assert told["computed"] == {"unknown": ["fact:child.fully_state_supported"]}


def test_the_explanation_and_the_document_say_so() -> None:
    found = with_overrule({"child.fully_state_supported": True}, not_fully_state_supported=True)
    told = step(found, "not_fully_state_supported")
    assert told["value"] is True
    assert told["overruled"] == {
        "value": True,
        "reason": WHY,
        "by": "Оспанова",
        "computed": False,
    }
    assert "overruled" not in step(found, "lives_in_the_place")
    (mark,) = found.as_document()["overruled"]  # type: ignore[misc]
    assert (mark["rule"], mark["reason"]) == ("not_fully_state_supported", WHY)
    assert mark["label"]["ru"]


def test_a_run_of_months_breaks_where_the_computed_value_does() -> None:
    changed = {"child.died_on": "2025-11-20"}
    lines = [
        (line["month"], line["until"], line["overruled"]["computed"])
        for line in with_overrule(changed, alive=True).as_document()["trace"]  # type: ignore[attr-defined]
        if line["rule"] == "alive"
    ]
    assert lines == [("2025-09", "2025-11", True), ("2025-12", "2026-05", False)]


@pytest.mark.parametrize(
    "name", ["eligible", "payable", "no_such_rule", "competence_to_be_checked"]
)
def test_only_conditions_are_overruled(name: str) -> None:
    with pytest.raises(CannotOverrule) as cannot:
        with_overrule(**{name: True})
    assert cannot.value.rule == name
    assert name in str(cannot.value)


def test_never_without_a_reason() -> None:
    nothing = {"alive": Overrule(True, "  ")}
    with pytest.raises(CannotOverrule) as cannot:
        decide(SERVICE, "akmola/zhaksy", case(), law=the_law(), overrule=nothing)
    assert "мәңгі" in cannot.value.text.kk


@pytest.mark.parametrize("slug", sorted(SERVICES))
def test_every_service_has_conditions_in_the_order_of_its_graph(slug: str) -> None:
    rulebook = SERVICES[slug].rulebook()
    names = rulebook.overrulable
    assert names
    assert all(rulebook.texts[name].role == "condition" for name in names)
