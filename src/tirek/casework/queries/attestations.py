"""Certificates that organisations issued in Tirek: which there are, and what holds now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from tirek.accounts.models import User
from tirek.casework.attestation_texts import attestation_texts
from tirek.casework.models import Attestation, Case
from tirek.kernel.text import Text
from tirek.people.names import search_name
from tirek.procedure.commission import commissions
from tirek.procedure.deadline import shown
from tirek.procedure.registries.registry import registries
from tirek.procedure.service import Service
from tirek.procedure.vouching import Issued, Vouches
from tirek.services import SERVICES

WITH_ALL = ("about", "office", "case", "conclusion", "by", "signature")


def services_taking(paper: str) -> list[tuple[Service, Vouches]]:
    """The services that take the paper of that registry, and what it proves there."""
    return [
        (service, one)
        for service in SERVICES.values()
        for one in service.vouching
        if one.registry == paper and one.issued is not None
    ]


def papers_issued_by(user: User) -> list[str]:
    """The papers that the user's organisation may issue; none for anybody else."""
    if user.office is None or not user.is_active:
        return []
    papers = {one.registry for service in SERVICES.values() for one in service.vouching}
    return sorted(
        paper
        for paper in papers
        if services_taking(paper)
        and (keeper := registries()[paper].keeper)
        and keeper.kind == user.office.kind == user.role
    )


def vouched_as(paper: str) -> tuple[Vouches, Issued]:
    """The paper, and how it is issued. Raises LookupError where nobody issues it."""
    for _, one in services_taking(paper):
        if one.issued is not None:
            return one, one.issued
    raise LookupError(paper)


def last_rows() -> QuerySet[Attestation]:
    """Every certificate as it holds now: the last that was said of it."""
    later = Attestation.objects.filter(office=OuterRef("office"), number=OuterRef("number"))
    last = later.order_by("-seq").values("seq")[:1]
    found = Attestation.objects.filter(seq=Subquery(last))
    return found.select_related(*WITH_ALL)


def attestations_for(user: User, search: str = "") -> QuerySet[Attestation]:
    """Each certificate of the user's organisation as it holds now, the latest first."""
    found = last_rows().filter(office=user.office_id, paper__in=papers_issued_by(user))
    for word in search_name(search).split():
        found = found.filter(about__search_name__contains=word)
    return found.order_by("-at", "-pk")


def series(one: Attestation) -> list[Attestation]:
    """Everything that was said of the same certificate, in order."""
    same = Attestation.objects.filter(office=one.office_id, number=one.number)
    return list(same.select_related(*WITH_ALL).prefetch_related("papers").order_by("seq"))


def holding(paper: str, iin: str, on: date) -> Attestation | None:
    """The person's certificate that holds on that day or will; of several the one that runs
    longest; None where there is none."""
    found = last_rows().filter(paper=paper, about__iin=iin, ends__gte=on)
    return found.order_by("ends", "pk").last()


def overlapping(said: Attestation) -> Attestation | None:
    """Another certificate of the same organisation for the person that holds on one of its days."""
    others = last_rows().filter(office=said.office_id, paper=said.paper, about=said.about_id)
    at_once = others.filter(begins__lte=said.ends, ends__gte=said.begins)
    return at_once.exclude(number=said.number).first()


def attested_facts(
    service: Service, iin: str, on: date
) -> Iterator[tuple[Attestation, dict[str, str]]]:
    """What certificates that hold prove about that person in the service, by path."""
    for one in service.vouching:
        found = holding(one.registry, iin, on) if one.issued else None
        if found is not None:
            yield found, facts_of(found, one)


def facts_of(said: Attestation, paper: Vouches) -> dict[str, str]:
    """The days as facts, JSON-ready."""
    return {paper.since: said.begins.isoformat(), paper.until: said.ends.isoformat()}


def basis_of(said: Attestation) -> Text:
    """What it rests on, in words."""
    words = attestation_texts().basis
    if said.conclusion is not None:
        return words["conclusion"].format(
            commission=commissions()[said.conclusion.commission].name,
            number=said.conclusion.number,
            day=shown(said.conclusion.given_on),
        )
    return words["case"].format(number=said.case.number if said.case else "")


def cases_that_take(said: Attestation) -> QuerySet[Case]:
    """The cases about the person in services that take the paper; each is still to be looked at."""
    slugs = [service.slug for service, _ in services_taking(said.paper)]
    return Case.objects.filter(subject=said.about_id, service__in=slugs).order_by("pk")


def told_of(said: Attestation) -> Text:
    """The news in words."""
    return (
        attestation_texts()
        .told[said.kind]
        .format(
            office=said.office.name,
            paper=vouched_as(said.paper)[0].paper,
            number=said.number,
            begins=shown(said.begins),
            ends=shown(said.ends),
            since=shown(said.ended_from),
        )
    )
