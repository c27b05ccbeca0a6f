"""The certificate of a rehabilitated person, and its duplicate."""

from functools import cache
from pathlib import Path

from tirek.law.rulebook import RuleBook, load_rulebook
from tirek.procedure.service import Service
from tirek.services.rehabilitated_person_certificate import rules
from tirek.services.rehabilitated_person_certificate.facts import Facts
from tirek.services.rehabilitated_person_certificate.terms import Terms

SLUG = "rehabilitated-person-certificate"
FOLDER = Path(__file__).parent


@cache
def rulebook() -> RuleBook:
    """The norms with their texts and readings."""
    return load_rulebook(SLUG, FOLDER, rules=rules, facts=Facts, terms=Terms)


SERVICE = Service(slug=SLUG, folder=FOLDER, facts=Facts, rulebook=rulebook)
