"""Housing aid: the part of a family's housing expenses that is above its own share."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.housing_aid.facts import IN_ORDER, Facts
from tirek.services.housing_aid.rules import (
    aid,
    expenses,
    family,
    income,
    looks,
    norms,
    period,
    plot,
    right,
    totals,
)
from tirek.services.housing_aid.terms import Terms

SLUG = "housing-aid"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(
        SLUG,
        FOLDER,
        rules=(period, family, income, plot, totals, norms, expenses, aid, right, looks),
        facts=Facts,
        terms=Terms,
        in_order=IN_ORDER,
        period="award_per",
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
