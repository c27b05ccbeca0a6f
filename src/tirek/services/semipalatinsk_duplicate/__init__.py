"""A duplicate of the lost certificate of those who suffered from the nuclear tests."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.semipalatinsk_duplicate import rules
from tirek.services.semipalatinsk_duplicate.facts import Facts
from tirek.services.semipalatinsk_duplicate.terms import Terms

SLUG = "semipalatinsk-duplicate"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
