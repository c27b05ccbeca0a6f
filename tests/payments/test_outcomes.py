"""What the bank says, in whatever order and however often, and what the books make of it."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from making import ALATAU, ZHAKSY, decided, officer
from money_making import (
    FEBRUARY,
    accepted_change,
    balances,
    message,
    payer,
    proposed_run,
    run_to,
    said,
    took,
)
from tirek.accounts.models import Role
from tirek.casework.four_eyes import SamePerson
from tirek.casework.permissions import NotAllowed
from tirek.payments.actions.approve_run import approve_run
from tirek.payments.actions.decide_maybe_paid import NothingToDecide, decide_maybe_paid
from tirek.payments.actions.drop_run import drop_run
from tirek.payments.actions.freeze_run import CannotFreeze, freeze_run
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.booking import Said, book
from tirek.payments.formats import the_format
from tirek.payments.models import Instruction, LedgerEntry, Outcome, PaymentRun
from tirek.payments.queries.run_lines import lines_page
from tirek.payments.queries.standing import maybe_paid, standing_of
from tirek.procedure.lifecycle import RefusedTransition

SEPTEMBER = 1179600


@pytest.fixture
def sent(settings) -> Instruction:
    """One transfer that the bank was told of; the bank speaks plain lines."""
    settings.TIREK_BANK_FORMAT = "money_making.SpokenFormat"
    the_format.cache_clear()
    decided()
    yield run_to("sent", "2025-09").instructions.get()
    the_format.cache_clear()


def words(*told: tuple[Instruction, str], **more: str) -> bytes:
    return message([(one.end_to_end, status) for one, status in told], **more)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "stands", "books"),
    [
        (["accepted"], "accepted", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
        (["accepted", "accepted"], "accepted", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
        (["pending", "accepted"], "accepted", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
        (["accepted", "pending"], "accepted", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
        (["rejected"], "rejected", {}),
        (["rejected", "rejected"], "rejected", {}),
        (["accepted", "returned"], "returned", {}),
        (["returned", "accepted"], "returned", {}),
        (["unknown", "accepted"], "accepted", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
        (["unknown", "rejected"], "rejected", {}),
        (["accepted", "unknown"], "accepted", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
        (["rejected", "accepted"], "contradiction", {}),
        (["accepted", "rejected"], "contradiction", {"expense": SEPTEMBER, "treasury": -SEPTEMBER}),
    ],
)
def test_words_in_any_order(
    sent: Instruction, told: list[str], stands: str, books: dict[str, int]
) -> None:
    for status in told:
        took(words((sent, status)))
    assert standing_of(sent).status == stands
    assert balances() == books


@pytest.mark.django_db
def test_a_part_paid_is_paid_in_part_and_the_rest_is_due_again(sent: Instruction) -> None:
    said(sent, "partly", paid=1000000)
    assert balances() == {"expense": 1000000, "treasury": -1000000}
    again = run_to("frozen", "2025-09").instructions.get()
    assert (again.part, again.amount_tiyn) == (2, SEPTEMBER - 1000000)


@pytest.mark.django_db
def test_more_than_was_ordered_is_a_contradiction_for_a_person(sent: Instruction) -> None:
    said(sent, "accepted", paid=SEPTEMBER + 1)
    assert standing_of(sent).status == "contradiction"
    assert [one.end_to_end for one in maybe_paid(ZHAKSY)] == [sent.end_to_end]


def head_says(transfer: Instruction, *, paid: bool) -> None:
    decide_maybe_paid(
        transfer=transfer, paid=paid, words="банктің хаты", by=officer(Role.HEAD), at=FEBRUARY
    )


@pytest.mark.django_db
def test_a_decided_transfer_that_is_contradicted_again_waits_again(sent: Instruction) -> None:
    took(words((sent, "rejected"), (sent, "accepted")))
    head_says(sent, paid=False)
    took(words((sent, "accepted"), kind="camt.053"))
    assert standing_of(sent).status == "contradiction"
    assert proposed_run("2025-10").instructions.filter(period="2025-09").count() == 0
    head_says(sent, paid=True)
    assert balances() == {"expense": SEPTEMBER, "treasury": -SEPTEMBER}
    took(words((sent, "rejected")))
    head_says(sent, paid=False)
    assert balances() == {}
    took(words((sent, "accepted")))
    head_says(sent, paid=True)
    assert balances() == {"expense": SEPTEMBER, "treasury": -SEPTEMBER}


@pytest.mark.django_db
def test_what_came_back_while_it_is_contradicted_is_told_to_the_head_once(
    sent: Instruction,
) -> None:
    took(words((sent, "rejected"), (sent, "accepted")))
    back = Said(sent.pk, "returned", SEPTEMBER, "AC04", "шот жабық", FEBRUARY.date())
    for _ in range(2):
        book([back], day=FEBRUARY.date(), at=FEBRUARY)
    assert Outcome.objects.filter(instruction=sent, status="contradiction").count() == 2
    (waits,) = maybe_paid(ZHAKSY)
    assert waits.why
    assert "шот жабық" in waits.why.kk
    (line,) = lines_page(sent.run, [sent])
    assert line.status == "contradiction"
    assert line.why
    assert "шот жабық" in line.why.kk


@pytest.mark.django_db
def test_a_part_that_came_back_is_a_contradiction_for_a_person(sent: Instruction) -> None:
    said(sent, "accepted")
    for _ in range(2):
        said(sent, "returned", paid=500000)
    assert standing_of(sent).status == "contradiction"
    assert balances() == {"expense": SEPTEMBER, "treasury": -SEPTEMBER}
    assert proposed_run("2025-10").instructions.filter(period="2025-09").count() == 0
    assert Outcome.objects.filter(instruction=sent, status="contradiction").count() == 1


@pytest.mark.django_db
def test_a_part_that_was_paid_comes_back_as_a_whole(sent: Instruction) -> None:
    said(sent, "partly", paid=1000000)
    for _ in range(2):
        said(sent, "returned", paid=1000000)
    assert standing_of(sent).status == "returned"
    assert balances() == {}


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing(sent: Instruction) -> None:
    content = words((sent, "accepted"))
    assert not took(content).before
    count = (Outcome.objects.count(), LedgerEntry.objects.count())
    assert took(content).before
    assert (Outcome.objects.count(), LedgerEntry.objects.count()) == count


@pytest.mark.django_db
def test_what_is_not_ours_is_kept_with_the_message_and_books_nothing(sent: Instruction) -> None:
    taken = took(message([("TRK999999", "accepted"), ("OTHER1", "rejected")]))
    assert [one["end_to_end"] for one in taken.message.unmatched] == ["TRK999999", "OTHER1"]
    assert standing_of(sent).status == "sent"


@pytest.mark.django_db
def test_a_file_refused_as_a_whole_frees_every_transfer(sent: Instruction) -> None:
    took(message([], order=sent.run.message_id, whole="rejected"))
    assert standing_of(sent).status == "rejected"
    assert PaymentRun.objects.get().stage == "answered"


@pytest.mark.django_db
def test_silence_is_maybe_paid_and_only_the_head_or_the_bank_ends_it(sent: Instruction) -> None:
    assert watch_silence(at=FEBRUARY) == 0  # the term is five banking days
    late = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
    assert watch_silence(at=late) == 1
    assert watch_silence(at=late) == 0
    assert standing_of(sent).status == "unknown"
    assert proposed_run("2025-10").instructions.filter(period="2025-09").count() == 0
    with pytest.raises((NotAllowed, RefusedTransition)):
        decide_maybe_paid(
            transfer=sent, paid=False, words="?", by=officer(Role.ACCOUNTANT), at=late
        )
    head = officer(Role.HEAD)
    decide_maybe_paid(transfer=sent, paid=False, words="банктің хаты", by=head, at=late)
    assert standing_of(sent).status == "decided_unpaid"
    assert balances() == {}
    with pytest.raises(NothingToDecide):
        decide_maybe_paid(transfer=sent, paid=True, words="қайта", by=head, at=late)


@pytest.mark.django_db
def test_a_late_answer_settles_what_was_silent(sent: Instruction) -> None:
    watch_silence(at=datetime(2026, 3, 2, 5, 0, tzinfo=UTC))
    took(words((sent, "accepted")))
    assert standing_of(sent).status == "accepted"
    assert maybe_paid(ZHAKSY) == []


@pytest.mark.django_db
def test_nothing_of_money_is_changed_or_deleted(sent: Instruction) -> None:
    for statement in (
        "DELETE FROM payments_instruction",
        "UPDATE payments_instruction SET iban = 'KZ00'",
        "DELETE FROM payments_outcome",
        "UPDATE payments_ledgerentry SET amount_tiyn = 1",
        "DELETE FROM payments_paymentrun",
        "UPDATE payments_paymentrun SET stage = 'approved'",
        "UPDATE payments_paymentrun SET stage = 'dropped'",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.django_db
def test_the_database_refuses_a_second_transfer_for_a_period(sent: Instruction) -> None:
    run = proposed_run("2025-10")
    copied = {
        field.attname: getattr(sent, field.attname)
        for field in Instruction._meta.concrete_fields
        if field.name not in ("id", "run")
    }
    for part in (1, 2):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            Instruction.objects.create(**{**copied, "part": part}, run=run)


@pytest.mark.django_db
def test_a_dropped_run_frees_what_it_held(sent: Instruction) -> None:
    said(sent, "accepted")
    run = run_to("frozen", "2025-10")
    drop_run(run=run, words="қате", by=officer(Role.HEAD), at=FEBRUARY)
    assert balances() == {"expense": SEPTEMBER, "treasury": -SEPTEMBER}
    assert run_to("frozen", "2025-10").instructions.get().part == 2


@pytest.mark.django_db
def test_a_filed_run_cannot_be_dropped() -> None:
    decided()
    run = run_to("filed")
    with pytest.raises(RefusedTransition):
        drop_run(run=run, words="қате", by=officer(Role.HEAD), at=FEBRUARY)


@pytest.mark.django_db
def test_the_budget_of_the_place_is_not_overspent() -> None:
    decided()
    payer(tenge=20_000)
    run = run_to("reviewed", "2025-09")
    freeze_run(run=run, by=officer(Role.ACCOUNTANT), at=FEBRUARY)  # 11 796 of 20 000
    decided(child_given_name="Екінші")
    second = run_to("reviewed", "2025-09")
    with pytest.raises(CannotFreeze, match="8204"):
        freeze_run(run=second, by=officer(Role.ACCOUNTANT), at=FEBRUARY)


@pytest.mark.django_db
def test_nobody_approves_what_they_prepared() -> None:
    decided()
    run = run_to("frozen")
    with pytest.raises(SamePerson):
        approve_run(run=run, by=run.proposed_by, at=FEBRUARY)
    with pytest.raises(NotAllowed):
        approve_run(run=run, by=officer(Role.HEAD, ALATAU), at=FEBRUARY)


@pytest.mark.django_db
def test_what_changed_after_the_review_waits_for_the_next_run() -> None:
    case = decided()
    other = decided(child_given_name="Екінші")
    run = run_to("reviewed", "2025-12")
    accepted_change(case, "died", "2025-10-05")
    freeze_run(run=run, by=officer(Role.ACCOUNTANT), at=FEBRUARY)
    dropped = Outcome.objects.filter(status="dropped")
    assert {one.instruction.case_id for one in dropped} == {case.pk}
    assert {one.instruction.period for one in dropped} == {"2025-11", "2025-12"}
    assert run.instructions.filter(case=other, outcomes=None).count() == 4


@pytest.mark.django_db
def test_the_end_of_the_year_lies_between_freezing_and_sending() -> None:
    decided()
    payer(year=2025)
    at = datetime(2025, 12, 31, 18, 50, tzinfo=UTC)  # ten to midnight in Almaty
    run = run_to("frozen", "2025-12", at=at)
    assert run.booked_on.isoformat() == "2025-12-31"
    assert LedgerEntry.objects.filter(booked_on__year=2025).count() == 4
