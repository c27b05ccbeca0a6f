"""The adapter and the simulator across a real connection, and the journal between them."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from uuid import uuid4

import httpx
import pytest
from django.db import Error as DatabaseError
from django.db import transaction

from making import APPLIED_AT, iin
from tirek.kernel.text import Text
from tirek.people.actions.give_consent import give_consent
from tirek.people.models import Person
from tirek.procedure.registries.registry import registries as known_registries
from tirek.procedure.registries.registry_fact import Ask
from tirek.registries.actions.ask import NoConsent, Purpose, Question, ask
from tirek.registries.models import Answer, Query
from tirek.registries.port import Request
from tirek.registries.queries import queries_about
from tirek.registries.reference import Reference, port
from tirek.registries.simulator.records import Simulator

AT = datetime(2025, 9, 12, 6, 0, tzinfo=UTC)
SOMEBODY = iin()


def request(registry="disability", **sends):
    return Request(
        request_id=uuid4(),
        registry=registry,
        iin=SOMEBODY,
        case_number="ZHK-2025-000001",
        service="some-service",
        consent=1,
        consented_at=AT,
        asked_at=AT,
        sends=sends,
    )


class TestTheModes:
    def test_normal(self, registries):
        registries.put("disability", SOMEBODY, {"group": "child", "from": "2020-02-01"})
        reply = port().ask(request())
        assert reply.outcome == "answered"
        assert reply.document == {"group": "child", "from": "2020-02-01", "until": None}
        assert reply.seconds > 0

    def test_nothing_known(self, registries):
        assert port().ask(request()).outcome == "no_data"

    @pytest.mark.parametrize(
        ("mode", "outcome", "why"),
        [
            ("outage", "no_answer", "disconnected"),
            ("delay", "no_answer", "ReadTimeout"),
            ("error", "error", "HTTP 500"),
        ],
    )
    def test_a_mode_of_one_registry_and_back(self, registries, mode, outcome, why):
        registries.switch(mode, "disability")
        way = Reference(registries.address, 0.2) if mode == "delay" else port()
        reply = way.ask(request())
        assert reply.outcome == outcome
        assert why in reply.problem
        assert port().ask(request("school")).outcome == "no_data"
        registries.switch("normal", "disability")
        assert port().ask(request()).outcome == "no_data"

    def test_every_registry_at_once(self, registries):
        registries.switch("outage")
        assert {port().ask(request(one)).outcome for one in known_registries()} == {"no_answer"}

    def test_a_mode_that_is_none(self, registries):
        for path, mode in (("disability", "asleep"), ("weather", "normal")):
            answer = httpx.put(f"{registries.address}/admin/{path}", json={"mode": mode})
            assert answer.status_code == 400

    def test_the_account_that_is_asked_about(self, registries):
        accounts = [{"iban": "KZ1", "bank": "a"}, {"iban": "KZ2", "bank": "b"}]
        registries.put("bank_account", SOMEBODY, accounts)
        reply = port().ask(request("bank_account", iban="KZ2"))
        assert reply.document == {"iban": "KZ2", "bank": "b"}
        assert port().ask(request("bank_account", iban="KZ3")).outcome == "no_data"


class TestAnswersThatCannotBeRead:
    def answering(self, monkeypatch, status=200, **content):
        gateway = Reference("http://registries.invalid", 1)
        answer = httpx.MockTransport(lambda asked: httpx.Response(status, **content))
        gateway._client = httpx.Client(base_url="http://registries.invalid", transport=answer)
        return gateway.ask(request())

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            ({"text": "<html>"}, "Expecting value"),
            ({"json": []}, "another question"),
            ({"json": {"request_id": "1", "outcome": "no_data"}}, "another question"),
            ({"status": 404, "text": ""}, "HTTP 404"),
        ],
    )
    def test_it_is_an_error_and_says_why(self, monkeypatch, content, why):
        reply = self.answering(monkeypatch, **content)
        assert reply.outcome == "error"
        assert why in reply.problem

    def test_nobody_at_the_address(self, settings):
        settings.TIREK_REGISTRIES = "http://127.0.0.1:9"
        assert port().ask(request()).outcome == "no_answer"

    def test_no_address_no_port(self, settings):
        settings.TIREK_REGISTRIES = ""
        assert port() is None


@pytest.mark.django_db
class TestTheJournal:
    @pytest.fixture
    def consent(self):
        person = Person(iin=SOMEBODY, surname="Серікова", given_name="Айгүл")
        person.derive()
        person.save()
        return give_consent(
            person=person,
            case_number="ZHK-2025-000001",
            version="data_consent",
            words=(Text("келісемін", "согласна", "I agree"),),
            language="kk",
            at=APPLIED_AT,
        )

    def asked(self, consent, number="ZHK-2025-000001"):
        purpose = Purpose(number, "some-service", consent)
        question = Question(Ask("disability", "applicant"), SOMEBODY)
        return ask([question], port(), purpose=purpose, by=None, at=APPLIED_AT)

    def test_without_consent_nothing_is_asked_nor_written(self, registries, consent):
        for given, number in ((None, "ZHK-2025-000001"), (consent, "ZHK-2025-000002")):
            with pytest.raises(NoConsent):
                self.asked(given, number)
        assert registries.asked() == []
        assert not Query.objects.exists()

    def test_the_question_is_written_down_before_it_goes_out(self, registries, consent):
        class Crash:
            def ask(self, request):
                raise KeyboardInterrupt

        purpose = Purpose("ZHK-2025-000001", "some-service", consent)
        question = Question(Ask("disability", "applicant"), SOMEBODY)
        with pytest.raises(KeyboardInterrupt):
            ask([question], Crash(), purpose=purpose, by=None, at=APPLIED_AT)
        assert Query.objects.get().iin == SOMEBODY
        assert not Answer.objects.exists()

    def test_each_attempt_is_a_row_of_its_own(self, registries, consent):
        registries.switch("outage")
        self.asked(consent)
        registries.switch("normal")
        self.asked(consent)
        found = queries_about(["ZHK-2025-000001"])
        assert [one.answer.outcome for one in found] == ["no_data", "no_answer"]
        assert len({one.request_id for one in found}) == 2
        assert str(found[0]) == f"disability {found[0].request_id}"
        assert "no_data" in str(found[0].answer)

    @pytest.mark.parametrize("model", [Query, Answer])
    def test_nothing_in_it_can_be_changed_or_taken_away(self, registries, consent, model):
        self.asked(consent)
        with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
            model.objects.update(**{"iin": "1"} if model is Query else {"problem": "x"})
        with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
            model.objects.all()._raw_delete(model.objects.db)


class TestTheSimulator:
    def test_records_come_from_a_file_and_a_change_of_it_is_seen(self, tmp_path):
        path = tmp_path / "records.json"
        simulator = Simulator(path)
        assert simulator.document("school", SOMEBODY, {}) is None
        path.write_text(json.dumps({"school": {SOMEBODY: {"class": "4"}}}), encoding="utf-8")
        assert simulator.document("school", SOMEBODY, {})["class"] == "4"
        simulator.put("school", SOMEBODY, {"class": "5"})
        assert simulator.document("school", SOMEBODY, {})["class"] == "5"

    def test_it_knows_no_django(self):
        code = (
            "import sys; import tirek.registries.simulator.server; print('django' in sys.modules)"
        )
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert found.stdout.strip() == "False", found.stderr

    def test_a_registry_that_does_not_exist(self, registries):
        answer = httpx.post(f"{registries.address}/weather", json={})
        assert answer.status_code == 404
