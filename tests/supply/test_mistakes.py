"""A death noted by mistake is corrected by two: the place, the choice, the hours are given back."""

import pytest
from django.db import Error, connection, transaction

from making import ALATAU, PANFILOV, citizen, officer
from market_making import accept, guaranteed, of, offered, ordered, served
from queues import ASSISTANT, MONDAY, granted, later
from tirek.accounts.models import Role, User
from tirek.audit.queries.verify import verify_queues
from tirek.casework.four_eyes import SamePerson
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.end_order import end_order
from tirek.supply.actions.leave import leave
from tirek.supply.actions.say_mistake import say_mistake
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.stop_work import stop_work
from tirek.supply.actions.undo_mistake import undo_mistake
from tirek.supply.models import Choice, Mistake, Row
from tirek.supply.queries.waiting import standing
from tirek.supply.queries.work import died_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def breaches() -> list[str]:
    return [one.kind for one in verify_queues(lambda part: None)]


@pytest.fixture
def dead() -> Case:
    """The first of two, noted as dead in the queue."""
    case = granted()
    granted(at=later(1))
    by = officer(place=PANFILOV)
    leave(case=case, ground="died", reason="куәлік № 5", by=by, at=later(9))
    return case


def said(case: Case, what: str = "row", by: User | None = None) -> Mistake:
    by, ground = by or officer(place=PANFILOV), "Куәлік аттасына берілген, № 6"
    return say_mistake(case=case, what=what, ground=ground, by=by, at=later(20))


def undone(mistake: Mistake, by: User | None = None) -> None:
    undo_mistake(mistake=mistake, by=by or officer(Role.HEAD, PANFILOV), at=later(30))


class TestThePlace:
    def test_the_old_place_is_given_back_by_two(self, dead: Case) -> None:
        mistake = said(dead)
        assert standing(dead).number == 0, "one alone changes nothing"
        undone(mistake)
        assert standing(dead).number == 1, "before everybody who came later"
        assert standing(dead).row.registered_at == MONDAY
        assert list(
            Row.objects.filter(case=dead).order_by("seq").values_list("kind", flat=True)
        ) == [
            "joined",
            "gone",
            "restored",
        ]
        assert breaches() == []

    def test_not_by_one_person_nor_by_another_place_or_role(self, dead: Case) -> None:
        for by in (officer(Role.HEAD, PANFILOV), officer(place=ALATAU), citizen()):
            with pytest.raises(NotAllowed):
                said(dead, by=by)
        specialist = officer(place=PANFILOV)
        mistake = said(dead, by=specialist)
        for by in (specialist, officer(Role.HEAD, ALATAU), citizen()):
            with pytest.raises(NotAllowed):
                undone(mistake, by)
        specialist.role = Role.HEAD
        specialist.save()
        with pytest.raises(SamePerson):
            undone(mistake, specialist)
        assert standing(dead).number == 0

    def test_it_is_said_and_corrected_once_and_with_its_ground(self, dead: Case) -> None:
        by = officer(place=PANFILOV)
        with pytest.raises(Refused):
            say_mistake(case=dead, what="row", ground=" ", by=by, at=later(20))
        with pytest.raises(Refused):
            say_mistake(case=dead, what="stop", ground="а", by=by, at=later(20))
        mistake = said(dead)
        with pytest.raises(Refused):
            said(dead)
        undone(mistake)
        with pytest.raises(Refused):
            undone(mistake)

    def test_who_came_back_meanwhile_has_that_place(self, dead: Case) -> None:
        mistake = said(dead)
        come_back(case=dead, reason="тірі екен", by=officer(place=PANFILOV), at=later(25))
        with pytest.raises(Refused):
            undone(mistake)
        assert standing(dead).number == 2

    @pytest.mark.parametrize("table", ["mistake", "undone", "details", "mandate"])
    def test_the_database_refuses_to_change_one(self, table: str, dead: Case) -> None:
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE supply_{table} CASCADE")


class TestTheOrder:
    @pytest.mark.parametrize("sent", [True, False])
    def test_the_choice_is_open_again_with_a_whole_window(self, sent: bool) -> None:
        guaranteed()
        offer, choice = offered(pieces=1), served(granted())
        ordered(choice, offer, later(2))
        accept(choice, of(offer), later(3))
        if sent:
            send_order(choice=choice, by=of(offer), at=later(4))
        by = officer(place=PANFILOV)
        end_order(choice=choice, reason="қайтыс болды", by=by, at=later(9))
        undone(said(choice.case, "step"))
        choice.refresh_from_db()
        assert (choice.stage, choice.supplier) == ("open", None)
        assert choice.due_on is not None
        assert ordered(Choice.objects.get(pk=choice.pk), offer, later(40)).kind == "Ordered"
        assert breaches() == []


class TestTheHours:
    def test_a_death_no_longer_ends_them(self) -> None:
        case, by = granted(service=ASSISTANT), officer(place=PANFILOV)
        first = MONDAY.date()
        stop_work(case=case, kind="death", first=first, last=None, source="№ 5", by=by, at=MONDAY)
        assert died_on(case) == first
        mistake = said(case, "stop")
        assert died_on(case) == first
        undone(mistake)
        assert died_on(case) is None
