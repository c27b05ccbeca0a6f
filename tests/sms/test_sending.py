"""One line of the journal a message, however often anything is tried."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from phone import AT, CASE, MOTHER, PHONE, WORDS, sent, states
from procrastinate.contrib.django.models import ProcrastinateJob

from making import officer
from tirek.sms.actions.deliver import deliver
from tirek.sms.actions.receive import receive
from tirek.sms.actions.report import report
from tirek.sms.file_gateway import FileGateway
from tirek.sms.gateway import GatewayDown
from tirek.sms.gateways import gateway, phones_of_this_machine
from tirek.sms.http_gateway import HttpGateway
from tirek.sms.models import JournalLine
from tirek.sms.signals import message_received
from tirek.sms.simulator import Simulator, running
from tirek.sms.tasks import deliver_message

pytestmark = pytest.mark.django_db


def test_the_line_has_the_columns_of_the_form() -> None:
    specialist = officer()
    line = sent(by=specialist)
    assert (line.iin, line.full_name, line.born_on) == (
        MOTHER.iin, MOTHER.full_name, MOTHER.born_on
    )  # fmt: skip
    assert (line.case_number, line.service) == (CASE.case_number, CASE.service)
    assert (line.content, line.at, line.phone) == ("Otinish qabyldandy", AT, PHONE)
    assert line.specialist == specialist.full_name
    assert line.parts == 1


def test_the_same_message_is_written_and_queued_once() -> None:
    assert sent() == sent(words=WORDS)
    assert JournalLine.objects.count() == 1
    jobs = ProcrastinateJob.objects.filter(task_name="sms.deliver")
    assert [job.lock for job in jobs] == [f"sms {PHONE}"]


def test_a_message_whose_cause_did_not_happen_is_not_there() -> None:
    with transaction.atomic():
        sent()
        transaction.set_rollback(True)
    assert not JournalLine.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_the_task_run_twice_sends_once() -> None:
    line = sent(key="run twice")
    deliver_message(line.pk)
    deliver_message(line.pk)
    assert states(line) == ["queued", "sent", "delivered"]
    phone = phones_of_this_machine().on_phone(PHONE)
    assert [one["text"] for one in phone if one["key"] == "run twice"] == ["Otinish qabyldandy"]


@pytest.mark.parametrize("table", ["sms_journalline", "sms_delivery"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}"])
def test_the_database_refuses_a_change(table: str, change: str) -> None:
    sent()
    with (
        pytest.raises(IntegrityError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))


class TestThroughAGateway:
    """Real HTTP to a simulator on this machine."""

    def test_taken_then_reported(self) -> None:
        line, simulator = sent(), Simulator(key="ours")
        with running(simulator) as address:
            way = HttpGateway(f"{address}/", "ours")
            for _ in range(2):
                deliver(line_id=line.pk, through=way, at=AT)
            for _ in range(2):
                report(key=line.key, delivered=True, at=AT + timedelta(seconds=5))
        assert states(line) == ["queued", "sent", "delivered"]
        assert line.deliveries.get(state="sent").reference == f"sim-{line.key}"
        assert simulator.messages == [
            {"key": line.key, "phone": PHONE, "text": "Otinish qabyldandy"}
        ]

    @pytest.mark.parametrize("mode", ["error", "garbage"])
    def test_an_outage_is_written_and_tried_again(self, mode: str) -> None:
        line, simulator = sent(), Simulator(key="ours", mode=mode)
        with running(simulator) as address:
            way = HttpGateway(address, "ours")
            with pytest.raises(GatewayDown):
                deliver(line_id=line.pk, through=way, at=AT)
            simulator.mode = ""
            deliver(line_id=line.pk, through=way, at=AT)
        assert states(line) == ["queued", "failed", "sent"]
        assert len(simulator.messages) == 1

    def test_nobody_answers(self) -> None:
        line = sent()
        with running(Simulator(key="ours")) as address:
            pass
        with pytest.raises(GatewayDown, match="ConnectError"):
            deliver(line_id=line.pk, through=HttpGateway(address, "ours"), at=AT)
        assert states(line) == ["queued", "failed"]

    @pytest.mark.parametrize(("mode", "key", "says"), [("refuse", "ours", "422"), ("", "?", "401")])
    def test_what_they_refuse_is_not_tried_again(self, mode: str, key: str, says: str) -> None:
        line, simulator = sent(), Simulator(key="ours", mode=mode)
        with running(simulator) as address:
            deliver(line_id=line.pk, through=HttpGateway(address, key), at=AT)
        assert line.deliveries.get(state="failed").detail == f"HTTP {says}"

    def test_a_failure_they_report_is_written_once(self) -> None:
        line = sent()
        for _ in range(2):
            report(key=line.key, delivered=False, detail="absent", at=AT)
        assert states(line) == ["queued", "failed"]
        assert line.deliveries.last().detail == "absent"


def test_the_settings_choose_the_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(gateway(), FileGateway)
    monkeypatch.setattr(settings, "TIREK_SMS_GATEWAY", "http://127.0.0.1:9")
    assert gateway() == HttpGateway("http://127.0.0.1:9", settings.TIREK_SMS_KEY)


class TestAnAnswer:
    def test_is_a_line_of_its_own_beside_what_it_answers(self) -> None:
        asked = sent()
        line = receive(key="g1", phone=PHONE, text=" 1 ", at=AT)
        assert line.answers == asked
        assert (line.iin, line.case_number, line.place) == (
            asked.iin, asked.case_number, asked.place
        )  # fmt: skip
        assert (line.content, line.direction) == (" 1 ", "in")
        assert states(line) == ["received"]

    def test_brought_twice_it_is_written_and_told_once(self) -> None:
        told = []
        message_received.connect(lambda line, **_: told.append(line), weak=False, dispatch_uid="t")
        try:
            assert receive(key="g1", phone=PHONE, text="1", at=AT) == receive(
                key="g1", phone=PHONE, text="1", at=AT
            )
        finally:
            message_received.disconnect(dispatch_uid="t")
        assert len(told) == 1

    def test_from_a_stranger_is_kept_too(self) -> None:
        line = receive(key="g1", phone=PHONE, text="hello\0", at=AT)
        assert (line.iin, line.place, line.answers, line.content) == ("", "", None, "hello")
