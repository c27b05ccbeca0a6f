"""The same question in the words of each engine."""

from __future__ import annotations

from typing import Literal

import sqlglot
from sqlglot import exp

Engine = Literal["postgres", "duckdb", "spark"]


def in_words_of(engine: Engine, sql: str) -> str:
    """PostgreSQL's words, and `whole(a, b)` for a division of whole numbers, as the engine's."""
    tree = sqlglot.parse_one(sql, dialect="postgres")
    return tree.transform(_whole, engine).sql(dialect=engine)


def _whole(node: exp.Expression, engine: Engine) -> exp.Expression:
    if not (isinstance(node, exp.Anonymous) and node.name.lower() == "whole"):
        return node
    above, below = node.expressions
    if engine == "postgres":  # `/` of two whole numbers is whole there, and faster than DIV
        return exp.Div(this=exp.paren(above), expression=exp.paren(below), typed=True)
    return exp.IntDiv(this=exp.paren(above), expression=exp.paren(below))
