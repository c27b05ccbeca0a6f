"""What a new version of the individual programme does to what somebody waits for or ordered.

Order No 287, paragraphs 3, 5, 127, 128; worked examples XE7 to XE9, the rest are the readings.
"""

from dataclasses import replace
from datetime import date

import pytest

from aids_making import AIDS, CHAIRS, applied_for, given, granted_of, on_sale, turned
from bought_making import came, contract, issued
from making import officer
from market_making import accept, day, of, ordered
from programme_making import done, followed, known, learned
from queues import ASSISTANT, MONDAY, decided, granted
from tirek.audit.queries.choices import broken_choices
from tirek.audit.queries.queues import broken_queues
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.registries.models import Programme
from tirek.services import SERVICES
from tirek.sms.models import JournalLine
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.follow_programme import follow_programme
from tirek.supply.actions.leave import leave
from tirek.supply.actions.receive_order import receive_order
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.models import Choice, Delivery, Followed, Row
from tirek.supply.queries.had import facts_with_orders
from tirek.supply.queries.waiting import standing

pytestmark = pytest.mark.django_db


def waiting(service: str = AIDS, **changed: object) -> Case:
    case = granted_of(service, **changed)
    known(case)
    return case


def choosing(service: str = CHAIRS) -> Choice:
    choice = given(service)
    known(choice.case)
    return choice


def on_its_way() -> Choice:
    choice = choosing()
    offer = on_sale(CHAIRS, "room-hand")
    ordered(choice, offer)
    accept(choice, of(offer), day(3))
    send_order(choice=choice, by=of(offer), at=day(4))
    return choice


def stage(one: Choice | Delivery) -> str:
    one.refresh_from_db()
    return one.stage


def place_of(case: Case) -> int:
    found = standing(case)
    return found.number if found else 0


def last_sms() -> str:
    out = JournalLine.objects.filter(direction=JournalLine.Direction.OUT)
    line = out.order_by("pk").last()
    return line.content if line else ""


def otherwise(monkeypatch: pytest.MonkeyPatch, service: str, reading: str, option: str) -> None:
    """The act read the other way."""
    read = SERVICES[service].readings
    other = tuple(replace(one, applied=option) if one.id == reading else one for one in read)
    assert other != read
    monkeypatch.setitem(SERVICES[service].__dict__, "readings", other)


def whole() -> bool:
    return not [*broken_queues(lambda: None), *broken_choices(lambda: None)]


class TestReExaminedWithoutTheMeasure:
    def test_the_place_ends_with_its_ground_and_a_message(self) -> None:
        case, other = waiting(), granted_of(AIDS)
        rows = followed(case, day(10), listed=False)
        assert done(rows) == [("withdrawn", "place", "ends")]
        assert [one["paragraph"] for one in rows[0].cites] == ["3"]
        assert (place_of(case), place_of(other)) == (0, 1)
        row = Row.objects.filter(case=case).latest("seq")
        assert (row.kind, row.by) == ("gone", None)
        assert "бағдарламада бұл іс-шара жоқ" in row.reason
        assert case.number in last_sms()
        assert whole()

    def test_without_the_programme_nobody_comes_back(self) -> None:
        case = waiting()
        followed(case, day(10), listed=False)
        with pytest.raises(Refused) as refused:
            come_back(case=case, reason="өтінді", by=officer(place=case.place), at=day(11))
        assert "бағдарламада" in refused.value.text.kk

    def test_a_choice_before_the_delivery_stage_ends(self) -> None:
        choice = choosing()
        assert done(followed(choice.case, day(10), listed=False)) == [
            ("withdrawn", "choice", "ends")
        ]
        assert stage(choice) == "closed"
        assert whole()

    def test_an_order_that_was_accepted_ends_and_its_piece_is_there_again(self) -> None:
        choice, offer = choosing(), on_sale(CHAIRS, "room-hand", pieces=1)
        ordered(choice, offer)
        accept(choice, of(offer), day(3))
        followed(choice.case, day(10), listed=False)
        assert stage(choice) == "closed"
        assert sum(offer.moves.values_list("pieces", flat=True)) == 1

    def test_xe7_at_the_delivery_stage_it_is_delivered_all_the_same(self) -> None:
        choice = on_its_way()
        rows = followed(choice.case, day(10), listed=False)
        assert done(rows) == [("withdrawn", "choice", "notes")]
        assert [one["paragraph"] for one in rows[0].cites] == ["127"]
        assert stage(choice) == "in_delivery"
        user = choice.case.applicant_user
        receive_order(choice=choice, rating=None, words="", by=user, at=day(11))
        assert stage(choice) == "received"

    def test_read_otherwise_the_place_would_stay(self, monkeypatch: pytest.MonkeyPatch) -> None:
        otherwise(monkeypatch, AIDS, "re_examined_early", "goes_on")
        case = waiting()
        assert done(followed(case, day(10), listed=False)) == [("withdrawn", "", "")]
        assert place_of(case) == 1

    def test_a_conclusion_stands_for_the_measure(self) -> None:
        """A participant of the war with a conclusion waits by it, not by the programme (XA11)."""
        case = applied_for(AIDS)
        told = {"veteran": "participant", "certificate_shown": True, "commission_concluded": True}
        by = officer(place=case.place)
        establish_facts(case=case, by=by, facts=told, source="officer", at=MONDAY)
        decided(case)
        known(case)
        rows = followed(case, day(10), listed=False)
        assert done(rows) == [("confirmed", "", "")]
        assert place_of(case) == 1

    def test_what_the_state_buys_ends_until_it_is_theirs(self) -> None:
        early = Delivery.objects.get(row=turned(CHAIRS, individual_order=True))
        here = Delivery.objects.get(row=turned(CHAIRS, individual_order=True))
        known(early.case)
        known(here.case)
        followed(early.case, day(10), listed=False)
        assert stage(early) == "ended"
        came(contract(service=CHAIRS, kind="individual"), 1)
        assert stage(here) == "at_body"
        assert done(followed(here.case, day(10), listed=False)) == [("withdrawn", "", "")]
        issued(here, day(11))
        assert stage(here) == "issued"

    def test_read_otherwise_the_purchase_would_go_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        otherwise(monkeypatch, CHAIRS, "re_examined_bought", "goes_on")
        delivery = Delivery.objects.get(row=turned(CHAIRS, individual_order=True))
        known(delivery.case)
        followed(delivery.case, day(10), listed=False)
        assert stage(delivery) == "queued"


