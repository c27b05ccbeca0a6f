"""Permission to dispose of the property of an incapable adult and to receive their payments."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.guardianship_property_permit import rules
from tirek.services.guardianship_property_permit.facts import Facts
from tirek.services.guardianship_property_permit.terms import Terms

SLUG = "guardianship-property-permit"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
