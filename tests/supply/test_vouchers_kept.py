"""Vouchers on tables: examples E21, E22 and E25 through the real actions, under the lock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from making import ALATAU, PANFILOV, citizen, officer
from market_making import day
from queues import MONDAY, SIGNS, granted, later
from sanatorium_making import accepted, chooses, sanatorium, stays, waits
from tirek.accounts.models import Role, User
from tirek.casework.four_eyes import OwnCase
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.sms.models import JournalLine
from tirek.supply.actions.ask_return import ask_return
from tirek.supply.actions.buy_vouchers import Bought, buy_vouchers, lines_of
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.issue_voucher import issue_voucher
from tirek.supply.actions.leave import leave
from tirek.supply.actions.return_voucher import refuse_return, return_voucher
from tirek.supply.actions.serve import serve
from tirek.supply.actions.use_voucher import miss_voucher, use_voucher
from tirek.supply.journal import locked
from tirek.supply.models import Offer, VoucherStep
from tirek.supply.queries.stays import stays_of
from tirek.supply.queries.vouchers import is_promised
from tirek.supply.queries.waiting import standing
from tirek.supply.vouchers.guards import Period
from voucher_making import FEBRUARY, MAY, bought, holder, issued, kinds

pytestmark = pytest.mark.django_db
WEDNESDAY, THURSDAY = day(11), day(12)
"""The last day to return a voucher of 16 February, and the day after."""


@pytest.fixture
def two() -> list[Case]:
    """Two who wait, one after another."""
    return [waits(), waits(at=later(5))]


def keeper() -> User:
    return officer(place=PANFILOV)


def refused(act: Callable[..., object], *args: object, **told: object) -> str:
    """Why not, in English; then no step was written."""
    before = VoucherStep.objects.count()
    with pytest.raises(Refused) as no:
        act(*args, **told)
    assert VoucherStep.objects.count() == before
    return no.value.text.en


def same_person(case: Case) -> User:
    """A specialist who is the applicant of the case."""
    applicant = case.applicant_user
    assert applicant is not None
    same, applicant.iin = applicant.iin, None
    applicant.save()
    return officer(place=PANFILOV, iin=same)


def number_in_line(case: Case) -> int:
    found = standing(case)
    return found.number if found else 0


class TestBuying:
    def test_e25_nothing_is_bought_without_the_conclusion_of_the_commission(self, two) -> None:
        assert "the portal is used" in refused(bought, conclusion="")
        late = date(2026, 1, 31)
        assert "the portal is used" in refused(bought, conclusion_on=late)

    @pytest.mark.parametrize(
        ("changed", "why"),
        [
            ({"contract": ""}, "contract"),
            ({"contract_on": date(2026, 2, 3)}, "contract"),
            ({"sanatorium": ""}, "sanatorium"),
            ({"vouchers": []}, "One voucher a line"),
            ({"vouchers": [("А-1", FEBRUARY)] * 2}, "listed already"),
            ({"vouchers": [("А-1", Period(FEBRUARY.arrives, date(2026, 3, 2)))]}, "longer than"),
        ],
    )
    def test_what_is_missing_or_wrong_is_said(self, two, changed: dict, why: str) -> None:
        assert why in refused(bought, **changed)

    def test_a_number_is_bought_once(self, two) -> None:
        bought(vouchers=[("А-1", FEBRUARY)])
        assert "listed already" in refused(bought, vouchers=[("А-1", MAY)])

    def test_only_for_a_queue_of_ones_own_place_whose_service_has_vouchers(self, two) -> None:
        for by in (officer(place=ALATAU), officer(Role.HEAD, PANFILOV), citizen()):
            with pytest.raises(NotAllowed):
                bought(by=by)

    def test_lines_as_they_are_typed(self) -> None:
        assert lines_of("\n А 001 16.02.2026 01.03.2026 \n") == [("А 001", FEBRUARY)]
        for wrong in ("А-1 16.02.2026", "16.02.2026 01.03.2026", "А-1 01.03.2026 16.02.2026"):
            with pytest.raises(Refused, match="Wrong line"):
                lines_of(wrong)


def test_where_a_service_gives_no_vouchers_none_is_bought() -> None:
    granted(service=SIGNS)
    day_of = date(2026, 1, 30)
    told = Bought("1", day_of, "Арасан", "4", day_of, 1, 0, [("А-1", FEBRUARY)])
    queue, by = locked(SIGNS, PANFILOV), officer(place=PANFILOV)
    with pytest.raises(Refused, match="No vouchers"):
        buy_vouchers(queue=queue, bought=told, by=by, at=MONDAY)


class TestTheTurn:
    def test_it_goes_to_the_first_who_leaves_the_line_and_is_told(self, two) -> None:
        first, second = two
        (voucher,) = bought()
        assert "stands earlier" in refused(issued, voucher, second)
        step = issued(voucher, first)
        assert (step.row.kind, step.row.case_id) == ("served", first.pk)
        assert (number_in_line(first), number_in_line(second)) == (0, 1)
        assert kinds(voucher) == ["Bought", "Issued"]
        words = JournalLine.objects.filter(key__startswith="voucher ").get().content
        assert "16.02.2026" in words
        assert "11.02.2026" in words
        assert "not at hand" in refused(issued, voucher, second)

    def test_who_was_treated_in_that_year_is_passed_over_and_it_is_told(self) -> None:
        treated = {
            "sanatorium": "Сарыағаш",
            "from": "2026-01-05",
            "to": "2026-01-18",
            "broken_off": False,
        }
        first, second = waits(stays=[treated]), waits(at=later(5))
        (voucher,) = bought()
        assert "already given" in refused(issued, voucher, first)
        step = issued(voucher, second)
        (passed,) = step.payload["passed_over"]
        assert passed["person"] == first.subject_id
        assert "берілген" in passed["why"]
        assert (number_in_line(first), number_in_line(second)) == (1, 0)

    def test_whose_programme_ends_before_is_passed_over(self) -> None:
        first, second = waits(found={"programme_until": "2026-02-15"}), waits(at=later(5))
        (voucher,) = bought()
        assert "ends before" in refused(issued, voucher, first)
        assert holder(issued(voucher, second).voucher) == second

    def test_a_day_that_has_come_and_another_queue(self, two) -> None:
        (voucher,) = bought()
        assert "has come" in refused(issued, voucher, two[0], day(16))
        assert "who received" in refused(
            lambda: issue_voucher(
                voucher=voucher, case=two[0], received_by=" ", by=keeper(), at=MONDAY
            )
        )

    def test_who_went_from_the_line_is_not_given_one(self, two) -> None:
        (voucher,) = bought()
        leave(case=two[0], ground="moved", reason="көшті", by=keeper(), at=later(9))
        assert "stands earlier" in refused(issued, voucher, two[0])
        assert issued(voucher, two[1])

    def test_nobody_keeps_vouchers_in_their_own_case_or_elsewhere(self, two) -> None:
        (voucher,) = bought()
        own = same_person(two[0])
        told = {"voucher": voucher, "case": two[0], "received_by": "?", "at": MONDAY}
        with pytest.raises(OwnCase):
            issue_voucher(by=own, **told)
        for by in (officer(place=ALATAU), officer(Role.HEAD, PANFILOV), two[0].applicant_user):
            with pytest.raises(NotAllowed):
                issue_voucher(by=by, **told)

    def test_whom_a_voucher_is_for_has_no_turn_on_the_portal(self) -> None:
        case = waits(mode="procurement", found={"no_suppliers": True})
        with pytest.raises(Refused, match="by a voucher"):
            serve(case=case, by=keeper(), at=MONDAY)
        wish = waits(at=later(5), mode="procurement")
        (voucher,) = bought()
        issued(voucher, case)
        serve(case=wish, by=keeper(), at=later(9))
        assert wish.choices.exists()  # reading wished_way: without a conclusion the portal is open


class TestTheReturn:
    def test_e21_in_time_it_goes_to_the_next_and_another_period_is_offered(self, two) -> None:
        first, second = two
        voucher, other = bought(FEBRUARY, MAY)
        issued(voucher, first)
        return_voucher(voucher=voucher, reason="науқастану", by=keeper(), at=WEDNESDAY)
        assert is_promised(first)
        assert "another one is offered" in refused(issued, voucher, first, WEDNESDAY)
        assert holder(issued(voucher, second, WEDNESDAY).voucher) == second
        step = issued(other, first, THURSDAY)
        assert (step.payload["offered"], step.row) == (True, None)
        with pytest.raises(Refused, match="not registered anew"):
            come_back(case=first, reason="?", by=keeper(), at=THURSDAY)

    def test_late_it_is_spent_and_the_person_waits_behind_everybody(self, two) -> None:
        first, second = two
        (voucher,) = bought()
        issued(voucher, first)
        step = return_voucher(voucher=voucher, reason="науқастану", by=keeper(), at=THURSDAY)
        assert (step.kind, step.row.kind) == ("ReturnedLate", "came_back")
        assert [number_in_line(one) for one in two] == [2, 1]
        assert "not at hand" in refused(issued, voucher, second, THURSDAY)
        assert stays_of(first) == []

    def test_e22_unused_it_is_spent_and_the_person_waits_anew(self, two) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        assert "has not passed" in refused(miss_voucher, voucher=voucher, by=keeper(), at=day(16))
        miss_voucher(voucher=voucher, by=keeper(), at=day(17))
        assert [number_in_line(one) for one in two] == [2, 1]

    def test_the_day_of_the_person_counts_not_that_of_the_section(self, two) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        user = two[0].applicant_user
        assert "reason of the return" in refused(
            ask_return, voucher=voucher, reason=" ", by=user, at=WEDNESDAY
        )
        ask_return(voucher=voucher, reason="науқастану", by=user, at=WEDNESDAY)
        step = return_voucher(voucher=voucher, reason="", by=keeper(), at=THURSDAY)
        assert (step.kind, step.payload["reason"]) == ("Returned", "науқастану")

    def test_a_reason_that_is_not_valid_leaves_the_voucher_where_it_is(self, two) -> None:
        (voucher,) = bought()
        issued(voucher, two[0])
        user, by = two[0].applicant_user, keeper()
        assert "Not possible" in refused(
            refuse_return, voucher=voucher, reason="?", by=by, at=WEDNESDAY
        )
        ask_return(voucher=voucher, reason="ойланып қалдым", by=user, at=WEDNESDAY)
        assert "reason" in refused(refuse_return, voucher=voucher, reason="", by=by, at=WEDNESDAY)
        refuse_return(voucher=voucher, reason="дәлелді емес", by=by, at=WEDNESDAY)
        assert holder(voucher) == two[0]
        assert "has come" in refused(ask_return, voucher=voucher, reason="?", by=user, at=day(16))

    def test_only_whose_it_is_asks_and_only_the_section_takes_it(self, two) -> None:
        (voucher,) = bought()
        told = {"voucher": voucher, "reason": "науқастану", "at": WEDNESDAY}
        assert "Nobody holds" in refused(return_voucher, by=keeper(), **told)
        issued(voucher, two[0])
        for by in (citizen(), two[1].applicant_user, keeper()):
            with pytest.raises(NotAllowed):
                ask_return(by=by, **told)
        for by in (two[0].applicant_user, officer(Role.HEAD, PANFILOV), officer(place=ALATAU)):
            for act in (return_voucher, refuse_return):
                with pytest.raises(NotAllowed):
                    act(by=by, **told)
        own = same_person(two[0])
        with pytest.raises(OwnCase):
            return_voucher(by=own, **told)
        assert "reason" in refused(return_voucher, by=keeper(), **{**told, "reason": ""})

    def test_death_in_time_gives_it_to_the_next_and_late_to_nobody(self, two) -> None:
        first, second = two
        one, other = bought(FEBRUARY, FEBRUARY)
        issued(one, first)
        issued(other, second)
        told = {"reason": "қайтыс болуы", "died": True, "by": keeper()}
        assert return_voucher(voucher=one, at=WEDNESDAY, **told).kind == "Died"
        assert return_voucher(voucher=other, at=THURSDAY, **told).kind == "DiedLate"
        assert [number_in_line(case) for case in two] == [0, 0]
        third = waits(at=later(30))
        assert issued(one, third, WEDNESDAY)


class TestTheStay:
    def test_used_it_uses_up_the_year_whatever_the_way(self, two) -> None:
        offer = sanatorium()
        voucher, other = bought(FEBRUARY, MAY)
        issued(voucher, two[0])
        by, at = keeper(), day(2, month=3)
        days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
        assert "paragraph 33" in refused(
            use_voucher, voucher=voucher, papers_shown=False, by=by, at=at, **days
        )
        turned = {"arrived": FEBRUARY.leaves, "left": FEBRUARY.arrives}
        assert "do not fit" in refused(
            use_voucher, voucher=voucher, papers_shown=True, by=by, at=at, **turned
        )
        use_voucher(voucher=voucher, papers_shown=True, by=by, at=at, **days)
        come_back(case=two[0], reason="жаңа өтініш", by=by, at=at)
        issued(other, two[1], at)
        (third,) = bought(Period(date(2026, 6, 1), date(2026, 6, 10)))
        assert "already given" in refused(issued, third, two[0], at)
        serve(case=two[0], by=by, at=at)
        choice = two[0].choices.get()
        with pytest.raises(Refused, match="already given"):
            stays(choice, offer, date(2026, 10, 5), at=at)
        assert stays(choice, offer, date(2027, 1, 11), at=at)

    def test_registered_anew_somebody_is_given_a_voucher_of_the_next_year(self, two) -> None:
        voucher, other = bought(FEBRUARY, Period(date(2027, 1, 11), date(2027, 1, 24)))
        issued(voucher, two[0])
        by, at = keeper(), day(2, month=3)
        days = {"arrived": FEBRUARY.arrives, "left": FEBRUARY.leaves}
        use_voucher(voucher=voucher, papers_shown=True, by=by, at=at, **days)
        serve(case=two[1], by=by, at=at)
        come_back(case=two[0], reason="жаңа өтініш", by=by, at=at)
        issued(other, two[0], at)
        assert kinds(other) == ["Bought", "Rejoined", "Issued"]

    def test_a_voucher_in_hand_and_an_order_are_stays_both(self) -> None:
        offer: Offer = sanatorium()
        choice = chooses()
        stays(choice, offer, date(2026, 3, 30))
        accepted(choice, offer, later(9))
        assert [one.first for one in stays_of(choice.case)] == [date(2026, 3, 30)]
        other = waits(at=later(12))
        (voucher,) = bought()
        issued(voucher, other)
        assert [one.first for one in stays_of(other)] == [FEBRUARY.arrives]
