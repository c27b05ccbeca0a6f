"""A service as a citizen reads it: from its passport, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.words import word
from tirek.portal.presenters.editions import editions_table
from tirek.portal.situations import Link, Situation, situations
from tirek.procedure.passport import LifeEvent, Passport
from tirek.procedure.requirement import Requirement
from tirek.procedure.service import Service
from tirek.procedure.term import Term
from tirek.services import SERVICES
from tirek.web.components import Action, SummaryRow, Table
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class Help:
    """A service that helps in a situation: what it gives, and the ways to go on."""

    title: str
    gives: str
    actions: Sequence[Action]


@dataclass(frozen=True)
class Card:
    """A situation of life with the services that help."""

    title: str
    text: str
    services: Sequence[Help]


@dataclass(frozen=True)
class Paper:
    """One document: what it is, how it is given, what to know about it."""

    title: str
    how: str
    hint: str


@dataclass(frozen=True)
class ServiceView:
    """The page of a service."""

    name: str
    summary: str
    can_apply: bool
    where: str
    apply: str
    calculate: str
    places: Table | None
    papers: Sequence[Paper]
    from_registries: Sequence[Paper]
    refusals: Sequence[str]
    rows: Sequence[SummaryRow]
    related: Sequence[Action]
    related_texts: Sequence[str]
    sources: Sequence[str]


def cards() -> list[Card]:
    """The situations with the ways to go on from each."""
    return [_card(situation) for situation in situations()]


def has_form(service: Service) -> bool:
    """Whether one can apply for the service here."""
    return (service.folder / "form.toml").exists()


def has_calculator(service: Service) -> bool:
    """Whether one can ask what the service would give."""
    return has_form(service) and bool(service.form.calculator)


def service_view(service: Service, law: Law, on: date) -> ServiceView:
    """Everything a family wants to know before applying."""
    passport = service.passport
    return ServiceView(
        name=spoken(passport.name),
        summary=spoken(passport.summary),
        can_apply=has_form(service),
        where=text("portal.service.at_provider", provider=spoken(passport.provider.text)),
        apply=f"/apply/{service.slug}/",
        calculate=f"/services/{service.slug}/calculate/" if has_calculator(service) else "",
        places=_places(service, law, on),
        papers=papers(service),
        from_registries=from_registries(service),
        refusals=[spoken(ground.text) for ground in passport.refusals],
        rows=list(_rows(passport)),
        related=[_related(link) for link in passport.life_event if link.service in SERVICES],
        related_texts=[spoken(link.text) for link in passport.life_event],
        sources=_sources(passport, law),
    )


def papers(service: Service) -> list[Paper]:
    """What to prepare and bring."""
    return [_paper(one) for one in service.passport.documents if one.how != "registry"]


def from_registries(service: Service) -> list[Paper]:
    """What need not be brought: the state's own systems tell it."""
    return [_paper(one) for one in service.passport.documents if one.how == "registry"]


def term_in_words(term: Term) -> str:
    """ "8 (сегіз) жұмыс күні": how long, and from what event it runs."""
    length = text(f"portal.service.{term.unit}", n=term.amount)
    return text("portal.service.term", length=length, runs_from=spoken(term.runs_from))


def _card(situation: Situation) -> Card:
    services = [_help(link) for link in situation.services]
    return Card(spoken(situation.title), spoken(situation.text), services)


def _help(link: Link) -> Help:
    service, name = SERVICES[link.slug], spoken(link.title)
    ways = [
        ("calculate", "portal.start.ask", has_calculator(service)),
        ("apply", "portal.calculate.apply", has_form(service)),
        ("service", "portal.start.about", True),
    ]
    return Help(
        title=name,
        gives=spoken(service.passport.summary),
        actions=[
            Action(reverse(view, args=[link.slug]), text(key), name)
            for view, key, there in ways
            if there
        ],
    )


def _places(service: Service, law: Law, on: date) -> Table | None:
    editions = law.editions(service.rulebook())
    if not service.pays or not editions.all:
        return None
    caption = text("portal.service.places")
    return editions_table(service, law, on, only_in_force=True, caption=caption)


def _paper(requirement: Requirement) -> Paper:
    return Paper(
        title=spoken(requirement.title),
        how=text(f"portal.service.how_{requirement.how}"),
        hint=spoken(requirement.hint or ""),
    )


def _rows(passport: Passport) -> Iterable[SummaryRow]:
    yield _row("provider", spoken(passport.provider.text))
    yield _list("channels", [spoken(channel.name) for channel in passport.channels])
    mark = passport.term.mark
    note = "" if mark == "verified" else spoken(word("mark", mark))
    yield SummaryRow(text("portal.service.row_term"), term_in_words(passport.term), note=note)
    yield from (SummaryRow(spoken(own.what), term_in_words(own.term)) for own in passport.own_terms)
    yield _list("result", [spoken(result.text) for result in passport.result])
    yield _row("fee", spoken(passport.fee.text))
    yield _row("hours", spoken(passport.hours.text))
    yield _row("appeal", spoken(passport.appeal.text))
    contacts = [f"{spoken(one.name)}: {', '.join(one.phones)}" for one in passport.contacts]
    yield _list("contacts", contacts)


def _row(key: str, value: str) -> SummaryRow:
    return SummaryRow(text(f"portal.service.row_{key}"), value)


def _list(key: str, items: list[str]) -> SummaryRow:
    return SummaryRow(text(f"portal.service.row_{key}"), items=items)


def _related(link: LifeEvent) -> Action:
    name = spoken(SERVICES[link.service].passport.name)
    return Action(f"/services/{link.service}/", name)


def _sources(passport: Passport, law: Law) -> list[str]:
    acts = dict.fromkeys(cite.act for cite in passport.all_cites() if cite.act in law.acts)
    return [spoken(act_label(law.acts[act])) for act in acts]
