"""What `tirek law check` refuses in the homes.toml of a service."""

from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.procedure.service import Service


def check_homes(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every file that names no act, or one that is not there."""
    for service in services:
        path = service.folder / "homes.toml"
        try:
            homes = service.homes
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        if homes is not None and not homes.cites:
            yield Refusal(path, 1, "homes", "names no act")
        for cite in homes.cites if homes else ():
            if cite.act not in law.acts:
                yield Refusal(path, 1, "homes", f"cites {cite.act}, which is not registered")
