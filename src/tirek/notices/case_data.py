"""From a case to what its notice says: the facts, still in no language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tirek.accounts.models import Office, User
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.overrule_marks import marks
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.proposal import document_in
from tirek.kernel.text import Language, Text
from tirek.law.catalogue import the_law
from tirek.notices.citing import appeal, terms_cited
from tirek.notices.facts import CaseData, Hearing, Named, NoNotice, NoticeFacts, Place, Signatory
from tirek.notices.places import verification_address
from tirek.notices.wording import position, service_wording
from tirek.people.models import Person
from tirek.signatures.pki import Credential


@dataclass(frozen=True)
class NotSigned:
    """In the place of a credential, for a letter that is only looked at beforehand."""

    serial: str = "–"
    issuer: str = "–"


def signing_officer(decided: Event) -> tuple[User, Office]:
    """The officer of the event and the office; raises NoNotice where none stands behind it."""
    officer = decided.actor
    if officer is None or officer.office is None:
        raise NoNotice(f"event {decided.seq} of {decided.case} was not decided by an officer")
    return officer, officer.office


def notice_facts(
    case: Case,
    decided: Event,
    *,
    number: str,
    credential: Credential | NotSigned,
    codes: Mapping[Language, str],
    at: datetime,
) -> NoticeFacts:
    """The facts of the notice about that decision or hearing. Raises NoNotice."""
    service, law = service_of(case), the_law()
    decision = document_in(decided)
    edition = decision.get("edition")
    _, office = signing_officer(decided)
    data = CaseData(
        number=number,
        case_number=case.number,
        service=case.service,
        service_name=service.name,
        received_on=case.received_on,
        decided_on=local_day(decided.at),
        issued_at=at,
        applicant=Named(case.applicant.full_name, case.applicant.iin),
        subject=_named(case.subject),
        office=office.name,
        place=_place(case.place),
        signatory=_signatory(case.service, decided, credential),
        appeal=appeal(service, law),
        terms=terms_cited(service, law, edition["id"]) if edition else {},
        codes=codes,
        address=verification_address(),
    )
    return NoticeFacts.of(
        decision,
        data,
        is_act=law.acts.__contains__,
        overruled=tuple(marks(decision)),
        hearing=_hearing(decided.payload.get("hearing")),
    )


def stamp_of(case: Case) -> Text | None:
    """What is stamped on the certificate of the case; None where it bears no stamp."""
    certificate = service_wording(case.service).certificate
    stamp = certificate.stamp if certificate else None
    return stamp.text if stamp and stamp.only_if.holds(answers_of(case)) else None


def _hearing(said: Mapping[str, Any] | None) -> Hearing | None:
    """What the announcement of a hearing says of it; None for a decision."""
    if said is None:
        return None
    way = hearing_texts().way[said["way"]]
    return Hearing(datetime.fromisoformat(said["at"]), way, said["where"])


def _named(person: Person) -> Named:
    return Named(person.full_name, person.iin, person.born_on)


def _place(place_id: str) -> Place:
    region = the_law().regions[place_id]
    return Place(
        name=region.name,
        genitive=region.genitive or region.name,
        locative=region.locative or region.name,
    )


def _signatory(service: str, decided: Event, credential: Credential | NotSigned) -> Signatory:
    return Signatory(
        full_name=decided.actor_name,
        position=position(service, decided.actor_role),
        certificate_serial=credential.serial,
        certificate_issuer=credential.issuer,
    )
