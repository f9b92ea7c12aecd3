"""What a user's type checker and editor know of the package."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

PYTHON = Path(__file__).resolve().parents[1]
EXAMPLES = PYTHON.parent / "examples" / "processors"
TYPING = Path(__file__).parent / "typing"

pytestmark = pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy says of users' files, by its own strict settings. One run: to read NumPy's stubs takes longest."""
    examples = sorted(EXAMPLES.glob("*.py"))
    settings = tmp_path_factory.mktemp("mypy") / "mypy.ini"
    settings.write_text(
        f"[mypy]\nstrict = True\npython_version = 3.12\nmypy_path = {PYTHON}\n"
        # Most users write methods without annotations; what is in them is checked all the same.
        f"[mypy-{','.join(path.stem for path in examples)}]\n"
        "disallow_untyped_defs = False\ndisallow_incomplete_defs = False\ndisallow_untyped_calls = False\n"
    )
    command = [sys.executable, "-m", "mypy", f"--config-file={settings}", f"--cache-dir={PYTHON / '.mypy_cache'}"]
    command += ["--no-error-summary", *map(str, [*sorted(TYPING.glob("*.py")), *examples])]
    result = subprocess.run(command, cwd=PYTHON, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    return [line for line in result.stdout.splitlines() if ": note: " not in line]


def test_an_annotated_processor_is_strictly_typed(told: list[str]) -> None:
    """Each ``assert_type`` in the file says what an editor infers there."""
    assert [line for line in told if "typical_processor" in line] == []


def test_the_examples_are_understood_without_annotations(told: list[str]) -> None:
    assert [line for line in told if "/typing/" not in line] == []


def test_mistakes_are_seen(told: list[str]) -> None:
    lines = (TYPING / "mistakes.py").read_text().splitlines()
    expected = {number: line.split("# expect: ")[1] for number, line in enumerate(lines, 1) if "# expect: " in line}
    found = {int(line.split(":")[1]): line for line in told if "mistakes.py" in line}
    assert sorted(found) == sorted(expected)
    for number, text in expected.items():
        assert text in found[number]