class TestReExaminedWithTheMeasure:
    def test_the_place_is_kept_and_the_longer_term_counts(self) -> None:
        case = waiting(programme_until="2026-03-01")
        rows = followed(case, day(10), until="2030-01-10")
        assert done(rows) == [("confirmed", "", "")]
        assert place_of(case) == 1
        assert facts_with_orders(case)["programme_until"] == "2030-01-10"
        assert "saqtaldy" in last_sms()

    def test_a_term_that_is_over_ends_no_place(self) -> None:
        case = waiting()
        assert done(followed(case, day(10), until="2026-02-09")) == [("confirmed", "", "")]
        assert place_of(case) == 1

    def test_it_is_noted_in_an_order_at_the_delivery_stage(self) -> None:
        choice = on_its_way()
        assert done(followed(choice.case, day(10), group="2")) == [("confirmed", "choice", "notes")]
        assert choice.steps.order_by("seq").last().kind == "ReExamined"

    def test_what_an_officer_found_against_the_registry_stays(self) -> None:
        """The registry never listed it, a paper did: another term changes nothing."""
        case = granted_of(AIDS)
        learned(case, day(1), listed=False, group="1", place=case.place)
        assert done(followed(case, day(10), listed=False, until="2030-01-10")) == []
        assert place_of(case) == 1
        assert facts_with_orders(case)["measure_listed"] is True

    def test_from_the_first_version_nothing_follows(self) -> None:
        case = granted_of(AIDS)
        assert followed(case, day(10), listed=False) == []
        assert place_of(case) == 1
        assert facts_with_orders(case)["measure_listed"] is True


class TestTheMeasureReturns:
    def test_the_person_is_registered_anew_behind_who_waits(self) -> None:
        case, other = waiting(), granted_of(AIDS, at=day(3))
        followed(case, day(10), listed=False)
        assert done(followed(case, day(12))) == [("returned", "lost", "registers")]
        assert (place_of(other), place_of(case)) == (1, 2)
        row = Row.objects.filter(case=case).latest("seq")
        assert (row.kind, row.registered_at) == ("came_back", day(12))
        assert whole()

    def test_twice_lost_and_twice_given(self) -> None:
        case = waiting()
        for n in (10, 14):
            followed(case, day(n), listed=False)
            assert place_of(case) == 0
            followed(case, day(n + 2))
            assert place_of(case) == 1
        assert whole()

    def test_who_lost_nothing_is_given_nothing(self) -> None:
        case = waiting()
        by = officer(place=case.place)
        leave(case=case, ground="declined", reason="керек емес", by=by, at=day(9))
        assert followed(case, day(10), listed=False) == []
        assert followed(case, day(12)) == []
        assert place_of(case) == 0

    def test_read_otherwise_an_application_is_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        otherwise(monkeypatch, AIDS, "measure_returns", "applies")
        case = waiting()
        followed(case, day(10), listed=False)
        followed(case, day(12))
        assert place_of(case) == 0


