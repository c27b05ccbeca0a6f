"""The state asks first: a question, an answer by code, an application; or silence, and a lapse."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from offer import (
    MONDAY,
    PHONE,
    SERVICE,
    WEDNESDAY,
    answered,
    applied_on_the_portal,
    asked,
    facts,
    kinds,
    told,
)
from procrastinate.contrib.django.models import ProcrastinateJob

from making import ALATAU, ZHAKSY, citizen, iin, office, officer
from making import SERVICE as OTHER_SERVICE
from tirek.accounts.models import Role
from tirek.casework.actions.submit import SecondApplication
from tirek.casework.models import Case, Draft
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.text import LANGUAGES, Language
from tirek.notices.actions.tell_by_sms import tell_by_sms
from tirek.people.models import Consent
from tirek.proactive.actions.hear_news import hear_news
from tirek.proactive.actions.lapse import lapse_overdue
from tirek.proactive.actions.read_answer import PATIENCE, read_answer
from tirek.proactive.models import Request, RequestEvent
from tirek.proactive.wording import wording
from tirek.services import SERVICES
from tirek.sms.actions.receive import receive
from tirek.sms.message import written
from tirek.sms.models import JournalLine

pytestmark = pytest.mark.django_db

THURSDAY_EVENING = datetime(2026, 2, 5, 13, 30, tzinfo=UTC)
"""18:30 in Almaty: the office closes on the third working day."""


class TestTheQuestion:
    def test_goes_out_by_sms_and_names_nobody(self) -> None:
        request = asked()
        [question] = told(request)
        assert "Ia - 1, joq - 2" in question
        assert "05.02.2026" in question
        for secret in ("Serik", "Aigul", "Alihan", request.applicant.iin, request.subject.iin):
            assert secret not in question
        line = JournalLine.objects.get()
        assert (line.iin, line.service, line.place) == (request.applicant.iin, SERVICE, ZHAKSY)
        assert line.parts == 1
        assert request.lapses_at == THURSDAY_EVENING

    def test_is_sent_once_however_often_the_registry_tells(self) -> None:
        first = asked()
        same = {"child_iin": first.subject.iin, "applicant_iin": first.applicant.iin}
        assert asked(**same, at=WEDNESDAY) == first
        assert len(told(first)) == 1
        assert Draft.objects.count() == 1

    def test_two_questions_to_one_telephone_have_codes_of_their_own(self) -> None:
        first, second = asked(), asked()
        assert (second.yes_code, second.no_code) == ("3", "4")
        assert answered("иә") == second  # which one is not clear: it is asked again
        assert (kinds(first), kinds(second)) == (["Asked"], ["Asked", "AnswerNotRead"])
        assert answered("4") == second
        assert answered("1") == first
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.stage, second.stage) == ("agreed", "declined")

    def test_a_specialist_of_the_place_may_ask(self) -> None:
        specialist = officer()
        assert asked(by=specialist).events.get().actor == specialist
        assert JournalLine.objects.get().specialist == specialist.full_name
        for other in (officer(place=ALATAU), officer(Role.ACCOUNTANT), citizen()):
            with pytest.raises(NotAllowed):
                asked(by=other)

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"phone": "12345"}, "no number of Kazakhstan"),
            ({"phone": ""}, "no number of Kazakhstan"),
            ({"facts": facts(school=None)}, "do not tell enough"),
            ({"facts": {}}, "do not tell enough"),
            ({"service": OTHER_SERVICE}, "not offered by the state first"),
        ],
    )
    def test_what_cannot_be_asked_leaves_nothing(self, changed: Any, says: str) -> None:
        with pytest.raises(Refused, match=says):
            asked(**changed)
        assert not Request.objects.exists()
        assert not Draft.objects.exists()
        assert not JournalLine.objects.exists()

    def test_who_has_applied_is_not_asked(self) -> None:
        first = asked()
        answered("1")
        same = {"child_iin": first.subject.iin, "applicant_iin": first.applicant.iin}
        with pytest.raises(SecondApplication, match=Case.objects.get().number):
            asked(**same, at=WEDNESDAY)

    def test_news_of_a_registry_offer_what_the_standards_let_offer(self) -> None:
        office(ZHAKSY)
        offered = SERVICES[SERVICE].passport.proactive
        assert offered is not None
        news = {
            "registry": offered.registry,
            "place": ZHAKSY,
            "child_iin": iin(),
            "applicant_iin": iin(),
            "phone": PHONE,
            "facts": facts(),
            "language": "ru",
            "at": MONDAY,
        }
        [request] = hear_news(news=offered.news, **news)  # type: ignore[arg-type]
        assert request.service == SERVICE
        assert hear_news(news="something else", **news) == []  # type: ignore[arg-type]


class TestYes:
    @pytest.mark.parametrize("text", ["1", " 1 ", "«1»", "Иә", "Да!", "iia", "yes"])
    def test_registers_the_application_on_the_day_of_the_answer(self, text: str) -> None:
        mother = citizen()
        request = asked(applicant_iin=mother.iin)
        assert answered(text) == request
        request.refresh_from_db()
        case = Case.objects.get()
        assert request.case == case
        assert (case.channel, case.place) == ("proactive", ZHAKSY)
        assert (case.applicant_user, case.taken_by) == (mother, None)
        assert case.received_on.isoformat() == "2026-02-04"
        assert case.due_on is not None
        assert case.due_on.isoformat() == "2026-02-06"  # two working days from the consent
        assert kinds(request) == ["Asked", "Agreed"]

    def test_is_confirmed_by_sms(self) -> None:
        request = asked()
        answered("1")
        case = Case.objects.get()
        registered = case.events.get(kind="Registered")
        job = ProcrastinateJob.objects.get(task_name="notices.tell")
        assert job.args == {"case_number": case.number, "seq": registered.seq}
        tell_by_sms(**job.args, at=WEDNESDAY)
        assert "Kelisiminiz alyndy" in told(request)[-1]
        assert case.number in told(request)[-1]

    def test_keeps_the_consent_in_the_words_that_were_read(self) -> None:
        asked()
        answered("1")
        consent = Consent.objects.get(version="sms")
        assert "Иә – 1" in consent.text.kk
        assert consent.given_at == WEDNESDAY

    def test_facts_come_from_the_registries(self) -> None:
        asked()
        answered("1")
        submitted = Case.objects.get().events.get(kind="Submitted")
        assert submitted.payload["source"] == "registry"
        assert submitted.actor is None

    def test_after_hours_counts_from_the_next_working_day(self) -> None:
        asked(at=WEDNESDAY)
        answered("1", at=datetime(2026, 2, 6, 15, 0, tzinfo=UTC))  # Friday, 20:00
        assert Case.objects.get().received_on.isoformat() == "2026-02-09"

    def test_where_an_application_came_the_other_way_says_so(self) -> None:
        mother = citizen()
        request = asked(applicant_iin=mother.iin)
        first = applied_on_the_portal(request, mother)
        answered("1")
        request.refresh_from_db()
        assert (request.stage, request.case, request.draft) == ("not_registered", None, None)
        assert first.number in request.events.last().payload["why"]["kk"]  # type: ignore[union-attr]
        assert "tirkelmedi" in told(request)[-1]
        assert Case.objects.get() == first

    def test_where_the_facts_do_not_suffice_any_more_says_so(self) -> None:
        request = asked()
        assert request.draft is not None
        request.draft.answers.pop("school")
        request.draft.save()
        answered("1")
        request.refresh_from_db()
        assert request.stage == "not_registered"
        assert not Case.objects.exists()


class TestNo:
    def test_ends_it_and_keeps_nothing(self) -> None:
        request = asked()
        answered("2")
        request.refresh_from_db()
        assert (request.stage, request.draft) == ("declined", None)
        assert not Draft.objects.exists()
        assert "egov.kz" in told(request)[-1]
        assert "1414" in told(request)[-1]

    def test_the_ordinary_way_stays_open(self) -> None:
        request = asked()
        answered("жоқ")
        same = {"child_iin": request.subject.iin, "applicant_iin": request.applicant.iin}
        assert asked(**same, at=WEDNESDAY) != request


class TestSilence:
    def test_lapses_when_three_working_days_are_over(self) -> None:
        request = asked()
        assert lapse_overdue(at=THURSDAY_EVENING - timedelta(seconds=1)) == 0
        assert lapse_overdue(at=THURSDAY_EVENING) == 1
        assert lapse_overdue(at=THURSDAY_EVENING) == 0
        request.refresh_from_db()
        assert (request.stage, request.draft) == ("lapsed", None)
        assert "Jauap bolmagandyqtan" in told(request)[-1]

    def test_days_off_do_not_count(self) -> None:
        request = asked(at=datetime(2026, 3, 19, 5, 0, tzinfo=UTC))  # Thursday before Nauryz
        assert request.lapses_at.date().isoformat() == "2026-03-27"

    def test_an_answer_after_it_is_told_so(self) -> None:
        request = asked()
        lapse_overdue(at=THURSDAY_EVENING)
        late = THURSDAY_EVENING + timedelta(hours=1)
        assert answered("1", at=late) == request
        assert "aiaqtalgan" in told(request)[-1]
        assert kinds(request) == ["Asked", "Lapsed", "AnsweredLate"]
        assert not Case.objects.exists()

    def test_nobody_came_to_end_it_before_the_late_answer(self) -> None:
        request = asked()
        answered("1", at=THURSDAY_EVENING)
        assert kinds(request) == ["Asked", "Lapsed", "AnsweredLate"]

    def test_an_answer_in_time_that_is_read_late_still_counts(self) -> None:
        request = asked()
        line = receive(key="k", phone=PHONE, text="1", at=THURSDAY_EVENING - timedelta(seconds=5))
        assert lapse_overdue(at=THURSDAY_EVENING) == 0
        read_answer(line=line)
        request.refresh_from_db()
        assert request.stage == "agreed"


class TestOtherAnswers:
    def test_what_is_not_understood_is_helped_and_loses_nothing(self) -> None:
        request = asked()
        answered("а кто это?")
        assert "1" in told(request)[-1]
        assert "2" in told(request)[-1]
        answered("1")
        request.refresh_from_db()
        assert request.stage == "agreed"
        assert kinds(request) == ["Asked", "AnswerNotRead", "Agreed"]

    def test_an_answering_machine_is_not_talked_to_for_ever(self) -> None:
        request = asked()
        for minute in range(PATIENCE + 2):
            answered("I am away", at=WEDNESDAY + timedelta(minutes=minute))
        assert len(told(request)) == 1 + PATIENCE

    def test_a_message_is_read_once(self) -> None:
        asked()
        line = receive(key="k", phone=PHONE, text="1", at=WEDNESDAY)
        assert read_answer(line=line) == read_answer(line=line)
        assert Case.objects.count() == 1
        assert RequestEvent.objects.count() == 2

    def test_a_stranger_and_an_old_acquaintance_are_left_alone(self) -> None:
        assert answered("1", phone="+77770000009") is None
        asked()
        answered("1")
        tell_by_sms(**ProcrastinateJob.objects.get(task_name="notices.tell").args, at=WEDNESDAY)
        assert answered("рахмет") is None

    def test_an_answer_makes_the_task_that_reads_it(self) -> None:
        line = receive(key="k", phone=PHONE, text="1", at=WEDNESDAY)
        job = ProcrastinateJob.objects.get(task_name="proactive.read_answer")
        assert job.args == {"line_id": line.pk}


@pytest.mark.parametrize("change", ["UPDATE {} SET kind = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_a_change_of_what_happened(change: str) -> None:
    asked()
    with (
        pytest.raises(IntegrityError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format("proactive_requestevent"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_fits_into_one(language: Language) -> None:
    for words in vars(wording().messages).values():
        message = written(words.format(yes="11", no="12", phone="8-800-080-7777"), language)
        assert message.parts == 1, message.content
