"""What the law says, asked by machine: of one case, of many, and again within some seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from calling import Caller, problem
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from law_cases import case
from making import ZHAKSY, officer
from tirek.api.models import SystemKey
from tirek.api.schemas import MOST_CASES
from tirek.api.short_way import BELIEVED, ShortWay

pytestmark = pytest.mark.django_db
DECIDE = "services/home-education/decide"
SCHOOL_YEAR, SEPTEMBER = "112059.00", "11796.00"


def question(**changed: Any) -> dict[str, Any]:
    facts = json.loads(json.dumps(case(), default=str))
    return {"place": ZHAKSY, "facts": facts, **changed}


class TestOneCase:
    def test_texts_come_in_every_language_or_in_the_one_asked_for(self):
        caller = Caller(officer())
        whole = caller.post(DECIDE, question()).json()["decision"]
        told = caller.post(DECIDE, question(language="kk")).json()["decision"]
        assert whole["total"] == told["total"] == SCHOOL_YEAR
        labels = [step["label"] for step in whole["trace"]]
        assert [step["label"] for step in told["trace"]] == [one["kk"] for one in labels]

    def test_months_are_worked_out_until_the_one_asked_for(self):
        found = Caller(officer()).post(DECIDE, question(until="2025-09")).json()["decision"]
        assert [line["period"] for line in found["schedule"]] == ["2025-09"]
        assert found["total"] == SEPTEMBER

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"until": "2025-13"}, "body.question.until"),
            ({"until": "0000-01"}, "body.question.until"),
            ({"until": "2024-01"}, "until"),
            ({"language": "de"}, "body.question.language"),
            ({"facts": {"applied_on": "12.09.2025"}}, "applied_on"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, wrong: dict[str, Any], field: str):
        told = problem(Caller(officer()).post(DECIDE, question(**wrong)))
        assert (told["status"], [one["field"] for one in told["errors"]]) == (422, [field])


class TestManyCases:
    def test_each_is_answered_in_the_order_they_were_asked(self):
        cases = [question(), question(until="2025-09")]
        answer = Caller(officer()).post(f"{DECIDE}-many", {"cases": cases, "language": "en"})
        found = [one["decision"] for one in answer.json()["answers"]]
        assert [one["total"] for one in found] == [SCHOOL_YEAR, SEPTEMBER]
        assert (
            found[0] == Caller(officer()).post(DECIDE, question(language="en")).json()["decision"]
        )

    def test_a_case_that_cannot_be_read_leaves_the_others_decided(self):
        wrong = question(facts={"applied_on": "soon", "colour": "red"})
        cases = [wrong, question(place="nowhere"), question()]
        answers = Caller(officer()).post(f"{DECIDE}-many", {"cases": cases}).json()["answers"]
        fields = [[error["field"] for error in one["errors"] or []] for one in answers]
        assert fields == [["colour", "applied_on"], ["place"], []]
        assert [one["decision"] is None for one in answers] == [True, True, False]

    @pytest.mark.parametrize("count", [0, MOST_CASES + 1])
    def test_none_and_too_many_are_refused(self, count: int):
        cases = [{"place": ZHAKSY, "facts": {}}] * count
        told = problem(Caller(officer()).post(f"{DECIDE}-many", {"cases": cases}))
        assert [one["field"] for one in told["errors"]] == ["body.questions.cases"]


class Door:
    """The application as a web server calls it, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.ordinary = 0
        self._django = get_wsgi_application()
        self._application = ShortWay(self._counted, clock=lambda: self.now)

    def _counted(self, environ: Any, start_response: Any) -> Any:
        self.ordinary += 1
        return self._django(environ, start_response)

    def ask(
        self, caller: Caller, body: Any, path: str = DECIDE, method: str = "POST", query: str = ""
    ) -> tuple[str, Mapping[str, str], bytes]:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": f"/api/v1/{path}",
            "QUERY_STRING": query,
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(sent)),
            "wsgi.input": BytesIO(sent),
            **{f"HTTP_{name.upper().replace('-', '_')}": v for name, v in caller.headers.items()},
        }
        setup_testing_defaults(environ)
        started: list[Any] = []
        parts = self._application(environ, lambda *given: started.append(given))
        status, headers = started[0][:2]
        return status, dict(headers), b"".join(parts)


@pytest.mark.usefixtures("one_connection")
class TestTheShortWay:
    def test_who_was_let_in_is_answered_the_same_without_django(self):
        door, caller = Door(), Caller(officer())
        first = door.ask(caller, question(language="ru"))
        assert (first[0], door.ordinary) == ("200 OK", 1)
        assert door.ask(caller, question(language="ru")) == first
        other = door.ask(caller, question(until="2025-09"))
        assert json.loads(other[2])["decision"]["total"] == SEPTEMBER
        assert door.ordinary == 1

    def test_the_answer_says_what_browsers_may_not_do_with_it(self):
        door, caller = Door(), Caller(officer())
        for _ in range(2):
            _, headers, _ = door.ask(caller, question())
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"

    def test_an_ended_key_is_believed_for_some_seconds_at_most(self):
        door, caller = Door(), Caller(officer())
        door.ask(caller, question())
        SystemKey.objects.update(ended_at=timezone.now())
        door.now += BELIEVED - 1
        assert door.ask(caller, question())[0] == "200 OK"
        door.now += 1
        assert door.ask(caller, question())[0].startswith("401")
        assert door.ask(caller, question())[0].startswith("401")

    def test_nobody_is_let_in_by_the_key_of_another(self):
        door = Door()
        known, unknown = Caller(officer()), Caller(officer())
        unknown.headers["Authorization"] = "Bearer tirek_nobody"
        door.ask(known, question())
        assert door.ask(unknown, question())[0].startswith("401")

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (question(facts={"applied_on": "soon"}), "422"),
            (question(place="nowhere"), "404"),
            (question(place=1), "422"),
            (question(until="2025-9"), "422"),
            (question(language="de"), "422"),
            (question(colour="red"), "422"),
            ([], "422"),
            (b"{", "400"),
        ],
    )
    def test_what_is_no_good_question_is_refused_in_words(self, body: Any, status: str):
        door, caller = Door(), Caller(officer())
        door.ask(caller, question())
        told = door.ask(caller, body)
        assert told[0].startswith(status)
        assert told[1]["Content-Type"] == "application/problem+json"
        assert door.ordinary == 2

    def test_everything_else_goes_the_ordinary_way(self, settings):
        door, caller = Door(), Caller(officer())
        door.ask(caller, question())
        assert door.ask(caller, b"", path="services", method="GET")[0] == "200 OK"
        assert door.ask(caller, question(), path="services/nothing/decide")[0].startswith("404")
        assert door.ask(caller, question(), query="lang=kk")[1]["Content-Language"] == "kk"
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
        assert door.ask(caller, question())[0].startswith("413")
        assert door.ordinary == 5

    def test_it_remembers_no_more_callers_than_it_may(self, monkeypatch):
        monkeypatch.setattr("tirek.api.short_way.MOST_CALLERS", 1)
        door, callers = Door(), [Caller(officer()), Caller(officer())]
        for caller in (*callers, callers[0], callers[0]):
            assert door.ask(caller, question())[0] == "200 OK"
        assert door.ordinary == 3
