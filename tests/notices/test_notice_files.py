"""Signed files on disk: whole, once, and never silently another one."""

from pathlib import Path

import pytest

from tirek.notices import files


def test_a_file_lies_under_its_hash(tmp_path: Path) -> None:
    files.keep(tmp_path, b"paper")
    sha256 = files.sha256_of(b"paper")
    assert files.read(tmp_path, files.path_of(sha256), sha256) == b"paper"
    files.keep(tmp_path, b"paper")
    assert [path.name for path in tmp_path.rglob("*.pdf")] == [f"{sha256}.pdf"]


def test_a_changed_file_is_not_given_out(tmp_path: Path) -> None:
    files.keep(tmp_path, b"paper")
    sha256 = files.sha256_of(b"paper")
    (tmp_path / files.path_of(sha256)).write_bytes(b"other")
    with pytest.raises(files.NoticeFileDamaged, match="not the file"):
        files.read(tmp_path, files.path_of(sha256), sha256)


def test_a_lost_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(files.NoticeFileDamaged, match="cannot be read"):
        files.read(tmp_path, "ab/none.pdf", "ab")


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(files.os, "replace", fails)
    with pytest.raises(OSError, match="disk full"):
        files.keep(tmp_path, b"paper")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
