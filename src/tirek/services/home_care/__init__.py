"""Special social services at home: visited, decided, and an organisation chosen."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.norms.special_care import rules as alike
from tirek.procedure.service import Service
from tirek.services.home_care import rules
from tirek.services.home_care.facts import Facts
from tirek.services.home_care.terms import Terms

SLUG = "home-care"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=(alike, rules), facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
