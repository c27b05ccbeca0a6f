"""`tirek audit queue` walks the chosen organisations too."""

import pytest
from forging import forge

from making import PANFILOV, officer
from organisations_made import choose, chosen, day, granted, listed, served
from tirek.audit.actions.seal import seal
from tirek.audit.models import Seal
from tirek.audit.queries.verify import verify_queues
from tirek.supply.actions.end_service import end_service
from tirek.supply.models import Organisation, OrganisationRow, Taker
from tirek.supply.organisation_journal import hash_of

pytestmark = pytest.mark.django_db


def breaches() -> list[tuple[str, object]]:
    return [(one.kind, one.values.get("seq")) for one in verify_queues(lambda part: None)]


def rewritten(row: OrganisationRow, **changed: object) -> None:
    """Change a row and every hash after it, as somebody would who knows how the chain is made."""
    for name, value in changed.items():
        forge(f'UPDATE supply_organisationrow SET "{name}" = %s WHERE id = %s', value, row.pk)
    previous = None
    for one in OrganisationRow.objects.filter(organisation=row.organisation).order_by("seq"):
        if previous is not None:
            forge(
                "UPDATE supply_organisationrow SET previous_hash = %s WHERE id = %s",
                previous, one.pk,
            )  # fmt: skip
            one.refresh_from_db()
        previous = hash_of(one)
        forge("UPDATE supply_organisationrow SET hash = %s WHERE id = %s", previous, one.pk)


def test_a_whole_life_agrees_with_the_machine() -> None:
    """Every action there is: the tables stand where the rows, told again, stand."""
    one, other, case = listed(places=2), listed(), granted()
    taker = served(one, case)
    end_service(taker=taker, reason="көшті", by=officer(place=PANFILOV), at=day(11))
    choose(case, other, day(12))
    choose(case, one, day(13))
    listed(other.office, listed=False, at=day(14))
    assert Taker.objects.get().organisation == one
    assert breaches() == []
    seal(at=day(15))
    assert "supply_organisationrow" in set(Seal.objects.values_list("table", flat=True))


def test_a_rewritten_row_is_named() -> None:
    chosen(listed())
    forge("UPDATE supply_organisationrow SET by_name = 'Басқа' WHERE seq = 2")
    assert breaches() == [("organisation_hash", 2)]


@pytest.mark.parametrize("seq", [1, 2])
def test_a_row_left_out_is_named(seq: int) -> None:
    chosen(listed())
    forge("DELETE FROM supply_organisationrow WHERE seq = %s", seq)
    assert breaches() == [("organisation_missing", seq)]


def test_a_row_that_does_not_follow_is_named() -> None:
    chosen(listed())
    forge("UPDATE supply_organisationrow SET previous_hash = %s WHERE seq = 2", "0" * 64)
    assert breaches() == [("organisation_previous_hash", 2)]


@pytest.mark.parametrize(
    "changed",
    [{"signature_id": None}, {"payload": "{}"}, {"payload": '{"decision": 1}'}],
    ids=["unsigned", "no decision", "another event"],
)
def test_a_choice_that_rests_on_nothing_is_named(changed: dict[str, object]) -> None:
    chosen(listed())
    rewritten(OrganisationRow.objects.get(kind="Chosen"), **changed)
    assert breaches() == [("organisation_choice", 2)]


def test_somebody_else_in_a_row_is_named() -> None:
    chosen(listed())
    other = granted()
    rewritten(OrganisationRow.objects.get(kind="Chosen"), person_id=other.subject_id)
    assert breaches() == [("organisation_choice", 2)]


def test_more_people_than_places_are_named() -> None:
    chosen(listed(places=1))
    row = OrganisationRow.objects.get(kind="Listed")
    rewritten(row, payload='{"listed": true, "places": 0}')
    assert breaches()[0] == ("organisation_table", 2)


def test_tables_that_say_another_thing_than_the_journal_are_named() -> None:
    chosen(listed())
    forge("UPDATE supply_taker SET stage = 'served'")
    assert breaches() == [("organisation_standing", None)]
    forge("UPDATE supply_taker SET stage = 'chosen'")
    forge("UPDATE supply_organisation SET places = 9")
    assert breaches() == [("organisation_places", None)]
    assert Organisation.objects.count() == 1
