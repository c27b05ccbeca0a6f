"""The table of a ticket's stages: whatever is tried, the ticket stands somewhere known."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tirek.procedure.lifecycle import RefusedTransition
from tirek.reception.actions.move_ticket import ticket_life

STEPS = st.lists(st.sampled_from(["Called", "Served", "Finished", "Left"]), max_size=6)


@given(STEPS)
def test_whatever_is_tried_a_ticket_is_always_at_a_known_stage(steps: list[str]) -> None:
    life = ticket_life()
    stage = life.after(life.begins, "Taken")
    for step in steps:
        with suppress(RefusedTransition):
            stage = life.after(stage, step)
    assert life.stage(stage).terminal == (not life.possible(stage))


def test_no_stage_is_dead_and_none_is_out_of_reach() -> None:
    life = ticket_life()
    reached = {line.to for line in life.transitions}
    for stage in life.stages:
        assert stage.id == life.begins or stage.id in reached
        assert stage.terminal or life.possible(stage.id)
