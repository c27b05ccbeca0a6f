"""What is signed: the document a person saw, as readable text that is the same every time.

JSON in UTF-8, one statement a line, in the order in which the person read it; letters in their
composed form (NFC), so that a Kazakh letter is the same bytes from whatever keyboard. Whoever
opens the file in ten years reads it without Tirek.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answer: one text, or several."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows under one title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A file sent along: what it is, as the person named it, and its SHA-256."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Application:
    """An application as its page of checking shows it, in one language.

    draft: the id that makes every application another one; signer_iin: of who is to sign; words:
    what the person declares and agrees to by sending; law: the fingerprint of the law in force.
    """

    service: str
    service_name: str
    place: str
    place_name: str
    language: str
    draft: str
    signer_iin: str
    parts: tuple[Part, ...]
    papers: tuple[Paper, ...]
    words: tuple[str, ...]
    law: str

    what: ClassVar[str] = "application"

    @property
    def about(self) -> str:
        return self.draft


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as the head confirms it, in one language.

    document_sha256: of the whole decision document with its explanation; after_event: the hash of
    the event it follows, which ties the signature to everything that came before in the case.
    """

    case: str
    service: str
    service_name: str
    language: str
    applicant: str
    applicant_iin: str
    subject: str
    signer: str
    office: str
    outcome: str
    parts: tuple[Part, ...]
    document_sha256: str
    after_event: str

    what: ClassVar[str] = "decision"

    @property
    def about(self) -> str:
        return self.case


@dataclass(frozen=True, slots=True)
class RunApproval:
    """A payment run as the second person approves it, in one language.

    lines_sha256: of every transfer with its account and sum; after_event: the number of the
    event of the run that the signature follows.
    """

    run: str
    language: str
    signer: str
    office: str
    parts: tuple[Part, ...]
    lines_sha256: str
    after_event: str

    what: ClassVar[str] = "payment_run"

    @property
    def about(self) -> str:
        return self.run


@dataclass(frozen=True, slots=True)
class Attestation:
    """A certificate as the organisation's officer signs it, in one language.

    kind: whether it is issued, prolonged or ended; after: the SHA-256 of what was signed of the
    same certificate before, "" for the first; issuer: which organisation, as numbers name it.
    """

    issuer: str
    number: str
    kind: str
    language: str
    office: str
    signer: str
    subject: str
    subject_iin: str
    parts: tuple[Part, ...]
    after: str

    what: ClassVar[str] = "attestation"

    @property
    def about(self) -> str:
        return f"{self.issuer} {self.number}"


@dataclass(frozen=True, slots=True)
class OrderNotice:
    """What one party of an order tells the other, in one language.

    order: the number of the order as both know it; kind: accepted, refused, withdrawn, cancelled;
    after: the hash of the last step of the order, which ties the notice to what came before.
    """

    order: str
    kind: str
    language: str
    signer: str
    signer_iin: str
    office: str
    parts: tuple[Part, ...]
    after: str

    what: ClassVar[str] = "order_notice"

    @property
    def about(self) -> str:
        return self.order


Signed = Application | Decision | RunApproval | Attestation | OrderNotice
"""What can be signed."""


def as_bytes(document: Signed) -> bytes:
    """The document as it is signed: equal documents give equal bytes, others other ones."""
    titled = {"document": f"tirek/{document.what}/1", **asdict(document)}
    written = json.dumps(_composed(titled), ensure_ascii=False, indent=1)
    return f"{written}\n".encode()


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: _composed(item) for key, item in value.items()}
    return [_composed(item) for item in value]
