"""Which fate a label has, from the slugs of two versions and what was decided."""

from annotator.changes.planning import (
    Decisions,
    Entry,
    Fate,
    Names,
    Problem,
    Rule,
    fates,
    problems,
    proposed,
    unknown,
)


def names(*slugs: str, allowing: tuple[str, ...] = ()) -> Names:
    entries = (Entry(one, one.title(), f"{one}.", one not in allowing) for one in slugs)
    return Names({one.slug: one for one in entries})


def test_the_same_slug_is_the_same_label() -> None:
    assert fates(names("a"), names("a", "b"), Decisions()) == {"a": Fate("kept", ("a",))}


def test_each_kind_follows_from_where_the_labels_lead() -> None:
    decided = Decisions(labels={"b": ("x",), "c": ("y",), "d": ("y",), "e": ("x2", "y2"), "f": ()})
    old, new = names("a", "b", "c", "d", "e", "f"), names("a", "x", "y", "x2", "y2")
    kinds = {slug: fate.kind for slug, fate in fates(old, new, decided).items()}
    assert kinds == {
        "a": "kept",
        "b": "renamed",
        "c": "merged",
        "d": "merged",
        "e": "split",
        "f": "retired",
    }


def test_a_label_that_takes_another_one_in_is_merged_too() -> None:
    found = fates(names("a", "b"), names("a"), Decisions(labels={"b": ("a",)}))
    assert [fate.kind for fate in found.values()] == ["merged", "merged"]


def test_a_label_that_is_gone_must_be_decided() -> None:
    assert problems(names("a", "b"), names("a"), Decisions()) == [Problem("undecided", "b")]
    assert problems(names("a", "b"), names("a"), Decisions(labels={"b": ()})) == []


def test_a_rename_is_proposed_by_name_or_definition_and_never_where_two_fit() -> None:
    old = Names({"a": Entry("a", "Loaded  language", "It judges.", True)})
    same_name = Entry("x", "loaded language", "Other.", True)
    same_words = Entry("y", "Other", "it judges.", True)
    assert proposed(old, Names({"x": same_name})) == {"a": ("x",)}
    assert proposed(old, Names({"y": same_words})) == {"a": ("y",)}
    assert proposed(old, Names({"x": same_name, "y": same_words})) == {}
    assert proposed(old, Names({**old.labels, "x": same_name})) == {}


def test_spans_are_kept_side_by_side_only_under_a_label_that_allows_it() -> None:
    old, new = names("a", "b"), names("a", "b", allowing=("b",))
    kept = Decisions(collisions={"a": Rule("keep", "b")})
    refused = Decisions(collisions={"a": Rule("keep", "a")})
    assert problems(old, new, kept) == []
    assert problems(old, new, refused) == [Problem("keeps_nowhere", "a", "a")]


def test_two_questions_cannot_become_one() -> None:
    old = Names({}, questions=frozenset({"genre", "kind"}))
    new = Names({}, questions=frozenset({"genre"}))
    decided = Decisions(questions={"kind": "genre"})
    assert problems(old, new, decided) == [Problem("asked_twice", "kind", "genre")]


def test_names_of_neither_version_are_found() -> None:
    old, new = names("a"), names("b")
    assert unknown(old, new, Decisions(labels={"a": ("b",)})) is None
    assert unknown(old, new, Decisions(labels={"a": ("c",)})) == "c"
    assert unknown(old, new, Decisions(labels={"b": ()})) == "b"
    assert unknown(old, new, Decisions(collisions={"z": Rule()})) == "z"
    assert unknown(old, new, Decisions(link_types={"judges": None})) == "judges"
