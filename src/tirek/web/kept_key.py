"""Signing with a test key that Tirek keeps for an officer: for demonstrations, never for life."""

from datetime import datetime

from django.conf import settings

from tirek.accounts.models import User
from tirek.signatures import cms
from tirek.signatures.actions.keep import keep_cms
from tirek.signatures.canonical_form import Signed, as_bytes
from tirek.signatures.in_process import InProcess
from tirek.signatures.officers_key import key_of
from tirek.signatures.places import trust
from tirek.signatures.verdict import SignatureRefused
from tirek.web.signing import Keep


def with_kept_key_if_allowed(document: Signed, by: User, at: datetime) -> Keep:
    """Where nothing was signed with an own key: with the kept one, if this installation allows it.

    Raises SignatureRefused where it does not, CertificateNotUsable.
    """
    if not settings.TIREK_TEST_KEYS:
        raise SignatureRefused("missing")
    return with_kept_key(document, by, at)


def with_kept_key(document: Signed, by: User, at: datetime) -> Keep:
    """Sign with the test key that Tirek keeps for the officer. Raises CertificateNotUsable."""
    content = as_bytes(document)
    signed = cms.sign(content, key_of(by, at=at), at=at)
    # Whose key it is need not be asked, Tirek chose it; that it holds is verified like any other.
    verdict = InProcess(trust()).verify(cms.read(signed), content, at=at)
    return lambda: keep_cms(
        content=content,
        cms=signed,
        verdict=verdict,
        what=document.what,
        about=document.about,
        by=by,
        at=at,
        kept_key=True,
    )
