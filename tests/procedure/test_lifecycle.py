"""The life of a case: the shared table, what it refuses and why, and what a service changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError
from tirek.procedure.lifecycle import (
    Differences,
    Lifecycle,
    Reason,
    RefusedTransition,
    Removed,
    Stage,
    Transition,
    lifecycle_of,
    standard,
)
from tirek.services import SERVICES

EVERY = [("standard", standard()), *((slug, one.lifecycle) for slug, one in SERVICES.items())]
every_lifecycle = pytest.mark.parametrize(
    "lifecycle", [one for _, one in EVERY], ids=[name for name, _ in EVERY]
)
TO_A_GRANT = ["Submitted", "Registered", "FactsEstablished", "Proposed", "Decided.granted"]
TO_A_REFUSAL = ["Submitted", "Registered", "Proposed", "Decided.refused"]


def reachable(lifecycle: Lifecycle, start: str, without: str = "") -> set[str]:
    found, open_ = {start}, [start]
    while open_:
        stage = open_.pop()
        for line in lifecycle.transitions:
            if line.from_ == stage and line.to not in found and line.event != without:
                found.add(line.to)
                open_.append(line.to)
    return found


# --- the table as a graph -------------------------------------------------------------------------


@every_lifecycle
def test_every_stage_can_be_reached(lifecycle: Lifecycle) -> None:
    assert reachable(lifecycle, lifecycle.begins) == {stage.id for stage in lifecycle.stages}


@every_lifecycle
def test_every_stage_leads_to_an_end_that_only_an_appeal_opens_again(lifecycle: Lifecycle) -> None:
    ends = {stage.id for stage in lifecycle.stages if stage.terminal}
    for stage in lifecycle.stages:
        if stage.terminal:
            assert reachable(lifecycle, stage.id, without="Reopened") == {stage.id}
        else:
            assert reachable(lifecycle, stage.id) & ends


@every_lifecycle
def test_every_event_and_role_of_the_table_has_a_name(lifecycle: Lifecycle) -> None:
    for line in lifecycle.transitions:
        assert lifecycle.title(line.event).kk
        assert line.by
        assert all(role in lifecycle.roles for role in line.by)
        assert {line.from_, line.to} <= {stage.id for stage in lifecycle.stages}


def test_every_named_event_can_happen() -> None:
    lines = (*standard().transitions, *standard().stays)
    used = {line.event.partition(".")[0] for line in lines}
    assert used == {event.id for event in standard().events}


@every_lifecycle
def test_no_line_and_no_stage_is_there_twice(lifecycle: Lifecycle) -> None:
    keys = [(line.from_, line.event) for line in lifecycle.transitions]
    assert len(keys) == len(set(keys))
    ids = [stage.id for stage in lifecycle.stages]
    assert len(ids) == len(set(ids))


# --- the walk of a case ---------------------------------------------------------------------------


def test_from_the_application_to_the_last_payment() -> None:
    paid = [*TO_A_GRANT, "NoticeIssued", "PaymentListed", "PaymentListed", "Closed"]
    stages = [standard().stage_of(paid[:n]) for n in range(len(paid) + 1)]
    assert stages == [
        "not_submitted",
        "submitted",
        "registered",
        "in_examination",
        "proposed",
        "granted",
        "granted",
        "in_payment",
        "in_payment",
        "closed",
    ]


def test_a_refusal_ends_the_case_and_its_letter_still_goes_out() -> None:
    assert standard().stage_of([*TO_A_REFUSAL, "NoticeIssued"]) == "refused"


def test_the_head_returns_and_the_specialist_proposes_again() -> None:
    returned = ["Submitted", "Registered", "Proposed", "Returned"]
    assert standard().stage_of(returned) == "in_examination"
    assert standard().stage_of([*returned, "Proposed", "Decided.granted"]) == "granted"


def test_panfilov_waits_for_its_amount_and_goes_on_when_it_is_set() -> None:
    waiting = ["Submitted", "Registered", "HeldForLaw"]
    assert standard().stage_of(waiting) == "waiting_for_law"
    assert standard().stage_of([*waiting, "FactsEstablished"]) == "waiting_for_law"
    assert standard().stage_of([*waiting, "Proposed"]) == "proposed"


@pytest.mark.parametrize("stage", ["registered", "in_examination", "waiting_for_law", "proposed"])
def test_the_applicant_may_withdraw_until_the_decision(stage: str) -> None:
    assert standard().after(stage, "Withdrawn", by="citizen") == "withdrawn"


def tried(lifecycle: Lifecycle, stage: str, event: str) -> str | Text:
    try:
        return lifecycle.after(stage, event)
    except RefusedTransition as refused:
        return refused.text


@given(
    st.sampled_from([one for _, one in EVERY]),
    st.lists(
        st.sampled_from(
            [event.id for event in standard().events]
            + [f"Decided.{one}" for one in ("granted", "refused", "undecidable")]
            + [f"Proposed.{one}" for one in ("granted", "refused", "undecidable")]
        ),
        max_size=25,
    ),
)
def test_any_sequence_of_events_moves_by_the_table_or_says_why_not(
    lifecycle: Lifecycle, events: list[str]
) -> None:
    stage = lifecycle.begins
    happened = []
    for event in events:
        ended = lifecycle.stage(stage).terminal
        after = tried(lifecycle, stage, event)
        if isinstance(after, Text):
            assert after.kk
            assert after.ru
            assert after.en
            assert "{" not in after.kk + after.ru + after.en
            continue
        assert after == stage or not ended or event == "Reopened"
        moves = any(event.startswith(possible) for possible in lifecycle.possible(stage))
        assert moves or (after == stage and event in {line.event for line in lifecycle.stays})
        stage = after
        happened.append(event)
    assert lifecycle.stage_of(happened) == stage


# --- outcomes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_a_proposal_may_name_its_outcome(outcome: str) -> None:
    assert standard().after("in_examination", f"Proposed.{outcome}") == "proposed"


def why(stage: str, event: str) -> str:
    with pytest.raises(RefusedTransition) as refused:
        standard().after(stage, event)
    return str(refused.value)


@pytest.mark.parametrize("stage", ["registered", "in_examination", "waiting_for_law"])
def test_an_undecidable_case_cannot_be_proposed(stage: str) -> None:
    assert "not all facts or norms it needs are known" in why(stage, "Proposed.undecidable")


def test_a_decision_needs_a_known_outcome() -> None:
    assert "must say its outcome" in why("proposed", "Decided")
    assert "without a known outcome" in why("proposed", "Decided.undecidable")


def test_facts_do_not_change_under_the_head() -> None:
    assert "returns the case" in why("proposed", "FactsEstablished")


def test_what_is_not_possible_now_names_what_is() -> None:
    said = why("registered", "Returned")
    assert "«New: start examining»" in said
    assert "Facts established, Held until the local norm is set, Decision proposed" in said


def test_one_name_for_both_outcomes_of_a_decision() -> None:
    assert why("proposed", "Closed").count("Decided") == 1


def test_what_has_ended_has_ended() -> None:
    assert "The case has ended" in why("closed", "Proposed")
    assert "Nothing is paid in a refused case" in why("refused", "PaymentListed")


def test_unknown_stages_and_events_are_named() -> None:
    assert "no such stage: nowhere" in why("nowhere", "Proposed")
    assert "no such event: Exploded" in why("registered", "Exploded")


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["citizen", "specialist", "accountant", "system"])
def test_only_the_head_decides(role: str) -> None:
    with pytest.raises(RefusedTransition, match="only the head of the department may"):
        standard().after("proposed", "Decided.granted", by=role)  # type: ignore[arg-type]


def test_the_head_decides_but_does_not_propose() -> None:
    assert standard().after("proposed", "Decided.granted", by="head") == "granted"
    with pytest.raises(RefusedTransition, match="only a specialist of the department may"):
        standard().after("in_examination", "Proposed.granted", by="head")


def test_several_roles_are_listed_in_words() -> None:
    with pytest.raises(RefusedTransition) as refused:
        standard().after("granted", "PaymentListed", by="citizen")
    assert "тек бухгалтер немесе жүйе" in refused.value.text.kk


def test_what_a_role_can_do_at_a_stage() -> None:
    assert standard().possible("proposed", by="head") == (
        "Returned",
        "Decided.granted",
        "Decided.refused",
    )
    assert standard().possible("proposed", by="accountant") == ()
    assert "Withdrawn" in standard().possible("proposed")


# --- what a service changes -----------------------------------------------------------------------

NAME = Text("а", "б", "a")


def test_lines_are_left_out_and_put_in() -> None:
    changed = standard().changed(
        Differences(
            with_=(Transition("refused", "Closed", "closed", ("system",)),),
            without=(Removed("registered", "Proposed"),),
        )
    )
    assert changed.after("refused", "Closed") == "closed"
    with pytest.raises(RefusedTransition):
        changed.after("registered", "Proposed")
    assert standard().after("registered", "Proposed") == "proposed"


def test_a_line_put_in_replaces_the_shared_one() -> None:
    line = Transition("granted", "NoticeIssued", "closed", ("system",))
    assert standard().changed(Differences(with_=(line,))).after("granted", "NoticeIssued") == (
        "closed"
    )


def test_a_stage_left_out_takes_its_lines_with_it() -> None:
    changed = standard().changed(Differences(without_stages=("in_payment",)))
    assert "PaymentListed" not in changed.possible("granted")
    with pytest.raises(RefusedTransition, match="no such stage"):
        changed.stage("in_payment")


def test_a_stage_may_be_called_otherwise_and_a_refusal_explained_otherwise() -> None:
    stage = Stage("granted", "green", NAME, NAME)
    changed = standard().changed(
        Differences(stages=(stage,), reasons=(Reason("Decided", Text("в", "г", "because")),))
    )
    assert changed.stage("granted").citizen == NAME
    assert len(changed.stages) == len(standard().stages)
    with pytest.raises(RefusedTransition, match="because"):
        changed.after("proposed", "Decided")


@pytest.mark.parametrize(
    "wrong",
    [Differences(without=(Removed("granted", "Returned"),)), Differences(without_stages=("x",))],
)
def test_what_is_not_there_cannot_be_left_out(wrong: Differences) -> None:
    with pytest.raises(ValueError, match="cannot leave out"):
        standard().changed(wrong)


def test_a_school_accepts_and_closes_without_any_payment() -> None:
    school = SERVICES["home-schooling-admission"].lifecycle
    assert school.stage_of([*TO_A_GRANT, "NoticeIssued"]) == "closed"
    with pytest.raises(RefusedTransition, match="pays no money"):
        school.after("granted", "PaymentListed")


def test_a_folder_without_differences_has_the_shared_procedure(tmp_path: Path) -> None:
    assert lifecycle_of(tmp_path) is standard()


def test_a_word_the_table_does_not_know_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "lifecycle.toml").write_text("[[withuot]]\nfrom = 'a'\n")
    with pytest.raises(TomlError, match=r"lifecycle.toml:1: withuot"):
        lifecycle_of(tmp_path)
