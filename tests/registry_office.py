"""The registries of a test: the simulator over real HTTP, and what is on record about a family.

The family is that of `making.answers`; whoever is on record says what the application says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import httpx

from making import ZHAKSY
from tirek.registries.simulator.records import EVERY, Simulator
from tirek.registries.simulator.server import HOST, server


class Registries:
    """The simulator as its administrator sees it, over HTTP."""

    def __init__(self, port: int) -> None:
        self.address = f"http://{HOST}:{port}"

    def switch(self, mode: str, registry: str = EVERY) -> None:
        """Normal, delay, error or outage."""
        self._put(registry, {"mode": mode})

    def put(self, registry: str, iin: str, documents: Any) -> None:
        """What is on record about a person from now on."""
        self._put(f"{registry}/{iin}", documents)

    def asked(self) -> list[dict[str, Any]]:
        """Every question that came in."""
        found: list[dict[str, Any]] = httpx.get(f"{self.address}/admin/questions").json()
        return found

    def family(self, answers: dict[str, Any], **disability: Any) -> None:
        """Put on record what an application's answers say."""
        child, mother = answers["child_iin"], answers["iin"]
        names = ("surname", "given_name", "patronymic")
        home = {name: answers[name] for name in ("settlement", "street", "house", "flat")}
        one = {name: answers[f"child_{name}"] for name in names} | home | {"place": ZHAKSY}
        other = {name: answers[name] for name in names} | home | {"place": ZHAKSY}
        born_on = answers["child_born_on"]
        self.put("population", child, {**one, "born_on": born_on, "parents": [mother]})
        self.put("population", mother, {**other, "children": [child]})
        self.put("civil_acts", child, {"born_on": born_on, "parents": [mother]})
        until = {"until": answers["disability_until"], **disability}
        self.put("disability", child, {"group": "child", "from": "2020-02-01", **until})
        home_from, home_to = answers["certificate_from"], answers["certificate_to"]
        class_ = {"school": "№ 1 мектеп", "class": "4", "at_home_from": home_from}
        self.put("school", child, {**class_, "at_home_to": home_to})
        self.put("mobile_numbers", mother, {"phone": answers["phone"]})
        account = {"iban": answers["iban"], "bank": answers["bank"]}
        self.put("bank_account", mother, [account])

    def _put(self, path: str, document: Any) -> None:
        httpx.put(f"{self.address}/admin/{path}", json=document).raise_for_status()


@contextmanager
def running() -> Iterator[Registries]:
    """A simulator that listens on a free port of this machine until the block ends."""
    listening = server(Simulator(), 0)
    thread = Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    office = Registries(listening.server_port)
    try:
        yield office
    finally:
        office.switch("normal")  # nobody waits for a delay any more
        listening.shutdown()
        thread.join()
        listening.server_close()
