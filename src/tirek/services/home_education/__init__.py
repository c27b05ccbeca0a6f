"""Reimbursement of the cost of home education of a child with a disability."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.home_education import rules
from tirek.services.home_education.facts import IN_ORDER, Facts
from tirek.services.home_education.terms import Terms, rate_of

SLUG = "home-education"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(
        SLUG,
        FOLDER,
        rules=rules,
        facts=Facts,
        terms=Terms,
        in_order=IN_ORDER,
        period="amount_per",
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook, rate=rate_of)
