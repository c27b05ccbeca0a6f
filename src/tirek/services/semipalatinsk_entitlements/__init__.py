"""What the employer and the pension body owe those who live by the Semipalatinsk test site."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.semipalatinsk_entitlements import rules
from tirek.services.semipalatinsk_entitlements.facts import IN_ORDER, Facts
from tirek.services.semipalatinsk_entitlements.terms import Terms

SLUG = "semipalatinsk-entitlements"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms, in_order=IN_ORDER)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
