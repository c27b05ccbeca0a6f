"""How services are paid and who vouches for their papers: what the law check refuses there."""

from pathlib import Path

import pytest

from tirek.law.catalogue import the_law
from tirek.procedure.proofreading.payment import check_payments
from tirek.procedure.service import Service
from tirek.services import SERVICES

HOME = SERVICES["home-education"]
PAYMENT = """
ends_by = "terms.endings"
[confirmation]
every = "certificate_renewed"
fact = "certificate"
cites = "terms.certificate"
"""
VOUCHING = """
[[vouches]]
registry = "school"
paper = { kk = "а", ru = "а", en = "a" }
facts = ["certificate.from", "certificate.to"]
until = "certificate.to"
ended = { kk = "а", ru = "а", en = "a" }
"""


def refusals(folder: Path, payment: str = PAYMENT, vouching: str = VOUCHING) -> list[str]:
    (folder / "payment.toml").write_text(payment, encoding="utf-8")
    (folder / "vouching.toml").write_text(vouching, encoding="utf-8")
    service = Service("home-education", folder, HOME.facts, HOME.rulebook)
    object.__setattr__(service, "registry_facts", HOME.registry_facts)
    object.__setattr__(service, "changes", HOME.changes)
    return [str(one) for one in check_payments(the_law(), [service])]


def test_every_service_names_what_there_is() -> None:
    assert list(check_payments(the_law(), SERVICES.values())) == []


def test_what_is_there_is_not_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path) == []
    assert refusals(tmp_path, payment="", vouching="vouches = []") == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('"terms.endings"', '"terms.nothing"', "cites terms.nothing, which is not there"),
        ('"terms.certificate"', '"terms.paper"', "cites terms.paper, which is not there"),
        ("certificate_renewed", "certificate_again", "certificate_again is not a term"),
        ('fact = "certificate"', 'fact = "height"', "no fact of home-education begins with height"),
        ("every", "each", "schema"),
    ],
)
def test_payment_names_what_there_is(tmp_path: Path, was: str, now: str, said: str) -> None:
    (refusal,) = refusals(tmp_path, payment=PAYMENT.replace(was, now))
    assert said in refusal
    assert "payment.toml:" in refusal


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('["certificate.from"', '["certificate.since"', "certificate.since is not a fact"),
        ('["certificate.from"', '["child.died_on"', "school does not tell child.died_on"),
        ("until = ", "till = ", "schema"),
        (
            'until = "certificate.to"',
            'until = "certificate.from"',
            "no change of changes.toml moves certificate.from to a day",
        ),
    ],
)
def test_whoever_vouches_vouches_for_facts_that_are_told(
    tmp_path: Path, was: str, now: str, said: str
) -> None:
    (refusal,) = refusals(tmp_path, vouching=VOUCHING.replace(was, now))
    assert said in refusal
    assert "vouching.toml:" in refusal


def test_an_unknown_registry_tells_nothing(tmp_path: Path) -> None:
    said = refusals(tmp_path, vouching=VOUCHING.replace('"school"', '"moon"'))
    assert "moon is not a registry" in said[0]
    assert len(said) == 3


def test_a_paper_that_is_prolonged_is_a_change_of_its_last_day(tmp_path: Path) -> None:
    words = '{ kk = "а", ru = "а", en = "a" }'
    issued = f"""
[vouches.issued]
title = {words}
sentence = {words}
position = {words}
prolonged = "school-prolonged"
"""
    assert refusals(tmp_path, vouching=VOUCHING + issued) == []
    wrong = VOUCHING + issued.replace("school-prolonged", "moved")
    (refusal,) = refusals(tmp_path, vouching=wrong)
    assert "moved is no change of changes.toml that moves certificate.to to a day" in refusal
