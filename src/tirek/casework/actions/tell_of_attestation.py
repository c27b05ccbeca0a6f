"""A certificate that an organisation issued in Tirek reaches the cases that it proves something in.

An undecided case learns the days as facts, with the organisation as their source. In a decided one
a later or an earlier last day is a reported change: a specialist checks it like any other.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.report_change import record_report
from tirek.casework.actions.vouch import vouch
from tirek.casework.attestation_texts import attestation_texts
from tirek.casework.legal import problems_of, service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Attestation, Case, Vouching
from tirek.casework.queries.attestations import (
    attested_facts,
    cases_that_take,
    facts_of,
    series,
    told_of,
)
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.queries.kin import is_child_of
from tirek.casework.queries.registry_states import consent_to_ask
from tirek.casework.record import locked
from tirek.procedure.answer import sentences
from tirek.procedure.change import DAY, Change
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.vouching import Vouches

Kind = Attestation.Kind


def tell_of_attestation(*, said: Attestation, at: datetime) -> None:
    """Tell every case about the person that takes such a paper; within the caller's transaction."""
    for pk in cases_that_take(said).values_list("pk", flat=True):
        case = locked(Case(pk=pk))
        paper = _paper(case, said)
        if case.stage in UNDECIDED:
            if said.kind == Kind.ISSUED or _stands_on(case, said):
                _as_facts(case, said, paper, said.by, at)
        elif said.kind != Kind.ISSUED and _is_paid(case):
            _as_change(case, said, paper, at)


@transaction.atomic
def take_attestations(*, case: Case, at: datetime) -> None:
    """The certificates that were there before the application: facts of the case at once.

    Nothing happens without the applicant's consent, once decided, or where the case has them.
    """
    case = locked(case)
    if case.stage not in UNDECIDED or consent_to_ask(case) is None:
        return
    told = set(
        case.events.filter(kind="FactAttested").values_list("payload__attestation", flat=True)
    )
    for said, _ in attested_facts(service_of(case), case.subject.iin, local_day(at)):
        if said.pk not in told:
            _as_facts(case, said, _paper(case, said), None, at)


def _stands_on(case: Case, said: Attestation) -> bool:
    """Whether the last certificate that the case was told of, if any, is this one."""
    events = case.events.filter(kind="FactAttested").order_by("seq")
    last = events.last()
    told = (last.payload["office"], last.payload["number"]) if last else None
    return told in (None, (said.office_id, said.number))


def _paper(case: Case, said: Attestation) -> Vouches:
    return next(one for one in service_of(case).vouching if one.registry == said.paper)


def _as_facts(case: Case, said: Attestation, paper: Vouches, by: User | None, at: datetime) -> None:
    one = _vouching(case, said, at)
    one.answer, one.since = Vouching.Answer.CONFIRMED, None
    if said.kind == Kind.ENDED:
        one.answer, one.since = Vouching.Answer.ENDED, said.ended_from
    one.save(update_fields=["answer", "since"])
    facts = facts_of(said, paper)
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    fit = not problems_of(case, nested({**known, **facts}))
    told, say = told_of(said), attestation_texts().told
    words = told if fit else sentences(told, say["not_taken"])
    # Anybody can type anybody's IIN: what it says is for whoever is known to stand for the child.
    user = case.applicant_user
    is_kin = user is not None and is_child_of(user, case.subject.iin)
    note_event(
        case=case,
        kind="FactAttested",
        by=by,
        at=at,
        may="attest",
        payload={**_payload(case, said), "facts": facts if fit else {}, "says": facts},
        told={"citizen": words if is_kin else say["noted"], "officer": words},
    )


def _as_change(case: Case, said: Attestation, paper: Vouches, at: datetime) -> None:
    """What the specialist checks; an end that comes sooner holds the months after it until then.

    Only where the case stands on this certificate: it was told of no other since, and its last
    day is one that the certificate had, or lies after the end of one that it was told of.
    """
    until = _last_day(case, paper)
    same_day = until in [one.ends for one in series(said) if one.seq < said.seq]
    told = case.events.filter(kind="FactAttested").exists()
    ended = told and said.kind == Kind.ENDED and said.ends < until
    if not (_stands_on(case, said) and (same_day or ended)):
        return
    one = _vouching(case, said, at)
    if said.ends < until and one.since is None:
        since, note = said.ended_from, said.note
        vouch(vouching=one, by=said.by, answer="ended", since=since, note=note, at=at)
    elif said.ends != until:
        answers = {DAY: said.ends.isoformat()}
        words = " ".join(filter(None, (f"№ {said.number}", said.note)))
        change = _change(case, paper, longer=said.ends > until)
        record_report(case, change, answers, words=words, by=said.by, at=at, may="attest")


def _change(case: Case, paper: Vouches, *, longer: bool) -> Change:
    """The service's own change of the last day that says it comes later, or sooner."""
    movers = [one for one in service_of(case).changes.changes if one.fact == paper.until]
    as_longer = paper.issued.prolonged if paper.issued else ""
    return next(one for one in movers if one.value == DAY and (one.id == as_longer) == longer)


def _vouching(case: Case, said: Attestation, at: datetime) -> Vouching:
    """Who issued it is behind the paper in this case, whether or not anybody asked."""
    found, _ = Vouching.objects.get_or_create(
        case=case, office=said.office, registry=said.paper, defaults={"asked_at": at}
    )
    return found


def _last_day(case: Case, paper: Vouches) -> date:
    known = folded_facts(case).get(paper.until)
    return date.fromisoformat(known.value) if known and known.value else date.min


def _is_paid(case: Case) -> bool:
    """Whether what is told now may still change anything there."""
    try:
        service_of(case).lifecycle.after(case.stage, "FactEnded")
    except RefusedTransition:
        return False
    return True


def _payload(case: Case, said: Attestation) -> dict[str, Any]:
    return {
        "source": "organisation",
        "detail": said.office.name.in_(case.language),  # type: ignore[arg-type]
        "office": said.office_id,
        "registry": said.paper,
        "attestation": said.pk,
        "kind": said.kind,
        "number": said.number,
        "signature": said.signature.as_document(),
    }
