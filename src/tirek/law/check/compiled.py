"""Rules that cannot be asked of many cases at once, exactly as of one."""

import inspect
from collections.abc import Iterator
from pathlib import Path

from tirek.law.batch.columns import Columns
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.share import ANY
from tirek.law.batch.steps import Span, steps_of, values_of
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.law.rule import Rule
from tirek.law.rulebook import RuleBook

ASKED = ("eligible",)
ASKED_FOR_MONEY = ("first_month", "last_month", "entitled", "payable")


def check_compiled(law: Law, book: RuleBook) -> Iterator[Refusal]:
    """The first rule that says what no database can; for rules that are otherwise sound.

    Rules that are asked one by one are not compiled; `tirek simulate` says so.
    """
    if book.one_by_one:
        return
    asked = [*ASKED, *(ASKED_FOR_MONEY if book.period else ())]
    lacking = [name for name in asked if name not in book.rules]
    path = book.folder / "rules.py"
    yield from (Refusal(path, 1, "graph", f"there is no rule {name}") for name in lacking)
    if lacking:
        return
    try:
        columns = Columns(book, law)
        steps_of(columns, ANY, Span())
        if book.has_records:  # what only an officer looks at is asked where everything is
            values_of(columns, ANY, Span())
    except NotCompiled as problem:
        yield _refusal(problem, path)


def _refusal(problem: NotCompiled, path: Path) -> Refusal:
    rule: Rule | None = problem.rule
    if rule is None:
        return Refusal(path, 1, "not compiled", str(problem))
    lines = inspect.getsourcelines(rule.function)[1] - 1
    where = Path(inspect.getsourcefile(rule.function) or "")
    return Refusal(where, lines + max(problem.line, 1), "not compiled", f"{rule.name}: {problem}")
