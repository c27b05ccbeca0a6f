"""What answers about certificates and about papers that are checked look like."""

from __future__ import annotations

from datetime import date

from ninja import Schema
from pydantic import AwareDatetime

from tirek.api.schemas import Words


class CertificateInBrief(Schema):
    """A certificate as it holds now; `ends` is its last day, `ended` whether it ended sooner."""

    id: int
    paper: str
    office: Words
    number: str
    about: str
    about_iin: str
    begins: date
    ends: date
    ended: bool


class CertificateList(Schema):
    """A part of the list; `after` goes on from here, 0 at the end."""

    certificates: list[CertificateInBrief]
    after: int


class PaperOfCertificate(Schema):
    """One signed file; the code is under its QR."""

    language: str
    code: str
    sha256: str


class SaidOfCertificate(Schema):
    """One word of the issuer: issued, prolonged or ended."""

    kind: str
    ends: date
    note: str
    at: AwareDatetime
    by: str
    papers: list[PaperOfCertificate]


class CertificateInFull(CertificateInBrief):
    """The same with what it rests on and everything that was said of it, in order."""

    basis: Words
    said: list[SaidOfCertificate]


class Verified(Schema):
    """Whether a paper is genuine; everything else is none where it was not found.

    `state`: genuine, damaged (ask the office), not_found; `now` is what was said of it since.
    """

    state: str
    kind: str | None
    number: str | None
    language: str | None
    issued_on: date | None
    office: Words | None
    sha256: str | None
    now: Words | None
