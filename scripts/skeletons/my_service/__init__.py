"""One sentence: what the service gives, and by which act."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.my_service import rules
from tirek.services.my_service.facts import IN_ORDER, Facts
from tirek.services.my_service.terms import Terms

SLUG = "my-service"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts. A service that pays adds period="<the term month or quarter>"."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms, in_order=IN_ORDER)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
