"""Accounts: whose they are, which bank they are in, and how they are changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from making import APPLIED_AT, citizen, code_sent, decided, submitted
from money_making import accepted_change, known_change, payer, run_to
from registry_office import Registries, running
from tirek.casework.actions.withdraw_consent import withdraw_consent
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.answers import answers_of
from tirek.kernel.text import Text
from tirek.payments.actions.change_account import (
    CannotChangeAccount,
    cancel_account_change,
    change_account,
    check_account,
)
from tirek.payments.actions.check_accounts import check_accounts
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.take_reported_account import take_reported_account
from tirek.payments.models import PayeeAccount
from tirek.payments.payees.accounts import coming, iban_on, masked
from tirek.payments.payees.banks import bank_named, bank_of, code_of, directory
from tirek.payments.payees.cooling import cooling
from tirek.payments.payees.ownership import Owner, owner_of
from tirek.people.models import Consent
from tirek.procedure.answer import AnswerError, read_iban
from tirek.registries.models import Query
from tirek.sms.actions.check_code import Confirmed
from tirek.sms.models import JournalLine

FIRST = "KZ86125KZT5004100100"
AT = APPLIED_AT + timedelta(days=30)
DAY = AT.date()


def iban(bank: str = "563", number: int = 1) -> str:
    """An account with right check digits."""
    body = f"{bank}K{number:012}"
    digits = "".join(str(int(sign, 36)) for sign in f"{body}KZ00")
    return f"KZ{98 - int(digits) % 97:02}{body}"


OTHER = iban()


@pytest.fixture
def registries(settings: Any) -> Iterator[Registries]:
    with running() as office:
        settings.TIREK_REGISTRIES = office.address
        settings.TIREK_REGISTRIES_PATIENCE = 30.0
        yield office


@pytest.fixture
def case(db: None) -> Case:
    found = decided(submitted())
    recompute([found], at=APPLIED_AT)
    return found


def proof() -> Confirmed:
    return Confirmed(UUID(int=1), "change_account", "+77011234567", "0" * 64, AT, AT)


def changed(case: Case, to: str = OTHER) -> PayeeAccount:
    by = case.applicant_user
    return change_account(case=case, iban=to, owner="belongs", proof=proof(), by=by, at=AT)


# --- numbers and banks ----------------------------------------------------------------------------


@given(bank=st.integers(0, 999), number=st.integers(0, 10**12 - 1))
def test_right_check_digits_are_read_and_any_other_digit_is_not(bank: int, number: int) -> None:
    account = iban(f"{bank:03}", number)
    assert read_iban(f"{account[:4]} {account[4:].lower()}") == account
    wrong = account[:-1] + str((int(account[-1]) + 1) % 10)
    with pytest.raises(AnswerError):
        read_iban(wrong)


def _read(typed: str) -> tuple[str, Text | None]:
    try:
        return read_iban(typed), None
    except AnswerError as refused:
        return "", refused.text


@given(st.text(max_size=24))
def test_what_is_no_account_is_refused_in_words(typed: str) -> None:
    found, why = _read(typed)
    if why is not None:
        assert why.kk
    else:
        bare = "".join(typed.split()).upper()
        assert found == bare
        digits = "".join(str(int(sign, 36)) for sign in found[4:] + found[:4])
        assert int(digits) % 97 == 1


def test_the_bank_is_read_from_the_account() -> None:
    bank = bank_of(OTHER)
    assert bank is not None
    assert (code_of(OTHER), bank.bic, bank.name.kk) == ("563", "KPSTKZKA", "Қазпошта")
    assert bank_of(iban("999")) is None
    assert bank_named("999").ru == "999"


def test_the_table_of_banks_is_data_that_names_its_source() -> None:
    known = directory()
    assert known.source
    assert all(len(code) == 3 and code.isdigit() for code in known.banks)
    assert len({bank.bic for bank in known.banks.values()}) == len(known.banks)


# --- whose it is ---------------------------------------------------------------------------------


def test_an_account_of_somebody_else_is_refused_at_the_field(
    case: Case, registries: Registries
) -> None:
    registries.put("bank_account", case.applicant.iin, [{"iban": FIRST, "bank": "Қазпошта"}])
    with pytest.raises(CannotChangeAccount) as refused:
        check_account(case=case, iban=OTHER, by=case.applicant_user, at=AT)
    assert refused.value.field == "iban"


def test_ones_own_account_is_taken_and_a_silent_registry_decides_nothing(
    case: Case, registries: Registries
) -> None:
    registries.put("bank_account", case.applicant.iin, [{"iban": OTHER, "bank": "Қазпошта"}])
    assert check_account(case=case, iban=OTHER, by=case.applicant_user, at=AT) == "belongs"
    registries.switch("error")
    third = iban(number=3)
    assert check_account(case=case, iban=third, by=case.applicant_user, at=AT) == "unknown"


def test_a_silence_never_overwrites_an_answer(case: Case, registries: Registries) -> None:
    by = case.applicant_user
    registries.put("bank_account", case.applicant.iin, [{"iban": OTHER, "bank": "Қазпошта"}])
    assert check_account(case=case, iban=OTHER, by=by, at=AT) == "belongs"
    strange = iban(number=3)
    with pytest.raises(CannotChangeAccount):
        check_account(case=case, iban=strange, by=by, at=AT)
    registries.switch("error")
    later = AT + timedelta(hours=1)
    assert check_account(case=case, iban=OTHER, by=by, at=later) == "belongs"
    with pytest.raises(CannotChangeAccount):
        check_account(case=case, iban=strange, by=by, at=later)
    event = known_change(case, "", strange, "2025-10-01", later, answer="iban", ends=False)
    account = take_reported_account(case=case, seq=event.seq, at=later)
    assert account is not None
    assert account.checked == "not_theirs"
    registries.switch("normal")
    registries.put("bank_account", case.applicant.iin, [{"iban": strange, "bank": "Қазпошта"}])
    assert check_account(case=case, iban=strange, by=by, at=AT + timedelta(hours=2)) == "belongs"


def test_the_same_account_and_a_stranger_are_refused(case: Case) -> None:
    with pytest.raises(CannotChangeAccount):
        check_account(case=case, iban=FIRST, by=case.applicant_user, at=AT)
    with pytest.raises(NotAllowed):
        check_account(case=case, iban=OTHER, by=citizen(), at=AT)


def test_accounts_nobody_vouched_for_are_asked_about_at_night(
    case: Case, registries: Registries
) -> None:
    registries.put("bank_account", case.applicant.iin, [{"iban": FIRST, "bank": "Қазпошта"}])
    (found,) = check_accounts(at=AT)
    assert (found.iban, found.checked) == (FIRST, "belongs")
    assert check_accounts(at=AT) == []  # it is known now


def test_a_change_stopped_while_the_registry_answers_stays_stopped(
    case: Case, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = case.applicant_user
    account = change_account(case=case, iban=OTHER, owner="unknown", proof=proof(), by=by, at=AT)
    registries.put("bank_account", case.applicant.iin, [{"iban": OTHER, "bank": "Қазпошта"}])

    def answers_late(*args: Any, **more: Any) -> Owner:
        owner = owner_of(*args, **more)
        cancel_account_change(case=case, by=by, at=AT)
        return owner

    monkeypatch.setattr("tirek.payments.actions.check_accounts.owner_of", answers_late)
    assert check_accounts(at=AT) == []
    assert iban_on(case, case.applicant_id, account.usable_from) == FIRST


def test_who_took_the_consent_back_is_not_asked_about_and_fills_no_night(
    case: Case, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.payments.actions.check_accounts.AT_ONCE", 1)
    other = decided(submitted())
    recompute([other], at=APPLIED_AT)
    given = Consent.objects.get(case_number=case.number)
    withdraw_consent(consent=given, by=case.applicant_user, at=AT)
    registries.put("bank_account", other.applicant.iin, [{"iban": FIRST, "bank": "Қазпошта"}])
    (found,) = check_accounts(at=AT)
    assert found.case == other


def test_every_account_has_its_night_while_the_registry_is_silent(
    case: Case, registries: Registries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tirek.payments.actions.check_accounts.AT_ONCE", 1)
    other = decided(submitted())
    recompute([other], at=APPLIED_AT)
    registries.switch("error")
    for night in range(2):
        check_accounts(at=AT + timedelta(days=night))
    asked = Query.objects.filter(registry="bank_account").values_list("case_number", flat=True)
    assert sorted(asked) == sorted([case.number, other.number])


def test_without_a_registry_nobody_is_asked(case: Case) -> None:
    assert check_accounts(at=AT) == []


# --- changed -------------------------------------------------------------------------------------


def test_a_new_account_waits_for_the_cooling_and_every_telephone_is_told(case: Case) -> None:
    account = changed(case)
    assert account.usable_from == DAY + timedelta(days=cooling().days)
    person = case.applicant_id
    assert iban_on(case, person, account.usable_from - timedelta(days=1)) == FIRST
    assert iban_on(case, person, account.usable_from) == OTHER
    assert coming(case, person, DAY) == account
    told = JournalLine.objects.filter(key__startswith=f"account {account.pk}")
    assert {line.phone for line in told} == {answers_of(case)["phone"]}
    assert case.events.last().kind == "AccountChanged"
    assert OTHER not in str(case.events.last().payload)


def test_a_change_that_was_not_theirs_is_stopped_in_time(case: Case) -> None:
    account = changed(case)
    cancel_account_change(case=case, by=case.applicant_user, at=AT)
    assert iban_on(case, case.applicant_id, account.usable_from) == FIRST
    with pytest.raises(CannotChangeAccount):
        cancel_account_change(case=case, by=case.applicant_user, at=AT)


def test_every_change_that_waits_is_stopped(case: Case) -> None:
    first = changed(case)
    later = AT + timedelta(days=1)
    by = case.applicant_user
    second = change_account(
        case=case, iban=iban(number=2), owner="belongs", proof=proof(), by=by, at=later
    )
    assert first.usable_from < second.usable_from
    cancel_account_change(case=case, by=by, at=later)
    for account in (first, second):
        assert iban_on(case, case.applicant_id, account.usable_from) == FIRST


def test_a_change_before_a_change_back_is_not_forgotten(case: Case) -> None:
    first = changed(case)
    by, later = case.applicant_user, AT + timedelta(days=1)
    change_account(case=case, iban=FIRST, owner="belongs", proof=proof(), by=by, at=later)
    assert coming(case, case.applicant_id, later.date()) == first
    cancel_account_change(case=case, by=by, at=later)
    assert iban_on(case, case.applicant_id, first.usable_from) == FIRST


def test_an_account_that_is_not_theirs_stays_so_when_a_change_is_stopped(
    case: Case, registries: Registries
) -> None:
    registries.put("bank_account", case.applicant.iin, [{"iban": OTHER, "bank": "Қазпошта"}])
    (found,) = check_accounts(at=AT)
    assert (found.iban, found.checked) == (FIRST, "not_theirs")
    changed(case)
    kept = cancel_account_change(case=case, by=case.applicant_user, at=AT)
    assert (kept.iban, kept.checked) == (FIRST, "not_theirs")


def test_what_was_frozen_keeps_the_account_it_was_frozen_with(case: Case) -> None:
    payer(year=2025)
    run = run_to("frozen", "2025-10", at=AT)
    changed(case)
    assert set(run.instructions.values_list("iban", flat=True)) == {FIRST}


def test_an_account_that_a_specialist_accepted_is_used_after_the_cooling(case: Case) -> None:
    event = known_change(case, "", OTHER, "2025-10-01", AT, answer="iban", ends=False)
    account = take_reported_account(case=case, seq=event.seq, at=AT)
    assert account is not None
    assert (account.iban, account.usable_from) == (OTHER, DAY + timedelta(days=cooling().days))
    assert take_reported_account(case=case, seq=event.seq, at=AT) == account
    assert PayeeAccount.objects.filter(iban=OTHER).count() == 1


def test_another_change_brings_no_account(case: Case) -> None:
    event = accepted_change(case, "died", "2025-10-05", AT)
    assert take_reported_account(case=case, seq=event.seq, at=AT) is None


def test_an_account_is_shown_by_its_end() -> None:
    assert masked(OTHER) == f"…{OTHER[-4:]}"
    assert masked("") == "–"


# --- on the pages --------------------------------------------------------------------------------


def test_the_person_changes_the_account_with_a_code_to_the_telephone(
    case: Case, client: Client, time_machine: Any
) -> None:
    time_machine.move_to(AT, tick=False)
    client.force_login(case.applicant_user)
    page = reverse("account", args=[case.number])
    assert "…0100" in client.get(page).content.decode()
    wrong = client.post(page, {"iban": "KZ00"})
    assert wrong.status_code == 422
    assert "KZ00" in wrong.content.decode()  # nothing typed is lost
    code = reverse("account-code", args=[case.number])
    assert client.get(code).status_code == 302  # nothing was asked yet
    assert client.post(page, {"iban": OTHER}).headers["Location"] == code
    assert client.get(code).status_code == 200
    assert client.post(code, {"code": "000000x"}).status_code == 422
    assert client.post(code, {"code": code_sent()}).status_code == 302
    shown = client.get(page).content.decode()
    assert f"…{OTHER[-4:]}" in shown
    assert client.post(reverse("account-stop", args=[case.number])).status_code == 302
    assert coming(case, case.applicant_id, DAY) is None


def test_nobody_else_sees_the_page(case: Case, client: Client) -> None:
    client.force_login(citizen())
    for name in ("account", "account-code"):
        assert client.get(reverse(name, args=[case.number])).status_code == 404
