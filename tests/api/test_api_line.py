"""The main job by machine: a citizen's system applies, officers' systems decide."""

import pytest
from calling import Caller, problem

from making import APPLIED_AT, answers, citizen, draft_ready, office, officer, submitted, upload
from tirek.accounts.models import Role
from tirek.api.models import Written
from tirek.casework.models import Case, Draft, Event
from tirek.sms.digits import digits_of
from tirek.sms.models import OneTimeCode

pytestmark = pytest.mark.django_db
SERVICE = "home-education"
PLACE = "akmola/zhaksy"


@pytest.fixture(autouse=True)
def the_day(time_machine_at):
    time_machine_at(APPLIED_AT)


def begun(caller: Caller) -> str:
    office()
    made = caller.post("drafts", {"service": SERVICE, "place": PLACE, "language": "kk"})
    assert made.status_code == 201, made.content
    return made.json()["id"]


def sent(caller: Caller, mother, **changed) -> dict:
    draft = begun(caller)
    given = answers(mother, **changed)
    kept = caller.send("PUT", f"drafts/{draft}/answers", {"answers": given})
    assert kept.status_code == 201, kept.content
    for requirement in ("school_certificate", "medical_conclusion"):
        attached = caller.send(
            "POST", f"drafts/{draft}/files", {"requirement": requirement}, file=upload()
        )
        assert attached.status_code == 201, attached.content
    code = caller.post(f"drafts/{draft}/code").json()["code_id"]
    digits = digits_of(OneTimeCode.objects.get(pk=code).nonce)
    body = {"signature": {"code_id": code, "code": digits}}
    answer = caller.post(f"drafts/{draft}/send", body, key="send-once")
    again = caller.post(f"drafts/{draft}/send", body, key="send-once")
    assert answer.content == again.content
    assert answer.status_code == 201, answer.content
    return answer.json()


class TestTheLine:
    @pytest.mark.django_db(transaction=True)
    def test_from_the_draft_to_the_decision(self):
        mother = citizen()
        portal = Caller(None, iin=mother.iin)
        case = sent(portal, mother)
        assert (case["stage"]["id"], case["due_on"]) == ("registered", "2025-09-24")
        number = case["number"]

        desk, head = Caller(officer()), Caller(officer(Role.HEAD))
        proposed = desk.post(f"cases/{number}/steps/proposal", {"seq": case["seq"]})
        assert proposed.status_code == 201, proposed.content
        seq = proposed.json()["seq"]
        decided = head.post(f"cases/{number}/steps/decision", {"seq": seq})
        assert decided.json()["stage"]["id"] == "granted"

        found = portal.get(f"cases/{number}/decision").json()["decision"]
        assert (found["outcome"], found["total"]) == ("granted", "112059.00")
        assert [one["number"] for one in portal.get("cases").json()["cases"]] == [number]
        told = portal.get(f"cases/{number}/events").json()["events"]
        assert [one["kind"] for one in told][:2] == ["Submitted", "Registered"]
        assert Case.objects.get(number=number).looks.count() >= 2

    def test_what_the_law_says_needs_no_case(self):
        facts = {"applied_on": "2025-09-12"}
        answer = Caller(officer()).post(
            f"services/{SERVICE}/decide", {"place": PLACE, "facts": facts}
        )
        assert answer.status_code == 200
        assert answer.json()["decision"]["outcome"] == "undecidable"

    def test_services_are_described_with_their_forms(self):
        caller = Caller(officer())
        assert SERVICE in [one["slug"] for one in caller.get("services").json()]
        found = caller.get(f"services/{SERVICE}").json()
        assert "certificate_to" in [one["id"] for one in found["fields"]]
        assert problem(caller.get("services/nothing"))["status"] == 404


