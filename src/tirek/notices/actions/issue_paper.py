"""Typeset, sign and register the file of a certificate or a conclusion, in kk and in ru."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import Office, User
from tirek.casework.actions.keep_paper import keep_paper
from tirek.casework.models import Attestation, Conclusion, IssuedPaper
from tirek.documents.typeset import typeset
from tirek.kernel.text import Language
from tirek.law.catalogue import the_law
from tirek.notices import files
from tirek.notices.codes import new_code
from tirek.notices.facts import LANGUAGES_OF_NOTICES
from tirek.notices.models import Notice
from tirek.notices.papers import Stamp, attestation_document, conclusion_document
from tirek.notices.places import notices_folder
from tirek.notices.render import TEMPLATES
from tirek.notices.wording import wording
from tirek.signatures.pades import sign
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority

Compose = Callable[[Stamp, Language], dict[str, Any]]


@transaction.atomic
def issue_certificate(*, said: Attestation, at: datetime) -> tuple[IssuedPaper, ...]:
    """The files of a certificate; issued once. Raises pki.CertificateNotUsable."""
    Attestation.objects.select_for_update().get(pk=said.pk)
    kept = tuple(said.papers.order_by("language"))
    return kept or _issue(
        lambda stamp, language: attestation_document(said, stamp, language),
        {"attestation": said, "number": said.number, "office": said.office},
        said.by,
        at,
    )


@transaction.atomic
def issue_conclusion(*, conclusion: Conclusion, at: datetime) -> tuple[IssuedPaper, ...]:
    """The files of a conclusion that every member signed; issued once, nothing before that.

    Raises pki.CertificateNotUsable.
    """
    Conclusion.objects.select_for_update(of=("self",)).get(pk=conclusion.pk)
    kept = tuple(conclusion.papers.order_by("language"))
    signed = conclusion.signatures.select_related("member__office").order_by("signed_at", "pk")
    if kept or len(signed) < len(conclusion.members):
        return kept
    return _issue(
        lambda stamp, language: conclusion_document(conclusion, stamp, language),
        {"conclusion": conclusion, "number": conclusion.number, "office": conclusion.office},
        signed[len(signed) - 1].member,
        at,
    )


def _issue(
    compose: Compose, about: dict[str, Any], by: User, at: datetime
) -> tuple[IssuedPaper, ...]:
    office: Office = about["office"]
    named = Officer(by.username, by.full_name, office.name.kk, by.iin or "")
    credential = authority(at=at).credential_of(named, at=at)
    made = []
    for language in LANGUAGES_OF_NOTICES:
        code = _code()
        stamp = Stamp(code, by.full_name, credential.serial, credential.issuer, at)
        pdf = _signed(compose(stamp, language), office, language, credential, at)
        about_file = {"code": code, "language": language, "signed_by": by, "issued_at": at}
        made.append((pdf, {**about, **about_file, "certificate_serial": credential.serial}))
    kept = tuple(_kept(pdf, told) for pdf, told in made)
    for pdf, _ in made:  # last: whatever fails before leaves no file behind
        files.keep(notices_folder(), pdf)
    return kept


def _signed(
    document: dict[str, Any],
    office: Office,
    language: Language,
    credential: Credential,
    at: datetime,
) -> bytes:
    reason = wording().signature["reason"].format(number=document["number"])
    return sign(
        typeset(TEMPLATES / "certificate.typ", document, at=at),
        credential,
        reason=reason.in_(language),
        location=the_law().regions[office.place].name.in_(language),
        at=at,
    )


def _kept(pdf: bytes, told: dict[str, Any]) -> IssuedPaper:
    sha256 = files.sha256_of(pdf)
    return keep_paper(**told, sha256=sha256, size=len(pdf), path=files.path_of(sha256))


def _code() -> str:
    """Nobody has it yet, in either register."""
    code = new_code()
    while (
        Notice.objects.filter(code=code).exists() or IssuedPaper.objects.filter(code=code).exists()
    ):
        code = new_code()
    return code
