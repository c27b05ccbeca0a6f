"""The pages of what was noted by mistake: one says so, another corrects it."""

from collections.abc import Callable

import pytest
from django.test import Client

from making import ALATAU, PANFILOV, officer
from queues import granted, later
from tirek.accounts.models import Role, User
from tirek.casework.models import Case, Look
from tirek.supply.actions.leave import leave
from tirek.supply.models import Mistake

pytestmark = pytest.mark.django_db


@pytest.fixture
def dead() -> Case:
    case = granted()
    by = officer(place=PANFILOV)
    leave(case=case, ground="died", reason="куәлік № 5", by=by, at=later(9))
    return case


def test_a_day_of_it_on_the_desk(dead: Case, signed_in: Callable[[User], Client]) -> None:
    specialist = signed_in(officer(place=PANFILOV))
    head = signed_in(officer(Role.HEAD, PANFILOV))
    where, wrong = f"/desk/cases/{dead.number}/mistake/", {"deed": "say", "what": "row"}
    assert where in specialist.get(f"/desk/cases/{dead.number}/come-back/").text
    assert specialist.post(where, {**wrong, "ground": ""}).status_code == 422
    assert specialist.post(where, {**wrong, "ground": "№ 6"}).status_code == 302
    mistake = Mistake.objects.get()
    undo = {"deed": f"undo-{mistake.pk}"}
    assert specialist.post(where, undo).status_code == 403
    assert "№ 6" in head.get("/desk/mistakes/").text
    assert "куәлік № 5" in head.get(where).text
    assert head.post(where, undo).status_code == 302
    assert head.post(where, undo).status_code == 400, "there is no such button any more"
    assert "№ 6" not in head.get("/desk/mistakes/").text
    assert signed_in(officer(Role.HEAD, ALATAU)).get(where).status_code == 404
    assert "mistake" in set(Look.objects.values_list("page", flat=True))
