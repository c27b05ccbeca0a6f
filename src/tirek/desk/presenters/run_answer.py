"""What a file of the bank newly told, in one sentence."""

from tirek.payments.actions.take_message import Taken
from tirek.web.texts import text


def told(taken: Taken) -> str:
    """How many transfers it told something new of, and how many it named that are not ours."""
    if taken.before:
        return text("desk.run_list.taken_before")
    new = text("desk.run_list.taken", n=sum(taken.new.values()))
    strangers = len(taken.message.unmatched)
    return f"{new} {text('desk.run_list.unmatched', n=strangers)}" if strangers else new
