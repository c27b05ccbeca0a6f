"""A person agrees: the words agreed to are kept as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tirek.kernel.text import LANGUAGES, Text
from tirek.people.models import Consent, Person


def give_consent(
    *,
    person: Person,
    case_number: str,
    version: str,
    words: Sequence[Text | None],
    language: str,
    proof: Mapping[str, str] | None = None,
    at: datetime,
) -> Consent:
    """Keep the consent with its full words in every language; `language` is the one it was read in.

    `proof` is the code with which the person agreed in front of an officer. `version` tells two
    consents of one case apart. Django's IntegrityError for a second one.
    """
    spoken = {
        f"text_{one}": "\n".join(text.in_(one) for text in words if text) for one in LANGUAGES
    }
    return Consent.objects.create(
        person=person,
        case_number=case_number,
        version=version,
        language=language,
        proof=dict(proof or {}),
        given_at=at,
        **spoken,
    )
