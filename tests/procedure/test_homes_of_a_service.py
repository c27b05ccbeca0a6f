"""What a service says of the homes that its grant leads to."""

from pathlib import Path

import pytest

from tirek.law.catalogue import the_law
from tirek.procedure.proofreading.homes import check_homes
from tirek.procedure.service import Service
from tirek.procedure.supply.homes import load_homes
from tirek.services import SERVICES

OURS = SERVICES["residential-care"]
TEXT = '{ kk = "а", ru = "б", en = "c" }'
CITE = '{ act = "%s", mark = "from_press", press = "x" }'


def refusals(folder: Path, written: str) -> list[str]:
    (folder / "homes.toml").write_text(written, encoding="utf-8")
    service = Service(OURS.slug, folder, OURS.facts, OURS.rulebook)
    return [str(one) for one in check_homes(the_law(), [service])]


def test_one_service_leads_to_homes_and_is_refused_nothing() -> None:
    assert [slug for slug, one in SERVICES.items() if one.homes] == ["residential-care"]
    assert list(check_homes(the_law(), SERVICES.values())) == []


def test_a_service_may_have_none(tmp_path: Path) -> None:
    assert load_homes(tmp_path) is None


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (f"follows = {TEXT}\ncites = []\n", "names no act"),
        (f"follows = {TEXT}\ncites = [{CITE % 'no-act'}]\n", "no-act, which is not registered"),
        ("follows = 1\n", "homes.toml:1: schema"),
    ],
)
def test_what_is_refused(written: str, wrong: str, tmp_path: Path) -> None:
    (refusal,) = refusals(tmp_path, written)
    assert wrong in refusal
