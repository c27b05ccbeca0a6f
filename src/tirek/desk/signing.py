"""The head signs the decision: by NCALayer, or with the test key that Tirek keeps."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.casework.canonical import canonical
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.proposal import last_proposal
from tirek.signatures import cms
from tirek.signatures.actions.keep import keep_cms
from tirek.signatures.canonical_form import Decision, Part, Row, Signed, as_bytes
from tirek.signatures.in_process import InProcess
from tirek.signatures.pki import Credential, Officer
from tirek.signatures.places import authority, trust
from tirek.signatures.verdict import SignatureRefused
from tirek.web.components import Citation
from tirek.web.decision import DecisionView, Reason, decision_view
from tirek.web.language import current
from tirek.web.signing import Keep, cms_sent
from tirek.web.texts import spoken, text


def decision_document(case: Case, by: User) -> Decision:
    """What is signed: the proposed decision as the page shows it, tied to all that came before.

    Raises Event.DoesNotExist where nothing is proposed.
    """
    proposed = last_proposal(case).payload["decision"]
    service = service_of(case)
    last = case.events.get(seq=case.last_seq)
    return Decision(
        case=case.number,
        service=case.service,
        service_name=spoken(service.passport.name),
        language=current(),
        applicant=case.applicant.full_name,
        applicant_iin=case.applicant.iin,
        subject=case.subject.full_name,
        signer=by.full_name,
        office=spoken(by.office.name) if by.office else "",
        outcome=proposed["outcome"],
        parts=_parts(decision_view(proposed, service)),
        document_sha256=hashlib.sha256(canonical(proposed).encode()).hexdigest(),
        after_event=last.hash,
    )


def _parts(view: DecisionView) -> tuple[Part, ...]:
    parts = [
        Part(view.headline, tuple(Row(row.label, (row.value,)) for row in view.edition_rows)),
        Part(text("web.decision.reasons"), tuple(map(_reason, view.reasons))),
    ]
    if view.schedule is not None:
        lines = [*view.schedule.rows, view.schedule.total]
        rows = (Row(line[0].text, tuple(cell.text for cell in line[1:])) for line in lines)
        parts.append(Part(view.schedule.caption, tuple(rows)))
    if view.overruled:
        parts.append(Part(text("desk.confirm.overruled_title"), tuple(map(_mark, view.overruled))))
    return tuple(part for part in parts if part.rows)


def _mark(mark: str) -> Row:
    return Row(mark, ("✓",))


def _reason(reason: Reason) -> Row:
    cites: list[Citation] = list(reason.citations)
    return Row(reason.text, tuple(cite.label for cite in cites))


def signature_sent(
    request: HttpRequest, case: Case, by: User, at: datetime, field: str = "cms"
) -> Keep:
    """The head's signature under the decision, verified; `field` holds what NCALayer gave.

    Raises SignatureRefused, and CertificateNotUsable for a test key whose certificate may not
    sign at that moment; then nothing is decided.
    """
    document = decision_document(case, by)
    if request.POST.get("way") == "ncalayer":
        return cms_sent(request, document, by, at, field)
    if not settings.TIREK_TEST_KEYS:
        raise SignatureRefused("missing")
    return with_kept_key(document, by, at)


def _key_of(by: User, at: datetime) -> Credential:
    office = by.office.name.kk if by.office else ""
    named = Officer(by.username, by.full_name, office, by.iin or "")
    return authority(at=at).credential_of(named, at=at)


def with_kept_key(document: Signed, by: User, at: datetime) -> Keep:
    """Sign with the test key that Tirek keeps for the officer. Raises CertificateNotUsable."""
    content = as_bytes(document)
    signed = cms.sign(content, _key_of(by, at), at=at)
    # Whose key it is need not be asked, Tirek chose it; that it holds is verified like any other.
    verdict = InProcess(trust()).verify(cms.read(signed), content, at=at)
    return lambda: keep_cms(
        content=content,
        cms=signed,
        verdict=verdict,
        what=document.what,
        about=document.about,
        by=by,
        at=at,
        kept_key=True,
    )
