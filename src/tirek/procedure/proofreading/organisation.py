"""What `tirek law check` refuses in the organisation.toml of a service."""

from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.procedure.service import Service
from tirek.procedure.supply.organisation import CHOSEN, ChoiceOfOrganisation


def check_organisations(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every file that names no act or one that is not there, or a term that no choice ends."""
    for service in services:
        path = service.folder / "organisation.toml"
        try:
            choice = service.organisation
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        if choice is not None:
            for message in _wrong(law, service, choice):
                yield Refusal(path, 1, "organisation", message)


def _wrong(law: Law, service: Service, choice: ChoiceOfOrganisation) -> Iterator[str]:
    if not choice.cites:
        yield "names no act"
    for cite in choice.cites:
        if cite.act not in law.acts:
            yield f"cites {cite.act}, which is not registered"
    ended = [one.id for one in service.passport.steps if CHOSEN in one.ends]
    if choice.step not in ended:
        yield f"no step {choice.step} of the passport ends by {CHOSEN}"
