"""The person sees the own place in the queue on the page of the case."""

import pytest
from django.urls import reverse
from reading import words

from making import PANFILOV, citizen, officer
from queues import applied, decided, granted, later
from tirek.supply.actions.come_back import come_back
from tirek.supply.actions.leave import leave
from tirek.supply.actions.serve import serve
from tirek.supply.models import Row

pytestmark = pytest.mark.django_db


def shown(client, case, language="en"):
    return words(client.get(reverse("case", args=[case.number]), {"lang": language}))


@pytest.fixture
def mine(client):
    """Two before me, one behind."""
    for minute in (0, 1):
        granted(at=later(minute))
    user = citizen()
    case = granted(user, at=later(2))
    granted(at=later(3))
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return case


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("kk", "Кезектегі орныңыз: 3, кезекте барлығы 4 адам."),
        ("ru", "Ваше место в очереди: 3 из 4."),
        ("en", "Your place in the queue: 3 of 4."),
    ],
)
def test_the_place_is_said_in_three_languages(client, mine, language, says):
    assert says in shown(client, mine, language)


def test_the_place_moves_up_when_somebody_before_is_served(client, mine):
    first = Row.objects.order_by("seq").first().case
    serve(case=first, by=officer(place=PANFILOV), at=later(9))
    assert "Your place in the queue: 2 of 3." in shown(client, mine)


def test_the_turn_and_the_leaving_are_told(client, mine):
    by = officer(place=PANFILOV)
    leave(case=mine, ground="moved", reason="көшті", by=by, at=later(9))
    assert "You left the queue on 2 February 2026" in shown(client, mine)
    come_back(case=mine, reason="қате", by=by, at=later(10))
    assert "Your place in the queue: 4 of 4." in shown(client, mine)


def test_before_the_decision_there_is_no_place(client):
    user = citizen()
    case = applied(user)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Your place in the queue" not in shown(client, case)
    decided(case)
    page = shown(client, case)
    assert "Your place in the queue: 1 of 1." in page
    assert "Decided in your favour" in page
    serve(case=case, by=officer(place=PANFILOV), at=later(9))
    assert "Your turn came on 2 February 2026" in shown(client, case)
