"""What a service says of its queue: for what people wait, and whom an act puts before others."""

from pathlib import Path

import pytest

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import the_law
from tirek.procedure.proofreading.queue import check_queues
from tirek.procedure.service import Service
from tirek.procedure.supply.queue import Queue, load_queue
from tirek.services import SERVICES

WITH_QUEUE = [service for service in SERVICES.values() if service.queue is not None]
OURS = WITH_QUEUE[0]
FACT = OURS.registry_facts[-2].fact
"""Any fact of a service with a queue."""
CITE = '{ act = "%s", mark = "from_press", press = "x" }'
TEXT = '{ kk = "а", ru = "б", en = "c" }'


def written(folder: Path, *, act: str = "order-283-2023", priority: str = "") -> Path:
    head = f"waits_for = {TEXT}\ncites = [{CITE % act}]\n"
    (folder / "queue.toml").write_text(head + priority, encoding="utf-8")
    return folder


def before_others(name: str, fact: str, act: str = "order-283-2023") -> str:
    return f'[[priority]]\nid = "{name}"\nfact = "{fact}"\nname = {TEXT}\ncites = [{CITE % act}]\n'


def loaded(folder: Path, priority: str) -> Queue:
    found = load_queue(written(folder, priority=priority))
    assert found is not None
    return found


def refusals(folder: Path) -> list[str]:
    service = Service(OURS.slug, folder, OURS.facts, OURS.rulebook)
    return [str(one) for one in check_queues(the_law(), [service])]


def test_no_act_of_ours_puts_anybody_before_others() -> None:
    assert WITH_QUEUE
    for service in WITH_QUEUE:
        assert service.queue is not None
        assert service.queue.priority == ()
        assert service.queue.rank({"anything": True}) == 0


def test_who_has_an_earlier_priority_comes_first_and_everybody_else_last(tmp_path: Path) -> None:
    queue = loaded(tmp_path, before_others("veterans", "veteran") + before_others("old", "old"))
    assert queue.rank({"old": True, "veteran": True}) == 0
    assert queue.rank({"old": True, "veteran": False}) == 1
    assert queue.rank({"old": False}) == 2


def test_what_is_not_known_gives_no_priority(tmp_path: Path) -> None:
    assert loaded(tmp_path, before_others("veterans", "veteran")).rank({}) == 1


def test_a_priority_that_no_act_gives_is_refused(tmp_path: Path) -> None:
    line = f'[[priority]]\nid = "friends"\nfact = "a"\nname = {TEXT}\ncites = []\n'
    with pytest.raises(TomlError, match="friends: a priority names the act that gives it"):
        loaded(tmp_path, line)


def test_a_service_may_have_none(tmp_path: Path) -> None:
    assert load_queue(tmp_path) is None
    assert refusals(tmp_path) == []


class TestTheLawCheck:
    def test_ours_are_refused_nothing(self) -> None:
        assert list(check_queues(the_law(), SERVICES.values())) == []

    def test_a_queue_of_no_act_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "queue.toml").write_text(f"waits_for = {TEXT}\ncites = []\n", "utf-8")
        (refusal,) = refusals(tmp_path)
        assert refusal.endswith("names no act")

    def test_an_act_that_is_not_registered_is_refused(self, tmp_path: Path) -> None:
        (refusal,) = refusals(written(tmp_path, act="no-act"))
        assert "no-act, which is not registered" in refusal

    def test_the_act_of_a_priority_too(self, tmp_path: Path) -> None:
        (refusal,) = refusals(written(tmp_path, priority=before_others("a", FACT, "no-act")))
        assert "no-act, which is not registered" in refusal

    def test_a_fact_the_service_does_not_have_is_refused(self, tmp_path: Path) -> None:
        (refusal,) = refusals(written(tmp_path, priority=before_others("a", "height")))
        assert "height is not a fact" in refusal

    def test_a_name_that_is_there_twice_is_refused(self, tmp_path: Path) -> None:
        twice = before_others("a", FACT) * 2
        (refusal,) = refusals(written(tmp_path, priority=twice))
        assert "a is there twice" in refusal

    def test_a_file_that_cannot_be_read_is_refused_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "queue.toml").write_text("waits_for = 1\n", encoding="utf-8")
        (refusal,) = refusals(tmp_path)
        assert "queue.toml:1: schema" in refusal
