"""An individual assistant for people of the first group who move with difficulty."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.individual_assistant import rules
from tirek.services.individual_assistant.facts import Facts
from tirek.services.individual_assistant.terms import Terms

SLUG = "individual-assistant"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
