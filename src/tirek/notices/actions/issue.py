"""Write, sign and register the notice of a decision or a hearing, in Kazakh and in Russian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction

from tirek.casework.actions.record_notice import record_notice
from tirek.casework.models import Case, Event
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.proposal import document_in
from tirek.casework.record import locked
from tirek.kernel.text import Language, Text
from tirek.notices import files
from tirek.notices.calculated import rows_of
from tirek.notices.case_data import notice_facts, signing_officer, stamp_of
from tirek.notices.codes import new_code
from tirek.notices.facts import LANGUAGES_OF_NOTICES, NoticeFacts
from tirek.notices.models import Notice
from tirek.notices.places import notices_folder
from tirek.notices.render import render
from tirek.notices.wording import CertifiedTable, problem, service_wording, wording
from tirek.signatures.pades import sign
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority

TOLD_ON_PAPER = ("Decided", "HearingAnnounced")
"""Kinds of events of which there is a notice."""


class CannotIssue(Exception):
    """There is nothing to notify of; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@transaction.atomic
def issue(*, case_number: str, at: datetime, seq: int | None = None) -> tuple[Notice, ...]:
    """The notices of the case's decision or hearing: event `seq`, or the last decision.

    Issued once: asked again, the same notices come back and nothing is written. Raises
    CannotIssue (no such case, not decided), NoNotice, pki.CertificateNotUsable; then nothing
    is registered.
    """
    found = Case.objects.filter(number=case_number).first()
    if found is None:
        raise CannotIssue(problem("no_such_case").format(case=case_number))
    case = locked(found)
    decided = _decision(case, seq)
    issued = tuple(case.notices.filter(decided_seq=decided.seq).order_by("number", "language"))
    return issued or _issue(case, decided, at)


def _decision(case: Case, seq: int | None) -> Event:
    kinds = ("Decided",) if seq is None else TOLD_ON_PAPER
    decisions = case.events.filter(kind__in=kinds).select_related("actor__office")
    if seq is not None:
        decisions = decisions.filter(seq=seq)
    decided = decisions.order_by("seq").last()
    if decided is None:
        raise CannotIssue(problem("not_decided").format(case=case.number))
    return decided


def _issue(case: Case, decided: Event, at: datetime) -> tuple[Notice, ...]:
    officer, office = signing_officer(decided)
    named = Officer(officer.username, decided.actor_name, office.name.kk, officer.iin or "")
    credential = authority(at=at).credential_of(named, at=at)
    facts = notice_facts(
        case,
        decided,
        number=_number(case),
        credential=credential,
        codes=_codes(),
        at=at,
    )
    papers = [
        (one, language, _signed(one, language, credential))
        for one in (facts, *_certificate(case, decided, facts))
        for language in LANGUAGES_OF_NOTICES
    ]
    notices = tuple(_notice(one, language, pdf, case, decided) for one, language, pdf in papers)
    Notice.objects.bulk_create(notices)
    record_notice(case=case, notice=_registered(facts, notices), at=at)
    for _, _, pdf in papers:  # last: whatever fails before leaves no file behind
        files.keep(notices_folder(), pdf)
    return notices


def _certificate(case: Case, decided: Event, facts: NoticeFacts) -> Iterator[NoticeFacts]:
    """The certificate that goes with the notice: of what was granted, once in a case."""
    wanted = service_wording(case.service).certificate
    if wanted is None or facts.kind != "granted" or not wanted.only_if.holds(answers_of(case)):
        return
    if not case.notices.filter(kind=Notice.Kind.CERTIFICATE).exists():
        yield facts.as_certificate(
            _number(case, after=1),
            _codes(),
            wanted.position,
            _rows(wanted.table, decided),
            stamp_of(case),
        )


def _rows(table: CertifiedTable | None, decided: Event) -> tuple[tuple[Text, ...], ...]:
    if table is None:
        return ()
    return rows_of(document_in(decided), table.id, table.kept, table.columns)


def _signed(facts: NoticeFacts, language: Language, credential: Credential) -> bytes:
    reason = wording().signature["reason"].format(number=facts.case.number)
    return sign(
        render(facts, language),
        credential,
        reason=reason.in_(language),
        location=facts.case.place.name.in_(language),
        at=facts.case.issued_at,
    )


def _notice(
    facts: NoticeFacts, language: Language, pdf: bytes, case: Case, decided: Event
) -> Notice:
    officer, office = signing_officer(decided)
    sha256 = files.sha256_of(pdf)
    return Notice(
        case=case,
        decided_seq=decided.seq,
        kind=facts.kind,
        number=facts.case.number,
        language=language,
        office=office,
        code=facts.case.codes[language],
        sha256=sha256,
        size=len(pdf),
        path=files.path_of(sha256),
        signed_by=officer,
        certificate_serial=facts.case.signatory.certificate_serial,
        issued_at=facts.case.issued_at,
    )


def _number(case: Case, after: int = 0) -> str:
    """Papers are numbered within their case: ZHK-2026-000123/1; the case is held."""
    issued = case.notices.values("number").distinct().count()
    return f"{case.number}/{issued + after + 1}"


def _codes() -> dict[Language, str]:
    codes: dict[Language, str] = {}
    while len(codes) < len(LANGUAGES_OF_NOTICES):
        code = new_code()
        if code not in codes.values() and not Notice.objects.filter(code=code).exists():
            codes[LANGUAGES_OF_NOTICES[len(codes)]] = code
    return codes


def _registered(facts: NoticeFacts, notices: tuple[Notice, ...]) -> Mapping[str, object]:
    """What the case's own chain of events keeps: enough to prove each file later."""
    return {
        "number": facts.case.number,
        "kind": facts.kind,
        "decided_seq": notices[0].decided_seq,
        "certificate_serial": facts.case.signatory.certificate_serial,
        "papers": [
            {
                "number": notice.number,
                "kind": notice.kind,
                "language": notice.language,
                "code": notice.code,
                "sha256": notice.sha256,
                "size": notice.size,
            }
            for notice in notices
        ],
    }
