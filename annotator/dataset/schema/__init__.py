"""The JSON Schema of the native format, as it is served."""

from pathlib import Path

SCHEMA_FILE = Path(__file__).parent / "dataset.json"
