"""Whose child a citizen may be told of, beyond what they typed themselves.

Anybody can type anybody's IIN: an own application shows nothing yet. A granted one was checked by
officers, and registries may have named the citizen as parent or guardian.
"""

from __future__ import annotations

from tirek.accounts.models import User
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.children import was_granted
from tirek.casework.queries.prefilled import is_kin, queries_of


def is_child_of(user: User, iin: str) -> bool:
    """Whether it is known, and not only said, that the citizen stands for this child."""
    if was_granted(user, iin):
        return True
    drafts = user.drafts.filter(**{f"answers__{SUBJECT_IIN}": iin})
    return any(is_kin(draft, queries_of(draft)) for draft in drafts)
