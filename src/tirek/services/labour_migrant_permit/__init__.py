"""The permit of a labour migrant who works in a household (order No 123 of 15 April 2022)."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.labour_migrant_permit import rules
from tirek.services.labour_migrant_permit.facts import IN_ORDER, Facts
from tirek.services.labour_migrant_permit.terms import Terms

SLUG = "labour-migrant-permit"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms, in_order=IN_ORDER)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
