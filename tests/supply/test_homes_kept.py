"""Places in homes on their tables: the list, admission, leave, transfer, discharge."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from care import AT_HOME, care_case, decided, established
from homes_made import TODAY, day, granted, home, living, referred, sized, worker_of
from making import ALATAU, PANFILOV, citizen, officer
from market_making import employee
from tirek.accounts.models import Role, User
from tirek.audit.queries.homes import broken_homes
from tirek.casework.models import Case, Event
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.people.actions.keep_wishes import keep_wishes
from tirek.sms.models import JournalLine
from tirek.supply.actions.admit import admit
from tirek.supply.actions.discharge import discharge, note_death
from tirek.supply.actions.keep_home_journal import note_services, plan_services
from tirek.supply.actions.leave_home import come_home, go_away
from tirek.supply.actions.leave_list import leave_list
from tirek.supply.actions.refer import refer
from tirek.supply.actions.revoke_referral import revoke_referral
from tirek.supply.actions.set_places import set_places
from tirek.supply.actions.transfer import ask_transfer, transfer
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.queries.homes import homes_for, on_the_list, stays_of, to_refer
from tirek.supply.stay_texts import stay_texts
from tirek.supply.stays.table import basis

pytestmark = pytest.mark.django_db
SAY, MACHINE = stay_texts().refused, basis().refused
REASON = "туыстарына барды"
TUESDAY = date(2026, 2, 3)


def stands(stay: HomeStay) -> tuple[str, int]:
    stay.refresh_from_db()
    return stay.stage, stay.home_id


def specialist(place: str = PANFILOV) -> User:
    return officer(place=place)


def test_from_the_list_to_the_discharge() -> None:
    one = home()
    stay = referred(one)
    by = worker_of(one)
    assert (on_the_list(stay).number, on_the_list(stay).waiting) == (1, 1)
    admit(stay=stay, on=TODAY, by=by, at=day(1))
    assert stands(stay) == ("living", one.pk)
    assert on_the_list(stay) is None
    until = date(2026, 2, 10)
    go_away(stay=stay, on=date(2026, 2, 5), until=until, reason=REASON, by=by, at=day(3))
    assert stands(stay) == ("away", one.pk)
    assert stay.until == until
    assert homes_for(PANFILOV).get().free == 0, "the place of who is away is kept"
    come_home(stay=stay, on=date(2026, 2, 9), by=by, at=day(8))
    assert stands(stay) == ("living", one.pk)
    assert stay.until is None
    discharge(stay=stay, on=date(2026, 2, 20), reason="өз өтініші", by=by, at=day(30))
    assert stands(stay) == ("discharged", one.pk)
    assert homes_for(PANFILOV).get().free == 1
    kinds = HomeRow.objects.filter(case=stay.case).order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["Referred", "Admitted", "WentAway", "CameBack", "Discharged"]


def test_who_was_registered_earlier_is_first_however_late_the_referral() -> None:
    one = home(places=2)
    early, late = granted(), granted()
    assert early.pk < late.pk
    second, first = referred(one, late), referred(one, early)
    assert on_the_list(first).number == 1
    with pytest.raises(Refused) as why:
        admit(stay=second, on=TODAY, by=worker_of(one), at=day(1))
    assert why.value.text == MACHINE["overtaken"]
    admit(stay=first, on=TODAY, by=worker_of(one), at=day(1))
    admit(stay=second, on=TODAY, by=worker_of(one), at=day(1))
    assert homes_for(PANFILOV).get().free == 0


def test_a_full_home_admits_nobody_until_somebody_leaves() -> None:
    one = home()
    resident, waits = living(one), referred(one)
    with pytest.raises(Refused) as why:
        admit(stay=waits, on=TODAY, by=worker_of(one), at=day(1))
    assert (why.value.text, why.value.field) == (MACHINE["full"], "")
    note_death(stay=resident, on=TODAY, reason="куәлік", by=worker_of(one), at=day(1))
    admit(stay=waits, on=TODAY, by=worker_of(one), at=day(1))
    assert stands(waits) == ("living", one.pk)


class TestReferring:
    def test_only_by_a_granting_decision(self) -> None:
        one, case = home(), established(care_case("residential-care"))
        with pytest.raises(Refused) as why:
            refer(case=case, home=one, by=specialist(), at=day(1))
        assert why.value.text == SAY["not_granted"]

    def test_only_of_a_service_of_homes(self) -> None:
        one, case = home(), decided(established(care_case(AT_HOME)))
        with pytest.raises(Refused) as why:
            refer(case=case, home=one, by=specialist(), at=day(1))
        assert why.value.text == SAY["no_homes_here"]

    def test_only_to_a_home_of_the_place_or_above(self) -> None:
        case, region = granted(), home(place="zhetisu")
        for elsewhere in (home(place=ALATAU), None):
            with pytest.raises(Refused) as why:
                refer(case=case, home=elsewhere, by=specialist(), at=day(1))
            assert (why.value.text, why.value.field) == (SAY["no_home"], "home")
        refer(case=case, home=region, by=specialist(), at=day(1))

    def test_not_twice(self) -> None:
        one, other, case = home(), home(), granted()
        referred(one, case)
        with pytest.raises(Refused):
            refer(case=case, home=other, by=specialist(), at=day(1))
        assert HomeRow.objects.filter(kind="Referred").count() == 1

    def test_again_after_the_discharge(self) -> None:
        one, other = home(), home()
        stay = living(one)
        discharge(stay=stay, on=TODAY, reason="өз өтініші", by=specialist(), at=day(1))
        refer(case=stay.case, home=other, by=specialist(), at=day(2))
        assert stands(stay) == ("waiting", other.pk)

    @pytest.mark.parametrize("role", [Role.HEAD, Role.ACCOUNTANT, Role.SUPPLIER, Role.MANAGER])
    def test_a_specialist_of_the_place_only(self, role: Role) -> None:
        one, case = home(), granted()
        for by in (officer(role, PANFILOV), officer(place=ALATAU), citizen()):
            with pytest.raises(NotAllowed):
                refer(case=case, home=one, by=by, at=day(1))

    def test_the_desk_lists_who_is_to_be_referred_and_who_stands_where(self) -> None:
        one, case = home(), granted()
        decided(established(care_case(AT_HOME)))
        by = specialist()
        assert list(to_refer(by)) == [case]
        assert list(to_refer(specialist(ALATAU))) == []
        stay = referred(one, case)
        assert list(to_refer(by)) == []
        assert list(stays_of(by)) == [stay]
        leave_list(stay=stay, reason="бас тартты", by=by, at=day(1))
        assert list(stays_of(by)) == []
        assert list(to_refer(by)) == []


class TestTheHomesOwnPeople:
    def test_another_home_does_nothing(self) -> None:
        one, stranger = home(places=2), worker_of(home())
        waits = referred(one)
        with pytest.raises(NotAllowed):
            admit(stay=waits, on=TODAY, by=stranger, at=day(1))
        resident = waits
        admit(stay=waits, on=TODAY, by=worker_of(one), at=day(1))
        more = {"stay": resident, "by": stranger, "at": day(2)}
        for deed in (
            lambda: go_away(on=TODAY, until=None, reason=REASON, **more),
            lambda: come_home(on=TODAY, **more),
            lambda: ask_transfer(reason=REASON, **more),
            lambda: discharge(on=TODAY, reason=REASON, **more),
            lambda: note_death(on=TODAY, reason=REASON, **more),
        ):
            with pytest.raises(NotAllowed):
                deed()
        assert stands(resident) == ("living", one.pk)

    def test_nor_does_a_supplier_that_is_no_home(self) -> None:
        stay = referred(home())
        with pytest.raises(NotAllowed):
            admit(stay=stay, on=TODAY, by=employee(), at=day(1))

    def test_who_left_is_no_business_of_the_home_any_more(self) -> None:
        one = home()
        stay = living(one)
        discharge(stay=stay, on=TODAY, reason=REASON, by=worker_of(one), at=day(1))
        with pytest.raises(NotAllowed):
            note_death(stay=stay, on=TODAY, reason=REASON, by=worker_of(one), at=day(2))

    def test_the_department_admits_nobody(self) -> None:
        stay = referred(home())
        with pytest.raises(NotAllowed):
            admit(stay=stay, on=TODAY, by=specialist(), at=day(1))


class TestTransfer:
    def test_the_home_asks_and_the_department_moves(self) -> None:
        one, other = home(), home()
        stay = living(one)
        ask_transfer(stay=stay, reason="туыстарына жақын", by=worker_of(one), at=day(1))
        stay.refresh_from_db()
        assert stay.transfer_asked == "туыстарына жақын"
        go_away(stay=stay, on=TUESDAY, until=None, reason=REASON, by=worker_of(one), at=day(1))
        come_home(stay=stay, on=TUESDAY, by=worker_of(one), at=day(1))
        stay.refresh_from_db()
        assert stay.transfer_asked, "a leave does not withdraw what was asked"
        more = {"on": TUESDAY, "by": specialist(), "at": day(2)}
        with pytest.raises(Refused) as why:
            transfer(stay=stay, home=other, reason=" ", **more)
        assert why.value.field == "reason"
        with pytest.raises(Refused) as why:
            transfer(stay=stay, home=None, reason="сұралды", **more)
        assert why.value.text == SAY["no_home"]
        transfer(stay=stay, home=other, reason="сұралды", **more)
        assert stands(stay) == ("living", other.pk)
        assert stay.transfer_asked == ""
        with pytest.raises(NotAllowed):
            discharge(stay=stay, on=TODAY, reason=REASON, by=worker_of(one), at=day(3))

    def test_it_is_no_way_round_the_list(self) -> None:
        one, other = home(), home()
        stay = living(one)
        referred(other)
        with pytest.raises(Refused) as why:
            transfer(stay=stay, home=other, on=TODAY, reason="сұралды", by=specialist(), at=day(1))
        assert (why.value.text, why.value.field) == (MACHINE["overtaken"], "home")


class TestPlaces:
    def test_they_change_with_the_document_that_sets_them(self) -> None:
        one = home(places=2)
        living(one)
        sized(one.office, 1, ground="№ 8 бұйрық")
        with pytest.raises(Refused) as why:
            living(one)
        assert why.value.text == MACHINE["full"]
        rows = one.rows.filter(kind="Places").order_by("seq")
        assert [(row.places, row.reason) for row in rows] == [(2, "№ 7 бұйрық"), (1, "№ 8 бұйрық")]

    def test_never_fewer_than_people(self) -> None:
        one = home(places=2)
        living(one), living(one)
        with pytest.raises(Refused) as why:
            sized(one.office, 1)
        assert (why.value.text, why.value.field) == (MACHINE["too_few"], "places")

    @pytest.mark.parametrize(
        ("said", "field"),
        [({"places": 0}, "places"), ({"places": 10_001}, "places"), ({"ground": " "}, "ground"),
         ({"office": None}, "office")],
    )  # fmt: skip
    def test_bad_input_is_told_at_its_field(self, said: dict[str, object], field: str) -> None:
        one = home()
        more = {"office": one.office, "places": 3, "ground": "№ 9", **said}
        with pytest.raises(Refused) as why:
            set_places(by=officer(Role.HEAD, PANFILOV), at=day(1), **more)
        assert why.value.field == field

    def test_a_head_of_that_place_only(self) -> None:
        office = home().office
        with pytest.raises(Refused) as why:
            set_places(
                office=office, places=3, ground="№ 9", by=officer(Role.HEAD, ALATAU), at=day(1)
            )
        assert why.value.field == "office"
        with pytest.raises(NotAllowed):
            set_places(office=office, places=3, ground="№ 9", by=specialist(), at=day(1))


class TestWhatIsTyped:
    def test_a_day_to_come_and_one_before_the_last_row(self) -> None:
        one = home()
        stay = referred(one)
        for on, text in (
            (date(2026, 2, 20), SAY["on_later"]),
            (date(2026, 2, 1), MACHINE["backwards"]),
        ):
            with pytest.raises(Refused) as why:
                admit(stay=stay, on=on, by=worker_of(one), at=day(1))
            assert (why.value.text, why.value.field) == (text, "on")

    def test_a_return_before_the_leave(self) -> None:
        one = home()
        stay = living(one)
        with pytest.raises(Refused) as why:
            go_away(stay=stay, on=TODAY, until=TODAY, reason=REASON, by=worker_of(one), at=day(1))
        assert why.value.field == "until"

    def test_each_reason_is_asked_for(self) -> None:
        one = home(places=2)
        stay, waits = living(one), referred(one)
        more = {"reason": "  ", "at": day(1)}
        by = worker_of(one)
        for deed in (
            lambda: go_away(stay=stay, on=TODAY, until=None, by=by, **more),
            lambda: discharge(stay=stay, on=TODAY, by=by, **more),
            lambda: ask_transfer(stay=stay, by=by, **more),
            lambda: leave_list(stay=waits, by=specialist(), **more),
        ):
            with pytest.raises(Refused) as why:
                deed()
            assert why.value.field == "reason"


class TestMessages:
    def test_the_turn_comes_once_however_often_a_place_is_free(self) -> None:
        one = home()
        resident, waits = living(one), referred(one)
        assert JournalLine.objects.filter(key__endswith="turn").count() == 1, "of the resident"
        discharge(stay=resident, on=TODAY, reason=REASON, by=worker_of(one), at=day(1))
        line = JournalLine.objects.filter(key__endswith="turn").order_by("pk").last()
        assert waits.case.number in line.content
        sized(one.office, 2)
        assert JournalLine.objects.filter(key__endswith="turn").count() == 2
        words = " ".join(JournalLine.objects.values_list("content", flat=True))
        assert "2026-02-02" not in words
        assert "qabyldandynyz" in words
        assert "shygaryldynyz" in words

    def test_more_places_bring_more_turns(self) -> None:
        one = home()
        living(one)
        referred(one), referred(one)
        sized(one.office, 3)
        assert JournalLine.objects.filter(key__endswith="turn").count() == 3

    def test_nobody_is_told_who_does_not_want_it(self) -> None:
        case = granted()
        keep_wishes(iin=case.applicant.iin, language="", sms=False, at=day(0))
        before = JournalLine.objects.count()
        living(home(), case=case)
        assert JournalLine.objects.count() == before


class TestANewDecision:
    def refusing(self, case: Case) -> Event:
        """As the chain has it when the head refuses on a reopened case."""
        event = case.events.filter(kind="Decided").last()
        return Event(
            case=case, kind="Decided", seq=99, actor=event.actor, at=day(2),
            payload={"outcome": "refused"},
        )  # fmt: skip

    def test_takes_from_the_list_who_waits(self) -> None:
        stay = referred(home())
        row = revoke_referral(case=stay.case, event=self.refusing(stay.case))
        assert stands(stay)[0] == "gone"
        assert (row.kind, row.by_role) == ("Revoked", "system")

    def test_and_nobody_from_a_home(self) -> None:
        stay = living(home())
        assert revoke_referral(case=stay.case, event=self.refusing(stay.case)) is None
        assert stands(stay)[0] == "living"

    def test_nor_where_nobody_was_referred(self) -> None:
        case, other = granted(), decided(established(care_case(AT_HOME)))
        assert revoke_referral(case=case, event=self.refusing(case)) is None
        assert revoke_referral(case=other, event=self.refusing(other)) is None


class TestItsWork:
    """The individual plan and the journal of services: named by nobody's form, kept in words."""

    def test_is_written_and_moves_nobody(self) -> None:
        one = home()
        stay = living(one)
        before, worker = stands(stay), worker_of(one)
        until = date(2026, 3, 31)
        plan = plan_services(stay=stay, until=until, reason="massage", by=worker, at=day(9))
        note_services(stay=stay, on=day(8).date(), reason="walks", by=worker, at=day(9))
        again = note_services(stay=stay, on=day(7).date(), reason="games", by=worker, at=day(9))
        assert (plan.kind, plan.reason, plan.until) == ("Planned", "massage", until)
        assert (again.kind, again.on) == ("Visited", day(7).date())
        assert stands(stay) == before
        stay.refresh_from_db()
        assert stay.until is None, "the last day of a plan is no day of return"
        assert list(broken_homes(lambda: None)) == []

    def test_only_by_the_home_of_those_who_live_there(self) -> None:
        one = home()
        stay, at = living(one), day(9)
        for by in (worker_of(home()), employee(), officer(place=PANFILOV)):
            with pytest.raises(NotAllowed):
                note_services(stay=stay, on=at.date(), reason="walks", by=by, at=at)
            with pytest.raises(NotAllowed):
                plan_services(stay=stay, until=None, reason="walks", by=by, at=at)
        waits = referred(one)
        with pytest.raises(Refused):
            note_services(stay=waits, on=at.date(), reason="walks", by=worker_of(one), at=at)

    @pytest.mark.parametrize(
        ("reason", "until", "field"), [(" ", None, "reason"), ("x", 1, "until")]
    )
    def test_what_is_wrong_is_told_at_its_field(
        self, reason: str, until: int | None, field: str
    ) -> None:
        one = home()
        last = date(2026, 2, until) if until else None
        with pytest.raises(Refused) as refused:
            plan_services(stay=living(one), until=last, reason=reason, by=worker_of(one), at=day(9))
        assert refused.value.field == field


@pytest.mark.parametrize(
    "said", ["UPDATE supply_homerow SET reason = 'x'", "DELETE FROM supply_homerow"]
)
def test_a_row_is_never_changed(said: str) -> None:
    home()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(said)
