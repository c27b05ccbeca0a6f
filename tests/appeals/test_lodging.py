"""A complaint is registered whatever it says and whenever it comes; only nonsense is sent back."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from complaints import MONDAY, TEXT, complain, refused, stored
from django.core.exceptions import PermissionDenied

from making import citizen, officer, submitted
from tirek.accounts.models import Role
from tirek.appeals.actions.lodge import LIMIT_OF_TEXT, NotLodged, Said, lodge
from tirek.appeals.models import Complaint
from tirek.appeals.queries.history import replayed
from tirek.casework.queries.chain import verify
from tirek.casework.queries.timeline import timeline

pytestmark = pytest.mark.django_db

SATURDAY_NIGHT = datetime(2025, 9, 13, 17, 0, tzinfo=UTC)


def test_it_has_a_number_of_its_own_and_three_working_days() -> None:
    told = refused()
    complaint = complain(told)
    assert complaint.number == "SH-ZHK-2025-000001"
    assert (complaint.stage, complaint.received_on) == ("lodged", date(2025, 9, 15))
    assert complaint.due_on == date(2025, 9, 18)  # the day it came does not count
    assert complain(told, text="Тағы бір рет").number == "SH-ZHK-2025-000002"


def test_on_a_saturday_night_it_counts_as_received_on_monday() -> None:
    complaint = complain(refused(), at=SATURDAY_NIGHT)
    assert complaint.lodged_at == SATURDAY_NIGHT
    assert (complaint.received_on, complaint.due_on) == (date(2025, 9, 15), date(2025, 9, 18))


def test_every_day_of_the_term_is_told_with_its_article() -> None:
    told = refused()
    complain(told)
    payload = told.case.events.get(kind="ComplaintLodged").payload
    days = payload["deadline"]["steps"]
    assert [day["counted"] for day in days] == [False, True, True, True]
    assert payload["deadline"]["cite"]["paragraph"] == "art-91"
    assert payload["lodge_by"]["cite"]["paragraph"] == "art-92"


def test_the_whole_complaint_is_in_the_chain_of_the_case() -> None:
    told = refused()
    file = stored(told.mother)
    complaint = complain(told, files=[file])
    payload = told.case.events.get(kind="ComplaintLodged").payload
    assert (payload["text"], payload["wish"]) == (TEXT, "Істі қайта қарау")
    assert payload["files"][0]["sha256"] == complaint.files.get().sha256
    assert verify(told.case) is None
    assert replayed(complaint) == complaint.stage
    item = timeline(told.case)[-1]
    assert item.kind == "ComplaintLodged"
    assert item.detail is not None
    assert complaint.number in item.detail.kk
    assert TEXT not in item.detail.kk, "the timeline is read by more people than the complaint"


def test_after_three_months_it_is_accepted_and_marked_late() -> None:
    told = refused()
    last_day = datetime(2025, 12, 12, 10, 0, tzinfo=UTC)
    in_time = complain(told, at=last_day)
    assert not in_time.late
    late = complain(told, at=last_day + timedelta(days=1), text="Кеш", late_because="Ауырдым")
    assert late.late
    assert late.late_because == "Ауырдым"
    assert late.stage == "lodged"
    told_of = timeline(told.case)[-1].detail
    assert told_of is not None
    assert "12.12.2025" in told_of.ru


def test_a_reason_for_being_late_is_kept_only_where_it_is_late() -> None:
    assert complain(refused(), late_because="Ауырдым").late_because == ""


def test_sent_twice_it_is_registered_once() -> None:
    told = refused()
    assert complain(told) == complain(told)
    assert Complaint.objects.count() == 1


def test_those_who_proposed_and_decided_are_the_ones_it_is_about() -> None:
    told = refused()
    assert set(complain(told).about.all()) == {told.specialist, told.head}


def test_a_delay_is_about_the_officer_the_case_is_assigned_to() -> None:
    mother, slow = citizen(), officer()
    officer()
    case = submitted(mother)
    case.assigned_to = slow
    case.save()
    complaint = lodge(
        case=case,
        by=mother,
        said=Said(against="delay", text="Жауап жоқ"),
        language="kk",
        at=datetime(2025, 10, 6, 6, 0, tzinfo=UTC),
    )
    assert list(complaint.about.all()) == [slow]
    assert complaint.told_on == case.due_on


def test_conduct_names_the_officer_and_the_day() -> None:
    told = refused()
    rude = officer(Role.OPERATOR)
    complaint = complain(told, against="conduct", officers=[rude], on=date(2025, 9, 10))
    assert list(complaint.about.all()) == [rude]
    named = complain(
        told, against="conduct", officer_named="3-терезе", on=date(2025, 9, 10), text="Екінші"
    )
    assert named.officer_named == "3-терезе"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "а" * (LIMIT_OF_TEXT + 1)}, "text"),
        ({"wish": "а" * (LIMIT_OF_TEXT + 1)}, "wish"),
        ({"against": "conduct", "on": date(2025, 9, 10)}, "officer"),
        ({"against": "conduct", "officer_named": "біреу"}, "on"),
        ({"against": "refusal_to_accept", "on": date(2025, 9, 16)}, "on"),
        ({"files": [uuid4()]}, "files"),
        ({"files": [uuid4() for _ in range(11)]}, "files"),
    ],
    ids=[
        "no text", "long text", "long wish", "nobody named", "no day", "a day to come",
        "a file that is not there", "too many files",
    ],
)  # fmt: skip
def test_what_is_missing_is_said_at_its_field_and_nothing_is_written(
    said: dict[str, object], field: str
) -> None:
    told = refused()
    events = told.case.last_seq
    with pytest.raises(NotLodged) as why:
        complain(told, **said)
    assert why.value.field == field
    assert not Complaint.objects.exists()
    told.case.refresh_from_db()
    assert told.case.last_seq == events


def test_there_is_no_decision_to_complain_of_before_one_is_made() -> None:
    mother = citizen()
    case = submitted(mother)
    with pytest.raises(NotLodged) as why:
        lodge(
            case=case,
            by=mother,
            said=Said(against="decision", text=TEXT),
            language="kk",
            at=MONDAY,
        )
    assert why.value.field == "against"


def test_a_file_of_somebody_else_cannot_be_attached() -> None:
    told = refused()
    with pytest.raises(NotLodged):
        complain(told, files=[stored(citizen())])


def test_a_stranger_cannot_complain_about_the_case() -> None:
    with pytest.raises(PermissionDenied):
        complain(refused(), by=citizen())


def test_on_paper_it_is_keyed_in_by_an_officer_who_took_no_part() -> None:
    told = refused()
    complaint = complain(
        told, by=told.other_specialist, complainant="Серік Ахметов", representative=True
    )
    assert complaint.taken_by == told.other_specialist
    assert complaint.complainant_user == told.mother
    assert (complaint.channel, complaint.complainant) == ("department", "Серік Ахметов")
    with pytest.raises(PermissionDenied, match="about you"):
        complain(told, by=told.specialist, text="Басқа")


def test_where_every_officer_took_part_it_goes_up_at_once() -> None:
    told = refused()
    for one in (told.other_specialist, told.other_head):
        one.is_active = False
        one.save()
    complaint = complain(told)
    assert complaint.stage == "with_body"
    assert complaint.due_on == date(2025, 9, 22)  # five working days of the higher body
    assert replayed(complaint) == "with_body"
    assert told.case.events.get(kind="ComplaintPassedOn").actor is None
