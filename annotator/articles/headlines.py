from django.db.models import Case, F, IntegerField, TextField, Value, When
from django.db.models.functions import Cast, Substr


def headline(text: str = "") -> Case:
    """The headline in SQL, so that no whole text is loaded. `text` is the way to the Text.

    Where there is a headline, it is the first block.
    """
    start = Cast(F(f"{text}blocks__0__start"), IntegerField())
    end = Cast(F(f"{text}blocks__0__end"), IntegerField())
    words = Substr(f"{text}content", start + 1, end - start)
    there = When(**{f"{text}blocks__0__kind": "headline"}, then=words)
    return Case(there, default=Value(""), output_field=TextField())
