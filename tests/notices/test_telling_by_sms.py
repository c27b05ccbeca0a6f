"""The applicant is told by SMS, names and sums left out, and each way of a letter is seen."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from making import APPLIED_AT, citizen, decided, officer, submitted
from tirek.accounts.models import Role
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case
from tirek.config.wiring import TASKS
from tirek.kernel.text import LANGUAGES, Text
from tirek.notices.actions.issue import issue
from tirek.notices.actions.open_letter import open_letter
from tirek.notices.actions.tell_by_sms import tell_by_sms
from tirek.notices.queries.deliveries import deliveries
from tirek.notices.sms_words import sms_key, sms_words, told
from tirek.notices.tasks import tell
from tirek.people.models import Person
from tirek.sms.actions.deliver import deliver
from tirek.sms.gateways import phones_of_this_machine
from tirek.sms.message import written
from tirek.sms.models import JournalLine

pytestmark = pytest.mark.django_db

AT = APPLIED_AT + timedelta(days=3)


def notified(**changed: Any) -> tuple[Case, int]:
    """A decided case whose letters are out, and the event that says so."""
    case = decided(**changed)
    issue(case_number=case.number, at=AT)
    return case, case.events.get(kind="NoticeIssued").seq


def test_a_decision_is_announced_without_saying_what_it_is() -> None:
    texts = set()
    for changed in ({}, {"fully_state_supported": True}):
        case, seq = notified(**changed)
        line = tell_by_sms(case_number=case.number, seq=seq, at=AT)
        assert line is not None
        texts.add(line.content.replace(case.number, "N"))
        assert (line.iin, line.case_number) == (case.applicant.iin, case.number)
    assert texts == {
        "N otinishi boiynsha sheshim daiyn. Ony jeke kabinetten qaranyz nemese bolimnen alynyz."
    }


def test_it_is_told_once_however_often_the_task_runs() -> None:
    case, seq = notified()
    for _ in range(3):
        tell(case.number, seq)
    assert JournalLine.objects.filter(key=sms_key(case.number, seq)).count() == 1


def test_the_number_of_the_application_is_the_one_that_is_told() -> None:
    case = submitted(phone="+77021112233")
    line = tell_by_sms(case_number=case.number, seq=2, at=AT)
    assert line is not None
    assert line.phone == "+77021112233"
    assert case.number in line.content


@pytest.mark.parametrize("phone", ["", "12345"])
def test_without_a_telephone_the_cabinet_remains(phone: str) -> None:
    case = submitted()
    Person.objects.update(phone=phone)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE casework_event SET payload = jsonb_set(payload, '{answers,phone}', %s::jsonb)",
            [f'"{phone}"'],
        )
    assert tell_by_sms(case_number=case.number, seq=2, at=AT) is None


def test_an_event_that_is_not_told_makes_no_message() -> None:
    case = submitted()
    assert tell_by_sms(case_number=case.number, seq=1, at=AT) is None


def test_whatever_is_told_has_a_task() -> None:
    assert told() == {kind for kind, tasks in TASKS.items() if "notices.tell" in tasks}


@pytest.mark.parametrize("name", list(sms_words()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits_and_asks_for_nothing_personal(name: str, language: Any) -> None:
    words: Text = sms_words()[name]
    asked = {
        field for text in (words.kk, words.ru, words.en) for field in re.findall(r"{(\w+)}", text)
    }
    assert asked <= {"number", "day", "hearing"}
    message = written(
        words.format(number="ZHK-2026-000123", day="05.02.2026", hearing="05.02.2026 10:30"),
        language,
    )
    assert message.parts == 1, message.content


class TestTheWayOfALetter:
    def test_by_sms_in_the_cabinet_and_on_paper(self) -> None:
        mother = citizen()
        case, seq = notified(user=mother)
        line = tell_by_sms(case_number=case.number, seq=seq, at=AT)
        assert line is not None
        deliver(line_id=line.pk, through=phones_of_this_machine(), at=AT + timedelta(minutes=1))
        opened_at = AT + timedelta(hours=1)
        for hour in (1, 2):
            notice = case.notices.first()
            assert notice is not None
            open_letter(notice=notice, by=mother, at=AT + timedelta(hours=hour))
        specialist = officer(place=case.place)
        note_event(
            case=case,
            kind="ResultHandedOver",
            by=specialist,
            at=AT + timedelta(hours=3),
            may="hand_over_result",
            payload={},
        )
        [letter] = deliveries(case)
        assert [step.step for step in letter.steps] == [
            "cabinet_ready", "sms_queued", "sms_sent", "sms_delivered", "cabinet_opened",
            "paper_handed",
        ]  # fmt: skip
        assert letter.steps[4].at == opened_at
        assert letter.steps[5].who == specialist.full_name

    def test_a_case_without_letters_has_none(self) -> None:
        assert deliveries(submitted()) == []

    def test_an_opening_is_never_taken_back(self) -> None:
        case, _ = notified()
        notice = case.notices.first()
        assert notice is not None
        open_letter(notice=notice, by=officer(Role.HEAD), at=AT)
        with (
            pytest.raises(IntegrityError, match="only added"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("DELETE FROM notices_opening")
