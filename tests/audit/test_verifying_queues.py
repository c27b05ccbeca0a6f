"""`tirek audit queue`: who was put in front, left out or served out of turn is named."""

import io

import pytest
from forging import forge, found, sentences

from making import PANFILOV, citizen, officer
from queues import applied, decided, granted, later
from tirek.accounts.models import Role
from tirek.audit.actions.seal import seal
from tirek.audit.models import Seal
from tirek.audit.queries.verify import verify_queues
from tirek.config import audit
from tirek.notices.actions.issue import issue
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.leave import leave
from tirek.supply.actions.say_mistake import say_mistake
from tirek.supply.actions.serve import serve
from tirek.supply.actions.undo_mistake import undo_mistake
from tirek.supply.chain import hash_of
from tirek.supply.models import Row

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    """Three who wait, registered one after another; the second was decided last."""
    first, second, third = applied(at=later(0)), applied(at=later(1)), applied(at=later(2))
    for case in (first, third, second):
        decided(case, later(9))
    return first, second, third


def breaches() -> list[str]:
    return [broken.kind for broken in verify_queues(lambda part: None)]


def rewritten(row: Row, **changed: object) -> None:
    """Change a row and every hash after it, as somebody would who knows how the chain is made."""
    for name, value in changed.items():
        forge(f"UPDATE supply_row SET {name} = %s WHERE id = %s", value, row.pk)
    previous = None
    for one in Row.objects.filter(queue=row.queue).order_by("seq"):
        if previous is not None:
            forge("UPDATE supply_row SET previous_hash = %s WHERE id = %s", previous, one.pk)
            one.refresh_from_db()
        previous = hash_of(one)
        forge("UPDATE supply_row SET hash = %s WHERE id = %s", previous, one.pk)


def test_what_nobody_touched_is_whole(three):
    first, second, third = three
    by = officer(place=PANFILOV)
    serve(case=first, by=by, at=later(10))
    leave(case=third, ground="moved", reason="көшті", by=by, at=later(11))
    come_back(case=first, reason="өнім беруші бас тартты", by=by, at=later(12))
    serve(case=second, by=by, at=later(13))
    serve(case=first, by=by, at=later(14))
    assert breaches() == []
    seal(at=later(20))
    assert found() == []
    assert "supply_row" in set(Seal.objects.values_list("table", flat=True))


def test_one_served_out_of_turn_is_named(three):
    first, second, third = three
    row = serve(case=first, by=officer(place=PANFILOV), at=later(10))
    rewritten(row, case_id=third.pk, person_id=third.subject_id)
    assert breaches() == ["queue_overtaken"]
    assert sentences()[0].endswith(
        f"row 4: case {third.number} was served out of turn, somebody stood before it"
    )
    assert third.number in sentences("kk")[0]
    assert second.number not in sentences("ru")[0]


@pytest.mark.parametrize(
    ("changed", "breach"),
    [
        ({"registered_at": later(-60)}, "queue_registration"),
        ({"rank": 1}, "queue_registration"),
        ({"decision": 1}, "queue_registration"),
    ],
)
def test_a_place_nobody_was_registered_for_is_named(three, changed, breach):
    rewritten(Row.objects.get(case=three[2]), **changed)
    assert breaches() == [breach]


def test_a_row_of_another_person_or_place_is_named(three):
    first, second, _ = three
    rewritten(Row.objects.get(case=first), person_id=second.subject_id)
    assert breaches()[0] == "queue_registration"


def test_somebody_who_comes_back_to_the_old_place_is_named(three):
    first, *_ = three
    by = officer(place=PANFILOV)
    serve(case=first, by=by, at=later(10))
    row = come_back(case=first, reason="келді", by=by, at=later(12))
    rewritten(row, registered_at=later(0))
    assert breaches() == ["queue_registration"]


def test_who_stands_twice_or_leaves_without_standing_is_named(three):
    first, second, _ = three
    row = leave(
        case=first, ground="moved", reason="көшті", by=officer(place=PANFILOV), at=later(10)
    )
    rewritten(row, kind="came_back", registered_at=later(10))
    assert breaches() == ["queue_twice"]
    rewritten(row, kind="gone")
    leave(case=second, ground="moved", reason="көшті", by=officer(place=PANFILOV), at=later(11))
    rewritten(row, case_id=second.pk, person_id=second.subject_id)
    assert breaches() == ["queue_not_waiting"]


@pytest.mark.parametrize(
    ("sql", "breach"),
    [
        ("UPDATE supply_row SET reason = 'Х' WHERE seq = 2", "queue_hash"),
        ("UPDATE supply_row SET previous_hash = hash WHERE seq = 2", "queue_previous_hash"),
        ("UPDATE supply_queue SET last_seq = 9", "queue_missing"),
        ("UPDATE supply_row SET seq = 9 WHERE seq = 3", "queue_missing"),
    ],
)
def test_a_journal_written_over_is_named(three, sql, breach):
    forge(sql)
    assert breaches() == [breach]


def test_whose_row_was_taken_away_is_named(three):
    third = three[1]
    forge("DELETE FROM supply_row WHERE seq = 3")
    assert breaches() == ["queue_missing", "queue_left_out"]
    assert any(third.number in one for one in sentences())


def test_the_terminal_tells_it(monkeypatch):
    monkeypatch.setattr(audit, "boot", lambda: None)
    out = io.StringIO()
    case = granted()
    assert audit.verify_queues("en", out=out, progress=io.StringIO()) == 0
    forge("UPDATE supply_row SET reason = 'Х'")
    assert audit.verify_queues("kk", out=out, progress=io.StringIO()) == 1
    assert f"({case.number} ісі): мазмұны өзгертілген" in out.getvalue()


def test_a_second_case_that_was_left_out_after_the_turn_of_the_first_is_named():
    user, by = citizen(), officer(place=PANFILOV)
    first = granted(user)
    issue(case_number=first.number, at=later(2))
    granted(user, later(4))
    assert breaches() == [], "it waits for the turn of the first"
    serve(case=first, by=by, at=later(9))
    forge("DELETE FROM supply_row WHERE seq = 3")
    forge("UPDATE supply_queue SET last_seq = 2")
    assert breaches() == ["queue_left_out"]


def test_a_place_given_back_that_nobody_corrected_is_named():
    case, by = granted(), officer(place=PANFILOV)
    leave(case=case, ground="died", reason="№ 5", by=by, at=later(9))
    mistake = say_mistake(case=case, what="row", ground="№ 6", by=by, at=later(20))
    undo_mistake(mistake=mistake, by=officer(Role.HEAD, PANFILOV), at=later(30))
    assert breaches() == []
    forge("DELETE FROM supply_undone")
    assert breaches() == ["queue_registration"]
