"""What is asked about a user again and again while one page is made is asked of the database once.

Only for a user that came with a request that changes nothing: such a user lives as long as the
request does. Everywhere else each question is asked anew.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Answer = TypeVar("Answer")
KEPT = "_answers_kept"


def keep_answers(user: Any) -> None:
    """From now on the answers about this user are kept with the user."""
    if getattr(user, KEPT, None) is None:
        setattr(user, KEPT, {})


def once(user: Any, question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to the question, asked again only where answers are not kept."""
    known: dict[Hashable, Any] | None = getattr(user, KEPT, None)
    if known is None:
        return ask()
    if question not in known:
        known[question] = ask()
    answer: Answer = known[question]
    return answer
