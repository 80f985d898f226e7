"""What is kept between starts: found again, forgotten where it was not used, never trusted."""

import os

import pytest

from bot import cache


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty cache folder of our own."""
    monkeypatch.setenv("D3K2_CACHE", str(tmp_path))
    return tmp_path


def age(folder):
    """Make all files an hour older."""
    for path in folder.glob("*.json"):
        at = path.stat().st_mtime - 3600
        os.utime(path, (at, at))


def test_what_was_kept_is_recalled_for_the_same_key_alone(folder):
    cache.keep("things", "a", [1, 2])

    assert cache.recall("things", "a", tuple) == (1, 2)
    for name, key in (("things", "b"), ("others", "a")):
        with pytest.raises(cache.UNFIT):
            cache.recall(name, key, tuple)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("spoilt", [b"", b"[1, 2", b"\xff", b"7"])
def test_a_file_that_is_spoilt_is_as_good_as_none(folder, spoilt):
    cache.keep("things", "a", [1, 2])
    (path,) = folder.iterdir()
    path.write_bytes(spoilt)

    with pytest.raises(cache.UNFIT):
        cache.recall("things", "a", tuple)
    assert cache.kept("things", "a", lambda: (3,), list, tuple) == (3,)


def test_a_folder_that_cannot_be_written_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("D3K2_CACHE", str(tmp_path / "file" / "cache"))

    cache.keep("things", "a", [1])

    assert [it.name for it in tmp_path.iterdir()] == ["file"]


def test_what_was_used_last_stays_when_there_is_too_much(folder):
    for key in ("used", "unused"):
        cache.keep("things", key, [key])
    age(folder)
    cache.recall("things", "used", tuple)
    for number in range(cache.KEPT - 1):
        cache.keep("things", str(number), [])

    assert cache.recall("things", "used", tuple) == ("used",)
    with pytest.raises(cache.UNFIT):
        cache.recall("things", "unused", tuple)