class TestOnce:
    def test_the_same_request_happens_once_and_is_answered_alike(self):
        mother = citizen()
        portal = Caller(None, iin=mother.iin)
        body = {"service": SERVICE, "place": PLACE}
        office()
        first = portal.post("drafts", body, key="only-once-1")
        again = portal.post("drafts", body, key="only-once-1")
        assert first.content == again.content
        assert Draft.objects.count() == 1

    def test_a_key_is_not_used_for_something_else(self):
        portal = Caller(None, iin=citizen().iin)
        office()
        portal.post("drafts", {"service": SERVICE, "place": PLACE}, key="only-once-1")
        other = portal.post("drafts", {"service": SERVICE, "place": "nowhere"}, key="only-once-1")
        assert problem(other)["errors"][0]["field"] == "Idempotency-Key"

    def test_a_refusal_is_answered_alike_too(self):
        case = submitted()
        head = Caller(officer(Role.HEAD))
        path, body = f"cases/{case.number}/steps/decision", {"seq": case.last_seq}
        first = head.post(path, body, key="refused-12")
        assert problem(first)["status"] == 409
        assert head.post(path, body, key="refused-12").content == first.content
        assert Written.objects.count() == 1

    def test_a_write_without_a_key_is_refused(self):
        caller = Caller(officer())
        answer = caller.post("drafts", {"service": SERVICE, "place": PLACE}, key="short")
        assert [one["field"] for one in problem(answer)["errors"]] == ["header.Idempotency-Key"]
        assert not Draft.objects.exists()

    def test_a_file_sent_again_is_stored_once(self):
        mother = citizen()
        portal = Caller(None, iin=mother.iin)
        draft = begun(portal)
        for _ in range(2):
            portal.send(
                "POST",
                f"drafts/{draft}/files",
                {"requirement": "school_certificate"},
                key="file-once",
                file=upload(),
            )
        assert Draft.objects.get().files.count() == 1


