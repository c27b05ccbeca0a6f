"""The scanner knows the line of every key of a TOML text."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.toml_lines import Place, line_of

TEXT = """\
# a comment with title = 1
title = "x" # [not a table]
"quoted \\u0448 \\" \\t\\U00000041\\\\" = 'a'
'literal \\t' = 1
list = [
  { a = 1, b = [1,
     2] },
  { a = 2 }, # a ] and a }
]
empty = []
none = {}
[one.two]
k = { kk = "a", ru = "b" }
d . e = 1979-05-27 07:32:00
[[fruit]]
name = "a"
[fruit.sub]
z = 1
[[fruit.kind]]
n = 1
[[fruit]]
name = "b"
[[fruit.kind]]
n = 1
[[fruit.kind]]
n = { x.y = true }"""


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ((), 1),
        (("title",), 2),
        (('quoted ш " \tA\\',), 3),
        (("literal \\t",), 4),
        (("list",), 5),
        (("list", 0, "b"), 6),
        (("list", 0, "b", 0), 6),
        (("list", 0, "b", 1), 7),
        (("list", 1), 8),
        (("list", 1, "a"), 8),
        (("empty",), 10),
        (("none",), 11),
        (("one", "two"), 12),
        (("one", "two", "k", "ru"), 13),
        (("one", "two", "d", "e"), 14),
        (("fruit",), 15),
        (("fruit", 0), 15),
        (("fruit", 0, "sub", "z"), 18),
        (("fruit", 0, "kind", 0, "n"), 20),
        (("fruit", 1, "name"), 22),
        (("fruit", 1, "kind", 0), 23),
        (("fruit", 1, "kind", 1), 25),
        (("fruit", 1, "kind", 1, "n", "x", "y"), 26),
        # What is not there is looked for around where it should be.
        (("one", "two", "k", "en"), 13),
        (("fruit", 1, "kind", 1, "absent"), 25),
        (("list", 7, "a"), 5),
        (("absent", "too"), 1),
    ],
)
def test_the_line_of_a_place(at: Place, line: int) -> None:
    assert line_of(TEXT, at) == line


def test_the_text_above_is_toml() -> None:
    assert tomllib.loads(TEXT)['quoted ш " \tA\\'] == "a"


@pytest.mark.parametrize("text", ["a = }", "= 1", "a. = 1", "a = '"])
def test_a_text_that_is_no_toml_ends_the_walk(text: str) -> None:
    with pytest.raises(ValueError, match="not TOML"):
        line_of(text, ("a",))


KEYS = st.text(min_size=1, max_size=6).filter(lambda key: "\x7f" not in key)
VALUES = st.recursive(
    st.sampled_from(["1", "true", "'#'", '"]"', "1.5", "2025-01-01", '"""a\n["b"]\n\'"""']),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n".join(items) + "\n]"),
    max_leaves=5,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_the_line_of_any_key_with_any_value(pairs: dict[str, str]) -> None:
    text, lines = "", {}
    for key, value in pairs.items():
        lines[key] = text.count("\n") + 1
        text += f"{json.dumps(key)} = {value}\n"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # a key in surrogate halves is JSON but not TOML
    assert {key: line_of(text, (key,)) for key in pairs} == lines
