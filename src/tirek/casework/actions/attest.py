"""An organisation issues a certificate, prolongs it, or says since when it holds no more.

Each is a row of its own with a signature of its own; nothing that was said is changed. The cases
that the days matter to learn of them in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from tirek.accounts.models import User
from tirek.casework.actions.tell_of_attestation import tell_of_attestation
from tirek.casework.attestation_texts import attestation_texts
from tirek.casework.local_day import local_day
from tirek.casework.models import Attestation, Case, Conclusion
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.attestations import attestations_for, overlapping, papers_issued_by
from tirek.casework.queries.basis import accepted_case, conclusion_numbered
from tirek.casework.refused import Refused
from tirek.casework.signals import attested
from tirek.casework.texts import texts
from tirek.people.models import Person
from tirek.procedure.deadline import shown
from tirek.signatures.models import Signature

Kind = Attestation.Kind
Sign = Callable[[], Signature]
"""Keeps the signature that was verified over what the signer saw; called in the transaction."""


@dataclass(frozen=True)
class NewCertificate:
    """What is typed to issue one: `basis` is the number of a case or of a conclusion."""

    paper: str
    number: str
    about_iin: str
    basis: str
    begins: date | None
    ends: date | None


def ready_to_issue(said: NewCertificate, by: User, at: datetime) -> Attestation:
    """The row as it would be kept, without its signature. Raises NotAllowed, Refused."""
    if said.paper not in papers_issued_by(by) or by.office is None:
        raise NotAllowed(attestation_texts().refused["not_issued_here"])
    begins, ends = _days(said)
    number = said.number.strip()
    if not number:
        raise _refused("number_missing", "number")
    if Attestation.objects.filter(office=by.office, number=number).exists():
        raise _refused("number_taken", "number")
    case, conclusion = _basis(said, by)
    if conclusion is not None and not _covers(conclusion, begins, ends):
        days = {"begins": _or_dash(conclusion.begins), "ends": _or_dash(conclusion.ends)}
        raise _refused("outside_basis", "ends", **days)
    ready = Attestation(
        kind=Kind.ISSUED,
        office=by.office,
        number=number,
        seq=1,
        paper=said.paper,
        about=case.subject if case else _person(said.about_iin),
        begins=begins,
        ends=ends,
        case=case,
        conclusion=conclusion,
        by=by,
        at=at,
    )
    _require_alone(ready, "begins")
    return ready


def ready_to_prolong(
    last: Attestation, until: date | None, note: str, by: User, at: datetime
) -> Attestation:
    """The row that says the certificate holds until that day. Raises NotAllowed, Refused."""
    _require_open(last, by)
    if until is None:
        raise _refused("day_missing", "until")
    if until <= last.ends:
        raise _refused("not_longer", "until", ends=shown(last.ends))
    if last.conclusion is not None and not _covers(last.conclusion, last.begins, until):
        days = {"begins": _or_dash(last.conclusion.begins), "ends": _or_dash(last.conclusion.ends)}
        raise _refused("outside_basis", "until", **days)
    ready = _next(last, Kind.PROLONGED, until, note, by, at)
    _require_alone(ready, "until")
    return ready


def ready_to_end(
    last: Attestation, since: date | None, note: str, by: User, at: datetime
) -> Attestation:
    """The row that says `since` is the first day without it. Raises NotAllowed, Refused."""
    _require_open(last, by)
    if since is None:
        raise _refused("day_missing", "since")
    if since > local_day(at):
        raise _refused("since_future", "since")
    if not last.begins < since <= last.ends:
        days = {"begins": shown(last.begins), "ends": shown(last.ends)}
        raise _refused("since_outside", "since", **days)
    return _next(last, Kind.ENDED, since - timedelta(days=1), note, by, at)


@transaction.atomic
def attest(*, ready: Attestation, sign: Sign) -> Attestation:
    """Keep what is ready with its signature, and tell the cases.

    What was ready may have been overtaken: one number, and one next row, are taken once. Raises
    Refused, SignatureRefused, procedure's RefusedTransition; then nothing is kept.
    """
    Person.objects.select_for_update().get(pk=ready.about_id)  # one certificate at a time
    if ready.kind != Kind.ENDED:
        _require_alone(ready, "")
    ready.signature = sign()
    try:
        with transaction.atomic():
            ready.save(force_insert=True)
    except IntegrityError as taken:
        raise _refused("stale", "") from taken
    tell_of_attestation(said=ready, at=ready.at)
    attested.send(sender=Attestation, said=ready)
    return ready


def _require_alone(ready: Attestation, field: str) -> None:
    """One organisation says one thing of a person's day."""
    other = overlapping(ready)
    if other is not None:
        days = {"begins": shown(other.begins), "ends": shown(other.ends)}
        raise _refused("holds_already", field, number=other.number, **days)


def _require_open(last: Attestation, by: User) -> None:
    if not attestations_for(by).filter(pk=last.pk).exists():
        raise NotAllowed(texts().refused.not_your_case)
    if last.kind == Kind.ENDED:
        raise _refused("ended_already", "", since=shown(last.ended_from))


def _next(
    last: Attestation, kind: Kind, ends: date, note: str, by: User, at: datetime
) -> Attestation:
    same = ("office", "number", "paper", "about", "begins", "case", "conclusion")
    kept: dict[str, Any] = {name: getattr(last, name) for name in same}
    return Attestation(**kept, seq=last.seq + 1, kind=kind, ends=ends, note=note, by=by, at=at)


def _days(said: NewCertificate) -> tuple[date, date]:
    if said.begins is None:
        raise _refused("day_missing", "begins")
    if said.ends is None:
        raise _refused("day_missing", "ends")
    if said.ends < said.begins:
        raise _refused("days", "ends")
    return said.begins, said.ends


def _basis(said: NewCertificate, by: User) -> tuple[Case | None, Conclusion | None]:
    """Whoever knows neither the number nor whose it is learns nothing of the person."""
    assert by.office is not None
    number = said.basis.strip()
    case = accepted_case(said.paper, by.office, said.about_iin, number)
    if case is not None:
        return case, None
    conclusion = conclusion_numbered(said.paper, by.office, said.about_iin, number)
    if conclusion is None:
        raise _refused("basis_missing", "basis")
    return None, conclusion


def _covers(conclusion: Conclusion, begins: date, ends: date) -> bool:
    """One that names no term says nothing against any day."""
    after = conclusion.begins is None or conclusion.begins <= begins
    return after and (conclusion.ends is None or ends <= conclusion.ends)


def _person(iin: str) -> Person:
    """Known by the number alone where nobody applied yet: an application tells the name."""
    found = Person.objects.filter(iin=iin).first()
    if found is None:
        found = Person(iin=iin, surname=iin)
        found.derive()
        found.save()
    return found


def _or_dash(day: date | None) -> str:
    return shown(day) if day else "–"


def _refused(key: str, field: str, **values: object) -> Refused:
    text = attestation_texts().refused[key]
    return Refused(text.format(**values) if values else text, field=field)
