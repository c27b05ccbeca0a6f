"""The small part of Python a rule may use, so that one source means one answer everywhere.

A rule is a docstring and one `return` of an expression made of: its parameters, constants,
comparisons, `and or not`, `+ - * /`, `x if c else y`, `is None`, membership in a literal tuple,
and the functions of `rule.VOCABULARY`. No other number than 0, 1 and 12 (the months of a year):
the numbers of the law live in cited data.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from functools import cache

from tirek.law.rule import VOCABULARY

STRUCTURE = (
    ast.BoolOp,
    ast.And,
    ast.Or,
    ast.UnaryOp,
    ast.Not,
    ast.USub,
    ast.BinOp,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
    ast.Compare,
    ast.Eq,
    ast.NotEq,
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.Is,
    ast.IsNot,
    ast.In,
    ast.NotIn,
    ast.IfExp,
    ast.Load,
    ast.Tuple,
)
NUMBERS = (0, 1, 12)


@cache
def body_of(function: Callable[..., object]) -> ast.FunctionDef:
    """The syntax tree of a rule's function."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    return definition


def expression_of(function: Callable[..., object]) -> ast.expr:
    """The expression a rule returns; ValueError when its body is anything else."""
    statements = body_of(function).body
    if ast.get_docstring(body_of(function)):
        statements = statements[1:]
    if len(statements) != 1 or not isinstance(statements[0], ast.Return):
        raise ValueError("a rule is a docstring and one return of an expression")
    if statements[0].value is None:
        raise ValueError("a rule returns a value")
    return statements[0].value


def problems(function: Callable[..., object]) -> Iterator[tuple[int, str]]:
    """What leaves the subset: the line in the file and what is wrong with it."""
    start = inspect.getsourcelines(function)[1] - 1
    try:
        expression = expression_of(function)
    except ValueError as error:
        yield start + 1, str(error)
        return
    parameters = set(inspect.signature(function).parameters)
    for node, line in _with_lines(expression):
        problem = _problem(node, parameters)
        if problem:
            yield start + line, problem


def _with_lines(expression: ast.expr) -> Iterator[tuple[ast.AST, int]]:
    """Every node with its line; an operator has none of its own but that of its parent."""
    yield expression, expression.lineno
    for parent in ast.walk(expression):
        line = getattr(parent, "lineno", expression.lineno)
        yield from ((node, getattr(node, "lineno", line)) for node in ast.iter_child_nodes(parent))


def _problem(node: ast.AST, parameters: set[str]) -> str | None:
    if isinstance(node, ast.Name):
        known = node.id in parameters or node.id in VOCABULARY
        return None if known else f"{node.id} is neither a parameter nor a function of the law"
    if isinstance(node, ast.Call):
        return _call_problem(node)
    if isinstance(node, ast.Constant):
        return _constant_problem(node.value)
    if isinstance(node, ast.Compare):
        return _compare_problem(node)
    if isinstance(node, STRUCTURE):
        return None
    return f"{type(node).__name__} cannot be compiled: it is outside the language of rules"


def _call_problem(node: ast.Call) -> str | None:
    if not isinstance(node.func, ast.Name) or node.func.id not in VOCABULARY:
        return f"{ast.unparse(node.func)}() is not a function of the law"
    if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
        return "a function of the law is called with plain arguments"
    return None


def _constant_problem(value: object) -> str | None:
    if value is None or isinstance(value, bool | str):
        return None
    if isinstance(value, int) and value in NUMBERS:
        return None
    return f"{value!r} is a number of the law: it belongs in cited data, not in a rule"


def _compare_problem(node: ast.Compare) -> str | None:
    for operator, right in zip(node.ops, node.comparators, strict=True):
        none = isinstance(right, ast.Constant) and right.value is None
        if isinstance(operator, ast.Is | ast.IsNot) != none:
            return "compare with None by `is`, and nothing else"
        if isinstance(operator, ast.In | ast.NotIn) and not isinstance(right, ast.Tuple):
            return "membership is asked of a literal tuple"
    return None
