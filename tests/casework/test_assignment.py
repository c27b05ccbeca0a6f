"""Who works on a case: given, taken, put aside; one by one and many at once."""

from collections.abc import Callable

import pytest

from making import ALATAU, APPLIED_AT, citizen, decided, officer, proposed, submitted
from tirek.accounts.models import Deputy, Role, User
from tirek.casework.actions.assign import CannotAssign, assign
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.hold import CannotHold, NotOnHold, lift_hold, put_on_hold
from tirek.casework.actions.propose import propose
from tirek.casework.actions.return_case import return_case
from tirek.casework.actions.together import together
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.held import OnHold
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.chain import verify
from tirek.casework.queries.timeline import timeline
from tirek.casework.record import StaleCase
from tirek.procedure.lifecycle import RefusedTransition

pytestmark = pytest.mark.django_db


def give(case: Case, to: User | None, by: User, seq: int | None = None) -> Case:
    assign(case=case, to=to, by=by, at=APPLIED_AT, expected_seq=seq)
    case.refresh_from_db()
    return case


def hold(case: Case, by: User | None = None, because: str = "Сот шешімі күтілуде") -> Case:
    put_on_hold(case=case, by=by or officer(place=case.place), because=because, at=APPLIED_AT)
    case.refresh_from_db()
    return case


# --- assignment -----------------------------------------------------------------------------------


def test_a_specialist_takes_a_case_and_puts_it_back() -> None:
    case, user = submitted(), officer(full_name="Болат Ким")
    assert give(case, user, user).assigned_to == user
    told = timeline(case, "officer")[-1]
    assert (told.kind, told.detail is not None) == ("Assigned", True)
    assert "Болат Ким" in str(told.detail)
    assert give(case, None, user).assigned_to is None
    assert case.stage == "registered"
    assert verify(case) is None


def test_the_head_gives_a_case_and_gives_it_to_another() -> None:
    case, head = submitted(), officer(Role.HEAD)
    first, second = officer(), officer()
    assert give(case, first, head).assigned_to == first
    assert give(case, second, head).assigned_to == second
    assert [event.payload["was"] for event in case.events.filter(kind="Assigned")] == [
        None,
        first.pk,
    ]


def test_nobody_but_the_head_takes_a_case_away() -> None:
    case, one, other = submitted(), officer(full_name="Болат Ким"), officer()
    give(case, one, one)
    for to in (other, None):
        with pytest.raises(CannotAssign) as refused:
            give(case, to, other)
        assert "Болат Ким" in refused.value.text.ru
    case.refresh_from_db()
    assert case.assigned_to == one


def test_a_specialist_gives_a_case_to_nobody_else() -> None:
    with pytest.raises(CannotAssign):
        give(submitted(), officer(), officer())


@pytest.mark.parametrize("role", [Role.ACCOUNTANT, Role.CITIZEN, Role.OPERATOR])
def test_only_those_who_work_on_cases_of_the_office_get_one(role: Role) -> None:
    case, head = submitted(), officer(Role.HEAD)
    to = citizen() if role == Role.CITIZEN else officer(role)
    for stranger in (to, officer(place=ALATAU), officer(is_active=False)):
        with pytest.raises(CannotAssign):
            give(case, stranger, head)
        with pytest.raises(NotAllowed):
            give(case, stranger, stranger)


def test_whose_it_is_already_is_said() -> None:
    case, user = submitted(), officer(full_name="Болат Ким")
    give(case, user, user)
    with pytest.raises(CannotAssign) as refused:
        give(case, user, user)
    assert "Болат Ким" in refused.value.text.kk


def test_two_who_take_one_case_at_a_time() -> None:
    case, one, other = submitted(), officer(), officer()
    seq = case.last_seq
    give(case, one, one, seq)
    with pytest.raises(StaleCase):
        give(case, other, other, seq)


def test_who_works_on_a_case_is_no_business_of_the_applicant() -> None:
    case, user = submitted(), officer()
    before = timeline(case)
    give(case, user, user)
    hold(case)
    assert timeline(case) == before


# --- hold -----------------------------------------------------------------------------------------


def test_a_case_is_put_on_hold_with_a_reason_and_goes_on() -> None:
    case, user = submitted(), officer()
    hold(case, user)
    assert (case.on_hold, case.held_because) == (True, "Сот шешімі күтілуде")
    with pytest.raises(CannotHold):
        hold(case, user)
    lift_hold(case=case, by=user, at=APPLIED_AT)
    case.refresh_from_db()
    assert (case.on_hold, case.held_because) == (False, "")
    with pytest.raises(NotOnHold):
        lift_hold(case=case, by=user, at=APPLIED_AT)
    assert [event.kind for event in case.events.order_by("seq")][-2:] == ["PutOnHold", "HoldLifted"]
    assert verify(case) is None


