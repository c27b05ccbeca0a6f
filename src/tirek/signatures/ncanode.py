"""Verification by an NCANode server (v3): the only one that knows the Kazakh GOST.

POST /cms/verify {"cms", "data", "revocationCheck": ["OCSP", "CRL"]}, bytes in base64; it answers
{"valid", "signers": [{"certificates": [{"valid", "revocations": [{"revoked", "by"}]}]}]}, and 400
with {"status", "message"} for what it cannot read (github.com/malikzh/NCANode, openapi.yml).
It judges as of now, or of the time stamp within the signature.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import httpx

from tirek.signatures.cms import SignedMessage
from tirek.signatures.verdict import Doubt, Refusal, State, Verdict

SECONDS = 10
"""How long a person is kept waiting before the signature is kept unverified."""
UNREADABLE = (400, 422)
NOT_KNOWN = frozenset({"REVOCATION_DATA_MISSING"})
"""Newer servers say when it was OCSP and the lists that gave no answer."""


@dataclass(frozen=True, slots=True)
class NcaNode:
    """An NCANode server at an address like http://127.0.0.1:14579."""

    address: str
    name = "ncanode"

    def verify(self, message: SignedMessage, content: bytes, *, at: datetime) -> Verdict:
        try:
            answer = self._ask(message.der, content)
            state, reason = _read(answer)
        except (httpx.HTTPError, ValueError, TypeError, LookupError, AttributeError) as error:
            # Silence, an error of its own, or an answer of another shape: nothing is known.
            said = {"error": type(error).__name__}
            return Verdict("kept_not_verified", self.name, "silent", message.certificate, said)
        return Verdict(state, self.name, reason, message.certificate, {"answer": answer})

    def _ask(self, cms: bytes, content: bytes) -> dict[str, Any]:
        question = {
            "cms": base64.b64encode(cms).decode(),
            "data": base64.b64encode(content).decode(),
            "revocationCheck": ["OCSP", "CRL"],
        }
        response = httpx.post(
            f"{self.address.rstrip('/')}/cms/verify", json=question, timeout=SECONDS
        )
        if response.status_code in UNREADABLE:
            return {"valid": False, "signers": [], "message": str(response.json()["message"])}
        return dict(response.raise_for_status().json())


def _read(answer: dict[str, Any]) -> tuple[State, Refusal | Doubt | Literal[""]]:
    if answer["valid"] is True:
        return "verified", ""
    if any(each.get("subIndication") in NOT_KNOWN for each in answer["signers"]):
        return "kept_not_verified", "silent"
    certificates = list(_certificates(answer))
    if any(said["revoked"] for each in certificates for said in each.get("revocations") or ()):
        return "failed", "revoked"
    if any(each["valid"] is False for each in certificates):
        return "failed", "not_trusted"
    return "failed", "broken"


def _certificates(answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for signer in answer["signers"]:
        yield from signer["certificates"]
