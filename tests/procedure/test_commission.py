"""A conclusion counts when all who made it signed, it is positive, quorate and about them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.law.catalogue import the_law
from tirek.law.factsheet import facts_of
from tirek.procedure.commission import (
    Concluded,
    commissions,
    faults,
    load_conclusions,
)
from tirek.services import SERVICES

IIN = "150410500012"
NAMES = {"1": "Ахметова С.", "2": "Оспанов Б.", "3": "Ким Е.", "4": "Мельник О.", "5": "Ли В."}
GOOD = Concluded(
    commission="medical",
    about_iin=IIN,
    positive=True,
    composition=5,
    members={who: NAMES[who] for who in "123"},
    signed_by={who: NAMES[who] for who in "123"},
    begins=date(2025, 9, 1),
    ends=date(2026, 5, 25),
)


def codes(concluded: Concluded, **asked: bool) -> list[str]:
    return [one.code for one in faults(concluded, IIN, **asked)]


def test_nothing_is_wrong_with_a_good_one() -> None:
    assert faults(GOOD, IIN, term_needed=True) == ()


def test_a_missing_signature_names_the_member() -> None:
    (fault,) = faults(replace(GOOD, signed_by={"1": NAMES["1"], "3": NAMES["3"]}), IIN)
    assert fault.code == "not_signed"
    assert NAMES["2"] in fault.text.kk
    assert NAMES["2"] in fault.text.ru


def test_nobody_signs_who_took_no_part() -> None:
    (fault,) = faults(replace(GOOD, signed_by=NAMES, members={w: NAMES[w] for w in "1234"}), IIN)
    assert fault.code == "signed_by_stranger"
    assert NAMES["5"] in fault.text.ru


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"positive": False}, "negative"),
        ({"about_iin": "150410500023"}, "other_person"),
        ({"composition": 7}, "not_quorate"),
    ],
)
def test_each_fault_has_its_own_text(changed: dict[str, object], code: str) -> None:
    assert codes(replace(GOOD, **changed)) == [code]  # type: ignore[arg-type]


def test_the_term_is_asked_for_where_the_service_needs_it() -> None:
    assert codes(replace(GOOD, begins=None)) == []
    assert codes(replace(GOOD, begins=None), term_needed=True) == ["no_term"]
    assert codes(replace(GOOD, ends=None), term_needed=True) == ["no_term"]


def test_a_quorum_is_said_in_figures() -> None:
    two = {"1": NAMES["1"], "2": NAMES["2"]}
    (fault,) = faults(replace(GOOD, members=two, signed_by=two, composition=4), IIN)
    assert "из 4 членов участвовали 2, нужно не меньше 3" in fault.text.ru


@given(
    composition=st.integers(1, 40),
    members=st.sets(st.sampled_from(sorted(NAMES))),
    signed=st.sets(st.sampled_from(sorted(NAMES))),
    positive=st.booleans(),
    kind=st.sampled_from(sorted(commissions())),
)
def test_it_counts_exactly_if_every_condition_holds(
    composition: int, members: set[str], signed: set[str], positive: bool, kind: str
) -> None:
    concluded = replace(
        GOOD,
        commission=kind,
        composition=composition,
        members={who: NAMES[who] for who in members},
        signed_by={who: NAMES[who] for who in signed},
        positive=positive,
    )
    commission = commissions()[kind]
    quorate = len(members) >= commission.least and 100 * len(members) >= (
        commission.share * composition
    )
    assert (not faults(concluded, IIN)) == (members == signed and positive and quorate)


def test_no_such_commission() -> None:
    with pytest.raises(KeyError):
        faults(replace(GOOD, commission="jury"), IIN)


@pytest.mark.parametrize("slug", sorted(SERVICES))
def test_what_conclusions_prove_are_facts_of_the_service(slug: str) -> None:
    service = SERVICES[slug]
    paths = {fact.path for fact in facts_of(service.facts)}
    for proves in service.conclusions:
        assert proves.commission in commissions()
        assert {proves.fact, proves.begins, proves.ends} - {""} <= paths
        assert all(cite.act in the_law().acts for cite in proves.cites)


def test_it_proves_the_facts_and_the_days_of_its_term(tmp_path: Path) -> None:
    (proves,) = SERVICES["home-schooling-admission"].conclusions
    assert proves.term_needed
    assert proves.facts(GOOD) == {
        "conclusion.recommends_home_schooling": True,
        "conclusion.from": "2025-09-01",
        "conclusion.to": "2026-05-25",
    }
    bare = replace(proves, begins="", ends="")
    assert not bare.term_needed
    assert bare.facts(GOOD) == {"conclusion.recommends_home_schooling": True}
    assert load_conclusions(tmp_path) == ()


def test_every_commission_is_cited() -> None:
    for commission in commissions().values():
        assert all(cite.act in the_law().acts for cite in commission.cites)
