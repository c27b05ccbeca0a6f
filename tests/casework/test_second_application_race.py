"""Two clicks at the same moment make one application."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from making import APPLIED_AT, citizen, draft_ready, iin, signed, submitted
from tirek.casework.actions.submit import SecondApplication, submit
from tirek.casework.models import Case

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_drafts_for_one_child_sent_at_once_make_one_case():
    user, child = citizen(), iin()
    drafts = [draft_ready(user, child_iin=child) for _ in range(2)]
    at_once = Barrier(2)

    def send(draft):
        try:
            at_once.wait(timeout=10)
            return submit(draft=draft, by=user, at=APPLIED_AT, signature=signed(draft))
        except SecondApplication as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(send, drafts))
    cases = [found for found in results if isinstance(found, Case)]
    refused = [found for found in results if isinstance(found, SecondApplication)]
    assert len(cases) == len(refused) == 1
    assert Case.objects.count() == 1
    assert refused[0].number == cases[0].number


def test_one_draft_sent_twice_at_once_is_one_case():
    draft = draft_ready()
    at_once = Barrier(2)

    def send(_):
        try:
            at_once.wait(timeout=10)
            return submit(draft=draft, by=draft.user, at=APPLIED_AT, signature=signed(draft)).number
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(send, range(2)))) == 1
    assert Case.objects.count() == 1


def test_the_database_itself_refuses_a_second_undecided_case():
    case = submitted()
    case.pk, case.number = None, "ZHK-2025-777777"
    with pytest.raises(IntegrityError, match="one_undecided_application"), transaction.atomic():
        case.save(force_insert=True)
