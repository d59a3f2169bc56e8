"""The house rules, as a failing test. Which way imports flow is in pyproject.toml."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "annotator"
# The only places that know HTTP, beside the tables of addresses.
HTTP = ("api", "web", "admin.py", "urls.py", "wsgi.py", "settings.py", "management", "templatetags")
HTTP_MODULES = ("django.http", "django.shortcuts", "django.views", "rest_framework")


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file.relative_to(PACKAGE), ast.parse(file.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_imports_flow_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_api_and_web_know_http() -> None:
    found = [
        (str(file), name)
        for file, tree in modules()
        if file.parts[0] not in HTTP
        for name in imports(tree)
        if name.startswith(HTTP_MODULES)
    ]
    assert found == []


def test_no_import_hides_in_a_function() -> None:
    found = [
        f"{file}:{inner.lineno}"
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_nothing_else_lies_at_the_top() -> None:
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {line.split("/")[0] for line in listed.splitlines() if "/" in line}
    assert folders <= {"annotator", "frontend", "fixtures", "tests", ".ci", ".github"}


def test_no_lock_names_a_host() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        assert "://" not in lock.read_text(encoding="utf-8"), lock
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_every_requirement_is_pinned_by_hash() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        lines = lock.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line and not line.startswith((" ", "#")):
                assert "==" in line, line
                assert lines[number + 1].strip().startswith("--hash=sha256:"), line
