"""Sign a letter in both official languages and keep it: once for an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tirek.accounts.models import Office, User
from tirek.casework.models import Case
from tirek.documents.blobs import keep
from tirek.kernel.text import Language
from tirek.law.catalogue import the_law
from tirek.payments.letters.texts import texts
from tirek.payments.models import Debt, MoneyLetter
from tirek.signatures.officers_key import key_of
from tirek.signatures.pades import sign

LANGUAGES: tuple[Language, ...] = ("kk", "ru")
"""Official papers are written in both."""


@dataclass(frozen=True)
class About:
    """What a letter is about: the event of the case, or of a debt in it."""

    key: str
    kind: str
    seq: int
    case: Case
    debt: Debt | None = None


def issue(
    about: About, compose: Callable[[Language], bytes], *, by: User, at: datetime
) -> list[MoneyLetter]:
    """The letters of the event, signed by the officer who took the decision.

    Asked again, the same come back. The caller is in a transaction. Raises
    pki.CertificateNotUsable.
    """
    known = list(MoneyLetter.objects.filter(key=about.key).order_by("language"))
    if known or by.office is None:
        return known
    return MoneyLetter.objects.bulk_create(_signed(about, compose, by, by.office, at))


def _signed(
    about: About, compose: Callable[[Language], bytes], by: User, office: Office, at: datetime
) -> Iterator[MoneyLetter]:
    credential = key_of(by, at=at)
    place = the_law().regions[about.case.place].name
    reason = texts().signed.format(number=about.key)
    for language in LANGUAGES:
        why, where = reason.in_(language), place.in_(language)
        pdf = sign(compose(language), credential, reason=why, location=where, at=at)
        sha256, size = keep([pdf])
        yield MoneyLetter(
            key=about.key,
            language=language,
            kind=about.kind,
            case=about.case,
            debt=about.debt,
            seq=about.seq,
            sha256=sha256,
            size=size,
            office=office,
            signed_by=by,
            certificate_serial=credential.serial,
            issued_at=at,
        )
