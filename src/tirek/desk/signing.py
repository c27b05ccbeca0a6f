"""The head signs the decision: by NCALayer, or with the test key that Tirek keeps."""

from datetime import datetime

from django.http import HttpRequest

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.web.decision_document import decision_document
from tirek.web.kept_key import with_kept_key_if_allowed
from tirek.web.signing import Keep, cms_sent


def signature_sent(
    request: HttpRequest, case: Case, by: User, at: datetime, field: str = "cms"
) -> Keep:
    """The head's signature under the decision, verified; `field` holds what NCALayer gave.

    Raises SignatureRefused, and CertificateNotUsable for a test key whose certificate may not
    sign at that moment; then nothing is decided.
    """
    document = decision_document(case, by)
    if request.POST.get("way") == "ncalayer":
        return cms_sent(request, document, by, at, field)
    return with_kept_key_if_allowed(document, by, at)
