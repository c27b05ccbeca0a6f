"""The trace of a decision as a case keeps it: what it says many times is kept once.

Most of a trace are the words of paragraphs, and one paragraph stands behind many steps.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from json import dumps
from typing import Any

Json = Any
REFERENCE = "="
"""The one key of what stands for a part: {"=": 3} is the fourth of the parts."""
WORTH_KEEPING_ONCE = 24
"""Letters; a reference to anything shorter saves nothing."""


def folded(trace: Sequence[Mapping[str, Json]]) -> dict[str, list[Json]]:
    """The steps with a reference for every part that comes more than once, and those parts.

    `unfolded` gives the very same trace again.
    """
    times = Counter(_written(part) for part in _parts(list(trace)))
    repeated = {
        written for written, n in times.items() if n > 1 and len(written) >= WORTH_KEEPING_ONCE
    }
    parts: list[Json] = []
    places: dict[str, int] = {}

    def fold(part: Json) -> Json:
        if not isinstance(part, dict | list):
            return part
        written = _written(part)
        if written in places:
            return {REFERENCE: places[written]}
        made = _with_parts(part, fold)
        if written not in repeated:
            return made
        places[written] = len(parts)
        parts.append(made)
        return {REFERENCE: places[written]}

    return {"steps": [_with_parts(step, fold) for step in trace], "parts": parts}


def unfolded(kept: Mapping[str, Sequence[Json]] | Sequence[Json]) -> list[Any]:
    """The trace in full; one that was kept before there was folding is in full already."""
    if not isinstance(kept, Mapping):
        return list(kept)
    parts: list[Json] = []

    def unfold(part: Json) -> Json:
        if not isinstance(part, dict | list):
            return part
        if isinstance(part, dict) and part.keys() == {REFERENCE}:
            return parts[part[REFERENCE]]
        return _with_parts(part, unfold)

    for part in kept["parts"]:  # a part refers to earlier ones only
        parts.append(_with_parts(part, unfold))
    return [_with_parts(step, unfold) for step in kept["steps"]]


def _parts(whole: Json) -> Iterable[Json]:
    below = whole.values() if isinstance(whole, dict) else whole
    for part in below:
        if isinstance(part, dict | list):
            yield part
            yield from _parts(part)


def _with_parts(part: Json, changed: Callable[[Json], Json]) -> Json:
    if isinstance(part, dict):
        return {key: changed(value) for key, value in part.items()}
    return [changed(value) for value in part]


def _written(part: Json) -> str:
    return dumps(part, sort_keys=True, ensure_ascii=False)
