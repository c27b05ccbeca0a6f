"""A Merkle tree over lines of text: one hash for all, and a short proof for each.

A leaf is SHA-256 of byte 0 and the line, a node SHA-256 of byte 1 and its two children; a node
without a neighbour moves up as it is. No line's hash can pass for a node's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def leaf(line: str) -> bytes:
    """The hash of one line."""
    return hashlib.sha256(b"\0" + line.encode()).digest()


def root(lines: Sequence[str]) -> str:
    """The hash over all lines in their order, in hexadecimal. ValueError for none."""
    if not lines:
        raise ValueError("a tree has at least one line")
    level = [leaf(line) for line in lines]
    while len(level) > 1:
        level = _above(level)
    return level[0].hex()


def proof(lines: Sequence[str], at: int) -> list[str]:
    """The neighbours on the way from line `at` up to the root: "L" or "R" and the hash of each."""
    level, found = [leaf(line) for line in lines], []
    while len(level) > 1:
        beside = at ^ 1
        if beside < len(level):
            found.append(("R" if beside > at else "L") + level[beside].hex())
        level, at = _above(level), at // 2
    return found


def climb(line: str, path: Sequence[str]) -> str:
    """The root that the line and its proof lead to."""
    reached = leaf(line)
    for step in path:
        beside = bytes.fromhex(step[1:])
        reached = _node(reached, beside) if step[0] == "R" else _node(beside, reached)
    return reached.hex()


def _above(level: Sequence[bytes]) -> list[bytes]:
    pairs = range(0, len(level) - 1, 2)
    nodes = [_node(level[at], level[at + 1]) for at in pairs]
    return [*nodes, level[-1]] if len(level) % 2 else nodes


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
