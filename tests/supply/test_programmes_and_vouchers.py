"""What a death, a re-examination and a move do to a voucher that somebody holds.

Order No 283, paragraph 50 (E21): a death is a ground to return it three working days before the
arrival, so that it goes to the next. The rest are readings. The voucher is of 16 February to
1 March 2026; the last day to return it is Wednesday 11 February.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from making import ALATAU, PANFILOV, office, officer
from market_making import day
from programme_making import done, followed, known
from queues import later
from sanatorium_making import SANATORIUM, waits
from tirek.audit.queries.verify import verify_queues
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.services import SERVICES
from tirek.sms.models import JournalLine
from tirek.supply.actions.ask_return import ask_return
from tirek.supply.actions.return_voucher import return_voucher
from tirek.supply.actions.use_voucher import use_voucher
from tirek.supply.models import Voucher, VoucherStep
from tirek.supply.queries import elsewhere
from tirek.supply.queries.in_motion import in_motion
from tirek.supply.queries.vouchers import returned_in_time
from tirek.supply.queries.waiting import standing
from voucher_making import FEBRUARY, MAY, bought, holder, issued, kinds

pytestmark = pytest.mark.django_db

IN_TIME, LATE, ARRIVED = day(11), day(12), day(16)
THERE = "abay/semey"


def held() -> Voucher:
    """In the hands of somebody whose programme is known."""
    case, voucher = waits(), bought()[0]
    known(case)
    issued(voucher, case)
    return voucher


def case_of(voucher: Voucher) -> Case:
    found = holder(voucher)
    assert found is not None
    return found


def last_sms() -> str:
    return JournalLine.objects.filter(direction=JournalLine.Direction.OUT).latest("pk").content


def sms_sent() -> int:
    return JournalLine.objects.filter(direction=JournalLine.Direction.OUT).count()


def number_of(case: Case) -> int:
    found = standing(case)
    return found.number if found else 0


def otherwise(monkeypatch: pytest.MonkeyPatch, reading: str, option: str) -> None:
    read = SERVICES[SANATORIUM].readings
    other = tuple(replace(one, applied=option) if one.id == reading else one for one in read)
    assert other != read
    monkeypatch.setitem(SERVICES[SANATORIUM].__dict__, "readings", other)


class TestADeath:
    def test_e21_in_time_it_goes_to_the_next(self) -> None:
        voucher = held()
        case, following, before = case_of(voucher), waits(at=later(5)), sms_sent()
        rows = followed(case, IN_TIME, died_on="2026-02-10")
        assert done(rows) == [("died", "voucher", "returns")]
        assert [one["paragraph"] for one in rows[0].cites] == ["50"]
        assert kinds(voucher)[-1] == "Died"
        assert sms_sent() == before, "of a death nobody is told by SMS"
        assert issued(voucher, following, IN_TIME).kind == "Issued"
        assert not list(verify_queues(lambda part: None))

    def test_e21_late_it_goes_to_nobody(self) -> None:
        voucher = held()
        rows = followed(case_of(voucher), LATE, died_on="2026-02-10")
        assert done(rows) == [("died", "voucher", "returns")]
        assert [one["mark"] for one in rows[0].cites] == ["to_verify"]
        assert kinds(voucher)[-1] == "DiedLate"

    def test_told_after_the_arrival_of_who_died_before_it(self) -> None:
        voucher = held()
        followed(case_of(voucher), day(20), died_on="2026-02-15")
        assert kinds(voucher)[-1] == "DiedLate"

    def test_who_died_during_the_stay_was_there_and_the_stay_is_paid(self) -> None:
        voucher = held()
        rows = followed(case_of(voucher), day(25), died_on="2026-02-20")
        assert done(rows) == [("died", "voucher", "notes")]
        step = use_voucher(
            voucher=voucher,
            arrived=FEBRUARY.arrives,
            left=FEBRUARY.arrives.replace(day=20),
            papers_shown=True,
            by=officer(place=PANFILOV),
            at=day(25),
        )
        assert step.kind == "Used"

    def test_while_the_section_looks_at_a_return(self) -> None:
        voucher = held()
        case = case_of(voucher)
        asked_by = case.applicant_user
        assert asked_by is not None
        ask_return(voucher=voucher, reason="науқас", by=asked_by, at=day(10))
        followed(case, IN_TIME, died_on="2026-02-10")
        assert kinds(voucher)[-2:] == ["ReturnAsked", "Died"]

    def test_to_whom_another_period_was_to_be_offered_it_is_not(self) -> None:
        voucher, other = held(), bought(MAY, contract="18-П")[0]
        case = case_of(voucher)
        return_voucher(voucher=voucher, reason="ауру", by=officer(place=PANFILOV), at=day(10))
        assert returned_in_time(voucher.lot.book) == [case]
        rows = followed(case, IN_TIME, died_on="2026-02-10")
        assert done(rows) == [("died", "voucher", "ends")]
        assert returned_in_time(voucher.lot.book) == []
        with pytest.raises(Refused, match="has died"):
            issued(other, case, IN_TIME)


class TestReExamined:
    @pytest.mark.parametrize("at", [IN_TIME, LATE, ARRIVED])
    def test_without_the_measure_the_person_keeps_it(self, at) -> None:
        voucher = held()
        rows = followed(case_of(voucher), at, listed=False)
        assert done(rows) == [("withdrawn", "voucher", "notes")]
        assert kinds(voucher)[-1] == "Issued"
        assert "siz" in last_sms()

    def test_read_otherwise_it_would_go_back_in_time(self, monkeypatch) -> None:
        otherwise(monkeypatch, "re_examined_voucher", "returns")
        voucher = held()
        assert done(followed(case_of(voucher), IN_TIME, listed=False)) == [
            ("withdrawn", "voucher", "returns")
        ]
        assert kinds(voucher)[-1] == "Returned"

    def test_with_the_measure_nothing_changes(self) -> None:
        voucher = held()
        assert done(followed(case_of(voucher), IN_TIME, until="2030-01-10")) == [
            ("confirmed", "", "")
        ]
        assert kinds(voucher)[-1] == "Issued"


class TestAMove:
    def test_in_time_it_goes_to_the_next_and_another_period_is_offered(self) -> None:
        voucher = held()
        case, following = case_of(voucher), waits(at=later(5))
        rows = followed(case, IN_TIME, place=THERE)
        assert done(rows) == [("moved", "voucher", "returns")]
        assert kinds(voucher)[-1] == "Returned"
        assert returned_in_time(voucher.lot.book) == [case]
        assert "qaitaryldy" in last_sms()
        assert number_of(following) == 1
        assert not list(verify_queues(lambda part: None))

    @pytest.mark.parametrize("at", [LATE, ARRIVED])
    def test_late_the_person_keeps_it(self, at) -> None:
        voucher = held()
        assert done(followed(case_of(voucher), at, place=THERE)) == [("moved", "voucher", "notes")]
        assert kinds(voucher)[-1] == "Issued"

    def test_asked_for_in_time_it_goes_back_late_too(self) -> None:
        voucher = held()
        case = case_of(voucher)
        asked_by = case.applicant_user
        assert asked_by is not None
        ask_return(voucher=voucher, reason="көшемін", by=asked_by, at=IN_TIME)
        followed(case, LATE, place=THERE)
        step = VoucherStep.objects.latest("seq")
        assert (step.kind, step.payload["returned_on"]) == ("Returned", "2026-02-11")

    def test_once_the_new_place_grants_it_nothing_more_is_offered(self, monkeypatch) -> None:
        voucher, other = held(), bought(MAY, contract="18-П")[0]
        case = case_of(voucher)
        followed(case, IN_TIME, place=THERE)
        office(ALATAU)
        assert elsewhere.granted_elsewhere(case) is None
        twin = Case.objects.get(pk=waits(at=later(60)).pk)
        Case.objects.filter(pk=twin.pk).update(place=ALATAU, subject=case.subject_id)
        assert elsewhere.granted_elsewhere(case) is not None
        assert returned_in_time(voucher.lot.book) == []
        with pytest.raises(Refused, match="another place"):
            issued(other, case, IN_TIME)

    def test_read_otherwise_the_person_keeps_it(self, monkeypatch) -> None:
        otherwise(monkeypatch, "moved_voucher", "kept")
        voucher = held()
        followed(case_of(voucher), IN_TIME, place=THERE)
        assert kinds(voucher)[-1] == "Issued"


def test_registries_are_asked_about_who_holds_one() -> None:
    voucher = held()
    case = case_of(voucher)
    assert case in in_motion()
    followed(case, LATE, died_on="2026-02-10")
    assert case not in in_motion()
