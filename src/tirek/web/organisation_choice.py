"""What a choice of an organisation says, alike wherever the person signs it."""

from collections.abc import Mapping, Sequence
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.law.catalogue import the_law
from tirek.signatures.canonical_form import Application, Part, Row
from tirek.supply.models import Organisation, OrganisationRow
from tirek.supply.queries.organisations import free_places, known_of
from tirek.web import formats
from tirek.web.components import SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken, text


def choice_document(case: Case, one: Any, seen: int, signer_iin: str) -> Application:
    """The statement in the language of the page; one of `organisations_for`.

    Tied to the last row that was `seen`: another attempt is another document.
    """
    service = service_of(case)
    choice = service.organisation
    assert choice is not None, "the service asks for a choice"
    name = one.office.name
    rows = [Row(label, (words,)) for label, words in _known(one, known_of([one])[one.pk])]
    person = Row(text("web.organisation.for_whom"), (case.subject.full_name,))
    return Application(
        service=case.service,
        service_name=spoken(service.passport.name),
        place=case.place,
        place_name=spoken(the_law().regions[case.place].name),
        language=current(),
        draft=f"{case.number} {one.pk}/{seen}",
        signer_iin=signer_iin,
        parts=(Part(text("web.organisation.choice"), (person, *rows)),),
        papers=(),
        words=(spoken(choice.statement.format(organisation=name)),),
        law=the_law().fingerprint(service.rulebook()),
    )


def known_summary(one: Any, known: OrganisationRow) -> Sequence[SummaryRow]:
    """What there is to know before one chooses: of `organisations_for`, and its last row.

    The free places are not signed: they change with what others choose meanwhile.
    """
    rows = [SummaryRow(label, words) for label, words in _known(one, known)]
    free = free_places(one)
    if free is None:
        return rows
    return [*rows, SummaryRow(text("web.organisation.free"), formats.number(free, current()))]


def _known(one: Organisation, known: OrganisationRow) -> list[tuple[str, str]]:
    said: Mapping[str, Any] = known.payload
    told = [
        ("name", spoken(one.office.name)),
        ("address", said["address"]),
        ("phone", said["phone"]),
        ("care", said["care_kk" if current() == "kk" else "care_ru"]),
    ]
    return [(text(f"web.organisation.{name}"), words) for name, words in told if words]
