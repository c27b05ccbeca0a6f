"""Loops compiled by numba for this processor, their arrays numpy's: whole numbers and booleans.

Both are an extra (`make numba`), imported only when this engine is asked for.
"""

from __future__ import annotations

import ast
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import prod
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


def _fetched(duck: Duck, sql: str) -> dict[str, Any]:
    found = duck.connection.execute(sql).fetchnumpy()
    return {name: numpy.ascontiguousarray(values) for name, values in found.items()}


def _differ(keys: Sequence[Any]) -> Any:
    """Whether each has other keys than the one before, from the second on."""
    return numpy.logical_or.reduce([key[1:] != key[:-1] for key in keys])


def _codes(keys: Sequence[Any], sizes: Sequence[int] = ()) -> Any:
    """One number for the keys of each, in the same order; `sizes` are above what a key can be."""
    sizes = sizes or _sizes(keys)
    assert prod(sizes) < words.LARGEST
    first, *others = keys
    for key, size in zip(others, sizes[1:], strict=True):
        first = first * size + key
    return first


def _sizes(keys: Sequence[Any]) -> list[int]:
    return [int(key.max(initial=0)) + 1 for key in keys]


def _places(sought: Sequence[Any], known: Sequence[Any]) -> Any:
    """Where each of the sought stands among the known, both in the order of their keys."""
    sizes = [max(both) for both in zip(_sizes(sought), _sizes(known), strict=True)]
    here, there = _codes(sought, sizes), _codes(known, sizes)
    found: Any = numpy.arange(len(here))
    if not numpy.array_equal(here, there):
        found = numpy.searchsorted(there, here)
    # no record is without what holds it
    assert numpy.array_equal(there.take(found, mode="clip"), here)
    return found


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

    def columns(self, duck: Duck, sql: str, keys: Sequence[str] = ()) -> dict[str, Any]:
        """The answer as an array a column.

        DuckDB gives a table as its threads wrote it: mostly long runs in their order, which cost
        little to put together.
        """
        found = _fetched(duck, sql)
        codes = _codes([found[key] for key in keys]) if keys else numpy.zeros(0)
        if self.is_rising(codes):
            return found
        order = numpy.argsort(codes, kind="stable")
        return {name: array[order] for name, array in found.items()}

    def is_rising(self, array: Any) -> bool:
        """Whether each is above the one before."""
        return bool((array[1:] > array[:-1]).all())

    def taken(self, array: Any, at: Any) -> Any:
        """What stands in an array, or a list, at each of these numbers."""
        return numpy.asarray(array)[at]

    def empty(self, number: int, *, is_bool: bool = False) -> Any:
        """An array, of anything: all that is read of it is written before."""
        return numpy.empty(number, numpy.bool_ if is_bool else numpy.int64)

    def begins(self, keys: Sequence[Any], around: Sequence[Any]) -> Any:
        """Where the records of each holder begin, and where the last end."""
        *outer, own = keys
        first = numpy.concatenate(([0], 1 + numpy.flatnonzero(_differ(outer)), [len(own)]))
        first = first if len(own) else first[:1]
        held = [one[first[:-1]] for one in outer]
        counts: Any = numpy.zeros(len(around[0]), numpy.int64)
        counts[_places(held, around)] = numpy.diff(first)
        return numpy.concatenate((numpy.zeros(1, numpy.int64), numpy.cumsum(counts)))

    def most(self, begins: Sequence[Any]) -> int:
        """How many records a case has at most."""
        first, *others = begins
        for other in others:
            first = other[first]
        return int(numpy.diff(first).max(initial=0))

    def together(self, parts: Sequence[Any]) -> Any:
        """One array of several."""
        return numpy.concatenate(parts) if len(parts) > 1 else parts[0]

    def show(self, duck: Duck, name: str, arrays: Mapping[str, Any]) -> None:
        """These columns as a table: DuckDB reads the arrays where they are."""
        duck.connection.register(name, dict(arrays))

    def at_once(self, works: Sequence[Callable[[], Any]]) -> list[Any]:
        """What the works give, each in a thread of its own: a loop holds no lock of Python."""
        with ThreadPoolExecutor(self.parts) as threads:
            return list(threads.map(lambda work: work(), works))
