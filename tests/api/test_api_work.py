"""What officers do beside deciding, by machine: the counter, complaints, conclusions, deputies."""

from datetime import timedelta

import pytest
from calling import Caller, problem
from django.utils import timezone

from making import APPLIED_AT, SERVICE, answers, citizen, decided, iin, officer, submitted, upload
from tirek.accounts.models import Role
from tirek.api.operations import complaints
from tirek.casework.models import Case
from tirek.reception.models import RefusalToAccept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(time_machine_at):
    time_machine_at(APPLIED_AT)


def done(answer):
    assert answer.status_code == 201, answer.content
    return answer.json()


class TestTheCounter:
    @pytest.fixture
    def window(self):
        officer()  # the department that decides
        return Caller(officer(Role.OPERATOR))

    def visit(self, window, **changed):
        said = {
            "iin": iin(),
            "document": "identity_card",
            "document_number": "012345678",
            "service": SERVICE,
        }
        return done(window.post("counter/visits", {**said, **changed})), said["iin"]

    def marks(self, window, draft, **changed):
        found = {
            "identity": {"state": "seen"},
            "school_certificate": {"state": "compared"},
            "medical_conclusion": {"state": "scanned"},
            **changed,
        }
        return window.post(f"counter/visits/{draft}/papers", {"marks": found})

    def test_from_the_ticket_to_the_dossier(self, window):
        ticket = done(window.post("counter/tickets", {"service": SERVICE}))
        called = done(window.post("counter/calls", {"window": "3"}))
        assert (called["id"], called["stage"]) == (ticket["id"], "called")
        served = window.post(f"counter/tickets/{ticket['id']}/steps", {"kind": "Served"})
        assert done(served)["stage"] == "serving"

        visit, person = self.visit(window, ticket=ticket["id"])
        draft = visit["draft"]
        said = answers(citizen(iin=person))
        assert window.send("PUT", f"drafts/{draft}/answers", {"answers": said}).status_code == 201
        for requirement in ("school_certificate", "medical_conclusion"):
            body = {"requirement": requirement}
            window.send("POST", f"drafts/{draft}/files", body, file=upload())
        assert done(self.marks(window, draft))["open"] == []
        case = done(window.post(f"counter/visits/{draft}/acceptance"))
        done(window.post(f"cases/{case['number']}/steps/forwarding"))
        kinds = Case.objects.get(number=case["number"]).events.values_list("kind", flat=True)
        assert {"Submitted", "OriginalsCompared", "Forwarded"} <= set(kinds)

    def test_what_is_missing_is_refused_with_a_receipt(self, window):
        visit, _ = self.visit(window)
        gone = {"state": "missing"}
        marked = self.marks(
            window, visit["draft"], school_certificate=gone, medical_conclusion=gone
        )
        assert marked.status_code == 201, marked.content
        accepted = window.post(f"counter/visits/{visit['draft']}/acceptance")
        assert problem(accepted)["status"] == 422
        assert not Case.objects.exists()
        refusal = window.post(f"counter/visits/{visit['draft']}/refusal", key="refuse-once")
        again = window.post(f"counter/visits/{visit['draft']}/refusal", key="refuse-once")
        assert refusal.content == again.content
        made = RefusalToAccept.objects.get()
        assert refusal.json()["refusal"] == made.number

    def test_nobody_else_works_at_the_counter(self, window):
        for role in (Role.HEAD, Role.ACCOUNTANT, Role.SCHOOL):
            answer = Caller(officer(role)).post("counter/tickets", {"service": SERVICE})
            assert problem(answer)["status"] == 422


