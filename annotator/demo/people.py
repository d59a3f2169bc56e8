"""Who takes part in the demo. Nobody real has these usernames."""

from annotator.projects.models import Role

PROJECT = "demo"
PROJECT_NAME = "Border, harbour, river (demo)"
PEOPLE = {
    "demo-ada": ("Ada", Role.ANNOTATOR.value),
    "demo-ben": ("Ben", Role.ANNOTATOR.value),
    "demo-cleo": ("Cleo", Role.ANNOTATOR.value),
    "demo-rosa": ("Rosa", Role.REVIEWER.value),
    "demo-mara": ("Mara", Role.MANAGER.value),
    "demo-ines": ("Ines", Role.RESEARCHER.value),
}
