"""Wheelchairs: special means of transport for those who walk with difficulty."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.norms.order_287 import rules as ground
from tirek.procedure.service import Service
from tirek.services.wheelchairs.facts import IN_ORDER, Facts
from tirek.services.wheelchairs.rules import held, medical, refusal, right
from tirek.services.wheelchairs.terms import Terms

SLUG = "wheelchairs"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(
        SLUG,
        FOLDER,
        rules=(ground, refusal, held, medical, right),
        facts=Facts,
        terms=Terms,
        in_order=IN_ORDER,
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
