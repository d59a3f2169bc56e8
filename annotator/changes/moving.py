"""Carries out the moves of a plan, forwards or backwards: one statement for each table."""

from collections.abc import Iterable

from django.db import connection

from annotator.changes.models import ChangePlan, Move
from annotator.changes.outcome import Change

# A former state is put back as it was, so the same statements serve both directions.
_SIDE = """
    (SELECT "row", {side} AS v FROM annotator_move WHERE plan_id = %s AND "table" = '{table}') m
"""
_ASSIGNMENTS = """
UPDATE annotator_assignment x
SET codebook_id = (v->>'codebook_id')::bigint, slot = (v->>'slot')::integer
FROM {moves} WHERE x.id = m."row"
"""
# Labels of two versions are different rows, so no span meets another one's former label half-way.
_SPANS = """
UPDATE annotator_span x
SET label_id = (v->>'label_id')::bigint,
    exclusive = (v->>'exclusive')::boolean,
    start = (v->>'start')::integer, "end" = (v->>'end')::integer,
    quote = CASE
        WHEN x.start = (v->>'start')::integer AND x."end" = (v->>'end')::integer THEN x.quote
        ELSE substr(t.content, (v->>'start')::integer + 1,
            (v->>'end')::integer - (v->>'start')::integer)
    END,
    attributes = v->'attributes', note = v->>'note',
    revision = (v->>'revision')::integer,
    deleted_at = (v->>'deleted_at')::timestamptz
FROM {moves}, annotator_assignment a, annotator_text t
WHERE x.id = m."row" AND a.id = x.assignment_id AND t.id = a.text_id
"""
_LINKS = """
UPDATE annotator_link x
SET type_id = (v->>'type_id')::bigint,
    source_id = (v->>'source_id')::bigint, target_id = (v->>'target_id')::bigint,
    revision = (v->>'revision')::integer,
    deleted_at = (v->>'deleted_at')::timestamptz
FROM {moves} WHERE x.id = m."row"
"""
_ANSWERS = """
UPDATE annotator_answer x
SET question_id = (v->>'question_id')::bigint, value = v->'value',
    revision = (v->>'revision')::integer
FROM {moves} WHERE x.id = m."row"
"""
_STATEMENTS = {"assignment": _ASSIGNMENTS, "span": _SPANS, "link": _LINKS, "answer": _ANSWERS}


def record(plan: ChangePlan, changes: Iterable[Change]) -> None:
    """One statement, however many rows."""
    Move.objects.bulk_create(
        Move(plan=plan, table=one.table, row=one.row, before=one.before, after=one.after)
        for one in changes
    )


def carry_out(plan: ChangePlan, side: str) -> None:
    """`side` is after or before. The rules are asked once all rows stand where they belong."""
    with connection.cursor() as cursor:
        # What this transaction did before is judged as it is, not by what comes now.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        for table, statement in _STATEMENTS.items():
            moves = _SIDE.format(side=side, table=table)
            cursor.execute(statement.format(moves=moves), [plan.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
