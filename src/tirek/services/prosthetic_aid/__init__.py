"""Prosthetic-orthopaedic aid: prostheses, apparatus, splints, orthopaedic footwear."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.norms.order_287 import rules as ground
from tirek.procedure.service import Service
from tirek.services.prosthetic_aid.facts import Facts
from tirek.services.prosthetic_aid.rules import articles, footwear, refusal, right
from tirek.services.prosthetic_aid.terms import Terms

SLUG = "prosthetic-aid"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(
        SLUG, FOLDER, rules=(ground, refusal, articles, footwear, right), facts=Facts, terms=Terms
    )


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
