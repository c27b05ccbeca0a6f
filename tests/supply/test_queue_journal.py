"""A place in the queue: taken with the decision, in the order of registration, left by a row."""

import pytest
from django.db import Error, connection, transaction

from making import ALATAU, SERVICE, citizen, heard, officer
from making import decided as paid_case
from queues import MONDAY, applied, decided, granted, later
from tirek.accounts.models import Role, User
from tirek.appeals.actions.lodge import Said, lodge
from tirek.appeals.actions.satisfy import satisfy
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.four_eyes import OwnCase
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.events import last
from tirek.casework.refused import Refused
from tirek.notices.actions.issue import issue
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.leave import leave
from tirek.supply.actions.serve import NotTheFirst, serve
from tirek.supply.actions.take_place import take_place
from tirek.supply.chain import GENESIS, hash_of
from tirek.supply.models import Queue, Row
from tirek.supply.queries.waiting import standing, waiting

pytestmark = pytest.mark.django_db


def numbers(case: Case) -> list[str]:
    """Who waits where this case does, first to last."""
    queue = Queue.objects.get(service=case.service, place=case.place)
    return [row.case.number for row in waiting(queue)]


def kinds(case: Case) -> list[str]:
    return list(Row.objects.filter(case=case).order_by("pk").values_list("kind", flat=True))


class TestTakingAPlace:
    def test_it_is_taken_with_the_decision(self) -> None:
        case = applied()
        assert not Row.objects.exists()
        decided(case)
        row = Row.objects.get()
        event = last(case, "Decided")
        assert event is not None
        assert (row.kind, row.seq, row.case, row.person) == ("joined", 1, case, case.subject)
        assert (row.decision, row.by, row.rank) == (event.seq, event.actor, 0)
        assert row.registered_at == MONDAY

    def test_who_was_registered_first_stands_first_however_late_the_decision(self) -> None:
        early, late = applied(at=MONDAY), applied(at=later(1))
        decided(late, later(10))
        decided(early, later(20))
        assert numbers(early) == [early.number, late.number]
        assert standing(late).number == 2
        assert standing(early).number == 1

    def test_a_refusal_gives_none(self) -> None:
        case = applied()
        with pytest.raises(Refused):  # no hearing was held: nothing is written at all
            decided(case, measure_listed=False)
        assert not Row.objects.exists()
        assert standing(case) is None

    def test_a_service_that_pays_has_no_queue(self) -> None:
        case = paid_case()
        assert case.service == SERVICE
        assert not Queue.objects.exists()

    def test_each_place_has_its_own_queue(self) -> None:
        here, there = granted(), granted(place=ALATAU)
        assert (standing(here).number, standing(there).number) == (1, 1)

    def test_one_who_applies_again_while_waiting_keeps_the_first_place(self) -> None:
        user = citizen()
        first, between = granted(user), granted(at=later(1))
        case = decided(applied_again(user), later(5))
        assert numbers(case) == [first.number, between.number]
        assert standing(case).number == 1

    def test_the_same_decision_told_twice_gives_one_place(self) -> None:
        case = granted()
        event = last(case, "Decided")
        assert event is not None
        assert take_place(case=case, event=event) is None
        assert kinds(case) == ["joined"]


def applied_again(user: User) -> Case:
    """A second application, after the first was closed by its notice."""
    first = Case.objects.get(applicant_user=user)
    issue(case_number=first.number, at=later(2))
    return applied(user, later(4))


