"""How the people of a case are named to its applicant: as the applicant named them.

What Tirek knows of a person under an IIN is not shown: anybody could type anybody's IIN.
"""

from tirek.casework.models import Case
from tirek.casework.persons import APPLICANT, NAMES, SUBJECT
from tirek.casework.queries.answers import answers_of


def applicant_name(case: Case) -> str:
    """The applicant's full name as written in the application."""
    return _named(case, APPLICANT)


def child_name(case: Case) -> str:
    """The child's full name as written in the application; the applicant's where it asks none."""
    return _named(case, SUBJECT) or applicant_name(case)


def _named(case: Case, prefix: str) -> str:
    answers = answers_of(case)
    parts = (str(answers.get(f"{prefix}{name}") or "") for name in NAMES)
    return " ".join(part for part in parts if part)
