"""The library imports numpy and the standard library, nothing else."""

import subprocess
import sys

SCRIPT = """
import sys
import annotator.agreement
own = {name.split(".")[0] for name in sys.modules} - sys.stdlib_module_names
print(*sorted(name for name in own if not name.startswith("_")))
"""


def test_imports() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    loaded = set(answer.stdout.split())
    assert {"annotator", "numpy"} <= loaded
    assert not loaded & {"django", "rest_framework", "psycopg", "scipy", "pandas"}
