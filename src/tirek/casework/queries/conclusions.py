"""Conclusions of commissions: what they say, who signed, what keeps them from counting."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from tirek.accounts.models import Role, User
from tirek.accounts.places import below
from tirek.casework.canonical import digest_of, plain
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Conclusion, Event
from tirek.procedure.commission import Concluded, Fault, Proves, faults


def conclusions_of(case: Case) -> QuerySet[Conclusion]:
    """Those written about the case, and those about its person that a commission of the region
    gave before anybody applied; the latest first."""
    here = below(case.place.partition("/")[0], "office__place")
    before = Q(case=None, about_iin=case.subject.iin) & here
    found = Conclusion.objects.filter(Q(case=case) | before)
    return found.prefetch_related("signatures__member").order_by("-written_at", "-pk")


def signed_about(iin: str) -> list[Conclusion]:
    """The conclusions about a person that each member signed and nothing is wrong with."""
    found = Conclusion.objects.filter(about_iin=iin).select_related("case", "office")
    ordered = found.prefetch_related("signatures__member").order_by("-given_on", "-pk")
    return [one for one in ordered if not faults(concluded(one), iin, term_needed=False)]


def conclusions_for(member: User) -> QuerySet[Conclusion]:
    """Those of the member's commission that name the member, the latest first."""
    found = Conclusion.objects.filter(
        office=member.office_id, members__contains=[{"user": member.pk}]
    )
    return (
        found.select_related("case").prefetch_related("signatures__member").order_by("-written_at")
    )


def members_of(commission_office: int | None) -> QuerySet[User]:
    """The people of a commission."""
    return User.objects.filter(
        office=commission_office, role=Role.COMMISSION, is_active=True
    ).order_by("full_name", "pk")


def concluded(conclusion: Conclusion) -> Concluded:
    """The conclusion with its signatures, as `procedure.commission` judges it."""
    return Concluded(
        commission=conclusion.commission,
        about_iin=conclusion.about_iin,
        positive=conclusion.positive,
        composition=conclusion.composition,
        members={str(one["user"]): one["name"] for one in conclusion.members},
        signed_by={
            str(one.member_id): one.member.full_name
            for one in conclusion.signatures.select_related("member")
        },
        begins=conclusion.begins,
        ends=conclusion.ends,
    )


def proven_by(conclusion: Conclusion, case: Case) -> Proves | None:
    """What it proves in the service of the case; None where it is only a paper there."""
    known = service_of(case).conclusions
    return next((one for one in known if one.commission == conclusion.commission), None)


def faults_of(conclusion: Conclusion, case: Case) -> Sequence[Fault]:
    """Everything that keeps it from counting in the case."""
    proves = proven_by(conclusion, case)
    needed = proves is not None and proves.term_needed
    return faults(concluded(conclusion), case.subject.iin, term_needed=needed)


def taken_of(conclusions: Collection[Conclusion], case: Case | None = None) -> set[int]:
    """Which of them were put into that case, or into their own ones."""
    cases = {one.case_id for one in conclusions} if case is None else {case.pk}
    given = Event.objects.filter(case__in=cases, kind="ConclusionGiven")
    return set(given.values_list("payload__conclusion__id", flat=True))


def is_taken(conclusion: Conclusion, case: Case | None = None) -> bool:
    """Whether it was put into that case, or into its own one."""
    return conclusion.pk in taken_of([conclusion], case)


def document_of(conclusion: Conclusion) -> dict[str, Any]:
    """What a member reads and signs, JSON-ready."""
    document: dict[str, Any] = plain(
        {
            "commission": conclusion.commission,
            "number": conclusion.number,
            "given_on": conclusion.given_on,
            "case": conclusion.case.number if conclusion.case else "",
            "about_iin": conclusion.about_iin,
            "positive": conclusion.positive,
            "words": conclusion.words,
            "begins": conclusion.begins,
            "ends": conclusion.ends,
            "composition": conclusion.composition,
            "members": conclusion.members,
        }
    )
    return document


def sha256_of(conclusion: Conclusion) -> str:
    """Of the document a member signs."""
    return digest_of(document_of(conclusion))
