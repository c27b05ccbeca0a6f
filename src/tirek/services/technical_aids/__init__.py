"""Technical aids: hygiene means, aids for sight and for hearing."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.norms.order_287 import rules as ground
from tirek.procedure.service import Service
from tirek.services.technical_aids.facts import IN_ORDER, Facts
from tirek.services.technical_aids.rules import periods, quota, refusal, right
from tirek.services.technical_aids.terms import Terms

SLUG = "technical-aids"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(
        SLUG,
        FOLDER,
        rules=(ground, refusal, periods, quota, right),
        facts=Facts,
        terms=Terms,
        in_order=IN_ORDER,
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
