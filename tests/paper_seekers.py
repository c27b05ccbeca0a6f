"""People who ask for a paper or a permission, through the real actions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from making import PANFILOV, applied_with, citizen, draft_with, heard, iin, settled, upload
from tirek.accounts.models import User
from tirek.casework.actions import attach_file, establish_facts, keep_draft
from tirek.casework.models import Case, Draft
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.paper_marks import Mark
from tirek.services import SERVICES

GUARDIAN, REHABILITATED = "guardianship-property-permit", "rehabilitated-person-certificate"
LABOUR, TREES = "labour-migrant-permit", "tree-felling-permit"
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
    LABOUR: {
        "asked.signed_by_both": True,
        "passport.certified": True,
        "insurance.covers_care": True,
        "insurance.registered": True,
        "papers.tax_prepaid": True,
        "papers.contract": True,
    },
    TREES: {
        "papers.land_document": False,
        "papers.review": False,
        "papers.survey": False,
        "papers.plan": True,
        "papers.letter": True,
        "papers.letter_until": "2026-10-31",
        "papers.contract": False,
    },
}
"""What a specialist sees in the papers."""
TOLD: dict[str, dict[str, Any]] = {
    GUARDIAN: {
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
    },
    REHABILITATED: {"wanted": "certificate", "proof": "certificate"},
    LABOUR: {
        "what": "extension",
        "permit_until": "2026-06-30",
        "permit_months": "6",
        "months": "6",
        "employer_is_person": True,
        "employer_name": "Әлия Сейітова",
        "employer_iin": iin(female=True),
        "border_crossed_on": "2026-01-20",
        "insurance_months": "6",
    },
    TREES: {
        "ground": "common_land",
        "trees": "терек – 4",
        "trees_at": "Жаркент, Абай көшесі 5-үйдің алды",
        "who": "person",
    },
}
"""A ward's flat is sold; rehabilitated; a permit until 30 June is extended; a tree in a street."""


def answers(user: User, service: str, **changed: Any) -> dict[str, Any]:
    """What each says of the matter and of themselves."""
    told = {
        **TOLD[service],
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
    return SERVICES[service].form.asked(told)


def draft_of(
    service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any
) -> Draft:
    """Every answer, and every paper that these answers ask for."""
    user = user or citizen()
    return draft_with(answers(user, service, **changed), user, service, PANFILOV, at)


def applied(service: str, user: User | None = None, at: datetime = MONDAY, **changed: Any) -> Case:
    """A registered application."""
    user = user or citizen()
    return applied_with(answers(user, service, **changed), user, service, PANFILOV, at)


def heard_out(case: Case, by: User, at: datetime = MONDAY, **found: Any) -> Case:
    """Looked through as `decided`, and the applicant declined to be heard on the refusal."""
    facts = {**FOUND[case.service], **by_path(found)}
    establish_facts.establish_facts(case=case, by=by, facts=facts, source="officer", at=at)
    return heard(case, at, by)


def by_path(found: dict[str, Any]) -> dict[str, Any]:
    return {name.replace("__", "."): one for name, one in found.items()}


def decided(case: Case, at: datetime = MONDAY, **found: Any) -> Case:
    """Looked through, proposed and confirmed; `found` by path with "__" for a dot."""
    return settled(case, {**FOUND[case.service], **by_path(found)}, at)


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
