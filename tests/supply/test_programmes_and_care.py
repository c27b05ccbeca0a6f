"""What a death, a re-examination and a move do to a place in a home and to care at home.

The standards print nothing of it: every line is a reading. Whoever is of the second group and then
of the third is of none of the categories; an elderly person would be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from care import RESIDENTIAL, care_case, decided, established, own_answers
from homes_made import granted as granted_a_home
from homes_made import home, living, referred, worker_of
from making import PANFILOV, citizen, officer
from organisations_made import carer_of, choose, chosen, day, listed, served
from programme_making import done, followed, known
from tirek.audit.queries.homes import broken_homes
from tirek.audit.queries.organisations import broken_organisations
from tirek.casework.refused import Refused
from tirek.services import SERVICES
from tirek.sms.models import JournalLine
from tirek.supply.actions.leave_home import go_away
from tirek.supply.actions.note_visit import note_visit
from tirek.supply.actions.refer import refer
from tirek.supply.models import HomeRow, HomeStay, OrganisationRow, Taker
from tirek.supply.queries.homes import homes_for, whose_turn
from tirek.supply.queries.in_motion import in_motion

pytestmark = pytest.mark.django_db
DIED = "2026-02-12"
THERE = "abay/semey"


def on_the_list() -> HomeStay:
    stay = referred(home())
    known(stay.case)
    return stay


def resident() -> HomeStay:
    stay = living(home())
    known(stay.case)
    return stay


def has_chosen() -> Taker:
    taker = chosen(listed(places=1))
    known(taker.case)
    return taker


def is_served() -> Taker:
    taker = served(listed(places=1))
    known(taker.case)
    return taker


def stage(one: HomeStay | Taker) -> str:
    one.refresh_from_db()
    return one.stage


def otherwise(monkeypatch: pytest.MonkeyPatch, service: str, reading: str, option: str) -> None:
    read = SERVICES[service].readings
    other = tuple(replace(one, applied=option) if one.id == reading else one for one in read)
    assert other != read
    monkeypatch.setitem(SERVICES[service].__dict__, "readings", other)


def messages() -> list[str]:
    out = JournalLine.objects.filter(direction=JournalLine.Direction.OUT)
    return list(out.order_by("pk").values_list("content", flat=True))


@pytest.fixture(autouse=True)
def whole():
    yield
    assert not [*broken_homes(lambda: None), *broken_organisations(lambda: None)]


Made = Callable[[], HomeStay | Taker]
KEPT: list[tuple[Made, str]] = [(resident, "living"), (is_served, "served")]
EVERY: list[tuple[Made, str, str]] = [
    (on_the_list, "home", "gone"),
    (resident, "home", "discharged"),
    (has_chosen, "organisation", "ended"),
    (is_served, "organisation", "ended"),
]


class TestADeath:
    @pytest.mark.parametrize(("made", "thing", "to"), EVERY)
    def test_it_ends_whatever_there_is_on_that_day(self, made: Made, thing: str, to: str) -> None:
        one = made()
        before = len(messages())
        rows = followed(one.case, day(15), died_on=DIED)
        assert done(rows) == [("died", thing, "ends")]
        assert (stage(one), one.on) == (to, date(2026, 2, 12))
        assert len(messages()) == before, "of a death nobody is told by SMS"
        assert one.case not in in_motion()

    @pytest.mark.parametrize(("made", "thing", "to"), EVERY)
    def test_read_otherwise_people_note_it(
        self, made: Made, thing: str, to: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = made()
        otherwise(monkeypatch, one.case.service, "died_early", "by_people")
        before = stage(one)
        assert done(followed(one.case, day(15), died_on=DIED)) == [("died", "", "")]
        assert stage(one) == before

    def test_who_is_away_has_died_too(self) -> None:
        stay = resident()
        by = worker_of(stay.home)
        until = date(2026, 2, 20)
        go_away(stay=stay, on=date(2026, 2, 5), until=until, reason="үйіне", by=by, at=day(3))
        followed(stay.case, day(15), died_on=DIED)
        row = HomeRow.objects.latest("pk")
        assert (row.kind, row.by, row.by_role) == ("Died", None, "system")
        assert stage(stay) == "discharged"

    def test_a_journal_does_not_go_back_behind_its_last_row(self) -> None:
        """The home wrote that it washed somebody on the 13th: the row of the death is of that day,
        and the version says which day the registry told."""
        stay, taker = resident(), is_served()
        by, carer = worker_of(stay.home), carer_of(taker.organisation)
        later = date(2026, 2, 13)
        go_away(stay=stay, on=later, until=date(2026, 2, 20), reason="үйіне", by=by, at=day(11))
        note_visit(taker=taker, on=later, given="ас", by=carer, at=day(11))
        for one in (stay, taker):
            followed(one.case, day(15), died_on=DIED)
            assert stage(one) in ("discharged", "ended")
        assert HomeRow.objects.latest("pk").on == later

    def test_the_place_is_free_for_the_next(self) -> None:
        stay = resident()
        following = referred(stay.home)
        assert whose_turn(stay.home) == []
        followed(stay.case, day(15), died_on=DIED)
        assert whose_turn(stay.home) == [following]
        assert homes_for(PANFILOV).get(pk=stay.home_id).free == 1
        taker = has_chosen()
        followed(taker.case, day(15), died_on=DIED)
        assert chosen(taker.organisation).stage == "chosen"

    def test_nobody_is_referred_or_chooses_after_it(self) -> None:
        stay, taker = on_the_list(), has_chosen()
        for one in (stay, taker):
            followed(one.case, day(15), died_on=DIED)
        with pytest.raises(Refused, match="has died"):
            refer(case=stay.case, home=stay.home, by=officer(place=PANFILOV), at=day(16))
        with pytest.raises(Refused, match="has died"):
            choose(taker.case, taker.organisation, day(16))


class TestReExamined:
    @pytest.mark.parametrize(
        ("made", "thing", "to"),
        [(on_the_list, "home", "gone"), (has_chosen, "organisation", "ended")],
    )
    def test_of_no_category_what_has_not_begun_ends(self, made: Made, thing: str, to: str) -> None:
        one = made()
        rows = followed(one.case, day(15), group="3")
        assert done(rows) == [("withdrawn", thing, "ends")]
        assert stage(one) == to
        assert "sanattary" in messages()[-1]
        assert one.case.number in messages()[-1]

    @pytest.mark.parametrize(("made", "at"), KEPT)
    def test_what_has_begun_goes_on_and_the_department_looks_at_it(
        self, made: Made, at: str
    ) -> None:
        one = made()
        rows = followed(one.case, day(15), group="3")
        assert [(row.change, row.did) for row in rows] == [("withdrawn", "notes")]
        assert stage(one) == at

    def test_nobody_is_referred_or_chooses_until_the_ground_is_there_again(self) -> None:
        stay, taker, by = on_the_list(), has_chosen(), officer(place=PANFILOV)
        for one in (stay, taker):
            followed(one.case, day(15), group="3")
        with pytest.raises(Refused, match="none of the categories"):
            refer(case=stay.case, home=stay.home, by=by, at=day(16))
        with pytest.raises(Refused, match="none of the categories"):
            choose(taker.case, taker.organisation, day(16))
        for one in (stay, taker):
            rows = followed(one.case, day(17), group="2")
            assert done(rows) == [("returned", "lost", "resumes")]
        refer(case=stay.case, home=stay.home, by=by, at=day(18))
        choose(taker.case, taker.organisation, day(18))
        assert (stage(stay), stage(taker)) == ("waiting", "chosen")

    def test_another_group_of_the_categories_changes_nothing(self) -> None:
        stay = on_the_list()
        assert done(followed(stay.case, day(15), group="2")) == [("confirmed", "", "")]
        assert stage(stay) == "waiting"

    def test_without_the_measure_in_the_programme_nothing_is_lost(self) -> None:
        """The categories of the standards are of the disability and of age, not of a measure."""
        stay = on_the_list()
        assert done(followed(stay.case, day(15), listed=False)) == [("confirmed", "", "")]

    @pytest.mark.parametrize(("made", "to"), [(on_the_list, "waiting"), (has_chosen, "chosen")])
    def test_read_otherwise_it_goes_on(
        self, made: Made, to: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = made()
        otherwise(monkeypatch, one.case.service, "re_examined_early", "goes_on")
        followed(one.case, day(15), group="3")
        assert stage(one) == to


class TestAMove:
    @pytest.mark.parametrize(("made", "at"), KEPT)
    def test_what_has_begun_goes_on(self, made: Made, at: str) -> None:
        one = made()
        rows = followed(one.case, day(15), place=THERE)
        assert [(row.change, row.did) for row in rows] == [("moved", "notes")]
        assert stage(one) == at

    def test_a_place_on_the_list_is_kept(self) -> None:
        stay = on_the_list()
        assert done(followed(stay.case, day(15), place=THERE)) == [("moved", "", "")]
        assert stage(stay) == "waiting"

    @pytest.mark.parametrize(("made", "thing", "to"), EVERY)
    def test_read_otherwise_it_ends_at_once(
        self, made: Made, thing: str, to: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = made()
        otherwise(monkeypatch, one.case.service, "moved_early", "ends")
        assert done(followed(one.case, day(15), place=THERE)) == [("moved", thing, "ends")]
        assert stage(one) == to


def test_registries_are_asked_about_who_is_looked_after() -> None:
    known_to = {one.case_id for one in (on_the_list(), resident(), has_chosen(), is_served())}
    nobody = granted_a_home(citizen())
    asked = set(in_motion().values_list("pk", flat=True))
    assert known_to <= asked
    assert nobody.pk not in asked


def test_an_elderly_person_loses_nothing_by_another_group() -> None:
    user = citizen()
    told = own_answers(user, RESIDENTIAL, unable_by_age=True, recipient_born_on="1950-02-01")
    aged = established(care_case(RESIDENTIAL, user, told), **{"person.pension_age": True})
    stay = referred(home(), decided(aged))
    known(stay.case)
    assert done(followed(stay.case, day(15), group="3")) == [("confirmed", "", "")]
    assert stage(stay) == "waiting"


def test_what_the_system_writes_is_told_once() -> None:
    taker = has_chosen()
    before = len(messages())
    followed(taker.case, day(15), group="3")
    assert len(messages()) == before + 1
    assert OrganisationRow.objects.latest("pk").by_name == "Tirek"
