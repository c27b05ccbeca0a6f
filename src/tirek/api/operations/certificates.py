"""Certificates that organisations issued in Tirek, and whether a paper is genuine."""

from typing import Any, Literal

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from tirek.accounts.models import Role
from tirek.api.answering import REFUSALS, of_type
from tirek.api.entry import caller, system_of
from tirek.api.schemas import Line, Problem
from tirek.api.schemas_of_certificates import CertificateInFull, CertificateList, Verified
from tirek.api.schemas_of_work import Key
from tirek.casework.actions.see_certificate import see_certificate
from tirek.casework.models import Attestation
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.attestations import basis_of, series
from tirek.casework.queries.seen_certificates import certificate_seen_by, certificates_seen_by
from tirek.casework.texts import texts
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.queries.papers import paper_content
from tirek.notices.queries.verify import verify_code

router = Router(tags=["certificates"])
SIZE = 50


@router.get("/certificates", response={200: CertificateList, REFUSALS: Problem})
def certificates(request: HttpRequest, search: Line = "", after: Key = 0) -> dict[str, Any]:
    """Those of the caller's organisation, or about the caller's children; the latest first.

    Fifty at a time; `after` is the id to go on from. Each name that is told is a recorded look.
    """
    user = caller(request)
    if user.role not in (Role.SCHOOL, Role.CITIZEN):
        raise NotAllowed(texts().refused.not_your_role)
    mine = certificates_seen_by(user, search)
    if after:
        last = mine.get(pk=after)
        mine = mine.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))
    found = list(mine[: SIZE + 1])
    shown = found[:SIZE]
    for one in shown:
        _seen(request, one)
    return {
        "certificates": [_brief(one) for one in shown],
        "after": shown[-1].pk if len(found) > SIZE else 0,
    }


@router.get("/certificates/{attestation_id}", response={200: CertificateInFull, REFUSALS: Problem})
def certificate(request: HttpRequest, attestation_id: Key) -> dict[str, Any]:
    """Everything that was said of one, by the id of any of its rows."""
    said = series(_opened(request, attestation_id))
    return {
        **_brief(said[-1]),
        "basis": basis_of(said[-1]).as_dict(),
        "said": [
            {
                "kind": one.kind,
                "ends": one.ends.isoformat(),
                "note": one.note,
                "at": one.at,
                "by": one.by.full_name,
                "papers": [
                    {"language": paper.language, "code": paper.code, "sha256": paper.sha256}
                    for paper in one.papers.all()
                ],
            }
            for one in said
        ],
    }


@router.get(
    "/certificates/{attestation_id}/papers/{language}",
    response={REFUSALS: Problem},
    openapi_extra=of_type("application/pdf"),
)
def certificate_paper(
    request: HttpRequest, attestation_id: Key, language: Literal["kk", "ru"]
) -> HttpResponse:
    """What was said last, as its signed PDF."""
    said = _opened(request, attestation_id)
    try:
        content = paper_content(said.papers.get(language=language))
    except NoticeFileDamaged:
        raise Http404 from None
    return HttpResponse(content, content_type="application/pdf")


@router.get("/verification/{code}", response={200: Verified, REFUSALS: Problem})
def verification(request: HttpRequest, code: Line) -> dict[str, Any]:
    """Whether the paper with this code is genuine, and what its issuer said of it since.

    By the code alone, as under its QR: numbers can be guessed. No name, IIN or sum is told.
    """
    found = verify_code(code)
    return {
        "state": found.state,
        "kind": found.kind,
        "number": found.number,
        "language": found.language,
        "issued_on": found.issued_on,
        "office": found.office and found.office.as_dict(),
        "sha256": found.sha256,
        "now": found.now and found.now.as_dict(),
    }


def _opened(request: HttpRequest, attestation_id: int) -> Attestation:
    """As it holds now; the look is written down. Raises Attestation.DoesNotExist for another's."""
    said = certificate_seen_by(caller(request), attestation_id)
    _seen(request, said)
    return said


def _seen(request: HttpRequest, said: Attestation) -> None:
    page = f"api: {system_of(request).name}"[:80]
    see_certificate(said=said, by=caller(request), page=page, at=timezone.now())


def _brief(said: Attestation) -> dict[str, Any]:
    """As it holds now."""
    return {
        "id": said.pk,
        "paper": said.paper,
        "office": said.office.name.as_dict(),
        "number": said.number,
        "about": said.about.full_name,
        "about_iin": said.about.iin,
        "begins": said.begins.isoformat(),
        "ends": said.ends.isoformat(),
        "ended": said.kind == Attestation.Kind.ENDED,
    }
