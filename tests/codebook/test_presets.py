"""The codebooks that come along: complete, well formed, and as many labels as their papers name."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from annotator.codebook.actions import DEFAULT_PRESET, PRESET_NAMES, preset
from annotator.codebook.checking import troubles
from annotator.codebook.content import normal
from annotator.codebook.file import faults_in, file_of

# Labels of the scheme, and the values of each of its questions.
INVENTORIES: dict[str, tuple[int, dict[str, int]]] = {
    "framing_cues": (21, {"genre": 3, "frames_multi": 14}),
    "ptc": (18, {}),
    "semeval_2020": (14, {}),
    "semeval_2023": (23, {"genre": 3, "frames": 14}),
    "media_frames": (15, {"primary_frame": 15, "tone": 3}),
    "basil": (2, {}),
    "babe": (4, {}),
}
GROUPS_2023 = {
    "reputation": 5,
    "justification": 5,
    "simplification": 3,
    "distraction": 3,
    "call": 3,
    "wording": 4,
}
LEAST_WORDS = 25

every_preset = pytest.mark.parametrize("name", PRESET_NAMES)


def sentences(content: dict[str, Any]) -> Iterator[str]:
    """Everything a person reads in it."""
    yield from (content["title"], content["principle"], *content["about"].values())
    for label in content["labels"]:
        yield from (label["name"], label["definition"], label["test"])
        for example in (*label["examples"], *label["do_not_label"]):
            yield from (example["text"], example["why"])
        yield from (contrast["why"] for contrast in label["contrasts"])
    yield from (page["body"] for page in content["guidelines"])


def test_there_are_the_known_ones_and_the_default_comes_first() -> None:
    assert set(PRESET_NAMES) == set(INVENTORIES)
    assert PRESET_NAMES[0] == DEFAULT_PRESET


@every_preset
def test_it_is_a_file_without_faults_that_could_be_published_as_it_is(name: str) -> None:
    content = preset(name)
    assert faults_in(json.loads(file_of(content))) == []
    assert troubles(normal(content)) == []


@every_preset
def test_it_has_the_inventory_of_its_paper(name: str) -> None:
    content = preset(name)
    values = {one["slug"]: len(one["values"]) for one in content["questions"]}
    assert (len(content["labels"]), values) == INVENTORIES[name]


def test_the_techniques_of_2023_are_in_six_groups() -> None:
    families = Counter(label["family"] for label in preset("semeval_2023")["labels"])
    assert families == GROUPS_2023


def test_the_techniques_of_2020_are_those_of_2019_with_some_merged_and_one_dropped() -> None:
    older = {label["slug"].partition(".")[2] for label in preset("ptc")["labels"]}
    newer = {label["slug"].partition(".")[2] for label in preset("semeval_2020")["labels"]}
    merged = {"whataboutism_straw_men_red_herring", "bandwagon_reductio_ad_hitlerum"}
    gone = {
        *("whataboutism", "straw_men", "red_herring", "bandwagon", "reductio_ad_hitlerum"),
        "obfuscation_intentional_vagueness_confusion",
    }
    assert newer == (older - gone) | merged


@every_preset
def test_it_says_what_it_is_and_whom_to_cite(name: str) -> None:
    about = preset(name)["about"]
    assert len(about["description"].split()) >= LEAST_WORDS
    assert about["citations"]
    assert about["licence"]


@pytest.mark.parametrize("name", [one for one in PRESET_NAMES if one != DEFAULT_PRESET])
def test_a_project_that_took_it_can_still_read_whom_to_cite(name: str) -> None:
    content = preset(name)
    page = next(page for page in content["guidelines"] if page["slug"] == "source")
    year = re.search(r"\(\d{4}\)", content["about"]["citations"][0])
    assert year
    assert year[0] in page["body"]


@every_preset
def test_every_label_is_explained(name: str) -> None:
    for label in preset(name)["labels"]:
        assert label["key"], label["slug"]
        assert label["definition"], label["slug"]
        assert label["test"], label["slug"]
        assert any(example["spans"] for example in label["examples"]), label["slug"]
        assert label["do_not_label"], label["slug"]


@every_preset
def test_families_can_be_told_apart_by_their_colours(name: str) -> None:
    colours = [family["colour"] for family in preset(name)["families"]]
    assert len(set(colours)) == len(colours)


@every_preset
def test_a_mark_in_an_example_begins_and_ends_with_its_words(name: str) -> None:
    for label in preset(name)["labels"]:
        for example in (*label["examples"], *label["do_not_label"]):
            for start, end in example["spans"]:
                piece = example["text"][start:end]
                assert piece == piece.strip(), (label["slug"], piece)


@every_preset
def test_nothing_unchecked_is_told(name: str) -> None:
    said = " ".join(map(str, sentences(preset(name)))).lower()
    assert "unverified" not in said
    assert "[[" not in said
    assert "—" not in said


@pytest.mark.parametrize(
    ("name", "pair"),
    [
        ("framing_cues", ("wording.loaded_language", "wording.labelling")),
        ("framing_cues", ("quotation.scare_quote", "quotation.partial_quote")),
        ("ptc", ("wording.loaded_language", "target.name_calling_labeling")),
        ("semeval_2020", ("wording.loaded_language", "target.name_calling_labeling")),
        ("semeval_2023", ("wording.loaded_language", "reputation.name_calling_labeling")),
        ("basil", ("bias.lexical", "content.informational")),
    ],
)
def test_labels_known_to_be_confused_are_told_apart_both_ways(
    name: str, pair: tuple[str, str]
) -> None:
    one, other = pair
    told = {
        label["slug"]: {contrast["label"]: contrast["why"] for contrast in label["contrasts"]}
        for label in preset(name)["labels"]
    }
    assert told[one][other]
    assert told[other][one]
