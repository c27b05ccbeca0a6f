"""What `tirek law check` refuses in the `[again]` of a form."""

from collections.abc import Iterable, Iterator

from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.procedure.service import Service


def check_again(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every act that is named as letting a person ask for several things and is not registered."""
    for service in services:
        again = service.form.again
        for cite in again.cites if again else ():
            if cite.act not in law.acts:
                message = f"again cites {cite.act}, which is not registered"
                yield Refusal(service.folder / "form.toml", 1, "again", message)
