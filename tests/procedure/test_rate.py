"""What an edition pays is read where its terms are known: in the folder of the service."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tirek.law.catalogue import the_law
from tirek.procedure.rate import Rate, index_on
from tirek.services import SERVICES
from tirek.services.home_education.terms import Amount, Terms

HOME = SERVICES["home-education"]


@pytest.mark.parametrize(
    ("mci", "per", "monthly"), [("3", "month", "3"), ("6", "quarter", "2"), ("4.5", "month", "4.5")]
)
def test_places_are_compared_by_what_they_pay_a_month(mci, per, monthly):
    assert HOME.rate(Terms(Amount(mci=Decimal(mci), per=per))) == Rate(Decimal(mci), per)
    assert Rate(Decimal(mci), per).monthly == Decimal(monthly)


@pytest.mark.parametrize("left_open", ["mci", "per"])
def test_what_an_edition_leaves_open_is_no_rate(left_open):
    amount = replace(Amount(mci=Decimal(3), per="month"), **{left_open: None})
    assert HOME.rate(Terms(amount)) is None


def test_a_service_that_pays_nothing_has_none():
    assert SERVICES["home-schooling-admission"].rate is None


def test_an_index_that_is_not_set_yet_is_not_known():
    parameters = the_law().parameters
    assert index_on(date(2026, 3, 1), parameters) == 4325
    assert index_on(date(2050, 1, 1), parameters) is None
