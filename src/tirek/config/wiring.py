"""Which event makes which task.

Casework records events and knows nobody; here it is said who reacts. A task is deferred through
Django's own connection, inside the transaction that records the event: it exists exactly if its
event does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from procrastinate.contrib.django import app

from tirek.casework.models import Attestation, Case, Conclusion, Event
from tirek.casework.queries.agreed_way import ways_agreed
from tirek.casework.signals import attested, concluded, event_recorded, facts_asked
from tirek.payments.actions.claim import claim
from tirek.payments.actions.owe_anew import Agreed, owe_anew, take_back
from tirek.payments.exchange import exchange
from tirek.payments.known import TELLING
from tirek.payments.models import PaymentRun, SupplierClaim
from tirek.payments.signals import claim_told, run_sent, suppliers_run_proposed
from tirek.payments.suppliers.owed import Owed
from tirek.payments.suppliers.telling import tell_supplier
from tirek.people.models import Person
from tirek.proactive.actions.ask_replacement import ask_replacement
from tirek.proactive.models import Request
from tirek.proactive.signals import replacement_agreed
from tirek.registries.models import Programme
from tirek.registries.reference import port
from tirek.registries.signals import programme_learned
from tirek.sms.models import JournalLine
from tirek.sms.signals import message_received
from tirek.supply.actions.revoke_choice import revoke_choice
from tirek.supply.actions.revoke_referral import revoke_referral
from tirek.supply.actions.take_place import take_place
from tirek.supply.actions.wait_for_replacement import wait_for_replacement
from tirek.supply.queries.had import told_of_orders
from tirek.supply.queries.reached import reached_by
from tirek.supply.signals import Accepted, OwedAnew, accepted, owed_anew, replacement_due
from tirek.supply.voucher_owed import tell_stays_without_act

TASKS: Mapping[str, tuple[str, ...]] = {
    "Registered": ("casework.ask_registries", "notices.tell"),
    "Decided": ("notices.issue", "indicators.ask"),
    "NoticeIssued": ("notices.tell", "reception.store_result"),
    "InformationRequested": ("casework.recount", "notices.tell"),
    "InformationGiven": ("casework.recount",),
    "InformationOverdue": ("casework.recount",),
    "HearingAnnounced": ("notices.issue", "notices.tell"),
    "TermExtended": ("notices.tell",),
    "ResultStored": ("notices.tell",),
    "ComplaintDecided": ("notices.tell",),
    "ChangeAccepted": ("payments.write_letter", "notices.tell"),
    "ChangeNotConfirmed": ("notices.tell",),
    "PaymentSuspended": ("payments.write_letter", "notices.tell"),
    "PaymentResumed": ("payments.write_letter", "notices.tell"),
    "RecipientChanged": ("payments.write_letter", "notices.tell"),
}
"""Event kind -> names of tasks; each task takes `case_number` and `seq` of the event."""

ONLY_WITH: Mapping[str, Callable[[], object]] = {"casework.ask_registries": port}
"""Tasks that there is nobody to do with where nothing is connected."""

URGENT = 10
"""Other tasks have the priority 0."""


CHANGES_MONEY = frozenset({*TELLING, "Reopened"})
"""Kinds of events after which what a case is owed is worked out again."""


def connect() -> None:
    """Listen to whoever tells something; called once when Django starts."""
    event_recorded.connect(_defer, dispatch_uid="tirek.config.wiring")
    event_recorded.connect(_queue_up, dispatch_uid="tirek.config.wiring.queues")
    event_recorded.connect(_take_over, dispatch_uid="tirek.config.wiring.certificates")
    event_recorded.connect(_go_on_after, dispatch_uid="tirek.config.wiring.ways")
    replacement_due.connect(_ask_to_replace, dispatch_uid="tirek.config.wiring.replacements")
    replacement_agreed.connect(_replace, dispatch_uid="tirek.config.wiring.replaced")
    facts_asked.connect(_tell_orders, dispatch_uid="tirek.config.wiring.orders")
    attested.connect(_print_certificate, dispatch_uid="tirek.config.wiring.attested")
    concluded.connect(_print_conclusion, dispatch_uid="tirek.config.wiring.concluded")
    run_sent.connect(_hand_over, dispatch_uid="tirek.config.wiring.runs")
    message_received.connect(_read_answer, dispatch_uid="tirek.config.wiring.answers")
    programme_learned.connect(_follow, dispatch_uid="tirek.config.wiring.programmes")
    accepted.connect(_owe, dispatch_uid="tirek.config.wiring.claims")
    owed_anew.connect(_owe_anew, dispatch_uid="tirek.config.wiring.claims_anew")
    suppliers_run_proposed.connect(_owe_no_more, dispatch_uid="tirek.config.wiring.claims_no_more")
    claim_told.connect(_tell_supplier, dispatch_uid="tirek.config.wiring.suppliers")


def _defer(*, case: Case, event: Event, **_: Any) -> None:
    recompute = ("payments.recompute",) if event.kind in CHANGES_MONEY else ()
    for name in (*TASKS.get(event.kind, ()), *recompute):
        if not ONLY_WITH.get(name, lambda: True)():
            continue
        # One lock per case: two tasks of one case never run side by side.
        task = app.configure_task(name, lock=case.number)
        task.defer(case_number=case.number, seq=event.seq)


def _queue_up(*, case: Case, event: Event, **_: Any) -> None:
    """No task: the place in the queue exists exactly if the decision does, and at once."""
    if event.kind == "Decided":
        take_place(case=case, event=event)
        revoke_referral(case=case, event=event)
        revoke_choice(case=case, event=event)


def _tell_orders(*, case: Case, known: Mapping[str, Any], **_: Any) -> dict[str, tuple[Any, str]]:
    return told_of_orders(case, known)


def _owe(*, told: Accepted, **_: Any) -> None:
    """No task: what was accepted from a supplier is owed to it in the same transaction."""
    claim(owed=_owed(told), by=told.by, at=told.at)


def _owe_anew(*, said: OwedAnew, **_: Any) -> None:
    """What an act that is taken back told is owed no more, by the same two people."""
    agreed = Agreed(said.said_by, said.said_at, said.agreed_by, said.ground)
    taken_back = said.first and not said.told.amount.tiyn
    settle = take_back if taken_back else owe_anew
    settle(owed=_owed(said.told), agreed=agreed, at=said.told.at)


def _owe_no_more(*, places: Sequence[str], at: datetime, **_: Any) -> None:
    """What the bank gave back of an act that was taken back is not sent again."""
    tell_stays_without_act(places, at)


def _owed(told: Accepted) -> Owed:
    return Owed(
        source=told.thing,
        kind=SupplierClaim.Kind(told.kind),
        number=told.number,
        case=told.case,
        office=told.office,
        month=told.month,
        amount=told.amount,
        handed_in=told.handed_in,
        due_on=told.pay_by,
        contributions_by=told.contributions_by,
        papers_by=told.papers_by,
        cites=told.cites,
    )


def _tell_supplier(*, claim: SupplierClaim, what: str, key: int, at: datetime, **_: Any) -> None:
    """Who has told no telephone reads it under «Payments to me»."""
    reached = reached_by(claim.payee)
    if reached is not None:
        phone, language = reached
        tell_supplier(claim, what, key=key, phone=phone, language=language, at=at)


def _follow(*, version: Programme, **_: Any) -> None:
    """Nothing follows from the first. One after the other, as they were learned."""
    if version.seq > 1:
        task = app.configure_task("supply.follow_programme", lock=f"programme {version.iin}")
        task.defer(version_id=version.pk)


def _ask_to_replace(*, case: Case, at: datetime, **_: Any) -> Request | None:
    return ask_replacement(case=case, at=at)


def _replace(*, case: Case, at: datetime, **_: Any) -> None:
    """No task: the place in the queue exists exactly if the answer does."""
    wait_for_replacement(case=case, at=at)


def _take_over(*, case: Case, event: Event, **_: Any) -> None:
    """After the registries: what the organisation itself signed counts over what they repeat."""
    if event.kind == "Registered" and case.subject.attestations.exists():
        task = app.configure_task("casework.take_attestations", lock=case.number)
        task.defer(case_number=case.number, seq=event.seq)


def _print_certificate(*, said: Attestation, **_: Any) -> None:
    if said.kind != Attestation.Kind.ENDED:
        app.configure_task("notices.issue_certificate").defer(attestation_id=said.pk)
        _go_on(said.about.iin)


def _print_conclusion(*, conclusion: Conclusion, **_: Any) -> None:
    app.configure_task("notices.issue_conclusion").defer(conclusion_id=conclusion.pk)
    _go_on(conclusion.about_iin)


def _go_on_after(*, case: Case, event: Event, **_: Any) -> None:
    if event.kind == "Decided":
        _go_on(case.subject.iin)


def _go_on(child_iin: str) -> None:
    """Only where somebody agreed that the next step is prepared."""
    child = Person.objects.filter(iin=child_iin).first()
    if child is not None and ways_agreed(child.pk).exists():
        task = app.configure_task("proactive.prepare_next", lock=f"way {child.pk}")
        task.defer(child_iin=child_iin)


def _hand_over(*, run: PaymentRun, **_: Any) -> None:
    """Where the bank has no exchange the accountant carries the file."""
    if exchange() is not None:
        app.configure_task("payments.hand_over", lock=f"run {run.pk}").defer(run_id=run.pk)


def _read_answer(*, line: JournalLine, **_: Any) -> None:
    # Somebody waits for what the answer does: before letters and registers.
    task = app.configure_task("proactive.read_answer", lock=f"answer {line.phone}", priority=URGENT)
    task.defer(line_id=line.pk)
