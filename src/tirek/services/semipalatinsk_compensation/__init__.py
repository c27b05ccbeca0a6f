"""The lump-sum compensation of those who suffered from the Semipalatinsk nuclear tests."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.semipalatinsk_compensation.facts import IN_ORDER, Facts
from tirek.services.semipalatinsk_compensation.rules import looks, right, victims, worth, years
from tirek.services.semipalatinsk_compensation.terms import Terms

SLUG = "semipalatinsk-compensation"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(
        SLUG,
        FOLDER,
        rules=(victims, years, worth, right, looks),
        facts=Facts,
        terms=Terms,
        in_order=IN_ORDER,
        period="once_per",
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
