"""Letters about money: written once, in both languages, signed by whoever decided."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from pypdf import PdfReader

from debts_making import noticed
from making import citizen, decided, officer
from money_making import FEBRUARY, accepted_change, paid, payment_changed
from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.documents.blobs import place_of
from tirek.payments.actions.write_money_letter import write_money_letter
from tirek.payments.models import MoneyLetter
from tirek.payments.overpayment.kept import content_of, signed_notice
from tirek.payments.overpayment.papers import NoPaper
from tirek.payments.queries.letters import money_letters
from tirek.signatures.pades import verify
from tirek.signatures.places import trusted_root

pytestmark = pytest.mark.django_db


@pytest.fixture
def suspended() -> tuple[Case, int]:
    case = decided()
    paid("2026-01")
    event = payment_changed(case, "suspend", "2026-03")
    return case, event.seq


def page(letter: MoneyLetter) -> str:
    text = "".join(one.extract_text() for one in PdfReader(BytesIO(content_of(letter))).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_suspension_is_told_in_both_languages_and_signed_by_the_head(
    suspended: tuple[Case, int],
) -> None:
    case, seq = suspended
    kk, ru = write_money_letter(case=case, seq=seq, at=FEBRUARY)
    assert (kk.language, ru.language) == ("kk", "ru")
    told = page(ru)
    assert "УВЕДОМЛЕНИЕ О ПРИОСТАНОВЛЕНИИ ВЫПЛАТЫ" in told
    assert "Первый месяц без выплаты: март 2026 года" in told
    assert "15.01.2026 № 12 бұйрық" in told
    assert "ждёт возобновления" in told
    assert "Руководитель отдела" in told
    assert "ТӨЛЕМДІ УАҚЫТША ТОҚТАТУ ТУРАЛЫ ХАБАРЛАМА" in page(kk)
    root = trusted_root()
    assert root is not None
    for one in (kk, ru):
        report = verify(content_of(one), root=root)
        assert report.good
        assert report.signer == case.events.get(seq=seq).actor_name
        assert report.serial == one.certificate_serial
        assert report.signed_at == FEBRUARY


def test_it_is_written_once_whatever_is_retried(suspended: tuple[Case, int]) -> None:
    case, seq = suspended
    first = write_money_letter(case=case, seq=seq, at=FEBRUARY)
    later = datetime(2026, 2, 21, 5, tzinfo=UTC)
    again = write_money_letter(case=case, seq=seq, at=later)
    assert [one.sha256 for one in again] == [one.sha256 for one in first]
    assert MoneyLetter.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        MoneyLetter.objects.update(kind="other")


def test_an_accepted_change_that_ends_payment_has_a_letter_and_others_have_none() -> None:
    case = decided()
    ends = accepted_change(case, "moved", "2026-01-31", where="Көкшетау")
    kk, ru = write_money_letter(case=case, seq=ends.seq, at=FEBRUARY)
    assert "УВЕДОМЛЕНИЕ О ПРЕКРАЩЕНИИ ВЫПЛАТЫ" in page(ru)
    assert "не выплачивается" in page(ru)
    assert "Специалист отдела" in page(ru)
    assert "ТӨЛЕМДІ ТОҚТАТУ ТУРАЛЫ ХАБАРЛАМА" in page(kk)
    stays = accepted_change(case, "phone", "2026-02-01", phone="+77017654321")
    assert write_money_letter(case=case, seq=stays.seq, at=FEBRUARY) == []


def test_only_who_may_see_it_reads_it(suspended: tuple[Case, int]) -> None:
    case, seq = suspended
    write_money_letter(case=case, seq=seq, at=FEBRUARY)
    assert money_letters(case.applicant_user).count() == 2
    assert money_letters(officer(Role.HEAD), case.number).count() == 2
    assert not money_letters(officer(Role.HEAD, "akmola/burabay"), case.number)
    assert not money_letters(citizen())
    assert not money_letters(None)


def test_a_notice_of_an_overpayment_is_the_signed_one_that_was_sent() -> None:
    debt = noticed()
    event = debt.events.get(kind="NoticeSent")
    root = trusted_root()
    assert root is not None
    for language in ("kk", "ru"):
        content = signed_notice(debt, event.seq, language)
        assert verify(content, root=root).good
        assert debt.number in PdfReader(BytesIO(content)).pages[0].extract_text()
    with pytest.raises(NoPaper):
        signed_notice(debt, event.seq, "en")
    letter = MoneyLetter.objects.get(debt=debt, language="kk")
    place_of(letter.sha256).unlink()
    with pytest.raises(NoPaper):
        content_of(letter)
