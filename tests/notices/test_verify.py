"""The public page: who holds the paper learns that it is genuine, and nothing of the person."""

import shutil
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from making import ALATAU, citizen, officer, proposed, submitted
from tirek.accounts.models import Role, User
from tirek.casework.actions.confirm import confirm
from tirek.casework.models import Case
from tirek.notices import files
from tirek.notices.actions.issue import issue
from tirek.notices.facts import grouped
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder
from tirek.notices.queries.letters import letter, letters
from tirek.notices.queries.verify import NOT_FOUND, Verification, verify_code, verify_upload
from tirek.signatures.places import authority

pytestmark = pytest.mark.django_db

AT = datetime(2025, 9, 22, 20, 30, tzinfo=UTC)  # already the 23rd in Kazakhstan


def decided_case(user: User | None = None) -> Case:
    case = proposed(submitted(user), at=AT)
    confirm(case=case, by=officer(Role.HEAD, case.place), at=AT)
    return case


@pytest.fixture
def notice() -> Notice:
    case = decided_case()
    return issue(case_number=case.number, at=AT)[0]


def content(notice: Notice) -> bytes:
    return files.read(notices_folder(), notice.path, notice.sha256)


def test_a_code_finds_its_notice(notice: Notice) -> None:
    found = verify_code(grouped(notice.code).lower())
    assert found.state == "genuine"
    assert found.signature == "good"
    assert found.kind == "granted"
    assert found.number == notice.number
    assert found.language == notice.language
    assert found.issued_on == date(2025, 9, 23)
    assert found.office == notice.office.name
    assert found.sha256 == notice.sha256
    assert found.certificate_serial == notice.certificate_serial


def test_the_answer_says_nothing_of_the_person(notice: Notice) -> None:
    case = notice.case
    said = repr(asdict(replace(verify_code(notice.code), office=None)))
    people = (case.applicant, case.subject)
    for person in people:
        for secret in (person.iin, person.surname, person.given_name):
            assert secret not in said
    for amount in ("112059", "112 059", "11796", "12975"):
        assert amount not in said
    assert notice.signed_by.full_name not in said


def test_the_answer_has_no_room_for_more() -> None:
    """A field added here must be thought about: is it about the person?"""
    assert set(Verification.__slots__) == {
        "state", "signature", "kind", "number", "language", "issued_on", "office", "sha256",
        "certificate_serial", "code",
        "now",  # that an organisation prolonged or ended its paper: a day, and nobody's name
    }  # fmt: skip


@pytest.mark.parametrize("raw", ["", "ABCD", "22222222222Z", "' OR 1=1 --", "\x00" * 12])
def test_a_code_that_nobody_was_given_finds_nothing(notice: Notice, raw: str) -> None:
    assert verify_code(raw) == NOT_FOUND
    assert not verify_code(raw).found


def test_the_issued_file_is_recognised(notice: Notice) -> None:
    found = verify_upload(content(notice))
    assert found.state == "genuine"
    assert found.code == notice.code


def test_a_changed_file_is_not(notice: Notice) -> None:
    pdf = content(notice)
    changed = pdf[:500] + bytes([pdf[500] ^ 1]) + pdf[501:]
    assert verify_upload(changed) == NOT_FOUND
    assert verify_upload(pdf + b"\n") == NOT_FOUND
    assert verify_upload(b"") == NOT_FOUND


def test_if_our_own_copy_was_changed_the_page_says_so(notice: Notice) -> None:
    path = notices_folder() / notice.path
    pdf = path.read_bytes()
    path.write_bytes(pdf[:500] + bytes([pdf[500] ^ 1]) + pdf[501:])
    assert verify_code(notice.code).state == "damaged"
    assert verify_code(notice.code).signature == "none"
    path.unlink()
    assert verify_code(notice.code).state == "damaged"
    path.write_bytes(pdf)
    assert verify_code(notice.code).state == "genuine"


def test_the_applicant_reads_both_letters() -> None:
    user = citizen()
    case = decided_case(user)
    issue(case_number=case.number, at=AT)
    found = list(letters(user, case.number))
    assert [one.language for one in found] == ["kk", "ru"]
    for one in found:
        again, pdf = letter(user, case.number, one.code)
        assert again == one
        assert files.sha256_of(pdf) == one.sha256
        assert one.file_name == f"{case.number}-1-{one.language}.pdf"


def test_an_officer_of_the_place_reads_them_and_nobody_else(notice: Notice) -> None:
    number = notice.case.number
    assert letters(officer(), number).count() == 2
    for stranger in (
        citizen(),
        officer(place=ALATAU),
        officer(Role.ADMINISTRATOR),
        AnonymousUser(),
    ):
        assert not letters(stranger, number).exists()
        with pytest.raises(Notice.DoesNotExist):
            letter(stranger, number, notice.code)


def test_a_letter_is_read_in_its_own_case_only() -> None:
    user = citizen()
    case, other = decided_case(user), decided_case(user)
    (one, *_), _ = issue(case_number=case.number, at=AT), issue(case_number=other.number, at=AT)
    with pytest.raises(Notice.DoesNotExist):
        letter(user, other.number, one.code)


def test_without_its_authority_a_signature_counts_for_nothing(
    notice: Notice, settings: Any, tmp_path: Path
) -> None:
    """The folder of keys is gone, or somebody put another authority in its place."""
    shutil.copytree(notices_folder(), tmp_path / "notices")
    settings.VAR = tmp_path
    assert verify_code(notice.code).state == "damaged"
    assert not (tmp_path / "pki").exists()  # checking founds nothing
    authority(at=AT)
    assert verify_code(notice.code).state == "damaged"
    assert verify_code(notice.code).signature == "broken"
