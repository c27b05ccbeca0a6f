"""The certificates of a school: what is opened, what is signed over, and the look written down."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.actions.attest import (
    NewCertificate,
    attest,
    ready_to_end,
    ready_to_issue,
    ready_to_prolong,
)
from tirek.casework.actions.see_certificate import see_certificate
from tirek.casework.attestation_texts import attestation_texts
from tirek.casework.models import Attestation
from tirek.casework.queries.attestations import (
    basis_of,
    papers_issued_by,
    series,
    told_of,
    vouched_as,
)
from tirek.casework.refused import Refused
from tirek.kernel.identity import Iin, InvalidIdentity
from tirek.signatures.canonical_form import Attestation as Document
from tirek.signatures.canonical_form import Part, Row
from tirek.web.access import officer
from tirek.web.day_typed import day_typed
from tirek.web.kept_key import with_kept_key_if_allowed
from tirek.web.language import current
from tirek.web.signing import Keep, cms_sent
from tirek.web.texts import spoken, text
from tirek.web.typed import words_sent

WAYS = ("ncalayer", "kept_key")
Ready = Callable[[datetime], Attestation]


def opened_certificate(request: HttpRequest, pk: int) -> Attestation:
    """As it holds now, by any of its rows. Http404 for one of another organisation."""
    user = officer(request)
    mine = Attestation.objects.filter(office=user.office_id, paper__in=papers_issued_by(user))
    found = mine.filter(pk=pk).first()
    if found is None:
        raise Http404
    last = series(found)[-1]
    seen(last, user)
    return last


def seen(said: Attestation, by: User) -> None:
    """The person's name was seen."""
    see_certificate(said=said, by=by, page="certificates", at=timezone.now())


def new_sent(request: HttpRequest) -> Ready:
    """What was typed to issue one. Raises Refused for what cannot be read."""
    user = officer(request)
    said = NewCertificate(
        paper=(papers_issued_by(user) or [""])[0],
        number=words_sent(request, "number")[:40],
        about_iin=_iin_sent(request),
        basis=words_sent(request, "basis")[:60],
        begins=day_typed(request, "begins"),
        ends=day_typed(request, "ends"),
    )
    return lambda at: ready_to_issue(said, user, at)


def next_sent(request: HttpRequest, last: Attestation) -> Ready:
    """What was typed to prolong or to end it. Raises Refused for what cannot be read."""
    user, note = officer(request), words_sent(request, "note")[:2000]
    if request.POST.get("seen") != str(last.pk):
        raise Refused(attestation_texts().refused["stale"])
    if request.POST.get("what") == "end":
        since = day_typed(request, "since")
        return lambda at: ready_to_end(last, since, note, user, at)
    until = day_typed(request, "until")
    return lambda at: ready_to_prolong(last, until, note, user, at)


def kept(request: HttpRequest, ready: Attestation) -> Attestation:
    """Verify the signature over what is ready, and keep both. Raises SignatureRefused, Refused."""
    return attest(ready=ready, sign=_signature(request, ready))


def _signature(request: HttpRequest, ready: Attestation) -> Keep:
    document = document_of(ready)
    if request.POST.get("way") == "ncalayer":
        return cms_sent(request, document, ready.by, ready.at)
    return with_kept_key_if_allowed(document, ready.by, ready.at)


def document_of(ready: Attestation) -> Document:
    """What is signed: the certificate as the page shows it, tied to what was signed before."""
    before = series(ready)
    return Document(
        issuer=str(ready.office_id),
        number=ready.number,
        kind=ready.kind,
        language=current(),
        office=spoken(ready.office.name),
        signer=ready.by.full_name,
        subject=ready.about.full_name,
        subject_iin=ready.about.iin,
        parts=(Part(spoken(told_of(ready)), tuple(Row(q, (a,)) for q, a in rows_of(ready))),),
        after=before[-1].signature.sha256 if before else "",
    )


def rows_of(said: Attestation) -> list[tuple[str, str]]:
    """The certificate in rows: question and answer."""
    rows = [
        ("paper", spoken(vouched_as(said.paper)[0].paper)),
        ("number", said.number),
        ("child", said.about.full_name),
        ("iin", said.about.iin),
        ("begins", _day(said.begins)),
        ("ends", _day(said.ends)),
        ("basis", spoken(basis_of(said))),
        ("note", said.note),
    ]
    return [(text(f"desk.certificates.{key}"), value) for key, value in rows if value]


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _iin_sent(request: HttpRequest) -> str:
    try:
        return str(Iin.parse(request.POST.get("iin", "").replace(" ", "")))
    except InvalidIdentity as invalid:
        raise Refused(invalid.text, field="iin") from invalid
