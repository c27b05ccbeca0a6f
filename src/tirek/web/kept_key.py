"""Signing with a test key that Tirek keeps for an officer: for demonstrations, never for life."""

from datetime import datetime

from tirek.accounts.models import User
from tirek.signatures import cms
from tirek.signatures.actions.keep import keep_cms
from tirek.signatures.canonical_form import Signed, as_bytes
from tirek.signatures.in_process import InProcess
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority, trust
from tirek.web.signing import Keep


def _key_of(by: User, at: datetime) -> Credential:
    office = by.office.name.kk if by.office else ""
    named = Officer(by.username, by.full_name, office, by.iin or "")
    return authority(at=at).credential_of(named, at=at)


def with_kept_key(document: Signed, by: User, at: datetime) -> Keep:
    """Sign with the test key that Tirek keeps for the officer. Raises CertificateNotUsable."""
    content = as_bytes(document)
    signed = cms.sign(content, _key_of(by, at), at=at)
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
