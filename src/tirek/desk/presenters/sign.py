"""The ways in which the head may sign a decision."""

from dataclasses import dataclass

from django.conf import settings

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.signatures.canonical_form import as_bytes
from tirek.web.decision_document import decision_document
from tirek.web.signing import SignBox, sign_box


@dataclass(frozen=True)
class SignView:
    """kept_key: whether a test key that Tirek keeps may sign here."""

    box: SignBox
    kept_key: bool


def sign_view(case: Case, by: User) -> SignView:
    """Raises Event.DoesNotExist where nothing is proposed."""
    document = decision_document(case, by)
    return SignView(sign_box(as_bytes(document), "employee"), settings.TIREK_TEST_KEYS)
