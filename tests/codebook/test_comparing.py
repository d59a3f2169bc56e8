"""What changed between two versions, entry by entry."""

from hypothesis import given

from annotator.codebook.comparing import Change, Field, compare
from annotator.codebook.content import Content
from tests.codebook.drafts import plain, with_label
from tests.codebook.test_file import CONTENTS


@given(CONTENTS)
def test_nothing_changed_from_a_content_to_itself(content: Content) -> None:
    assert compare(content, content) == []


@given(CONTENTS, CONTENTS)
def test_what_came_one_way_went_the_other(old: Content, new: Content) -> None:
    def of(kind: str, changes: list[Change]) -> set[tuple[str, str]]:
        return {(one.part, one.slug) for one in changes if one.kind == kind and not one.within}

    there, back = compare(old, new), compare(new, old)
    assert of("added", there) == of("removed", back)
    assert of("removed", there) == of("added", back)
    assert of("changed", there) == of("changed", back)


def test_a_field_is_told_with_both_values() -> None:
    told = compare(plain(), with_label(definition="Doubt."))
    before = "Marks that signal doubt."
    field = Field("definition", before, "Doubt.")
    assert told == [
        Change("changed", "label", "quotation.scare", "Scare quotes", "", (field,)),
    ]


def test_an_attribute_is_told_with_its_label() -> None:
    told = compare(plain(), with_label(attributes=[]))
    assert told == [Change("removed", "attribute", "origin", "origin", "quotation.scare")]


def test_another_order_is_told_once() -> None:
    new = plain()
    new["labels"].reverse()
    assert compare(plain(), new) == [Change("moved", "label")]


def test_another_short_name_is_another_label() -> None:
    told = compare(plain(), with_label(1, slug="quotation.whole"))
    assert [(one.kind, one.slug) for one in told] == [
        ("added", "quotation.whole"),
        ("removed", "quotation.direct"),
    ]


def test_title_and_principle_belong_to_the_codebook() -> None:
    told = compare(plain(), plain(principle="Cues are not verdicts."))
    assert [(one.part, one.fields[0].name) for one in told] == [("codebook", "principle")]