class TestTheTurn:
    def test_only_the_first_is_served(self) -> None:
        first, second = granted(), granted(at=later(1))
        by = officer(place=first.place)
        with pytest.raises(NotTheFirst):
            serve(case=second, by=by, at=later(9))
        row = serve(case=first, by=by, at=later(9))
        assert (row.kind, row.by) == ("served", by)
        assert numbers(second) == [second.number]
        with pytest.raises(NotTheFirst):
            serve(case=first, by=by, at=later(9))

    def test_another_role_or_place_may_not(self) -> None:
        case = granted()
        for by in (officer(Role.HEAD, case.place), officer(place=ALATAU), citizen()):
            with pytest.raises(NotAllowed):
                serve(case=case, by=by, at=later(9))
            with pytest.raises(NotAllowed):
                leave(case=case, ground="moved", reason="көшті", by=by, at=later(9))
            with pytest.raises(NotAllowed):
                come_back(case=case, reason="келді", by=by, at=later(9))

    def test_nobody_serves_themselves(self) -> None:
        case = granted()
        applicant = case.applicant_user
        same, applicant.iin = applicant.iin, None
        applicant.save()
        by = officer(place=case.place, iin=same)
        with pytest.raises(OwnCase):
            serve(case=case, by=by, at=later(9))


class TestLeaving:
    def test_with_a_reason_that_stays(self) -> None:
        case, other = granted(), granted(at=later(1))
        by = officer(place=case.place)
        with pytest.raises(Refused):
            leave(case=case, ground="moved", reason=" ", by=by, at=later(9))
        leave(case=case, ground="moved", reason=" көшіп кетті ", by=by, at=later(9))
        assert standing(case).row.reason == "Көшіп кетті: көшіп кетті"
        assert (standing(case).number, standing(other).number) == (0, 1)
        with pytest.raises(Refused):
            leave(case=case, ground="moved", reason="тағы", by=by, at=later(9))

    def test_who_comes_back_stands_behind_everybody_who_waits(self) -> None:
        case, other = granted(), granted(at=later(1))
        by = officer(place=case.place)
        with pytest.raises(Refused):
            come_back(case=case, reason="келді", by=by, at=later(8))
        serve(case=case, by=by, at=later(9))
        with pytest.raises(Refused):
            come_back(case=case, reason="", by=by, at=later(9))
        come_back(case=case, reason="өнім беруші бас тартты", by=by, at=later(10))
        assert numbers(case) == [other.number, case.number]
        assert kinds(case) == ["joined", "served", "came_back"]


class TestTheChain:
    def test_each_row_names_the_one_before(self) -> None:
        first, second = granted(), granted(at=later(1))
        serve(case=first, by=officer(place=first.place), at=later(9))
        rows = list(Row.objects.order_by("seq"))
        assert [row.seq for row in rows] == [1, 2, 3]
        assert [row.previous_hash for row in rows] == [GENESIS, rows[0].hash, rows[1].hash]
        assert all(row.hash == hash_of(row) for row in rows)
        assert second.number in {row.case.number for row in rows}

    @pytest.mark.parametrize(
        "sql", ["UPDATE supply_row SET rank = 0", "DELETE FROM supply_row", "TRUNCATE supply_row"]
    )
    def test_the_database_refuses_to_change_one(self, sql: str) -> None:
        granted()
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_a_new_decision_that_refuses_takes_the_place() -> None:
    case, other = granted(), granted(at=later(1))
    complaint = lodge(
        case=case,
        by=case.applicant_user,
        said=Said(against="decision", text="Қате бар", wish="Қайта қараңыз"),
        language="kk",
        at=later(60),
    )
    boss = officer(Role.HEAD, case.place, full_name="Болат Нұрланов")
    satisfy(complaint=complaint, by=boss, measures="Қайта қараймыз", at=later(70))
    case.refresh_from_db()
    assert kinds(case) == ["joined"], "until it is decided anew the place is kept"
    by = officer(place=case.place, full_name="Жанар Оспанова")
    establish_facts(
        case=case, by=by, facts={"measure_listed": False}, source="officer", at=later(80)
    )
    case.refresh_from_db()
    heard(case, later(80), by)
    propose(case=case, by=by, at=later(90))
    confirm(case=case, by=boss, at=later(100))
    assert kinds(case) == ["joined", "ended"]
    assert numbers(case) == [other.number]
    assert standing(other).number == 1
