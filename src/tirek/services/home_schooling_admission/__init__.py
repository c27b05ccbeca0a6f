"""Accepting documents for free individual schooling at home (Order No 223 of 27 May 2020)."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.home_schooling_admission import rules
from tirek.services.home_schooling_admission.facts import IN_ORDER, Facts
from tirek.services.home_schooling_admission.terms import Terms

SLUG = "home-schooling-admission"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms, in_order=IN_ORDER)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
