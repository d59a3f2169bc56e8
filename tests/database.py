"""A pytest plugin: without DATABASE_URL the tests get a private PostgreSQL of their own."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from annotator import localdb

LOCAL = Path(__file__).resolve().parent.parent / ".local"
HOME = LOCAL / "test-postgres"
SETTINGS = {
    "SCAREQUOTE_ENV_FILE": os.devnull,
    "SCAREQUOTE_SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "SCAREQUOTE_ALLOWED_HOSTS": "127.0.0.1,localhost",
    "SCAREQUOTE_HTTPS": "off",
    "SCAREQUOTE_HOME": str(LOCAL / "test"),
}
_running = ExitStack()

# At import, since pytest-django reads the settings before any hook of ours could run. The workers
# of pytest-xdist inherit the address from the process that started them.
for _name in [name for name in os.environ if name.startswith("SCAREQUOTE_")]:
    if _name != "SCAREQUOTE_BROWSER":
        del os.environ[_name]
os.environ.update(SETTINGS)
if "DATABASE_URL" not in os.environ:
    os.environ["DATABASE_URL"] = _running.enter_context(localdb.using(HOME, durable=False))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    _running.close()
