"""Where sentences end: a table to read, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.sentences import sentences
from tests.make import blocks_of

# A stroke stands where the splitter has to find an end.
ENGLISH = {
    "plain": "The dam held.| Nobody was hurt!| Was it luck?",
    "titles": "Dr. Roth met Sen. Lee and Mrs. Park.| Gov. Hale stayed away.",
    "initials": "J. R. Hale and Ana B. Cole signed it.| They left.",
    "an initial that ends": "They chose plan B.| The council had asked for it.",
    "a country": "The U.S. Senate met.| He left the U.S.| The vote was lost.",
    "a time of day": "It began at 9 a.m. on Monday.| It ended at 5 p.m.| Nobody stayed.",
    "no months": "He sat.| Children watched the sun.| Mass is at nine in the fall.",
    "months": "It fell on Oct. 3 and Sept. 14.| It was wet.",
    "companies": "Marsh Inc. Chairman Hale sold Toll & Co.| The price fell.",
    "numbers": "It cost $3.5 billion, No. 5 of all.| He said no.| They paid 2,000.50 more.",
    "a year ends": "It closed in 1998.| Ten years passed.",
    "an address": "See www.herald.example/dam?id=3 or herald.example.| Then write.",
    "quotation marks": "“It is over.”| She sat down.| 'Never!'| He stood.",
    "straight ones": 'He said: "It is over."| "So be it."| They left.',
    "quoted question": "“Why now?” asked Ms. Park.| “Who?” Ana Cole said.| “They!”| It was over.",
    "brackets": "It fell.| (Nobody saw it.)| It rose [sic].| Then it fell.",
    "a quote in brackets": "It fell (“for good.”)| Nobody saw it.",
    "ellipsis": "It fell... and rose.| It fell…| Nobody saw it.| It . . . ended.",
    "latin": "Dogs, cats, etc. were there, e.g. Rex, i.e. the dog.| Hale et al. agreed.",
    "two marks": "Really?!| Yes.",
    "a lower-case name": "They bought phones.| iPhones sold best.",
    "a footnote": "It fell.[2]| It rose.",
    "a number begins": "It fell.| 3,000 people left.",
    "a list": "2. Build it.| Then rest.",
    "no stop at all": "Plan to topple 'regime' announced",
}
GERMAN = {
    "schlicht": "Der Damm hielt.| Niemand wurde verletzt!| War es Glück?",
    "Titel": "Prof. Dr. Roth traf Hr. Lee und Dipl.-Ing. Park.| Er blieb.",
    "zum Beispiel": "Orte, z. B. Marsch und z.B. Hafen, d. h. alle, u. a. Berg.| Sie blieben.",
    "Datum": "Am 3. Oktober 2024 begann es.| Bis zum 14. Dez. blieb es.| Dann endete es.",
    "Ordnungszahl": "Im 19. Jahrhundert gewann der 1. FC Marsch.| Er spielt in der 2. Liga.",
    "Zahl am Ende": "Es kamen 30.| Zwei blieben.| Es war 1998.| Damals regnete es.",
    "Zahlen": "Es kostete 3,5 Mio. Euro, rund 1.200 Euro mehr.| Das war zu viel.",
    "Paragraphen": "Nach Art. 5 Abs. 2 und Nr. 3 galt es.| Nr. 4 fehlt.",
    "Anführung": "„Es ist vorbei.“| Sie ging.| »Nie!«| Er stand auf.| „Warum?“, fragte sie.",
    "usw.": "Hunde, Katzen usw. waren da.| Es gab Sand, Steine usw.| Die Leute gingen.",
    "Verein": "Der Hafenbund e. V. klagte.| Er verlor bzw. Park verlor.",
    "vor Christus": "Es stand 300 v. Chr. am Fluss.| Es fiel.",
}


@pytest.mark.parametrize("marked", [*ENGLISH.values(), *GERMAN.values()], ids=[*ENGLISH, *GERMAN])
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert found(marked.replace("|", "")) == [one.strip() for one in marked.split("|")]


def test_a_block_ends_a_sentence() -> None:
    assert found("Dam voted down\n\nThe council, led by Dr.\n\nRoth said no") == [
        "Dam voted down",
        "The council, led by Dr.",
        "Roth said no",
    ]


def test_offsets_count_code_points() -> None:
    assert sentences("😀 fell. It rose.", blocks_of("😀 fell. It rose.")) == [
        {"start": 0, "end": 7},
        {"start": 8, "end": 16},
    ]


PIECES = st.sampled_from([*'aB.!?…3 \n\u00a0”"()😀', "Dr", "z", "19"])
CONTENT = st.lists(st.one_of(PIECES, st.characters(exclude_categories=["Cs"])), max_size=60).map(
    "".join
)


@given(st.lists(CONTENT.filter(lambda one: "\n\n" not in one), max_size=5).map("\n\n".join))
def test_every_sentence_lies_in_one_block_and_nothing_is_lost(content: str) -> None:
    blocks = blocks_of(content)
    inside: list[int] = []
    for one in sentences(content, blocks):
        assert any(b["start"] <= one["start"] < one["end"] <= b["end"] for b in blocks)
        words = content[one["start"] : one["end"]]
        assert words == words.strip()
        inside.extend(range(one["start"], one["end"]))
    assert inside == sorted(set(inside))
    outside = set(range(len(content))) - set(inside)
    assert all(content[place].isspace() for place in outside)


def found(content: str) -> list[str]:
    return [content[s["start"] : s["end"]] for s in sentences(content, blocks_of(content))]
