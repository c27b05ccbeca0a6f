"""schemathesis over the whole interface: whatever is sent, the answer is one that is described.

Half the requests are about a case, a draft and a service that exist, so that they get past the
door; each role of the table calls.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from calling import Caller
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    use_after_free,
)

from making import draft_ready, officer, submitted
from tirek.accounts.models import Role
from tirek.api.root import api

CALLING = (Role.SPECIALIST, Role.HEAD, Role.AUDITOR, Role.OPERATOR, Role.COMMISSION)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    ignored_auth,
    use_after_free,
]


schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
schema.app = get_wsgi_application()


@pytest.fixture
def known(one_connection: None) -> dict[str, Any]:
    """What exists, and who calls."""
    case = submitted()
    draft = draft_ready(case.applicant_user, child_born_on="2014-03-03")
    callers = [
        Caller(case.applicant_user),
        *(Caller(officer(role)) for role in CALLING),
    ]
    names = {"number": case.number, "draft_id": str(draft.pk), "slug": case.service}
    return {"names": names, "callers": callers, "turn": 0}


# schemathesis does not close its answers, so uploads of a request are closed late.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@schema.parametrize()
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_sent_the_answer_is_described(case: Any, known: dict[str, Any]) -> None:
    known["turn"] += 1
    if known["turn"] % 2:
        for name, value in known["names"].items():
            if name in (case.path_parameters or {}):
                case.path_parameters[name] = value
    caller = known["callers"][known["turn"] % len(known["callers"])]
    headers = {**caller.headers, "Accept-Encoding": "identity"}  # its transport unpacks nothing
    case.call_and_validate(headers=headers, checks=CHECKS)
