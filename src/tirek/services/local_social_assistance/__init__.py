"""Social assistance to the categories of needy citizens that a council lists."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.local_social_assistance import rules
from tirek.services.local_social_assistance.facts import IN_ORDER, Facts
from tirek.services.local_social_assistance.terms import Terms

SLUG = "local-social-assistance"
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
        period="payment_per",
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
