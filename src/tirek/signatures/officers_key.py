"""The key that Tirek keeps for an officer, from the test authority of this installation."""

from datetime import datetime

from tirek.accounts.models import User
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority


def key_of(by: User, *, at: datetime) -> Credential:
    """In the officer's name and that of their office. Raises CertificateNotUsable."""
    office = by.office.name.kk if by.office else ""
    named = Officer(by.username, by.full_name, office, by.iin or "")
    return authority(at=at).credential_of(named, at=at)
