"""The invented people sign like everybody else: by a code, or with a test key."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils import translation

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Attestation, Case, Draft
from tirek.desk.certificates import document_of
from tirek.desk.order_notices import Answer, notice_document
from tirek.desk.run_signing import approval_document
from tirek.payments.models import PaymentRun
from tirek.portal.order_signing import order_document
from tirek.signatures.actions.keep import keep_code
from tirek.signatures.canonical_form import Signed, as_bytes
from tirek.signatures.models import Signature
from tirek.signatures.pki import CertificateNotUsable
from tirek.supply.actions.order import Wanted, checked_stay, may_choose
from tirek.supply.models import Choice, Guarantee, Organisation
from tirek.web.application_document import application_document
from tirek.web.decision_document import decision_document
from tirek.web.kept_key import with_kept_key
from tirek.web.organisation_choice import choice_document
from tirek.web.signing import Keep

NOBODYS = "+77015550199"
"""A telephone that nobody holds."""


def sign_application(draft: Draft, by: User, at: datetime) -> Signature:
    """As by the code of a short message that is not written: nobody holds the telephone."""
    with translation.override(draft.language):
        document = application_document(draft, by)
    return keep_code(
        content=as_bytes(document),
        code=uuid4(),
        phone=str(draft.answers["phone"]),
        what=document.what,
        about=document.about,
        by=by,
        at=at,
    )


def sign_certificate(ready: Attestation, at: datetime) -> Signature:
    """With the test key; by a code where the key was made later than the story plays."""
    with translation.override(ready.by.language):
        document = document_of(ready)
    try:
        return with_kept_key(document, ready.by, at)()
    except CertificateNotUsable:
        return _by_code(document, ready.by, at)()


def sign_order(
    choice: Choice, offer: Any, wanted: Wanted, guarantee: Guarantee, by: User, at: datetime
) -> Keep:
    """As by the code of a short message, too."""
    kind = may_choose(choice.case, offer, local_day(at))
    stay = checked_stay(choice, kind, wanted, guarantee)
    with translation.override(by.language):
        document = order_document(choice, offer, kind, wanted, guarantee, by, stay)
    return _by_code(document, by, at)


def sign_choice(case: Case, organisation: Organisation, seen: int, by: User, at: datetime) -> Keep:
    """With the person's own test key; by a code where it was made later than the story plays."""
    with translation.override(by.language):
        document = choice_document(case, organisation, seen, by.iin or "")
    return _own_key(document, by, at)


def sign_answer(choice: Choice, by: User, at: datetime) -> Keep:
    """With the test key; by a code where the key was made later than the story plays."""
    with translation.override(by.language):
        document = notice_document(choice, Answer("accept"), by)
    return _own_key(document, by, at)


def _own_key(document: Signed, by: User, at: datetime) -> Keep:
    try:
        return with_kept_key(document, by, at)
    except CertificateNotUsable:
        return _by_code(document, by, at)


def _by_code(document: Signed, by: User, at: datetime) -> Keep:
    return lambda: keep_code(
        content=as_bytes(document),
        code=uuid4(),
        phone=NOBODYS,
        what=document.what,
        about=document.about,
        by=by,
        at=at,
    )


def sign_run(run: PaymentRun, by: User, at: datetime) -> Signature | None:
    """None where the test key was made later than the story plays."""
    with translation.override(by.language):
        document = approval_document(run, by)
    try:
        return with_kept_key(document, by, at)()
    except CertificateNotUsable:
        return None


def sign_decision(case: Case, by: User, at: datetime) -> Signature | None:
    """None where the test key was made later than the story plays."""
    with translation.override(by.language):
        document = decision_document(case, by)
    try:
        return with_kept_key(document, by, at)()
    except CertificateNotUsable:
        return None