class TestDeathAndMove:
    def test_xe9_before_the_delivery_stage_a_death_ends_everything(self) -> None:
        choice, offer = choosing(), on_sale(CHAIRS, "room-hand", pieces=1)
        ordered(choice, offer)
        accept(choice, of(offer), day(3))
        assert done(followed(choice.case, day(10), died_on="2026-02-08")) == [
            ("died", "choice", "ends")
        ]
        assert stage(choice) == "closed"
        case = waiting()
        followed(case, day(10), died_on="2026-02-08")
        assert place_of(case) == 0
        assert whole()

    def test_of_a_death_nobody_is_told_by_sms(self) -> None:
        case = waiting()
        before = JournalLine.objects.count()
        followed(case, day(10), died_on="2026-02-08")
        assert JournalLine.objects.count() == before

    def test_at_the_delivery_stage_it_goes_back_to_the_supplier(self) -> None:
        choice = on_its_way()
        rows = followed(choice.case, day(10), died_on="2026-02-08")
        assert [one["paragraph"] for one in rows[0].cites] == ["128"]
        assert stage(choice) == "returned"

    def test_what_the_state_buys_is_for_the_next(self) -> None:
        first = Delivery.objects.get(row=turned(CHAIRS, individual_order=True))
        second = Delivery.objects.get(row=turned(CHAIRS, individual_order=True))
        came(contract(service=CHAIRS, kind="individual", pieces=1), 1)
        known(first.case)
        assert (stage(first), stage(second)) == ("at_body", "queued")
        followed(first.case, day(10), died_on="2026-02-08")
        assert (stage(first), stage(second)) == ("ended", "at_body")

    def test_read_otherwise_a_death_would_end_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        otherwise(monkeypatch, AIDS, "died_early", "carried_out")
        case = waiting()
        followed(case, day(10), died_on="2026-02-08")
        assert place_of(case) == 1

    def test_after_a_death_no_version_changes_anything(self) -> None:
        case = waiting()
        followed(case, day(10), died_on="2026-02-08")
        assert followed(case, day(12), listed=False) == []

    def test_xe8_another_region_returns_what_is_on_its_way(self) -> None:
        choice = on_its_way()
        rows = followed(choice.case, day(10), place="abay/semey")
        assert done(rows) == [("moved", "choice", "returns")]
        assert stage(choice) == "returned"

    def test_another_region_keeps_the_place_until_it_decides(self) -> None:
        case = waiting()
        assert done(followed(case, day(10), place="abay/semey")) == [("moved", "", "")]
        assert place_of(case) == 1
        assert "saqtalady" in last_sms()

    def test_read_otherwise_the_place_and_the_choice_would_end(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        otherwise(monkeypatch, CHAIRS, "moved_early", "ends")
        choice, case = choosing(), waiting(CHAIRS)
        followed(choice.case, day(10), place="abay/semey")
        followed(case, day(10), place="abay/semey")
        assert (stage(choice), place_of(case)) == ("closed", 0)

    def test_within_the_region_nothing_happens(self) -> None:
        choice = on_its_way()
        followed(choice.case, day(10), place="zhetisu/taldykorgan")
        assert stage(choice) == "in_delivery"


def test_run_twice_it_is_done_once() -> None:
    case = waiting()
    version = learned(case, day(10), listed=False)
    assert version is not None
    assert len(follow_programme(version=version, at=day(10))) == 1
    assert follow_programme(version=version, at=day(10)) == []
    assert Followed.objects.count() == 1


def test_the_same_told_again_is_no_new_version() -> None:
    case = waiting()
    assert learned(case, day(10)) is None
    assert Programme.objects.get().seq == 1


def test_the_hours_of_an_assistant_follow_too() -> None:
    """The articles are silent: the place ends without the measure, and comes back with it."""
    case = granted(service=ASSISTANT)
    known(case)
    assert done(followed(case, day(10), listed=False)) == [("withdrawn", "place", "ends")]
    followed(case, day(12))
    assert place_of(case) == 1


def test_who_waits_by_another_case_takes_the_returned_one_after_it() -> None:
    """Nothing is lost, and nobody stands twice."""
    case = waiting()
    followed(case, day(10), listed=False)
    other = granted_of(AIDS, case.applicant_user, at=day(11), mean="clock")
    followed(case, day(12))
    assert place_of(other) == 1
    serve(case=other, by=officer(place=case.place), at=day(13))
    row = Row.objects.filter(case=case).latest("seq")
    assert (row.kind, row.registered_at) == ("came_back", day(12))
    assert row.registered_at.date() == date(2026, 2, 12)
    assert whole()
