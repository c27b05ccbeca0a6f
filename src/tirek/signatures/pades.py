"""PAdES-B signature of a notice, and its check.

The signature is an incremental update with one invisible field: the PDF/A part stays byte for
byte what typst wrote. pyHanko takes two seconds to import, so it is imported where it is used.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cryptography import x509

from tirek.signatures.pki import Credential
from tirek.signatures.signer import as_asn1, signer_of

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

FIELD = "Signature1"
ROOM = 16_384  # hexadecimal digits kept for the signature: it takes about 9,500
"""The signature with three certificates; more room than needed costs bytes, less would fail."""


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """What can be said of the signature in a file.

    intact: not one signed byte changed and nothing was added after signing; valid: the signature
    fits the certificate in it; trusted: that certificate comes from our authority and was valid
    at the time the signature claims; signer, serial, signed_at: as the file claims, None if there
    is no readable signature.
    """

    intact: bool
    valid: bool
    trusted: bool
    signer: str | None = None
    serial: str | None = None
    signed_at: datetime | None = None

    @property
    def good(self) -> bool:
        return self.intact and self.valid and self.trusted


NO_SIGNATURE = SignatureReport(intact=False, valid=False, trusted=False)


def sign(pdf: bytes, credential: Credential, *, reason: str, location: str, at: datetime) -> bytes:
    """The PDF with the credential's signature of the instant `at` (UTC aware).

    Raises CertificateNotUsable where the certificate is not valid at that instant.
    """
    credential.check(at)
    from pyhanko.sign import fields, signers

    # PDF/A wants an end of line before every object; typst ends its file without one and pyHanko
    # writes on from there.
    out = _writer(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=reason,
        location=location,
        name=credential.signer,
    )
    signed = _signer_at(at)(meta, signer_of(credential)).sign_pdf(out, bytes_reserved=ROOM)
    return bytes(signed.getbuffer())


def verify(pdf: bytes, *, root: x509.Certificate) -> SignatureReport:
    """What the only signature of `pdf` is worth, with `root` as the only one trusted.

    Never raises for a damaged or hostile file: that is NO_SIGNATURE. Trust is judged at the time
    the signature claims, for a test authority has no time stamps; the register of notices keeps
    the true time and the hash of the whole file.
    """
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    try:
        embedded = _only_signature(pdf)
        if embedded is None:
            return NO_SIGNATURE
        claimed: datetime = embedded.self_reported_timestamp
        context = ValidationContext(
            trust_roots=[as_asn1(root)], moment=claimed, allow_fetching=False
        )
        status = validate_pdf_signature(embedded, signer_validation_context=context)
    except Exception:  # a parser of hostile input may raise anything at all
        return NO_SIGNATURE
    return _report(embedded, status, claimed)


def _report(embedded: Any, status: Any, claimed: datetime) -> SignatureReport:
    from pyhanko.sign.validation import SignatureCoverageLevel

    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    certificate = embedded.signer_cert
    return SignatureReport(
        intact=bool(status.intact) and whole,
        valid=bool(status.valid),
        trusted=bool(status.trusted),
        signer=str(certificate.subject.native.get("common_name", "")),
        serial=f"{certificate.serial_number:X}",
        signed_at=claimed.astimezone(UTC),
    )


def _only_signature(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.reader import PdfFileReader

    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    if len(signatures) != 1 or signatures[0].self_reported_timestamp is None:
        return None
    return signatures[0]


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leaves the metadata alone: rewritten, its PDF/A declaration changes shape."""

    return Writer(io.BytesIO(pdf))


def _signer_at(at: datetime) -> Any:
    from pyhanko.sign import signers

    class SignerAt(signers.PdfSigner):
        def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
            session = super().init_signing_session(*args, **kwargs)
            session.system_time = at  # the moment comes from the edge, not from a clock in here
            return session

    return SignerAt
