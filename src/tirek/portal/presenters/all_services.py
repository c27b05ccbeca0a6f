"""Every service there is: by which act, for how long, to what end, and what can be done here."""

from datetime import date

from django.urls import reverse

from tirek.law.act import Mark
from tirek.law.catalogue import Law
from tirek.law.cite import act_label
from tirek.law.edition import Edition
from tirek.law.words import word
from tirek.portal.presenters.editions import MARK_TONES
from tirek.portal.presenters.services import has_form, term_in_words
from tirek.procedure.named import Named
from tirek.procedure.service import Service
from tirek.services import SERVICES, named
from tirek.web.components import Cell, Table
from tirek.web.texts import spoken, text

COLUMNS = ("service", "act", "term", "result", "state")
BEST_FIRST: tuple[Mark, ...] = ("verified", "from_press", "to_verify", "demonstration")


def services_table(law: Law, on: date) -> Table:
    """The services that are carried here, one line each."""
    return Table(
        caption=text("portal.all_services.carried"),
        head=[Cell(text(f"portal.all_services.{column}")) for column in COLUMNS],
        rows=[_row(service, law, on) for service in SERVICES.values()],
    )


def named_table(law: Law) -> Table:
    """Services that an act only names: what is known, and where to ask."""
    columns = ("service", "act", "known", "where")
    return Table(
        caption=text("portal.all_services.named"),
        head=[Cell(text(f"portal.all_services.{column}")) for column in columns],
        rows=[_named(one, law) for one in named()],
    )


def _row(service: Service, law: Law, on: date) -> list[Cell]:
    passport = service.passport
    return [
        Cell(spoken(passport.name), href=reverse("service", args=[service.slug]), header=True),
        _act(service, law, on),
        Cell(term_in_words(passport.term)),
        Cell(spoken(passport.result[0].text)),
        _state(service, law, on),
    ]


def _in_force(service: Service, law: Law, on: date) -> list[Edition]:
    """The editions in force on the day, the best known first."""
    found = [one for one in law.editions(service.rulebook()).all if one.in_force.covers(on)]
    return sorted(found, key=lambda one: (BEST_FIRST.index(one.mark), one.id))


def _act(service: Service, law: Law, on: date) -> Cell:
    """The act of the service, and by how many editions it is carried out today."""
    editions = _in_force(service, law, on)
    act = editions[0].act if editions else service.passport.cites[0].act
    note = text("portal.all_services.editions", n=len(editions))
    return Cell(spoken(act_label(law.acts[act])), note=note)


def _state(service: Service, law: Law, on: date) -> Cell:
    """Whether one can apply here, and how well its law is known."""
    editions = _in_force(service, law, on)
    if not editions:
        return Cell(text("portal.all_services.no_edition"), tone="neutral")
    mark = editions[0].mark
    ways = text("portal.all_services.apply" if has_form(service) else "portal.all_services.elsewhere")
    return Cell(spoken(word("mark", mark)), tone=MARK_TONES[mark], note=ways)


def _named(one: Named, law: Law) -> list[Cell]:
    return [
        Cell(spoken(one.name), header=True),
        Cell(spoken(act_label(law.acts[one.cites[0].act]))),
        Cell(spoken(one.known), note=text("portal.all_services.not_printed")),
        Cell(spoken(one.where)),
    ]
