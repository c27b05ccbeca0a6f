"""Treatment in a sanatorium for persons and children with disabilities, with a companion."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.sanatorium_treatment.facts import IN_ORDER, Facts
from tirek.services.sanatorium_treatment.rules import arrival, health, money, right, stays
from tirek.services.sanatorium_treatment.terms import Terms

SLUG = "sanatorium-treatment"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(
        SLUG,
        FOLDER,
        rules=(health, stays, money, arrival, right),
        facts=Facts,
        terms=Terms,
        in_order=IN_ORDER,
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
