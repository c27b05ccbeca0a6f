"""What a verification says of a signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, cast, get_args

from tirek.kernel.text import Text
from tirek.signatures.certificate import SignerCertificate
from tirek.signatures.texts import on_day, texts

State = Literal["verified", "kept_not_verified", "failed"]
Refusal = Literal[
    "broken",
    "another_document",
    "wrong_person",
    "no_iin",
    "iin_unknown",
    "expired",
    "not_yet_valid",
    "revoked",
    "not_for_signing",
    "not_trusted",
    "missing",
    "not_verifiable",
    "challenge_over",
]
Doubt = Literal["gost", "silent", "revocation_not_checked"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a verifier.

    reason: a Refusal where it failed, a Doubt where something was not checked, "" otherwise;
    details: what else the verifier learnt, as plain values, kept with the signature.
    """

    state: State
    verifier: str
    reason: Refusal | Doubt | Literal[""] = ""
    certificate: SignerCertificate | None = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def refusal(self) -> Refusal:
        """Why it failed; what a verifier gave no reason for is broken."""
        return cast(Refusal, self.reason) if self.reason in get_args(Refusal) else "broken"


class SignatureRefused(Exception):
    """The signature is not accepted and nothing was kept; `text` says why, `reason` in one word.

    `field` names the field of the form the text belongs to.
    """

    field = "signature"

    def __init__(self, reason: Refusal, certificate: SignerCertificate | None = None) -> None:
        text: Text = getattr(texts().refused, reason)
        if certificate is not None:
            text = in_words(reason, certificate.serial, certificate.begins, certificate.ends)
        super().__init__(text.in_("en"))
        self.reason = reason
        self.text = text
        self.certificate = certificate


def in_words(reason: str, serial: str, begins: datetime, ends: datetime) -> Text:
    """Why a signature with such a certificate is refused, with its number and the day it means."""
    text: Text = getattr(texts().refused, reason)
    return text.format(serial=serial, on=on_day(ends if reason == "expired" else begins))
