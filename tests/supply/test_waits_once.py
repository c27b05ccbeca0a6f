"""One place at a time: a second case of a person, a decision taken back, a move elsewhere."""

import pytest

from making import ALATAU, PANFILOV, citizen, heard, officer
from market_making import accept, guaranteed, of, offered, ordered, served
from queues import MONDAY, SIGNS, applied, decided, granted, later
from tirek.accounts.models import Role, User
from tirek.appeals.actions.lodge import Said, lodge
from tirek.appeals.actions.satisfy import satisfy
from tirek.audit.queries.verify import verify_queues
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.notices.actions.issue import issue
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.leave import leave
from tirek.supply.actions.not_arrived import not_arrived
from tirek.supply.actions.reactivate import reactivate
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.serve import serve
from tirek.supply.models import Choice, Row
from tirek.supply.queries.offers import offers
from tirek.supply.queries.waiting import standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def rows(case: Case) -> list[str]:
    return list(Row.objects.filter(case=case).order_by("pk").values_list("kind", flat=True))


def breaches() -> list[str]:
    return [one.kind for one in verify_queues(lambda part: None)]


def reopened(case: Case, minute: float) -> None:
    """A complaint is satisfied: the decision is to be made anew."""
    said = Said(against="decision", text="Қате бар", wish="Қайта қараңыз")
    by = case.applicant_user
    found = lodge(case=case, by=by, said=said, language="kk", at=later(minute))
    boss = officer(Role.HEAD, case.place, full_name="Болат Нұрланов")
    satisfy(complaint=found, by=boss, measures="Қайта қараймыз", at=later(minute + 1))
    case.refresh_from_db()


def decided_anew(case: Case, minute: float, *, right: bool) -> None:
    by = officer(place=case.place, full_name="Жанар Оспанова")
    facts, boss = {"measure_listed": right}, officer(Role.HEAD, case.place)
    establish_facts(case=case, by=by, facts=facts, source="officer", at=later(minute))
    case.refresh_from_db()
    if not right:
        heard(case, later(minute), by)
    propose(case=case, by=by, at=later(minute + 1))
    confirm(case=case, by=boss, at=later(minute + 2))
    case.refresh_from_db()


class TestASecondCase:
    @pytest.fixture
    def user(self) -> User:
        return citizen()

    @pytest.fixture
    def two(self, user: User) -> tuple[Case, Case]:
        """Two granted cases of one person; the second waits for the turn of the first."""
        first = granted(user)
        issue(case_number=first.number, at=later(2))
        return first, granted(user, later(4))

    def test_it_takes_its_turn_after_the_first_at_its_own_registration(
        self, two: tuple[Case, Case]
    ) -> None:
        first, second = two
        between, after = granted(at=later(3)), granted(at=later(5))
        assert rows(second) == []
        assert breaches() == []
        serve(case=first, by=officer(place=PANFILOV), at=later(9))
        assert rows(second) == ["joined"]
        places = [standing(one).number for one in (between, second, after)]
        assert places == [1, 2, 3], "where it was registered, before who came later"
        assert standing(first).number == 0
        assert standing(first).row.kind == "served"
        assert breaches() == []

    def test_who_declines_the_first_waits_for_the_second(self, two: tuple[Case, Case]) -> None:
        first, second = two
        by = officer(place=PANFILOV)
        with pytest.raises(Refused):
            leave(case=first, ground="", reason="өтініш", by=by, at=later(9))
        leave(case=first, ground="declined", reason="өтініш", by=by, at=later(9))
        assert rows(second) == ["joined"]
        assert breaches() == []

    @pytest.mark.parametrize("ground", ["moved", "died"])
    def test_who_moved_or_died_does_not(self, ground: str, two: tuple[Case, Case]) -> None:
        first, second = two
        leave(case=first, ground=ground, reason="№ 5", by=officer(place=PANFILOV), at=later(9))
        assert rows(second) == []
        assert breaches() == []

    def test_a_refusal_of_the_first_gives_the_second_its_turn(self, two: tuple[Case, Case]) -> None:
        first, second = two
        reopened(first, 60)
        decided_anew(first, 80, right=False)
        assert rows(first) == ["joined", "ended"]
        assert rows(second) == ["joined"]
        assert breaches() == []


