"""What narrows a list: which questions stay in sight, and which of them narrow it now."""

from collections.abc import Sequence

from tirek.web.components import Field

TYPED = ("text", "date")
Parted = tuple[Sequence[Field], Sequence[Field]]


def parted(fields: Sequence[Field]) -> Parted:
    """What is typed first, or asked alone, stays in sight; the others are folded away."""
    if len(fields) == 1 or not fields:
        return fields, ()
    return (fields[:1], fields[1:]) if fields[0].kind in TYPED else ((), fields)


def in_force(fields: Sequence[Field]) -> list[str]:
    """The answers that narrow the list: "Stage: examined"; the first of choices narrows nothing."""
    return [f"{field.label}: {answer}" for field in fields if (answer := _answer(field))]


def _answer(field: Field) -> str:
    if field.kind == "select":
        return next((one.label for one in field.choices[1:] if one.chosen), "")
    if field.parts:
        return ".".join(part.value for part in field.parts if part.value)
    return field.value
