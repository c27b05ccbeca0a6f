"""The records of the lists a rule is asked for, and what is known in each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tirek.law.rows import Rows
from tirek.law.rulebook import RuleBook
from tirek.law.scope import CASE
from tirek.law.unknown import Unknown, is_unknown

Names = Mapping[str, object]


def record_of(
    book: RuleBook, asked: Iterable[str], names: Names, level: str, at: int
) -> dict[str, object]:
    """The asked names in one record of a list: of what belongs to its records, its own part."""
    return {
        name: names[name][at]  # type: ignore[index]
        if book.scopes.spreads(book.scope_of.get(name, CASE), level)
        else names[name]
        for name in asked
    }


def records(
    book: RuleBook, scope: str, asked: Sequence[str], names: Names
) -> Iterator[tuple[str, Names | Unknown]]:
    """Every record of a scope by its path ("members.1.incomes.2"), with the asked names in it.

    Once, with no path, for a scope that is no list. A list is its own path, with Unknown, while
    it is not known which records it has.
    """
    chain = book.scopes.chains[scope]
    lists = [one for one in book.rows if one.name in chain]
    return _inside(book, lists, tuple(dict.fromkeys((*chain, *asked))), names, "")


def _inside(
    book: RuleBook, lists: Sequence[Rows], asked: Sequence[str], names: Names, at: str
) -> Iterator[tuple[str, Names | Unknown]]:
    if not lists:
        yield at, names
        return
    one, inner = lists[0], lists[1:]
    numbers, path = names[one.name], f"{at}.{one.key}" if at else one.key
    if is_unknown(numbers):
        yield path, numbers
        return
    assert isinstance(numbers, tuple)
    for number in range(len(numbers)):
        given = record_of(book, asked, names, one.name, number)
        yield from _inside(book, inner, asked, given, f"{path}.{number + 1}")
