"""Special social services in residential conditions: a referral to a home."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.norms.special_care import rules as alike
from tirek.procedure.service import Service
from tirek.services.residential_care import rules
from tirek.services.residential_care.facts import Facts
from tirek.services.residential_care.terms import Terms

SLUG = "residential-care"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=(alike, rules), facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
