"""A change reported and checked by machine, with the same permissions as on the pages."""

from datetime import UTC, datetime

import pytest
from calling import Caller, problem

from making import decided, officer

pytestmark = pytest.mark.django_db
AT = datetime(2025, 11, 3, 6, 0, tzinfo=UTC)
MOVED = {"on": "2025-10-20", "where": "Көкшетау"}


@pytest.fixture
def case(time_machine_at):
    found = decided()
    time_machine_at(AT)
    return found


def told(case, **changed):
    case.refresh_from_db()
    caller = Caller(officer(place=case.place))
    said = {"seq": case.last_seq, "change": "moved", "answers": MOVED, **changed}
    answer = caller.post(f"cases/{case.number}/changes", said)
    case.refresh_from_db()
    return answer


def test_a_report_is_accepted_by_another_officer(case):
    assert told(case).status_code == 201
    report = case.events.get(kind="ChangeReported")
    address = f"cases/{case.number}/changes/{report.seq}/acceptance"
    again = Caller(report.actor).post(address, {"seq": case.last_seq})
    assert problem(again)["status"] == 422
    assert Caller(officer()).post(address, {"seq": case.last_seq}).status_code == 201
    event = case.events.get(kind="ChangeAccepted")
    assert (event.payload["fact"], event.payload["ends"]) == ("child.moved_away_on", True)


def test_a_dismissal_says_why(case):
    told(case)
    report = case.events.get(kind="ChangeReported")
    address = f"cases/{case.number}/changes/{report.seq}/dismissal"
    refused = Caller(officer()).post(address, {"seq": case.last_seq})
    assert problem(refused)["status"] == 422
    said = {"seq": case.last_seq, "note": "Тіркелімде жоқ"}
    assert Caller(officer()).post(address, said).status_code == 201
    assert case.events.filter(kind="ChangeNotConfirmed").count() == 1


def test_wrong_answers_are_told_at_their_fields(case):
    wrong = problem(told(case, answers={"on": "2025-02-31"}))
    assert {one["field"] for one in wrong["errors"]} == {"on", "where"}
    assert told(case, change="weather").status_code == 404


def test_a_report_there_is_not_is_not_found(case):
    address = f"cases/{case.number}/changes/1/acceptance"
    assert Caller(officer()).post(address, {"seq": case.last_seq}).status_code == 404