class TestComplaints:
    def lodged(self, case):
        said = {"against": "decision", "text": "Келіспеймін"}
        mother = Caller(case.applicant_user)
        return mother, done(mother.post(f"cases/{case.number}/complaints", said))["number"]

    def test_the_head_satisfies_and_the_case_is_reopened(self):
        case, head = decided(), Caller(officer(Role.HEAD))
        _, number = self.lodged(case)
        listed = head.get("complaints").json()["complaints"]
        assert [one["number"] for one in listed] == [number]
        step = f"complaints/{number}/steps/satisfaction"
        assert problem(head.post(step, {"note": " "}))["errors"][0]["field"] == "note"
        assert done(head.post(step, {"note": "Қайта қаралады"}))["stage"] == "satisfied"
        assert case.events.filter(kind="Reopened").exists()

    def test_a_long_pile_is_read_part_by_part(self, monkeypatch):
        monkeypatch.setattr(complaints, "SIZE", 2)
        case, head = decided(), Caller(officer(Role.HEAD))
        lodged = {self.lodged(one)[1] for one in (case, decided(), decided())}
        first = head.get("complaints").json()
        rest = head.get(f"complaints?after={first['after']}").json()
        told = [one["number"] for one in (*first["complaints"], *rest["complaints"])]
        assert (len(first["complaints"]), rest["after"]) == (2, "")
        assert (len(told), set(told)) == (3, lodged)

    def test_it_is_passed_on_answered_and_goes_to_court(self):
        case, head = decided(), Caller(officer(Role.HEAD))
        _, number = self.lodged(case)
        steps = f"complaints/{number}/steps"
        to = {"addressee": "body", "name": "Облыстық басқарма"}
        assert done(head.post(f"{steps}/passing-on", to))["stage"] == "with_body"
        today = timezone.localdate().isoformat()
        outcome = {"outcome": "rejected", "note": "Норма дұрыс", "number": "7", "on": today}
        assert done(head.post(f"{steps}/outcome", outcome))["stage"] == "rejected"
        claim = {"step": "claim", "court": "САС", "number": "3-1/26", "on": today}
        assert done(head.post(f"{steps}/court", claim))["stage"] == "in_court"

    def test_whom_it_is_about_sees_nothing_of_it(self):
        case = decided()
        _, number = self.lodged(case)
        confirmed = case.events.get(kind="Decided").actor
        caller = Caller(confirmed)
        assert caller.get("complaints").json()["complaints"] == []
        assert problem(caller.get(f"complaints/{number}"))["status"] == 404

    def test_the_complainant_takes_it_back(self):
        mother, number = self.lodged(decided())
        taken = mother.post(f"complaints/{number}/steps/withdrawal", {})
        assert done(taken)["stage"] == "withdrawn"


class TestConclusions:
    def test_it_is_written_signed_by_each_and_seen_with_the_case(self):
        case = submitted()
        members = [officer(Role.COMMISSION, full_name=name) for name in ("Ахметова", "Оспанов")]
        body = {
            "commission": "medical",
            "case": case.number,
            "about_iin": case.subject.iin,
            "number": "118",
            "given_on": "2025-09-10",
            "positive": True,
            "words": "Үйде оқыту ұсынылады",
            "members": [one.username for one in members],
        }
        written = done(Caller(members[0]).post("conclusions", body))
        for member in members:
            signed = done(Caller(member).post(f"conclusions/{written['id']}/signature"))
        assert signed["signed_by"] == ["Ахметова", "Оспанов"]
        again = Caller(members[0]).post(f"conclusions/{written['id']}/signature")
        assert problem(again)["status"] == 422
        seen = Caller(officer()).get(f"cases/{case.number}/conclusions").json()["conclusions"]
        assert [one["number"] for one in seen] == ["118"]

    def test_only_a_commission_concludes(self):
        assert problem(Caller(officer()).post("conclusions/1/signature"))["status"] == 403


class TestDeputies:
    def test_the_head_appoints_and_comes_back(self):
        head, specialist = officer(Role.HEAD), officer()
        today = timezone.localdate()
        order = {
            "deputy": specialist.username,
            "begins": today.isoformat(),
            "ends": (today + timedelta(days=7)).isoformat(),
            "order": "Бұйрық № 5",
        }
        caller = Caller(head)
        made = done(caller.post("deputies", order))
        assert [one["id"] for one in caller.get("deputies").json()["deputies"]] == [made["id"]]
        done(caller.post(f"deputies/{made['id']}/end"))
        assert problem(caller.post(f"deputies/{made['id']}/end"))["status"] == 404
        assert problem(Caller(specialist).post("deputies", order))["status"] == 403
