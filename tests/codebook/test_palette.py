"""Every colour can be read on its paper, and no two looks are alike to colour-blind readers.

Colour vision deficiency is simulated with the matrices for severity 1.0 of G. M. Machado,
M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009.
Contrast is that of WCAG 2.2; the difference of two colours is CIE 1976.
"""

import re
from itertools import combinations

import numpy as np
import pytest
from django.conf import settings

from annotator.codebook.palette import COLOURS, PATTERNS

CSS = (settings.BASE_DIR / "frontend/src/ui/base.css").read_text()
SIMULATED = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
WHITE = np.array([0.9505, 1.0, 1.089])
# The smallest difference that is seen when two colours do not touch, with some room.
SEEN = 4.0


def colour(name: str, theme: int) -> str:
    found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", CSS)
    assert found, name
    return found[theme + 1]


def linear(code: str) -> np.ndarray:
    parts = np.array([int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    xyz = np.array(TO_XYZ) @ np.clip(light, 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    high, low = sorted((float(linear(c) @ np.array(TO_XYZ[1])) for c in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_words_in_a_colour_can_be_read(name: str, ground: str, theme: int) -> None:
    assert contrast(colour(name, theme), colour(ground, theme)) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIMULATED)
def test_no_two_colours_are_the_same_to_anybody(sight: str, theme: int) -> None:
    seen = {c: lab(np.array(SIMULATED[sight]) @ linear(colour(c, theme))) for c in COLOURS}
    near = {
        (a, b): round(float(np.linalg.norm(seen[a] - seen[b])), 1)
        for a, b in combinations(COLOURS, 2)
        if np.linalg.norm(seen[a] - seen[b]) < SEEN
    }
    assert near == {}


def test_every_pattern_has_a_line_of_its_own() -> None:
    lines = [re.search(rf"\.u-{name} \{{ --u: ([^;]+);", CSS) for name in PATTERNS]
    assert all(lines)
    assert len({found[1] for found in lines if found}) == len(PATTERNS)