class TestADecisionTakenBack:
    @pytest.fixture
    def blocked(self) -> Choice:
        choice = served(granted())
        for _ in keep_all(at=later(60 * 24 * 70)):
            pass
        choice.refresh_from_db()
        assert choice.stage == "blocked"
        return choice

    def test_the_button_gives_no_place_without_a_right(self, blocked: Choice) -> None:
        case, at = blocked.case, later(60 * 24 * 80)
        reopened(case, 60 * 24 * 71)
        with pytest.raises(Refused):
            reactivate(choice=blocked, by=case.applicant_user, at=at)
        assert rows(case) == ["joined", "served"]
        decided_anew(case, 60 * 24 * 79, right=True)
        reactivate(choice=blocked, by=case.applicant_user, at=at)
        assert rows(case) == ["joined", "served", "came_back"]

    def test_who_did_not_come_waits_again_once_it_is_granted_again(self) -> None:
        guaranteed(kind="stay")
        stay, choice = offered(kind="stay"), served(granted())
        ordered(choice, stay, starts_on=later(60 * 24 * 7).date())
        accept(choice, of(stay), later(9))
        reopened(choice.case, 60)
        not_arrived(choice=choice, by=of(stay), at=later(60 * 24 * 7))
        assert rows(choice.case) == ["joined", "served"], "no right, no place"
        decided_anew(choice.case, 60 * 24 * 8, right=True)
        assert rows(choice.case) == ["joined", "served", "came_back"]
        assert standing(choice.case).number == 1
        assert breaches() == []


class TestAMove:
    """Order No 287 p. 128: another region; nothing is printed of a move within one."""

    def granted_there(self, user: User, place: str) -> Case:
        return decided(applied(user, later(60), place, SIGNS), later(70))

    def test_the_old_queue_no_longer_waits(self) -> None:
        user = citizen()
        old, other = granted(user), granted(at=later(1))
        issue(case_number=old.number, at=later(2))
        new = self.granted_there(user, ALATAU)
        assert rows(old) == ["joined", "gone"]
        assert new.number in standing(old).row.reason
        assert (standing(new).number, standing(other).number) == (1, 1)
        assert breaches() == []

    @pytest.mark.parametrize(
        ("sent", "place", "stage", "left"),
        [
            (False, ALATAU, "closed", 1),
            (True, ALATAU, "returned", 1),
            (True, ALATAU, "in_delivery", 0),
        ],
        ids=["not yet brought", "another region", "within the region"],
    )
    def test_the_order_goes_back_as_the_act_says(
        self, sent: bool, place: str, stage: str, left: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if stage == "in_delivery":  # no two places of one region take applications yet
            monkeypatch.setattr("tirek.supply.actions.move_away.region_of", lambda place: "one")
        guaranteed()
        user, offer = citizen(), offered()
        choice = served(granted(user))
        ordered(choice, offer, later(3))
        issue(case_number=choice.case.number, at=later(4))
        accept(choice, of(offer), later(5))
        if sent:
            send_order(choice=choice, by=of(offer), at=later(6))
        new = self.granted_there(user, place)
        choice.refresh_from_db()
        assert (choice.stage, offers().get(pk=offer.pk).left) == (stage, left)
        if stage != "in_delivery":
            step = choice.steps.order_by("seq").last()
            assert (step.by, step.by_role) == (None, "system")
            assert new.number in step.payload["reason"]

    def test_a_first_application_moves_nobody(self) -> None:
        case = granted()
        assert rows(case) == ["joined"]
        assert standing(case).row.registered_at == MONDAY