def test_a_hold_needs_a_reason() -> None:
    case = submitted()
    with pytest.raises(CannotHold) as refused:
        hold(case, because="  ")
    assert refused.value.field == "note"


def test_a_decided_case_cannot_be_held() -> None:
    with pytest.raises(RefusedTransition):
        hold(decided())


STEPS: dict[str, Callable[[Case], object]] = {
    "propose": lambda case: propose(case=case, by=officer(), at=APPLIED_AT),
    "facts": lambda case: establish_facts(
        case=case, by=officer(), facts={"child.died_on": None}, source="officer", at=APPLIED_AT
    ),
}
HEADS_STEPS: dict[str, Callable[[Case], object]] = {
    "confirm": lambda case: confirm(case=case, by=officer(Role.HEAD), at=APPLIED_AT),
    "return": lambda case: return_case(
        case=case, by=officer(Role.HEAD), note="Қайта қараңыз", at=APPLIED_AT
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_specialist_does_not_go_on_with_a_case_on_hold(step: str) -> None:
    case = hold(submitted())
    with pytest.raises(OnHold) as refused:
        STEPS[step](case)
    assert "Сот шешімі күтілуде" in refused.value.text.ru
    case.refresh_from_db()
    assert case.stage == "registered"


@pytest.mark.parametrize("step", HEADS_STEPS)
def test_a_head_does_not_go_on_with_a_case_on_hold(step: str) -> None:
    case = hold(proposed())
    with pytest.raises(OnHold):
        HEADS_STEPS[step](case)
    lift_hold(case=case, by=officer(), at=APPLIED_AT)
    HEADS_STEPS[step](case)


def test_the_applicant_is_held_back_by_nothing() -> None:
    case = hold(submitted())
    user = case.applicant_user
    assert user is not None
    withdraw(case=case, by=user, at=APPLIED_AT)
    case.refresh_from_db()
    assert case.stage == "withdrawn"


# --- many at once ---------------------------------------------------------------------------------


def chosen(*cases: Case) -> list[tuple[str, int]]:
    return [(case.number, case.last_seq) for case in cases]


def take(user: User) -> Callable[[Case, int], object]:
    return lambda case, seq: assign(case=case, to=user, by=user, at=APPLIED_AT, expected_seq=seq)


def test_many_are_taken_and_what_is_on_hold_is_skipped() -> None:
    user = officer()
    free, another = submitted(), submitted()
    held = hold(submitted())
    theirs = submitted()
    give(theirs, officer(), officer(Role.HEAD))
    foreign = submitted(place=ALATAU)
    found = together(chosen(free, another, held, theirs, foreign), user, take(user))
    assert found.done == [free, another]
    skipped = {case.number: why for case, why in found.skipped}
    assert set(skipped) == {held.number, theirs.number}
    assert "Сот шешімі күтілуде" in skipped[held.number].ru
    held.refresh_from_db()
    foreign.refresh_from_db()
    assert held.assigned_to is None
    assert foreign.assigned_to is None


def test_what_changed_since_it_was_ticked_is_skipped() -> None:
    user, case = officer(), submitted()
    ticked = chosen(case)
    give(case, user, user)
    give(case, None, user)
    found = together(ticked, user, take(user))
    assert found.done == []
    assert "изменилось" in found.skipped[0][1].ru


def test_what_the_law_of_the_procedure_refuses_is_skipped() -> None:
    user = officer()
    over, open_ = decided(), submitted()

    def put_aside(case: Case, seq: int) -> object:
        return put_on_hold(case=case, by=user, because="x", at=APPLIED_AT, expected_seq=seq)

    found = together(chosen(over, open_), user, put_aside)
    assert found.done == [open_]
    assert [case for case, _ in found.skipped] == [over]


def test_who_acts_for_the_head_gives_cases_too() -> None:
    head, deputy, to = officer(Role.HEAD), officer(), officer()
    on = local_day(APPLIED_AT)
    orders = {"order": "№ 12", "appointed_by": head, "appointed_at": APPLIED_AT}
    Deputy.objects.create(deputy=deputy, acts_for=head, begins=on, ends=on, **orders)
    assert give(submitted(), to, deputy).assigned_to == to
