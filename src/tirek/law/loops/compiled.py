"""Loops compiled by numba for this processor, their arrays numpy's: whole numbers and booleans.

Both are an extra (`make numba`), imported only when this engine is asked for.
"""

from __future__ import annotations

import ast
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

from tirek.law.batch.engines import Duck
from tirek.law.loops import words
from tirek.law.loops.engine import Loop

PAIR = types.UniTuple(types.int64, 2)(types.int64, types.int64)
BY_PROCESSOR = ("times", "plus")


def _checked(operation: str) -> Any:
    """A product or sum, and 1 where the processor says that it is too large."""

    @intrinsic  # type: ignore[untyped-decorator]
    def compiled(typing: Any, one: Any, other: Any) -> Any:
        def written(context: Any, builder: Any, signature: Any, values: Any) -> Any:
            found = getattr(builder, operation)(*values)
            large = builder.zext(builder.extract_value(found, 1), ir.IntType(64))
            parts = [builder.extract_value(found, 0), large]
            return context.make_tuple(builder, signature.return_type, parts)

        return PAIR, written

    return compiled


@intrinsic  # type: ignore[untyped-decorator]
def _unsigned(typing: Any, index: Any) -> Any:
    """The same number, of which numba need not ask whether it counts from the end."""

    def written(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return values[0]

    return types.uint64(types.int64), written


class _Indexes(ast.NodeTransformer):
    """No index of a loop is below zero: what is asked of each record costs a tenth less so."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.Subscript:
        self.generic_visit(node)
        node.slice = ast.Call(ast.Name("unsigned", ast.Load()), [node.slice], [])
        return node


def _words() -> dict[str, Any]:
    """The words of loops, compiled; what is defined first does not ask what comes later."""
    space: dict[str, Any] = {
        **{name: value for name, value in vars(words).items() if name.isupper()},
        "unsigned": _unsigned,
        "times": _checked("smul_with_overflow"),
        "plus": _checked("sadd_with_overflow"),
    }
    for name, function in inspect.getmembers(words, inspect.isfunction):
        if name not in BY_PROCESSOR:
            exec(inspect.getsource(function), space)
    for name, _ in inspect.getmembers(words, inspect.isfunction):
        if name not in BY_PROCESSOR:
            space[name] = _jit(space[name])
    return space


def _jit(function: Callable[..., Any]) -> Any:
    """Nothing is divided by zero: what is divided by was compared before."""
    return njit(nogil=True, error_model="numpy")(function)


class Compiled:
    """A machine of as many parts as there are processors."""

    def __init__(self, parts: int = 0) -> None:
        self.parts = parts or os.cpu_count() or 1
        self._words = _words()

    def loop(self, text: str) -> Loop:
        """The function `decide` of a text, compiled when it is first asked."""
        space = dict(self._words)
        tree = ast.fix_missing_locations(_Indexes().visit(ast.parse(text)))
        exec(compile(tree, "<loop>", "exec"), space)
        found: Loop = _jit(space["decide"])
        return found

    def columns(self, duck: Duck, sql: str) -> dict[str, Any]:
        """The answer as an array a column."""
        found = duck.connection.execute(sql).fetchnumpy()
        return {name: numpy.ascontiguousarray(values) for name, values in found.items()}

    def empty(self, number: int, *, is_bool: bool = False) -> Any:
        """An array, of anything: all that is read of it is written before."""
        return numpy.empty(number, numpy.bool_ if is_bool else numpy.int64)

    def begins(self, parents: Any, number: int) -> Any:
        """Where the records of each begin, and where the last end."""
        counts = numpy.bincount(parents, minlength=number)
        return numpy.concatenate((numpy.zeros(1, numpy.int64), numpy.cumsum(counts)))

    def most(self, begins: Sequence[Any]) -> int:
        """How many records a case has at most."""
        first, *others = begins
        for other in others:
            first = other[first]
        return int(numpy.diff(first).max(initial=0))

    def fill(self, duck: Duck, name: str, arrays: Mapping[str, list[Any]]) -> None:
        """A table with these columns, and the number of each row."""
        whole = {column: numpy.concatenate(parts) for column, parts in arrays.items()}
        whole["nth"] = numpy.arange(len(next(iter(whole.values()))))
        duck.connection.register("handed_over", whole)
        duck.keep(name, "SELECT * FROM handed_over")
        duck.connection.unregister("handed_over")

    def at_once(self, works: Sequence[Callable[[], Any]]) -> list[Any]:
        """What the works give, each in a thread of its own: a loop holds no lock of Python."""
        with ThreadPoolExecutor(self.parts) as threads:
            return list(threads.map(lambda work: work(), works))
