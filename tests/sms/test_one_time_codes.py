"""Six digits: bound to what is confirmed, short-lived, few tries, nowhere in clear."""

import logging
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from phone import AT, MOTHER, PHONE, sent

from tirek.kernel.text import LANGUAGES
from tirek.sms.actions.check_code import Confirmed, check_code
from tirek.sms.actions.deliver import deliver
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import Addressee
from tirek.sms.code_refused import CodeRefused
from tirek.sms.digits import digits_of, hash_of
from tirek.sms.gateways import phones_of_this_machine
from tirek.sms.models import JournalLine, OneTimeCode
from tirek.sms.wording import wording

pytestmark = pytest.mark.django_db

PAPER = b"what the person saw"
PURPOSE = "sign_application"


def asked(at: datetime = AT, **changed: object) -> OneTimeCode:
    return send_code(**{"purpose": PURPOSE, "confirms": PAPER, "to": MOTHER, "at": at, **changed})  # type: ignore[arg-type]


def typed(code: OneTimeCode, digits: str, at: datetime = AT, **changed: object) -> Confirmed:
    given = {"code_id": code.pk, "purpose": PURPOSE, "confirms": PAPER, "typed": digits, "at": at}
    return check_code(**{**given, **changed})  # type: ignore[arg-type]


def wrong(code: OneTimeCode) -> str:
    right = digits_of(code.nonce)
    return right[:-1] + str((int(right[-1]) + 1) % 10)


def test_the_digits_confirm_once_and_leave_a_proof() -> None:
    code = asked()
    digits = digits_of(code.nonce)
    proof = typed(code, f" {digits[:3]}-{digits[3:]} ", AT + timedelta(minutes=1))
    assert proof.confirms == hash_of(PAPER)
    assert proof.as_document()["phone"] == PHONE
    assert proof.as_document()["confirmed_at"] == "2026-02-02T05:01:00+00:00"
    with pytest.raises(CodeRefused) as refused:
        typed(code, digits)
    assert refused.value.text == wording().refused.used


def test_the_person_reads_the_digits_and_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        code = asked()
        digits = digits_of(code.nonce)
        line = JournalLine.objects.get()
        deliver(line_id=line.pk, through=phones_of_this_machine(), at=AT)
    assert digits in phones_of_this_machine().on_phone(PHONE)[-1]["text"]
    assert "******" in line.content
    assert digits not in caplog.text
    for table in ("sms_onetimecode", "sms_journalline", "sms_delivery", "procrastinate_jobs"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT t::text FROM {table} t")
            kept = " ".join(row[0] for row in cursor.fetchall())
        assert f" {digits}" not in kept, table
        assert f'"{digits}"' not in kept, table


def test_wrong_digits_are_counted_and_end_it() -> None:
    code = asked()
    texts = []
    for _ in range(settings.TIREK_CODE_TRIES):
        with pytest.raises(CodeRefused) as refused:
            typed(code, wrong(code))
        texts.append(refused.value.text.en)
    assert "Tries left: 2" in texts[0]
    assert "Tries left: 1" in texts[1]
    assert texts[2] == wording().refused.no_tries_left.en
    assert refused.value.again
    with pytest.raises(CodeRefused):  # the right ones come too late
        typed(code, digits_of(code.nonce))


@pytest.mark.parametrize("digits", ["", "12345", "1234567", "абвгде", "१२३४५६", "0" * 10_000])
def test_nonsense_is_a_wrong_try(digits: str) -> None:
    with pytest.raises(CodeRefused):
        typed(asked(), digits)


def test_it_expires() -> None:
    code = asked()
    late = AT + timedelta(minutes=settings.TIREK_CODE_MINUTES)
    with pytest.raises(CodeRefused) as refused:
        typed(code, digits_of(code.nonce), late)
    assert refused.value.text == wording().refused.expired
    assert typed(code, digits_of(code.nonce), late - timedelta(seconds=1))


def test_it_is_bound_to_what_was_shown_and_why() -> None:
    code = asked()
    with pytest.raises(CodeRefused) as refused:
        typed(code, digits_of(code.nonce), confirms=b"something else")
    assert refused.value.text == wording().refused.something_else
    with pytest.raises(OneTimeCode.DoesNotExist):
        typed(code, digits_of(code.nonce), purpose="third_party_consent")
    with pytest.raises(OneTimeCode.DoesNotExist):
        typed(code, digits_of(code.nonce), code_id=uuid4())
    code.refresh_from_db()
    assert code.tries == 0


def test_only_so_many_to_one_number_in_an_hour() -> None:
    for number in range(settings.TIREK_CODES_IN_WINDOW):
        asked(AT + timedelta(minutes=number))
    with pytest.raises(CodeRefused, match="in 50 minutes"):
        asked(AT + timedelta(minutes=10, seconds=30))
    assert asked(AT + timedelta(minutes=10), to=Addressee("+77770000000", "ru"))
    assert asked(AT + timedelta(hours=1, seconds=1))


@pytest.mark.parametrize("phone", ["", "87011234567", "+79161234567", "+770112345"])
def test_a_number_that_is_none_gets_no_code(phone: str) -> None:
    with pytest.raises(CodeRefused) as refused:
        asked(to=Addressee(phone, "kk"))
    assert refused.value.text == wording().refused.bad_phone
    assert not OneTimeCode.objects.exists()


def test_a_purpose_without_words_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError):
        asked(purpose="whatever")


def test_two_codes_differ_and_look_like_codes() -> None:
    made = [digits_of(f"{number}") for number in range(300)]
    assert len(set(made)) > 290
    assert all(len(one) == 6 and one.isdigit() for one in made)


def test_the_key_of_the_machine_makes_the_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digits_of("the same")
    monkeypatch.setattr(settings, "SECRET_KEY", "another")
    assert digits_of("the same") != before


def test_every_message_with_a_code_fits_into_one() -> None:
    for language in LANGUAGES:
        for number, purpose in enumerate(wording().codes):
            asked(
                purpose=purpose,
                to=Addressee(f"+770112345{LANGUAGES.index(language)}{number}", language),
            )
    assert set(JournalLine.objects.values_list("parts", flat=True)) == {1}
    assert sent(key="other").parts == 1
