"""The rules asked as Python asks its functions, in turn: what the quick ways are held to."""

from collections.abc import Callable, Mapping
from typing import Any

from tirek.law.evaluate import all_known
from tirek.law.rule import Rule
from tirek.law.rulebook import RuleBook
from tirek.law.unknown import is_unknown

How = Callable[[Any, Mapping[str, Any]], Any]
LEFT_OUT = object()
"""What is said of a rule that asks for something unknown."""


def plainly(function: Any, names: Mapping[str, Any]) -> Any:
    """The function called with what its parameters name."""
    return function(**_asked(function, names))


def if_known(function: Any, names: Mapping[str, Any]) -> Any:
    """The same, unless something it asks for is unknown."""
    asked = _asked(function, names)
    return function(**asked) if all_known(asked) else LEFT_OUT


def _asked(function: Any, names: Mapping[str, Any]) -> dict[str, Any]:
    code = function.__code__
    return {name: names[name] for name in code.co_varnames[: code.co_argcount]}


def over_records(book: RuleBook, one: Rule, values: Mapping[str, Any], lists: Any, how: How) -> Any:
    """A rule asked for every record, told once more in the plainest way."""
    if not lists:
        return how(one.function, values)
    level, *inner = lists
    if is_unknown(values[level]):
        return LEFT_OUT
    own = book.scopes
    asked = {*book.parameters[one.name], *own.chains[one.scope]}
    found = []
    for at in range(len(values[level])):
        spread = [name for name in asked if own.spreads(book.scope_of.get(name, "case"), level)]
        part = {**values, **{name: values[name][at] for name in spread}}
        found.append(over_records(book, one, part, inner, how))
    return tuple(found)
