"""Write down that one person may act for another."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.kernel.text import Text
from tirek.people.models import Basis, Person, Representation, RepresentationEnded
from tirek.people.texts import texts


class CannotRepresent(ValueError):
    """What is wrong with the paper: `text` at `field`."""

    def __init__(self, text: Text, field: str) -> None:
        super().__init__(text.in_("en"))
        self.text, self.field = text, field


def record_representation(
    *,
    representative: Person,
    represented: Person,
    basis: Basis,
    document: str,
    since: date,
    until: date | None,
    on: date,
    at: datetime,
    by: str,
    service: str = "",
    notarised: bool = False,
    must_be_notarised: bool = False,
) -> Representation:
    """Keep what lets the one act for the other; `on` is today, `by` who looked at the paper.

    Raises CannotRepresent for a paper that has run out, does not hold yet, is not notarised
    where the standard asks for it, has no particulars, or names one person twice.
    """
    if representative.pk == represented.pk:
        raise CannotRepresent(texts().representation.oneself, "represented_iin")
    _check_days(since, until, on)
    if not document.strip():
        raise CannotRepresent(texts().representation.document_missing, "document")
    if must_be_notarised and basis == Basis.POWER_OF_ATTORNEY and not notarised:
        raise CannotRepresent(texts().representation.not_notarised, "notarised")
    return Representation.objects.create(
        representative=representative,
        represented=represented,
        basis=basis,
        service=service,
        since=since,
        until=until,
        document=document.strip(),
        notarised=notarised,
        recorded_at=at,
        recorded_by=by,
    )


def _check_days(since: date, until: date | None, on: date) -> None:
    say = texts().representation
    if until is not None and until < since:
        raise CannotRepresent(say.ends_before_it_begins, "until")
    if since > on:
        raise CannotRepresent(say.not_yet, "since")
    if until is not None and until < on:
        raise CannotRepresent(say.run_out, "until")


@transaction.atomic
def end_representation(
    *, representation: Representation, at: datetime, by: str, why: str
) -> RepresentationEnded:
    """End it from this moment on; ending it twice gives the first end."""
    found = Representation.objects.select_for_update(of=("self",)).get(pk=representation.pk)
    return RepresentationEnded.objects.get_or_create(
        representation=found, defaults={"at": at, "by": by, "why": why.strip()}
    )[0]
