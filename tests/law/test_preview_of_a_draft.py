"""A draft edition before it is law: what is refused, what it would change for whom."""

from datetime import date
from pathlib import Path

import pytest

import new_place
import tirek.services.home_education
from law_cases import UNKNOWN, ZHAKSY, book, case
from tirek.kernel.money import Tenge, total
from tirek.kernel.period import Month
from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.preview import Draft, Supposed, read_draft
from tirek.services import SERVICES

EDITIONS = Path(tirek.services.home_education.__file__).parent / "editions"
TEXT = (EDITIONS / "akmola/zhaksy-2023.toml").read_text("utf-8")
JANUARY = Month.at(2026, 1)


def draft(text: str = TEXT, *, begins: str = "2026-01-01", mci: str = "4") -> Draft:
    """The act of Zhaksy from a later day with another sum."""
    changed = text.replace("from = 2023-12-26", f"from = {begins}").replace(
        "mci = 3", f"mci = {mci}"
    )
    return read_draft(changed, book(), the_law())


def both(found: Draft, **facts: object) -> tuple[Decision, Decision]:
    """One case by the law as it is and by the draft."""
    assert found.edition is not None
    service, document = SERVICES["home-education"], case(facts)
    before = decide(service, ZHAKSY, document, law=Supposed(the_law(), book()))
    after = decide(service, ZHAKSY, document, law=Supposed(the_law(), book(), found.edition))
    return before, after


def change(found: Draft, since: Month = JANUARY) -> Tenge:
    """What the case gains from the month on."""
    was, becomes = (
        total(due.amount for due in one.schedule if due.amount and due.months[0] >= since)
        for one in both(found)
    )
    return becomes - was


def test_a_sound_draft_has_no_refusals_and_ends_the_act_in_force() -> None:
    found = draft()
    assert found.refusals == []
    assert found.can_be_compared
    assert found.ends is not None
    assert found.ends.id == "zhaksy-2023"


def test_the_law_itself_stays_as_it_was() -> None:
    before = len(the_law().editions(book()).all)
    draft()
    assert len(the_law().editions(book()).all) == before


@pytest.mark.parametrize(
    ("written", "instead", "kind"),
    [
        ("mci = 3", 'mci = "three"', "schema"),
        ("[terms.amount]", "[terms.amount", "schema"),
        ('service = "home-education"', 'service = "coal"', "service"),
        ('place = "akmola/zhaksy"', 'place = "akmola/nowhere"', "place"),
        ('act = "akmola-zhaksy-8s-15-3-2023"', 'act = "nothing"', "dangling citation"),
        ('source = "000"', 'source = "nothing"', "source"),
        ("basis.ru", "basis.rus", "schema"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(written: str, instead: str, kind: str) -> None:
    assert written in TEXT
    found = draft(TEXT.replace(written, instead))
    line = TEXT[: TEXT.index(written)].count("\n") + 1
    assert kind in {one.kind for one in found.refusals}
    assert any(abs(one.line - line) <= 1 for one in found.refusals)
    assert found.can_be_compared is (kind == "source")


def test_a_text_that_lacks_a_language_is_refused() -> None:
    start = TEXT.index("basis.ru")
    without = TEXT[:start] + TEXT[TEXT.index("basis.en") :]
    assert {one.kind for one in draft(without).refusals} == {"schema"}


def test_a_file_of_no_place_and_no_day_is_read_under_a_name_of_its_own() -> None:
    found = read_draft("nonsense = 1", book(), the_law())
    assert found.edition is None
    assert found.ends is None
    assert not found.can_be_compared
    assert found.refusals[0].path.name == "draft-2000.toml"
    assert (
        read_draft('place = "../.."', book(), the_law()).refusals[0].path.name == "draft-2000.toml"
    )


def test_a_new_place_takes_the_place_of_nothing() -> None:
    found = read_draft(new_place.FILE, book(), the_law())
    assert found.refusals == []
    assert found.ends is None


def test_a_draft_without_a_first_day_takes_the_place_of_nothing() -> None:
    found = read_draft(TEXT.replace("from = 2023-12-26\n", ""), book(), the_law())
    assert found.ends is None
    assert "dates" in {one.kind for one in found.refusals}


def test_two_acts_from_the_same_day_are_refused() -> None:
    found = draft(begins="2023-12-26")
    assert found.ends is None
    assert not found.can_be_compared


def test_one_index_more_a_month() -> None:
    index = the_law().parameters["mci"].on(date(2026, 1, 1))
    assert index is not None
    assert index.amount is not None
    assert change(draft()) == Tenge.of(index.amount) * 5  # January to the certificate's last, May


def test_a_quarter_pays_what_its_months_would() -> None:
    text = TEXT.replace('per = "month"', 'per = "quarter"')
    assert change(draft(text, mci="9")) == Tenge.ZERO


def test_nothing_changes_after_the_last_month() -> None:
    assert change(draft(), since=Month.at(2027, 1)) == Tenge.ZERO


def test_a_lower_sum_is_a_loss() -> None:
    assert change(draft(mci="2")) < Tenge.ZERO


def test_what_lacks_a_fact_is_decided_by_neither() -> None:
    outcomes = [one.outcome for one in both(draft(), **{"certificate.to": UNKNOWN})]
    assert outcomes == ["undecidable", "undecidable"]


def test_values_not_yet_set_are_supposed_to_stay() -> None:
    supposed = Supposed(the_law(), book())
    known = the_law().parameters["mci"]
    later = supposed.parameters["mci"].on(date(known.known_until.year + 1, 1, 1))
    assert known.on(date(known.known_until.year + 1, 1, 1)) is None
    assert later is not None
    assert later.amount == known.value[-1].amount


def test_a_value_that_has_ended_is_not_supposed_to_go_on() -> None:
    from dataclasses import replace

    from tirek.law.preview import _extended

    known = the_law().parameters["mci"]
    last = replace(known.value[-1], until=date(known.known_until.year - 1, 6, 1))
    ended = replace(known, value=(*known.value[:-1], last))
    assert _extended(ended) == ended


def test_a_draft_between_two_acts_ends_the_first_and_hides_the_second() -> None:
    later = draft(begins="2027-01-01")
    assert later.edition is not None
    law = Supposed(the_law(), book(), later.edition)
    editions = law.editions(book())
    first, second = editions.on(ZHAKSY, date(2026, 12, 31)), editions.on(ZHAKSY, date(2027, 1, 1))
    assert first is not None
    assert second is not None
    assert (first.terms.amount.mci, second.terms.amount.mci) == (3, 4)
    earlier = draft(begins="2020-01-01")
    assert earlier.edition is not None
    alone = Supposed(the_law(), book(), earlier.edition).editions(book()).of(ZHAKSY)
    assert len(alone) == 1
