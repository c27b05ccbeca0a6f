"""Facts by path and nested: "child.born_on" is {"child": {"born_on": ...}}."""

from collections.abc import Mapping

Nested = dict[str, object]


def nested(flat: Mapping[str, object]) -> Nested:
    """The values by path as a nested document."""
    document: Nested = {}
    for path, value in flat.items():
        *groups, name = path.split(".")
        group_of(document, groups)[name] = value
    return document


def group_of(document: Nested, groups: list[str]) -> Nested:
    """The group inside the document, made where it is not there yet."""
    for group in groups:
        found = document.setdefault(group, {})
        if not isinstance(found, dict):
            raise ValueError(f"{'.'.join(groups)}: {group!r} is a value, not a group")
        document = found
    return document
