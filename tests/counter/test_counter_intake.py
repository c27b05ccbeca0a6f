"""An application taken in through the pages of the counter."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from counter_making import complete, later, operator, taken_in
from making import SERVICE, answers, iin, officer, upload
from tirek.accounts.models import User
from tirek.casework.models import Case, Draft, Look
from tirek.reception.models import RefusalToAccept, Visit
from tirek.reception.paper_marks import Mark

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Clock = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def morning(clock: Clock) -> None:
    """Every test begins at ten on a Friday morning."""


def identified(**changed: str) -> dict[str, str]:
    said = {
        "iin": iin(),
        "document": "identity_card",
        "document_number": "012345678",
        "service": SERVICE,
        "language": "ru",
    }
    return {**said, **changed}


def typed(said: dict[str, Any]) -> dict[str, str]:
    """Answers as the inputs of a page send them."""
    sent: dict[str, str] = {}
    for name, value in said.items():
        if isinstance(value, bool):
            sent[name] = "yes" if value else "no"
        elif isinstance(value, str) and value[4:5] == "-" and value[7:8] == "-":
            year, month, day = value.split("-")
            sent |= {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}
        else:
            sent[name] = value or ""
    return sent


def asked_on(body: str) -> list[str]:
    return [part.split('"')[0] for part in body.split('name="asked" value="')[1:]]


def begun(client: Client, **changed: str) -> Visit:
    sent = client.post("/counter/intake/", identified(**changed))
    assert sent.status_code == 302, sent.content.decode()
    return Visit.objects.latest("draft__started_at", "draft__updated_at")


def filled(client: Client, by: User, **changed: Any) -> Visit:
    """Begun and filled in, as often as the page asks for more."""
    visit = begun(client)
    address = f"/counter/intake/{visit.pk}/"
    said = typed(answers(by, iin=visit.iin, **changed))
    for _ in range(4):
        asked = asked_on(client.get(address).content.decode())
        sent = client.post(address, {**said, "asked": asked})
        assert sent.status_code == 302, sent.content.decode()
        if sent["Location"].endswith("/papers/"):
            break
    visit.refresh_from_db()
    return visit


def marked(**changed: str) -> dict[str, Any]:
    states = {
        "identity.state": "seen",
        "school_certificate.state": "compared",
        "medical_conclusion.state": "scanned",
        "school_certificate": upload(),
        "medical_conclusion": upload(),
        "go": "1",
    }
    return {**states, **changed}


def test_a_complete_application_through_every_page(signed_in: SignIn) -> None:
    by = operator()
    client = signed_in(by)
    visit = filled(client, by)
    sent = client.post(f"/counter/intake/{visit.pk}/papers/", marked())
    assert sent["Location"].endswith("/check/"), sent.content.decode()
    shown = client.get(sent["Location"]).content.decode()
    assert "Принять и зарегистрировать" in shown
    assert "Серікова" in shown
    sent = client.post(f"/counter/intake/{visit.pk}/check/")
    case = Case.objects.get()
    assert sent["Location"] == f"/counter/applications/{case.number}/"
    page = client.get(sent["Location"]).content.decode()
    assert "Расписка о приёме" in page
    assert "24 сентября 2025" in page.replace("\u00a0", " ")
    assert Look.objects.get(case=case).page == "counter application"
    again = client.get(f"/counter/intake/{visit.pk}/check/")
    assert again["Location"] == f"/counter/applications/{case.number}/"


def test_the_page_asks_on_when_an_answer_brings_up_more(signed_in: SignIn) -> None:
    by = operator()
    visit = filled(signed_in(by), by, relation="guardian")
    assert visit.draft.answers["relation"] == "guardian"


def test_a_mistake_is_told_at_its_field_and_everything_typed_stays(signed_in: SignIn) -> None:
    by = operator()
    client = signed_in(by)
    visit = begun(client)
    address = f"/counter/intake/{visit.pk}/"
    said = typed(answers(by, iin=visit.iin))
    said |= {"phone": "12", "child_iin": "111", "surname": "Серікова"}
    asked = asked_on(client.get(address).content.decode())
    sent = client.post(address, {**said, "asked": asked})
    body = sent.content.decode()
    assert sent.status_code == 422
    assert 'value="12"' in body
    assert 'value="111"' in body
    assert body.count("govuk-error-message") >= 2
    visit.draft.refresh_from_db()
    assert visit.draft.answers["surname"] == "Серікова", "what was right is kept"
    assert "phone" not in visit.draft.answers


def test_a_missing_paper_leads_to_the_receipt_and_the_return_to_acceptance(
    signed_in: SignIn, clock: Clock
) -> None:
    by = operator()
    client = signed_in(by)
    visit = filled(client, by)
    marks = marked(**{"school_certificate.state": "missing"})
    sent = client.post(f"/counter/intake/{visit.pk}/papers/", marks)
    check = f"/counter/intake/{visit.pk}/check/"
    assert sent["Location"] == check
    shown = client.get(check).content.decode()
    assert "Принять и зарегистрировать" not in shown
    assert "Выдать расписку об отказе в приёме" in shown
    forced = client.post(check)
    assert forced.status_code == 422
    assert Case.objects.count() == 0
    made = client.post(f"/counter/intake/{visit.pk}/refuse/")
    refusal = RefusalToAccept.objects.get()
    assert made["Location"] == f"/counter/refusals/{refusal.number}/"
    page = client.get(made["Location"]).content.decode()
    assert "Справка школы о том, что ребёнок учится на дому: Отсутствует" in page
    paper = client.get(f"/counter/refusals/{refusal.number}/kk/")
    assert paper["Content-Type"] == "application/pdf"
    assert len(PdfReader(BytesIO(paper.content)).pages) == 2
    assert refusal.number in client.get("/counter/refusals/").content.decode()

    clock(later(4 * 24 * 60))
    other = signed_in(operator())
    again = other.post("/counter/intake/", identified(iin=visit.iin))
    assert again.status_code == 200
    assert "уже начинал заявление" in again.content.decode()
    resumed = other.post(f"/counter/intake/{visit.pk}/resume/")
    assert resumed["Location"] == f"/counter/intake/{visit.pk}/"
    mine = signed_in(by)  # days later nobody is signed in any more
    assert mine.get(f"/counter/intake/{visit.pk}/").status_code == 404, "taken over"
    brought = {"school_certificate.state": "compared", "school_certificate": upload(), "go": "1"}
    other.post(f"/counter/intake/{visit.pk}/papers/", brought)
    other.post(check)
    assert Case.objects.get().received_on.isoformat() == "2025-09-16"


def test_an_expired_paper_needs_its_day(signed_in: SignIn) -> None:
    by = operator()
    client = signed_in(by)
    visit = filled(client, by)
    marks = marked(**{"medical_conclusion.state": "expired"})
    sent = client.post(f"/counter/intake/{visit.pk}/papers/", marks)
    assert sent.status_code == 422
    assert "укажите, до какого числа" in sent.content.decode()
    dated = {"medical_conclusion.state": "expired", "go": "1"}
    day = {"day": "31", "month": "8", "year": "2025"}
    dated |= {f"medical_conclusion.expired_on-{part}": value for part, value in day.items()}
    assert client.post(f"/counter/intake/{visit.pk}/papers/", dated).status_code == 302
    shown = client.get(f"/counter/intake/{visit.pk}/check/").content.decode()
    assert "срок истёк 31 августа 2025 года" in shown.replace("\u00a0", " ")
    wrong = {**dated, "medical_conclusion.expired_on-month": "13"}
    sent = client.post(f"/counter/intake/{visit.pk}/papers/", wrong)
    assert sent.status_code == 422
    assert 'value="13"' in sent.content.decode()


def test_a_file_that_is_no_paper_is_refused_at_its_place(signed_in: SignIn) -> None:
    by = operator()
    client = signed_in(by)
    visit = filled(client, by)
    bad = marked(school_certificate=upload("program.exe", b"MZ\x90\x00"))
    sent = client.post(f"/counter/intake/{visit.pk}/papers/", bad)
    assert sent.status_code == 422
    assert visit.draft.files.count() == 1, "the good one is kept"


def test_a_scan_is_looked_at_and_taken_away(signed_in: SignIn) -> None:
    by = operator()
    client = signed_in(by)
    visit = filled(client, by)
    papers = f"/counter/intake/{visit.pk}/papers/"
    client.post(papers, {"school_certificate": upload(), "upload": "1"})
    file = visit.draft.files.get()
    shown = client.get(f"{papers}{file.pk}/")
    assert shown["Content-Type"] == "application/pdf"
    assert b"".join(shown.streaming_content).startswith(b"%PDF")
    assert signed_in(operator()).get(f"{papers}{file.pk}/").status_code == 404
    client.post(papers, {"remove": str(file.pk)})
    assert visit.draft.files.count() == 0
    assert client.post(papers, {"remove": "nothing"}).status_code == 404
    assert client.get(f"{papers}{file.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"iin": ""}, "Укажите ИИН заявителя"),
        ({"document_number": ""}, "Укажите номер документа"),
        ({"service": "no-such-service"}, "здесь не принимают"),
    ],
)
def test_a_person_who_is_not_identified(
    signed_in: SignIn, changed: dict[str, str], said: str
) -> None:
    sent = signed_in(operator()).post("/counter/intake/", identified(**changed))
    assert sent.status_code == 422
    assert said in sent.content.decode()
    assert Draft.objects.count() == 0


def paper_sent(day: str) -> dict[str, str]:
    year, month, number = day.split("-")
    parts = {"day": number, "month": month, "year": year}
    return {**identified(), **{f"received_on-{part}": value for part, value in parts.items()}}


def test_a_paper_application_is_keyed_in_with_its_own_day(signed_in: SignIn) -> None:
    client = signed_in(officer())
    sent = client.post("/counter/intake/paper/", paper_sent("2025-09-03"))
    assert sent.status_code == 302
    draft = Draft.objects.get()
    assert draft.channel == "paper"
    assert draft.received_at is not None
    assert draft.received_at.date().isoformat() == "2025-09-03"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-09-13", "ещё не наступило"),
        ("1999-01-05", "слишком рано"),
        ("2025-02-30", "30.02.2025"),
    ],
)
def test_an_impossible_day_is_told_and_stays_as_typed(
    signed_in: SignIn, day: str, said: str
) -> None:
    sent = signed_in(officer()).post("/counter/intake/paper/", paper_sent(day))
    body = sent.content.decode()
    assert sent.status_code == 422
    assert said in body
    assert f'value="{day[:4]}"' in body
    assert Draft.objects.count() == 0


def test_an_operator_has_no_page_for_paper(signed_in: SignIn) -> None:
    assert signed_in(operator()).get("/counter/intake/paper/").status_code == 403
    assert signed_in(officer()).get("/counter/intake/paper/").status_code == 200


def test_unfinished_applications_are_found_by_iin_and_surname(signed_in: SignIn) -> None:
    by = operator()
    client = signed_in(by)
    waiting = complete(by, marks={"school_certificate": Mark("missing")})
    taken_in(by)
    assert client.get("/counter/intake/begun/").content.decode().count("/resume/") == 1
    found = client.get("/counter/intake/begun/", {"q": "сері"}).content.decode()
    assert waiting.iin in found
    assert "Таких заявлений нет" in client.get("/counter/intake/begun/?q=999").content.decode()


def test_a_visit_that_was_taken_in_is_not_resumed(signed_in: SignIn) -> None:
    by = operator()
    case = taken_in(by)
    sent = signed_in(by).post(f"/counter/intake/{case.draft.pk}/resume/")
    assert sent["Location"] == "/counter/intake/begun/"
