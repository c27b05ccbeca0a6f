"""The life cycle drawn for the documentation, from the table itself."""

from tirek.kernel.text import Language
from tirek.procedure.lifecycle import Lifecycle


def mermaid(lifecycle: Lifecycle, language: Language = "en") -> str:
    """A mermaid state diagram: officers' names of stages, events on the arrows."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {one.id}: {one.officer.in_(language)}" for one in lifecycle.stages]
    lines += [f"    [*] --> {lifecycle.begins}"]
    for one in lifecycle.transitions:
        lines.append(f"    {one.from_} --> {one.to}: {_label(lifecycle, one.event, language)}")
    lines += [f"    {one.id} --> [*]" for one in lifecycle.stages if one.terminal]
    return "\n".join(lines) + "\n"


def _label(lifecycle: Lifecycle, event: str, language: Language) -> str:
    outcome = event.partition(".")[2]
    title = lifecycle.title(event).in_(language)
    return f"{title} ({outcome})" if outcome else title
