"""The one interface behind which signatures are verified."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from tirek.signatures.cms import SignedMessage
from tirek.signatures.verdict import Verdict


class Verifier(Protocol):
    """Says whether a message was signed by the key of its certificate, and whom that comes from."""

    @property
    def name(self) -> str:
        """What is kept with the signature as the one who verified it."""

    def verify(self, message: SignedMessage, content: bytes, *, at: datetime) -> Verdict:
        """The verdict on the signature of `content` as of the instant `at`; never raises.

        That the content is the right one, the person and the dates were checked before.
        """


class Nobody:
    """Stands where a verifier is missing: the signature is kept, and said not to be verified."""

    name = "nobody"

    def verify(self, message: SignedMessage, content: bytes, *, at: datetime) -> Verdict:
        return Verdict("kept_not_verified", self.name, "gost", message.certificate)
