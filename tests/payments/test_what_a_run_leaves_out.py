"""What a run tells beside its transfers: changes since the one before, and what was left out."""

import pytest

from making import decided
from money_making import accepted_change, paid, proposed_run, run_to
from tirek.payments.actions import propose_run
from tirek.payments.models import PayeeAccount
from tirek.payments.queries import run_changes
from tirek.payments.queries.run_changes import changes_in


@pytest.mark.django_db
def test_many_changes_of_one_kind_hide_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_changes, "SHOWN", 1)
    gone = [decided(), decided()]
    paid("2025-11")
    for case in gone:
        accepted_change(case, "died", "2025-11-10")
    decided()
    told = [(one.kind, one.of_kind) for one in changes_in(proposed_run("2026-02"))]
    assert told == [("gone", 2), ("new", 1)]


@pytest.mark.django_db
def test_many_left_out_for_one_reason_hide_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(propose_run, "SHOWN", 1)
    open_, theirs = decided(), decided()
    run_to("sent", "2025-09")
    first = PayeeAccount.objects.get(case=theirs)
    PayeeAccount.objects.create(
        case=theirs,
        person=first.person,
        iban=first.iban,
        source="change",
        checked="not_theirs",
        usable_from=first.usable_from,
        at=first.at,
    )
    left = proposed_run("2026-02").left_out
    told = [(one["code"], one["of_code"], one["case"]) for one in left]
    assert told == [("left_not_theirs", 6, theirs.number), ("left_open", 1, open_.number)]


@pytest.mark.django_db
def test_what_is_new_is_told_by_the_months_of_the_run_and_what_is_paid_is_told_as_paid() -> None:
    """The next year's index is another, and not this run's reason."""
    decided()
    paid("2025-11")
    decided()
    gone, new = changes_in(proposed_run("2025-11"))
    assert (gone.kind, gone.why[-1]["code"]) == ("gone", "paid_before")
    assert "выплачено" in gone.why[-1]["text"]["ru"]
    assert new.kind == "new"
    assert "3 932" in new.why[-1]["text"]["ru"].replace("\xa0", " ")
