"""Services of a sign-language specialist for people with a hearing impairment."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.sign_language_specialist import rules
from tirek.services.sign_language_specialist.facts import Facts
from tirek.services.sign_language_specialist.terms import Terms

SLUG = "sign-language-specialist"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
