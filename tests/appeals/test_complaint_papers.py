"""The coupon, the covering letter with the bundle, and the answer: in Kazakh and in Russian."""

import io
import json
from datetime import UTC, date, datetime
from hashlib import sha256
from zipfile import ZipFile

import pytest
from complaints import MONDAY, TEXT, Refused, complain, refused, stored
from pypdf import PdfReader

from tirek.appeals.actions.pass_on import pass_on
from tirek.appeals.actions.record_outcome import record_outcome
from tirek.appeals.actions.satisfy import satisfy
from tirek.appeals.actions.withdraw import withdraw
from tirek.appeals.bundle import bundle
from tirek.appeals.models import Complaint
from tirek.appeals.papers import NoPaper, paper_of, papers_there_are

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2025, 9, 16, 6, 0, tzinfo=UTC)


def printed(complaint: Complaint, paper: str, language: str = "kk") -> str:
    pages = PdfReader(io.BytesIO(paper_of(complaint, paper, language))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def passed(told: Refused, complaint: Complaint) -> Complaint:
    pass_on(
        complaint=complaint, by=told.other_specialist, addressee="body", name="Басқарма", at=TUESDAY
    )
    complaint.refresh_from_db()
    return complaint


def test_the_coupon_says_when_and_by_whom_it_was_accepted() -> None:
    told = refused()
    by_itself = printed(complain(told), "coupon", "ru")
    assert "15 сентября 2025 года, 11:00" in by_itself
    assert "автоматически" in by_itself
    on_paper = complain(told, by=told.other_specialist, text="Басқа", representative=True)
    coupon = printed(on_paper, "coupon")
    assert "Жанар Оспанова" in coupon
    assert "бөлім маманы" in coupon
    assert "өкілі" in coupon
    assert on_paper.number in coupon


def test_the_coupon_of_a_late_one_says_so() -> None:
    told = refused()
    at = datetime(2026, 1, 12, 6, 0, tzinfo=UTC)
    coupon = printed(complain(told, at=at, late_because="Болела"), "coupon", "ru")
    assert "12 декабря 2025 года" in coupon
    assert "Причина: Болела" in coupon
    plain = printed(complain(told, at=at, text="Тағы"), "coupon", "ru")
    assert "Причина" not in plain


def test_the_answer_tells_what_was_done_and_the_new_day() -> None:
    told = refused()
    complaint = complain(told)
    assert papers_there_are(complaint) == ["coupon"]
    with pytest.raises(NoPaper):
        paper_of(complaint, "answer", "kk")
    satisfy(complaint=complaint, by=told.other_head, measures="Қайта қараймыз", at=TUESDAY)
    complaint.refresh_from_db()
    assert papers_there_are(complaint) == ["coupon", "answer"]
    answer = printed(complaint, "answer")
    assert "Қайта қараймыз" in answer
    assert "2025 жылғы 26 қыркүйек" in answer  # the term of the service runs again
    assert "Болат Нұрланов" in answer
    assert paper_of(complaint, "answer", "kk") == paper_of(complaint, "answer", "kk")


def test_an_answer_that_rejects_names_the_body_the_grounds_and_the_court() -> None:
    told = refused()
    complaint = passed(told, complain(told))
    record_outcome(
        complaint=complaint,
        by=told.other_specialist,
        outcome="rejected",
        reasons="Закон соблюдён",
        answer_number="12-3",
        answered_on=date(2025, 9, 18),
        at=datetime(2025, 9, 19, 6, 0, tzinfo=UTC),
    )
    answer = printed(complaint, "answer", "ru")
    assert all(word in answer for word in ("Басқарма", "Закон соблюдён", "12-3", "в суд"))


def test_the_answer_to_a_complaint_taken_back_names_no_body() -> None:
    told = refused()
    complaint = passed(told, complain(told))
    withdraw(complaint=complaint, by=told.mother, at=TUESDAY)
    assert "Басқарма" not in printed(complaint, "answer", "ru").replace("отдел", "")


def test_the_bundle_holds_the_whole_case_and_is_always_the_same() -> None:
    told = refused()
    complaint = complain(told, files=[stored(told.mother)])
    with pytest.raises(NoPaper):
        bundle(complaint)
    complaint = passed(told, complaint)
    made = bundle(complaint)
    assert made == bundle(complaint)
    with ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        about = json.loads(archive.read("complaint.json"))
        events = json.loads(archive.read("events.json"))
        decision = json.loads(archive.read("decision.json"))
        files = json.loads(archive.read("files.json"))
        for file in files:
            assert sha256(archive.read(file["name"])).hexdigest() == file["sha256"]
        cover = archive.read("letter-ru.pdf")
    assert about["text"] == TEXT
    assert about["passed_on"]["by"] == "Жанар Оспанова"
    assert decision["outcome"] == "refused"
    assert [event["kind"] for event in events][-1] == "ComplaintPassedOn"
    assert len(files) == 1 + told.case.files.count()
    read = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(cover)).pages)
    assert "91" in read
    withdraw(complaint=complaint, by=told.mother, at=MONDAY)
    assert bundle(complaint) == made, "what was passed on does not change afterwards"
