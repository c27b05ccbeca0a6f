"""The permit for cutting down trees: a service of a district's housing department."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.tree_felling_permit import rules
from tirek.services.tree_felling_permit.facts import Facts
from tirek.services.tree_felling_permit.terms import Terms

SLUG = "tree-felling-permit"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
