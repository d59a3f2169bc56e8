"""The settings of this machine."""

import re
from pathlib import Path

from annotator.toolchain import env_file, places


def test_the_settings_of_this_machine_are_private_and_made_once(clone: Path) -> None:
    env_file.make()
    text = places.ENV_FILE.read_text()
    assert places.ENV_FILE.stat().st_mode & 0o777 == 0o600
    assert re.search(r"^SCAREQUOTE_SECRET_KEY=[\w-]{64}$", text, re.MULTILINE)
    env_file.make()
    assert places.ENV_FILE.read_text() == text
