"""What is enclosed in an export beside the events: letters, papers, signatures, certificates."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from tirek.audit.export.parcel import Parcel
from tirek.audit.texts import texts
from tirek.casework.models import Case
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file
from tirek.kernel.text import Text
from tirek.notices import files
from tirek.notices.places import notices_folder
from tirek.signatures.models import Signature
from tirek.signatures.places import trusted_root


def add_letters(to: Parcel, case: Case) -> list[dict[str, Any]]:
    """The signed PDFs, byte for byte; what the register says of each."""
    return [_letter(to, notice) for notice in case.notices.order_by("number", "language")]


def _letter(to: Parcel, notice: Any) -> dict[str, Any]:
    said = {
        "number": notice.number,
        "language": notice.language,
        "code": notice.code,
        "sha256": notice.sha256,
        "certificate_serial": notice.certificate_serial,
        "issued_at": notice.issued_at.isoformat(),
        "file": None,
    }
    try:
        content = files.read(notices_folder(), notice.path, notice.sha256)
    except files.NoticeFileDamaged:
        leave_out(to, texts().left_out["letter"].format(code=notice.code))
        return said
    return {**said, "file": to.add(f"letters/{notice.file_name}", content)}


def add_papers(to: Parcel, case: Case) -> list[dict[str, Any]]:
    """The files handed in, byte for byte, and what is known of each."""
    return [_paper(to, file) for file in case.files.order_by("uploaded_at", "pk")]


def _paper(to: Parcel, file: StoredFile) -> dict[str, Any]:
    said = {
        "id": str(file.pk),
        "kind": file.kind,
        "name": file.name,
        "sha256": file.sha256,
        "uploaded_at": file.uploaded_at.isoformat(),
        "file": None,
    }
    try:
        with open_file(file) as stored:
            content = stored.read()
    except OSError:
        leave_out(to, texts().left_out["paper"].format(name=file.name))
        return said
    return {**said, "file": to.add(f"files/{file.kind}/{file.name}", content)}


def add_signatures(to: Parcel, case: Case) -> list[dict[str, Any]]:
    """The very bytes that were signed, each signature as it was received, and every check of it."""
    about = [case.number, *_draft_of(case)]
    found = Signature.objects.filter(about__in=about).prefetch_related("checks")
    return [_signature(to, one) for one in found.order_by("signed_at", "pk")]


def _draft_of(case: Case) -> list[str]:
    """The application was signed before it had a number."""
    draft = getattr(case, "draft", None)
    return [str(draft.pk)] if draft else []


def _signature(to: Parcel, one: Signature) -> dict[str, Any]:
    content = to.add(f"signatures/{one.file_name}", bytes(one.content))
    message = to.add(f"signatures/{one.file_name}.p7s", bytes(one.cms)) if one.cms else None
    return {
        **one.as_document(),
        "what": one.what,
        "signed_at": one.signed_at.isoformat(),
        "signer_iin": one.signer_iin,
        "content": content,
        "cms": message,
        "checks": [
            {"at": check.at.isoformat(), "verifier": check.verifier, "state": check.state,
             "reason": check.reason}
            for check in one.checks.all()
        ],
    }  # fmt: skip


def add_root(to: Parcel) -> str | None:
    """The certificate that this installation's signatures lead to."""
    root = trusted_root()
    return to.add("certificates/root.pem", root.public_bytes(Encoding.PEM)) if root else None


def leave_out(to: Parcel, why: Text) -> None:
    """Say in the manifest what the export lacks."""
    to.left_out.append(why.as_dict())
