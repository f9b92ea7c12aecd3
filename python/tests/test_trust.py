"""Scripts that only a workspace names: P02, P06, P09 and P10 of the list of attacks on paths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inviwopy import _trust


@pytest.fixture
def trusted(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "home").mkdir()
    folder = tmp_path / "trusted"
    folder.mkdir()
    _trust.use_trust(str(tmp_path / "home"), [str(folder)])
    yield folder
    _trust._home = None
    _trust._folders.clear()


def is_asked(path: Path) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text("")
    try:
        _trust.check_trust(str(path))
    except _trust.UntrustedScriptError:
        return True
    return False


def test_what_lies_in_a_trusted_folder_runs(trusted: Path) -> None:
    assert not is_asked(trusted / "old.py")
    assert not is_asked(trusted / "deep" / "new.py")


def test_every_other_root_is_asked_for(trusted: Path) -> None:
    for path in ("other/x.py", "trusted-evil/x.py", "x.py"):
        assert is_asked(trusted.parent / path), path
    assert is_asked(trusted / ".." / "other" / "x.py")


def test_a_link_out_of_a_trusted_folder_is_asked_for(trusted: Path) -> None:
    script = trusted.parent / "elsewhere.py"
    script.write_text("")
    (trusted / "link.py").symlink_to(script)
    (trusted / "folder").symlink_to(trusted.parent / "other")
    assert is_asked(trusted / "link.py")
    (trusted.parent / "other").mkdir()
    assert is_asked(trusted / "folder" / "x.py")


def test_trust_is_remembered_for_that_folder_alone(trusted: Path) -> None:
    home, other = trusted.parent / "home", trusted.parent / "other"
    assert is_asked(other / "x.py")
    _trust.trust_folder(str(other))
    _trust.use_trust(str(home), [])
    assert not is_asked(other / "x.py")
    assert is_asked(trusted / "old.py")
    (home / "trusted_folders.json").write_text("{torn")
    _trust.use_trust(str(home), [])
    assert is_asked(other / "x.py")
