"""The signed files of a school's certificate and of a commission's conclusion, and their check."""

from datetime import date

import pytest
from paper import bare, text_of

from attesting import AUGUST, LATER, accepted, ended, issued, prolonged, school, teacher
from making import iin, officer
from tirek.accounts.models import Role
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.models import IssuedPaper
from tirek.notices import files
from tirek.notices.actions.issue_paper import issue_certificate, issue_conclusion
from tirek.notices.places import notices_folder
from tirek.notices.queries.verify import verify_code, verify_upload

pytestmark = pytest.mark.django_db


def content(paper: IssuedPaper) -> bytes:
    return files.read(notices_folder(), paper.path, paper.sha256)


def test_a_certificate_says_whom_when_on_what_ground_and_is_found_by_its_code() -> None:
    case, by = accepted(), teacher(school())
    said = issued(case, by)
    kk, ru = issue_certificate(said=said, at=AUGUST)
    assert issue_certificate(said=said, at=LATER) == (kk, ru), "issued once"
    words = text_of(content(ru))
    for part in ("Серіков Әлихан", "1 сентября 2025 года", "25 мая 2026 года", case.number, "17"):
        assert bare(part) in words
    assert bare("үйде оқиды") in text_of(content(kk))
    assert bare("Раушан Әлімова") in words
    found = verify_code(kk.code)
    assert (found.state, found.kind, found.number, found.now) == (
        "genuine",
        "attestation",
        "17",
        None,
    )
    assert verify_upload(content(ru)).code == ru.code


def test_whoever_checks_an_old_paper_learns_what_was_said_since() -> None:
    case, by = accepted(), teacher(school())
    first = issued(case, by)
    kk, _ = issue_certificate(said=first, at=AUGUST)
    ended(prolonged(first, by, date(2026, 6, 30)), by, date(2026, 2, 9))
    now = verify_code(kk.code).now
    assert now is not None
    assert "09.02.2026" in now.ru
    assert "Серіков" not in now.ru


def test_a_conclusion_names_everybody_who_signed_it() -> None:
    doctors = [officer(Role.COMMISSION, full_name=f"Дәрігер {n}") for n in "АБВ"]
    written = Written(
        commission="medical",
        case_number="",
        about_iin=iin(date(2015, 4, 10)),
        number="118",
        given_on=date(2025, 8, 10),
        positive=True,
        words="Үйде оқыту ұсынылады",
        members=[one.pk for one in doctors],
        begins=date(2025, 9, 1),
    )
    conclusion = write_conclusion(written=written, by=doctors[0], at=AUGUST)
    for doctor in doctors[:2]:
        sign_conclusion(conclusion=conclusion, by=doctor, at=AUGUST)
    assert issue_conclusion(conclusion=conclusion, at=AUGUST) == ()
    sign_conclusion(conclusion=conclusion, by=doctors[2], at=AUGUST)
    kk, ru = issue_conclusion(conclusion=conclusion, at=AUGUST)
    assert issue_conclusion(conclusion=conclusion, at=LATER) == (kk, ru)
    words = text_of(content(kk))
    for doctor in doctors:
        assert bare(doctor.full_name) in words
    assert bare("Үйде оқыту ұсынылады") in words
    found = verify_code(ru.code)
    assert (found.state, found.kind, found.number) == ("genuine", "conclusion", "118")
