"""What the worker does may be done twice."""

from datetime import timedelta

import pytest
import time_machine
from offer import MONDAY, PHONE, SERVICE, WEDNESDAY, asked, facts, kinds

from making import ZHAKSY, iin, office
from tirek.proactive.models import Request
from tirek.proactive.tasks import hear_the_news, lapse, read_an_answer
from tirek.services import SERVICES
from tirek.sms.actions.receive import receive
from tirek.sms.models import JournalLine

pytestmark = pytest.mark.django_db


def test_news_heard_twice_ask_once() -> None:
    office(ZHAKSY)
    offered = SERVICES[SERVICE].passport.proactive
    assert offered is not None
    child, mother = iin(), iin()
    with time_machine.travel(MONDAY, tick=False):
        for _ in range(2):
            hear_the_news(
                registry=offered.registry,
                news=offered.news,
                place=ZHAKSY,
                child_iin=child,
                applicant_iin=mother,
                phone=PHONE,
                facts=facts(),
                language="ru",
            )
    assert Request.objects.count() == 1
    assert JournalLine.objects.count() == 1


def test_an_answer_read_twice_counts_once() -> None:
    request = asked()
    line = receive(key="k", phone=PHONE, text="2", at=WEDNESDAY)
    for _ in range(2):
        read_an_answer(line.pk)
    assert kinds(request) == ["Asked", "Declined"]


def test_questions_lapse_by_the_clock() -> None:
    request = asked()
    for days in (1, 7, 8):
        with time_machine.travel(MONDAY + timedelta(days=days), tick=False):
            lapse(timestamp=0)
    assert kinds(request) == ["Asked", "Lapsed"]
