"""People who ask for a paper: a guardian and a rehabilitated person, through the real actions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from making import PANFILOV, citizen, iin, office, officer, signed, upload
from tirek.accounts.models import Role, User
from tirek.casework.actions import (
    attach_file,
    confirm,
    establish_facts,
    keep_draft,
    propose,
    submit,
)
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Draft
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.paper_marks import Mark
from tirek.services import SERVICES

GUARDIAN, REHABILITATED = "guardianship-property-permit", "rehabilitated-person-certificate"
MONDAY = datetime(2026, 2, 2, 6, 0, tzinfo=UTC)
"""Monday 2 February 2026, 11:00 in Almaty."""
FOUND = {
    GUARDIAN: {
        "ward.by_court": True,
        "guardianship": True,
        "papers.title": True,
        "papers.guarantee": True,
        "papers.account": True,
        "papers.income": True,
        "serves_ward": True,
        "documents_true": True,
    },
    REHABILITATED: {
        "papers.certificate": True,
        "names_applicant": True,
        "documents_true": True,
    },
}
"""What a specialist sees in the papers."""


def answers(user: User, service: str, **changed: Any) -> dict[str, Any]:
    """A guardian who sells the ward's flat; somebody who was rehabilitated."""
    told = {
        "asked": "alienate",
        "child_surname": "Омаров",
        "child_given_name": "Нұрлан",
        "child_patronymic": None,
        "child_born_on": "1970-04-10",
        "child_iin": iin(),
        "capacity": "incapable",
        "property_what": "Пәтер, Жаркент, Абай көшесі 5-12",
        "inherited_by_law": False,
        "vehicle": False,
        "sold": True,
        "interest": "Ақша емделуге және күтімге жұмсалады",
        "wanted": "certificate",
        "proof": "certificate",
        "surname": "Омарова",
        "given_name": "Күләш",
        "patronymic": None,
        "iin": user.iin,
        "phone": "+77011234567",
        "settlement": "Жаркент",
        "street": "Абай көшесі",
        "house": "5",
        "data_consent": True,
        **changed,
    }
    form = SERVICES[service].form
    return form.asked(told)


def draft_of(
    service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any
) -> Draft:
    """Every answer, and every paper that these answers ask for."""
    user = user or citizen()
    office(PANFILOV)
    draft = keep_draft.start_draft(by=user, service=service, place=PANFILOV, language="kk", at=at)
    told = answers(user, service, **changed)
    keep_draft.save_answers(draft=draft.pk, by=user, answers=told, at=at)
    for one in service_of(draft).passport.documents_on("portal"):
        if one.must_attach and one.is_asked(told):
            attach_file.attach_file(
                draft=draft.pk, by=user, requirement=one.id, upload=upload(), at=at
            )
    draft.refresh_from_db()
    return draft


def applied(service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any) -> Case:
    """A registered application."""
    draft = draft_of(service, user, at, **changed)
    return submit.submit(draft=draft, by=draft.user, at=at, signature=signed(draft, at))


def decided(case: Case, at: datetime = MONDAY, **found: Any) -> Case:
    """Looked through, proposed and confirmed; `found` by path with "__" for a dot."""
    changed = {name.replace("__", "."): one for name, one in found.items()}
    specialist = officer(place=case.place)
    facts = {**FOUND[case.service], **changed}
    establish_facts.establish_facts(case=case, by=specialist, facts=facts, source="officer", at=at)
    propose.propose(case=case, by=specialist, at=at)
    confirm.confirm(case=case, by=officer(Role.HEAD, case.place), at=at)
    case.refresh_from_db()
    return case


def at_counter(by: User, at: datetime = MONDAY, proof: str = "compared", **changed: Any) -> Case:
    """The certificate asked for at the State Corporation, the `proof` found in that state."""
    visit = open_visit(
        by=by,
        iin=iin(),
        document="identity_card",
        document_number="012345678",
        service=REHABILITATED,
        language="kk",
        at=at,
    )
    told = answers(by, REHABILITATED, **{"iin": visit.iin, **changed})
    keep_draft.save_answers(draft=visit.pk, by=by, answers=told, at=at)
    attach_file.attach_file(
        draft=visit.pk, by=by, requirement="rehabilitation", upload=upload(), at=at
    )
    marks = {
        "application": Mark("seen"),
        "identity": Mark("seen"),
        "rehabilitation": Mark(proof),
    }
    check_papers(by=by, draft=visit.pk, marks=marks, at=at)
    return accept(by=by, draft=visit.pk, at=at)
