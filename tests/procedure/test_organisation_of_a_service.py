"""What a service says of the organisation that its recipient chooses."""

from pathlib import Path

import pytest

from tirek.law.catalogue import the_law
from tirek.procedure.proofreading.organisation import check_organisations
from tirek.procedure.service import Service
from tirek.procedure.supply.organisation import load_organisation
from tirek.services import SERVICES

OURS = SERVICES["home-care"]
TEXT = '{ kk = "а", ru = "б", en = "c" }'
CITE = '{ act = "%s", mark = "from_press", press = "x" }'
GOOD = CITE % "standard-special-social-services-at-home"


def refusals(folder: Path, written: str) -> list[str]:
    (folder / "organisation.toml").write_text(written, encoding="utf-8")
    passport = (OURS.folder / "passport.toml").read_text(encoding="utf-8")
    (folder / "passport.toml").write_text(passport, encoding="utf-8")
    service = Service(OURS.slug, folder, OURS.facts, OURS.rulebook)
    return [str(one) for one in check_organisations(the_law(), [service])]


def test_one_service_asks_for_a_choice_and_is_refused_nothing() -> None:
    assert [slug for slug, one in SERVICES.items() if one.organisation] == ["home-care"]
    assert list(check_organisations(the_law(), SERVICES.values())) == []


def test_a_service_may_ask_for_none(tmp_path: Path) -> None:
    assert load_organisation(tmp_path) is None


@pytest.mark.parametrize(
    ("step", "cites", "wrong"),
    [
        ("choice", "", "names no act"),
        ("choice", CITE % "no-act", "no-act, which is not registered"),
        ("decision", GOOD, "no step decision of the passport ends by OrganisationChosen"),
    ],
)
def test_what_is_refused(step: str, cites: str, wrong: str, tmp_path: Path) -> None:
    written = f'step = "{step}"\nstatement = {TEXT}\ncites = [{cites}]\n'
    (refusal,) = refusals(tmp_path, written)
    assert wrong in refusal


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    (refusal,) = refusals(tmp_path, "step = 1\n")
    assert "organisation.toml:1: schema" in refusal
