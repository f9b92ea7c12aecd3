"""The package by itself: built, installed into an environment that has NumPy alone, used."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import numpy as np
import pytest
from interpreter import PROJECT, run_script

# The build backend is one of those things that only the development environment has.
pytest.importorskip("setuptools", minversion="70.1")

PIP = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
OFFLINE = ["--no-deps", "--no-build-isolation", "--no-index"]


def test_a_wheel_holds_every_module_and_says_that_it_is_typed(tmp_path: Path) -> None:
    sources = copy_of_sources(tmp_path)
    subprocess.run([*PIP, "wheel", *OFFLINE, "-w", str(tmp_path), str(sources)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    folders = [path for path in sources.iterdir() if (path / "__init__.py").exists() and path.name != "tests"]
    modules = {str(file.relative_to(sources)) for folder in folders for file in folder.rglob("*.py")}
    assert len(modules) > 100
    assert modules <= names
    assert "inviwopy/py.typed" in names
    assert not any(name.startswith("tests/") for name in names)


def test_installed_it_finds_the_project_and_starts_the_engine(tmp_path: Path) -> None:
    project = tmp_path / "clone"
    project.mkdir()
    (project / "packages").symlink_to(PROJECT / "packages")
    (project / "examples").symlink_to(PROJECT / "examples")
    sources = copy_of_sources(project)
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    site = next(environment.glob("lib/python3.*/site-packages"))
    # The NumPy that is here instead of one from the network.
    for folder in Path(np.__file__).parents[1].glob("numpy*"):
        (site / folder.name).symlink_to(folder)
    subprocess.run([*PIP, "install", *OFFLINE, "--target", str(site), str(sources)], check=True)
    printed = run_script(
        tmp_path,
        f"""
        import inviwopy, sys
        assert inviwopy.__file__.startswith({str(site)!r}), inviwopy.__file__
        app = inviwopy.start()
        app.network.load({str(project / "examples" / "numpy-source.inv")!r})
        app.network.canvases[0].size = (20, 10)
        print(app.network.canvases[0].image().shape)
        """,
        python=str(environment / "bin" / "python"),
        PYTHONPATH="",
    )
    assert printed == "(10, 20, 4)\n"


def copy_of_sources(folder: Path) -> Path:
    """Without what a build leaves behind in its folder."""
    ignored = shutil.ignore_patterns("__pycache__", "build", "*.egg-info", "tests", ".*_cache")
    return Path(shutil.copytree(PROJECT / "python", folder / "python", ignore=ignored))
