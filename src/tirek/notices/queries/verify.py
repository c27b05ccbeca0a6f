"""What anybody may learn of a notice who holds the paper or the file: that it is genuine.

No name, no IIN and no sum is in the answer: the code may be read over a shoulder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from tirek.casework.local_day import local_day
from tirek.casework.models import IssuedPaper
from tirek.casework.queries.attestations import series, told_of
from tirek.kernel.text import Language, Text
from tirek.notices import files
from tirek.notices.codes import typed
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder
from tirek.signatures.pades import NO_SIGNATURE, SignatureReport, verify
from tirek.signatures.places import trusted_root

State = Literal["genuine", "damaged", "not_found"]
SignatureState = Literal["good", "broken", "none"]


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer of the verification page.

    state: "genuine" (in the register, and our copy carries its good signature), "damaged" (in the
    register, but our copy is gone or no longer what was signed: ask the office), "not_found".
    kind, number, language, issued_on, office, sha256 and certificate_serial are those of the
    register, None where nothing was found. `signature` is that of our copy; `now` is what its
    issuer said of it since, None where nothing.
    """

    state: State
    signature: SignatureState = "none"
    kind: str | None = None
    number: str | None = None
    language: Language | None = None
    issued_on: date | None = None
    office: Text | None = None
    sha256: str | None = None
    certificate_serial: str | None = None
    code: str | None = None
    now: Text | None = None

    @property
    def found(self) -> bool:
        return self.state != "not_found"


NOT_FOUND = Verification(state="not_found")


def verify_code(code: str) -> Verification:
    """The notice with that code, as typed or scanned."""
    bare = typed(code)
    if bare is None:
        return NOT_FOUND
    return _verification({"code": bare})


def verify_upload(content: bytes) -> Verification:
    """The notice whose issued file is this, byte for byte; a changed or rescanned one is none.

    The file of a stranger is hashed and never parsed.
    """
    return _verification({"sha256": hashlib.sha256(content).hexdigest()})


def _verification(by: Mapping[str, str]) -> Verification:
    notice: Notice | IssuedPaper | None = (
        Notice.objects.filter(**by).select_related("office", "case").first()
        or IssuedPaper.objects.filter(**by).select_related("office", "attestation").first()
    )
    if notice is None:
        return NOT_FOUND
    report = _signature_of(notice)
    return Verification(
        state="genuine" if report.good else "damaged",
        signature=_state(report),
        kind=notice.said,
        number=notice.number,
        language=cast("Language", notice.language),
        issued_on=local_day(notice.issued_at),
        office=notice.office.name,
        sha256=notice.sha256,
        certificate_serial=notice.certificate_serial,
        code=notice.code,
        now=_since(notice),
    )


def _since(notice: Notice | IssuedPaper) -> Text | None:
    """A certificate may have been prolonged or ended after the paper."""
    said = notice.attestation if isinstance(notice, IssuedPaper) else None
    last = series(said)[-1] if said is not None else None
    return told_of(last) if last is not None and last != said else None


def _signature_of(notice: Notice | IssuedPaper) -> SignatureReport:
    try:
        content = files.read(notices_folder(), notice.path, notice.sha256)
    except files.NoticeFileDamaged:
        return NO_SIGNATURE
    root = trusted_root()
    return NO_SIGNATURE if root is None else verify(content, root=root)


def _state(report: SignatureReport) -> SignatureState:
    if report.good:
        return "good"
    return "none" if report.signed_at is None else "broken"
