"""A second person corrects what was noted by mistake: the place, the choice, the hours are back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.accounts.queries.deputies import people_behind
from tirek.casework.four_eyes import SamePerson, require_no_own_case
from tirek.casework.four_eyes_texts import four_eyes_texts
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.course import locked as choice_locked
from tirek.supply.course import take
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import ChoiceStep, Mistake, Row, Undone
from tirek.supply.queries.waiting import last_row
from tirek.supply.texts import texts


@transaction.atomic
def undo_mistake(*, mistake: Mistake, by: User, at: datetime) -> Undone:
    """Who left the queue has the old place again; a choice is open with a whole window; a death
    ends no hours any more. What happened meanwhile stays as it is.

    Raises NotAllowed, OwnCase, SamePerson, RefusedTransition, Refused for what was corrected
    already or cannot be: the person has come back, or waits by another case.
    """
    held = Mistake.objects.select_for_update().get(pk=mistake.pk)
    require(by, "undo_mistake", held.case)
    require_no_own_case(held.case, by, at)
    if held.by_id in people_behind(by, on=local_day(at)):
        raise SamePerson(four_eyes_texts().refused["same_person"])
    if Undone.objects.filter(mistake=held).exists():
        raise Refused(texts().refused["no_mistake"])
    undone = Undone.objects.create(mistake=held, at=at, by=by, by_name=by.full_name)
    if held.row is not None:
        _give_back(held.row, held.ground, by=by, at=at)
    if held.step is not None:
        _open_again(held.step, held.ground, by=by, at=at)
    return undone


def _give_back(left: Row, ground: str, *, by: User, at: datetime) -> None:
    case = left.case
    queue = locked(case.service, case.place)
    newest = last_row(queue, case)
    if newest is None or newest.pk != left.pk:
        raise Refused(texts().refused["no_mistake"])
    place, kind = Place(left.rank, left.registered_at, case.pk), Row.Kind.RESTORED
    add(queue, kind, case, place, decision=left.decision, by=by, at=at, reason=ground)


def _open_again(ended: ChoiceStep, ground: str, *, by: User, at: datetime) -> None:
    held = choice_locked(ended.choice)
    if held.last_seq != ended.seq:
        raise Refused(texts().refused["no_mistake"])
    take(held, "Restored", by=by, at=at, payload={"reason": ground})