class TestRefusals:
    def test_a_request_that_is_too_large_is_told_so(self, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
        body = {"place": PLACE, "facts": {"note": "ү" * 1000}}
        answer = Caller(officer()).post(f"services/{SERVICE}/decide", body)
        assert answer.status_code == 413
        assert problem(answer)["title"] == "Запрос слишком большой"

    def test_without_a_key_nothing_is_told(self, client):
        assert problem(client.get("/api/v1/cases"))["status"] == 401

    def test_a_key_that_was_ended_opens_nothing(self):
        from django.utils import timezone

        from tirek.api.models import SystemKey

        caller = Caller(officer())
        SystemKey.objects.update(ended_at=timezone.now())
        assert caller.get("cases").status_code == 401

    @pytest.mark.parametrize("iin", ["", "000000000000"])
    def test_a_citizens_system_names_a_citizen(self, iin):
        assert Caller(None, iin=iin).get("cases").status_code == 401

    def test_another_s_case_is_as_if_it_were_not_there(self):
        case = submitted()
        for caller in (
            Caller(citizen()),
            Caller(officer(place="almaty-region/alatau")),
            Caller(officer(Role.SCHOOL)),
            Caller(officer(Role.ADMINISTRATOR)),
        ):
            for path in ("", "/events", "/facts", "/decision", "/letters"):
                assert problem(caller.get(f"cases/{case.number}{path}"))["status"] == 404

    def test_a_stale_page_says_so(self):
        case = submitted()
        answer = Caller(officer()).post(f"cases/{case.number}/steps/proposal", {"seq": 1})
        assert problem(answer)["found"] == case.last_seq
        assert Event.objects.filter(kind="Proposed").count() == 0

    @pytest.mark.parametrize(
        ("language", "said"), [("kk", "міндетіңізге"), ("ru-RU,ru;q=0.9", "обязанности")]
    )
    def test_in_the_caller_s_language(self, language, said):
        case = submitted()
        answer = Caller(officer(Role.HEAD), language=language).post(
            f"cases/{case.number}/steps/proposal", {"seq": case.last_seq}
        )
        assert said in problem(answer)["detail"]

    def test_wrong_answers_are_named_field_by_field(self):
        mother = citizen()
        portal = Caller(None, iin=mother.iin)
        draft = begun(portal)
        given = answers(mother, child_iin="123", certificate_to="2026-02-31", colour="red")
        refused = problem(portal.send("PUT", f"drafts/{draft}/answers", {"answers": given}))
        assert {one["field"] for one in refused["errors"]} == {
            "child_iin",
            "certificate_to",
            "colour",
        }
        assert Draft.objects.get().answers == {}

    def test_an_application_without_its_signature_is_not_sent(self):
        case = draft_ready()
        answer = Caller(case.user).post(f"drafts/{case.pk}/send", {})
        assert [one["field"] for one in problem(answer)["errors"]] == ["signature"]
        unknown = {"signature": {"code_id": str(case.pk), "code": "123456"}}
        assert problem(Caller(case.user).post(f"drafts/{case.pk}/send", unknown))["status"] == 422
        assert not Case.objects.exists()

    def test_an_application_with_open_questions_is_not_sent(self):
        portal = Caller(None, iin=citizen().iin)
        refused = problem(portal.post(f"drafts/{begun(portal)}/send"))
        assert "school_certificate" in {one["field"] for one in refused["errors"]}
        assert not Case.objects.exists()

    def test_facts_that_cannot_be_are_refused_by_path(self):
        case = submitted()
        body = {"seq": case.last_seq, "facts": {"child.born_on": "yes"}, "source": "officer"}
        refused = problem(Caller(officer()).post(f"cases/{case.number}/steps/facts", body))
        assert [one["field"] for one in refused["errors"]] == ["child.born_on"]


class TestTheProcedure:
    def test_more_is_asked_and_given(self):
        case = submitted()
        desk, mother = Caller(officer()), Caller(case.applicant_user)
        step = {
            "seq": case.last_seq,
            "requirements": ["school_certificate"],
            "note": "Жаңа анықтама",
        }
        asked = desk.post(f"cases/{case.number}/steps/information-request", step).json()
        assert asked["stage"]["id"] == "more_information"
        given = mother.post(
            f"cases/{case.number}/steps/information", {"seq": asked["seq"], "note": "Мінеки"}
        )
        assert given.json()["stage"]["id"] == "in_examination"

    def test_a_case_is_taken_put_aside_and_taken_up(self):
        case, specialist = submitted(), officer()
        desk = Caller(specialist)
        steps = f"cases/{case.number}/steps"
        taken = desk.post(
            f"{steps}/assignment", {"seq": case.last_seq, "to": specialist.username}
        ).json()
        aside = desk.post(f"{steps}/hold", {"seq": taken["seq"], "note": "Ждём архив"}).json()
        refused = problem(desk.post(f"{steps}/proposal", {"seq": aside["seq"]}))
        assert refused["status"] == 422
        again = desk.post(f"{steps}/hold-lifted", {"seq": aside["seq"]})
        assert again.status_code == 201

    def test_a_hearing_needs_a_refusal(self):
        case = submitted()
        step = {
            "seq": case.last_seq,
            "at": "2025-09-17T05:00:00Z",
            "way": "room",
            "where": "12-бөлме",
        }
        refused = Caller(officer()).post(f"cases/{case.number}/steps/hearing", step)
        assert problem(refused)["status"] == 422
        assert not case.events.filter(kind="HearingAnnounced").exists()

    def test_a_complaint_is_registered_once(self):
        case = submitted()
        mother = Caller(case.applicant_user)
        said = {
            "against": "conduct",
            "text": "Дөрекі сөйледі",
            "officer_named": "Қабылдаудағы қызметкер",
            "on": "2025-09-11",
        }
        first = mother.post(f"cases/{case.number}/complaints", said, key="complaint-1")
        assert first.status_code == 201, first.content
        again = mother.post(f"cases/{case.number}/complaints", said, key="complaint-1")
        assert first.content == again.content
        assert case.events.filter(kind="ComplaintLodged").count() == 1
