"""A version of the individual programme is learned when a registry tells it, over real HTTP."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from aids_making import AIDS, granted_of
from making import officer
from queues import MONDAY
from registry_office import Registries
from tirek.audit.tables import tables
from tirek.casework.models import Case
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.people.models import ConsentWithdrawn
from tirek.registries.models import Programme
from tirek.supply.actions.ask_programmes import ask_all
from tirek.supply.actions.leave import leave
from tirek.supply.models import Followed
from tirek.supply.queries.waiting import standing
from tirek.supply.tasks import ask_programmes, follow_a_programme

pytestmark = pytest.mark.django_db

NIGHT = MONDAY + timedelta(days=1)


@pytest.fixture
def case(registries: Registries) -> Case:
    """Somebody waits, and the registries know the same of them."""
    found = granted_of(AIDS)
    on_record(registries, found, ["technical_aids"])
    return found


def on_record(registries: Registries, case: Case, measures: list[str]) -> None:
    iin = case.subject.iin
    programme = {"from": "2025-01-10", "until": "2027-01-10", "measures": measures}
    registries.put("individual_programme", iin, programme)
    registries.put("disability", iin, {"group": "1", "from": "2025-01-10"})
    registries.put("population", iin, {"place": case.place})


def jobs() -> list[int]:
    found = ProcrastinateJob.objects.filter(task_name="supply.follow_programme").order_by("id")
    return [one.args["version_id"] for one in found]


def test_each_night_and_what_is_new_is_followed(case: Case, registries: Registries) -> None:
    assert ask_all(at=NIGHT) == 1
    first = Programme.objects.get()
    assert (first.seq, first.measures, first.group) == (1, ["technical_aids"], "1")
    assert (first.place, first.died_on, jobs()) == (case.place, None, [])
    ask_programmes.func(0)
    assert Programme.objects.count() == 1
    on_record(registries, case, [])
    ask_programmes.func(0)
    second = Programme.objects.get(seq=2)
    assert (second.measures, second.answer.query.registry) == ([], "individual_programme")
    assert jobs() == [second.pk]
    follow_a_programme.func(second.pk)
    assert Followed.objects.get().did == "ends"
    assert standing(case).number == 0
    assert {one["registry"] for one in registries.asked()} == {
        "individual_programme",
        "disability",
        "population",
        "civil_acts",
    }


def test_a_silent_registry_makes_no_version(case: Case, registries: Registries) -> None:
    registries.switch("error", "individual_programme")
    assert ask_all(at=NIGHT) == 1
    assert not Programme.objects.exists()


def test_nobody_is_asked_about_who_waits_for_nothing(case: Case, registries: Registries) -> None:
    by = officer(place=case.place)
    leave(case=case, ground="declined", reason="керек емес", by=by, at=NIGHT)
    assert ask_all(at=NIGHT) == 0
    assert registries.asked() == []


def test_without_a_consent_nothing_is_asked(case: Case, registries: Registries) -> None:
    ConsentWithdrawn.objects.create(consent=consent_to_ask(case), at=NIGHT)
    assert ask_all(at=NIGHT) == 0
    assert registries.asked() == []


def test_where_nothing_is_connected_nobody_is_asked(case: Case, settings) -> None:
    settings.TIREK_REGISTRIES = ""
    assert ask_all(at=NIGHT) == 0


def test_versions_are_only_added_and_sealed(case: Case) -> None:
    ask_all(at=NIGHT)
    for table in ("registries_programme", "supply_followed", "supply_anew"):
        assert table in {one.name for one in tables()}
    with pytest.raises(Error, match="only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE registries_programme SET seq = 7")
